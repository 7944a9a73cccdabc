//! `schematic webhook` as a process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use schematic_core::webhooks::{DeliveryHeaders, Verifier};
use serde_json::{Value, json};
use tokio::net::TcpListener;

const SECRET: &str = "whsec_test_1";
const BODY: &str = r#"{"action":"company.created","account_id":"acct_1","environment_id":"env_1","object_type":"company","body":{"id":"comp_1"},"company_id":"comp_1"}"#;
const AT: &str = "1700000000";
const SIGNATURE: &str = "4f852b1f2608beeb370d7ea22d1076bc2e2efb0163c16281a3d5402c36a05874";

#[test]
fn a_body_is_signed_from_stdin_and_from_a_file() {
    let signed = format!(
        "X-Schematic-Webhook-Signature: {SIGNATURE}\nX-Schematic-Webhook-Timestamp: {AT}\n\
         X-Schematic-Webhook-Signature-Version: v1\n"
    );
    let output = webhook(&["sign", "--body", "-", "--timestamp", AT], BODY.as_bytes());
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(0), &*signed)
    );
    assert_eq!(text(&output.stderr), "");

    let file = File::holding("signed", BODY.as_bytes());
    let output = webhook(
        &["sign", "--body", file.path(), "--timestamp", AT, "--json"],
        b"",
    );
    let headers: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        headers,
        json!({
            "x-schematic-webhook-signature": SIGNATURE,
            "x-schematic-webhook-timestamp": AT,
            "x-schematic-webhook-signature-version": "v1",
        })
    );

    // Whatever bytes there are, and none.
    for (body, signature) in [
        (
            b"\xff\xfe\x00+1".as_slice(),
            "0b02145f0069172da22d788c8c9f9d0ab0c6976182538b603bdbea4ec82b3394",
        ),
        (
            b"",
            "95a98400a2d662d12df0ac6678991bb3f90ac6ed22e27788b2c042c02048dc3e",
        ),
    ] {
        let output = webhook(&["sign", "--body", "-", "--timestamp", AT], body);
        assert!(text(&output.stdout).contains(signature));
    }
}

#[test]
fn what_was_just_signed_verifies() {
    let output = webhook(&["sign", "--body", "-", "--json"], BODY.as_bytes());
    let headers: Value = serde_json::from_slice(&output.stdout).unwrap();
    let header = |name: &str| headers[name].as_str().unwrap().to_owned();
    let signature = header("x-schematic-webhook-signature");
    let timestamp = header("x-schematic-webhook-timestamp");
    assert!(timestamp.parse::<u64>().unwrap().abs_diff(now()) < 60);
    let verify = [
        "verify",
        "--body",
        "-",
        "--signature",
        &signature,
        "--timestamp",
        &timestamp,
    ];
    let output = webhook(&verify, BODY.as_bytes());
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(0), "verified\n")
    );
    let output = webhook(&[verify.as_slice(), &["--json"]].concat(), BODY.as_bytes());
    assert_eq!(text(&output.stdout), "{\"verified\":true}\n");
}

#[test]
fn a_line_break_at_the_end_of_a_secret_does_not_count() {
    for secret in ["whsec_test_1\n", "whsec_test_1\r\n", " whsec_test_1 "] {
        let sign = ["sign", "--body", "-", "--timestamp", AT];
        let output = schematic(secret, &sign, BODY.as_bytes());
        assert!(text(&output.stdout).contains(SIGNATURE), "{secret:?}");
    }
    for secret in ["", "\n", " "] {
        let output = schematic(secret, &["sign", "--body", "-"], b"{}");
        assert_eq!(output.status.code(), Some(2), "{secret:?}");
        assert!(text(&output.stderr).contains("set SCHEMATIC_WEBHOOK_SECRET"));
    }
}

#[test]
fn the_check_that_failed_is_named() {
    let longer = format!("{SIGNATURE}zz");
    for (signature, timestamp, more, body, code) in [
        (SIGNATURE, AT, "0", "{}", "signature_mismatch"),
        (SIGNATURE, "1700000001", "0", BODY, "signature_mismatch"),
        (&SIGNATURE[..62], AT, "0", BODY, "signature_mismatch"),
        (&SIGNATURE[..63], AT, "0", BODY, "malformed_signature"),
        (&longer, AT, "0", BODY, "malformed_signature"),
        ("", AT, "0", BODY, "missing_signature"),
        (SIGNATURE, "", "0", BODY, "missing_timestamp"),
        (SIGNATURE, "-1", "0", BODY, "malformed_timestamp"),
        (SIGNATURE, AT, "300", BODY, "timestamp_out_of_tolerance"),
    ] {
        let call = [
            "verify",
            "--body",
            "-",
            "--signature",
            signature,
            "--timestamp",
            timestamp,
            "--tolerance",
            more,
        ];
        let output = webhook(&call, body.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{code}");
        let printed = text(&output.stdout);
        assert!(
            printed.starts_with(&format!("not verified: {code}: ")),
            "{printed}"
        );
        let output = webhook(&[call.as_slice(), &["--json"]].concat(), body.as_bytes());
        let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            (&printed["verified"], &printed["code"]),
            (&json!(false), &json!(code))
        );
    }
    let call = |version: &'static str| {
        [
            "verify",
            "--body",
            "-",
            "--signature",
            SIGNATURE,
            "--timestamp",
            AT,
            "--tolerance",
            "0",
            "--signature-version",
            version,
        ]
    };
    assert_eq!(webhook(&call("v1"), BODY.as_bytes()).status.code(), Some(0));
    let output = webhook(&call("v2"), BODY.as_bytes());
    assert!(text(&output.stdout).contains("unsupported_version"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_is_signed_and_sent() {
    let url = endpoint().await;
    let file = File::holding("sent", BODY.as_bytes());
    let bare = File::holding("bare", br#"{"id":"comp_2"}"#);
    for (more, action, body) in [
        (vec![], "test.send", json!({})),
        (
            vec!["--action", "company.updated"],
            "company.updated",
            json!({}),
        ),
        (
            vec!["--body", file.path()],
            "company.created",
            json!({ "id": "comp_1" }),
        ),
        (
            vec!["--body", file.path(), "--action", "company.deleted"],
            "company.deleted",
            json!({ "id": "comp_1" }),
        ),
        (
            vec!["--body", bare.path(), "--action", "company.updated"],
            "company.updated",
            json!({ "id": "comp_2" }),
        ),
    ] {
        let call = [["send", &url, "--json"].as_slice(), &more].concat();
        let output = webhook(&call, b"");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            printed,
            json!({ "status": 200, "body": { "action": action, "body": body } })
        );
    }
    // From stdin, as it is.
    let output = webhook(&["send", &url, "--body", "-"], BODY.as_bytes());
    assert!(text(&output.stdout).starts_with("200 OK\n{\"action\":"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_that_is_not_acknowledged_is_a_failure() {
    let url = endpoint().await;
    let output = schematic("whsec_other", &["send", &url], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stdout),
        "400 Bad Request\nsignature_mismatch\n"
    );
    let strange = url.replace("/hook", "/strange");
    let output = webhook(&["send", &strange], b"");
    assert_eq!(
        text(&output.stdout),
        "500 Internal Server Error\n[2Jno \n[31m[redacted]\n"
    );
    let elsewhere = url.replace("/hook", "/elsewhere");
    let output = webhook(&["send", &elsewhere], b"");
    assert_eq!(output.status.code(), Some(1), "a redirect");
    let output = webhook(&["send", "http://127.0.0.1:9/"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("127.0.0.1:9"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(text(&output.stdout), "");
}

#[test]
fn a_url_that_does_not_answer_is_named_with_what_happened() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = format!("http://{}/hooks", listener.local_addr().unwrap());
    for (url, why) in [
        ("http://127.0.0.1:1/hooks", "cannot be reached: "),
        (&*silent, "did not answer within 0.2 s"),
    ] {
        let output = webhook(&["send", url, "--timeout", "0.2"], b"");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
        let said = text(&output.stderr);
        assert!(said.starts_with(&format!("error: {url} {why}")), "{said}");
        assert!(
            !said.contains("client error") && !said.contains("hyper"),
            "{said}"
        );
    }
}

#[test]
fn wrong_usage_is_2() {
    for (secret, call) in [
        ("", vec!["sign", "--body", "-"]),
        (SECRET, vec!["sign", "--body", "/nowhere/at/all"]),
        (SECRET, vec!["sign", "--body", "-", "--timestamp", "1+2"]),
        (SECRET, vec!["sign"]),
        (SECRET, vec!["sign", "--body", "-", "--secret", "x"]),
        (SECRET, vec!["verify", "--body", "-", "--timestamp", AT]),
        (SECRET, vec!["send", "nowhere"]),
        (SECRET, vec!["send", "ftp://127.0.0.1/"]),
        (
            SECRET,
            vec![
                "send",
                "http://127.0.0.1:9/",
                "--body",
                "-",
                "--action",
                "x",
            ],
        ),
    ] {
        let output = schematic(secret, &call, b"no JSON");
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(
            !output.stderr.is_empty() && output.stdout.is_empty(),
            "{call:?}"
        );
    }
    let output = schematic("", &["sign", "--body", "-"], b"");
    assert!(text(&output.stderr).contains("SCHEMATIC_WEBHOOK_SECRET"));
}

#[test]
fn help_has_examples() {
    for call in [
        &["sign", "--help"],
        &["verify", "--help"],
        &["send", "--help"],
    ] {
        let output = schematic("", call.as_slice(), b"");
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains("Examples:\n  "));
    }
}

/// An endpoint that accepts what is signed with the secret, and answers with what it received.
async fn endpoint() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let take = async |headers: HeaderMap, body: Bytes| {
        let headers = DeliveryHeaders::from_http(&headers).unwrap();
        let verified = match Verifier::new(SECRET).unwrap().verify(&headers, &body) {
            Ok(verified) => verified,
            Err(error) => return (StatusCode::BAD_REQUEST, error.code().to_owned()),
        };
        let event = verified.event(&body).unwrap();
        let received = json!({ "action": event.action, "body": event.body().unwrap() });
        (StatusCode::OK, received.to_string())
    };
    let elsewhere = async || (StatusCode::FOUND, [("location", "/hook")]);
    let strange = async || {
        let text = format!("\u{1b}[2Jno\u{202e}\t\r\n\u{9b}\u{1b}[31m{SECRET}");
        (StatusCode::INTERNAL_SERVER_ERROR, text)
    };
    let router = Router::new()
        .route("/hook", axum::routing::post(take))
        .route("/strange", axum::routing::post(strange))
        .route("/elsewhere", axum::routing::post(elsewhere));
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

fn webhook(call: &[&str], stdin: &[u8]) -> Output {
    schematic(SECRET, call, stdin)
}

/// Runs `schematic webhook`; the secret shows nowhere.
fn schematic(secret: &str, call: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_schematic"))
        .arg("webhook")
        .args(call)
        .env_clear()
        .env("SCHEMATIC_WEBHOOK_SECRET", secret)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It need not read it.
    drop(child.stdin.take().unwrap().write_all(stdin));
    let output = child.wait_with_output().unwrap();
    for shown in [&output.stdout, &output.stderr] {
        assert!(secret.trim().is_empty() || !text(shown).contains(secret.trim()));
    }
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
}

/// A file that goes when the test is over.
struct File(PathBuf);

impl File {
    fn holding(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("schematic-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}
