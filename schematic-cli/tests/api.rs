//! `schematic check` and `schematic track` as processes, with a local Schematic behind them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::process::{Command, Output, Stdio};

use schematic_emulator::{Emulator, Fault};
use serde_json::{Value, json};

const SEED: &str = "
flags:
  beta:
    rules:
      - when:
          - user: { email: ada@acme.example }
features:
  reports:
plans:
  pro:
    entitlements:
      reports: true
companies:
  - keys: { org: acme }
    plan: pro
users:
  - keys: { email: ada@acme.example }
";

const KEY: &str = "sch_dev_not_to_be_seen";

#[tokio::test(flavor = "multi_thread")]
async fn a_check_prints_the_value() {
    let emulator = emulator().await;
    let output = schematic(&emulator, &["check", "reports", "--company", "org=acme"]);
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(0), "true\n")
    );
    assert_eq!(text(&output.stderr), "");

    let output = schematic(
        &emulator,
        &["check", "beta", "--user", "email=bob@acme.example"],
    );
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(1), "false\n")
    );

    let both = [
        "check",
        "beta",
        "--company",
        "org=acme",
        "--user",
        "email=ada@acme.example",
    ];
    assert_eq!(text(&schematic(&emulator, &both).stdout), "true\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_prints_the_whole_result_as_json() {
    let emulator = emulator().await;
    let output = schematic(
        &emulator,
        &["check", "reports", "--company", "org=acme", "--json"],
    );
    let result: Value = serde_json::from_str(text(&output.stdout)).unwrap();
    assert_eq!(text(&output.stdout).lines().count(), 1);
    assert_eq!(result["flag"], "reports");
    assert_eq!(result["value"], true);
    assert_eq!(result["source"], "api");
    assert_eq!(result["entitlement"]["feature_key"], "reports");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flag_that_schematic_does_not_know_is_false_and_said_to_be_unknown() {
    let emulator = emulator().await;
    let output = schematic(&emulator, &["check", "no-such-flag"]);
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(1), "false\n")
    );
    let said = text(&output.stderr);
    assert!(
        said.starts_with("error: ") && said.contains("no-such-flag"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_could_not_be_asked_prints_no_value_and_says_why() {
    let emulator = emulator().await;
    let ways = [
        (Fault::status(401), "refuses the API key"),
        (Fault::status(403), "refuses the API key"),
        (Fault::status(400), "refuses the request"),
        (Fault::status(500), "try again"),
        (Fault::status(429), "too many requests"),
        // Of something else that answers at the base URL.
        (Fault::status(404).body("<html>"), "check the URL"),
        (Fault::garbage("<html>"), "check the URL"),
        (Fault::not_http(), "the connection to Schematic broke"),
        (Fault::reset(), "the connection to Schematic broke"),
        (Fault::hang(), "in time"),
    ];
    for (fault, why) in ways {
        emulator.inject(fault).unwrap();
        for json in [&[][..], &["--json"]] {
            let call = [
                "check",
                "reports",
                "--company",
                "org=acme",
                "--timeout",
                // The second wait between attempts is longer than what is left then.
                "2",
            ];
            let output = schematic(&emulator, &[&call[..], json].concat());
            assert_eq!(output.status.code(), Some(2), "{why} {output:?}");
            assert_eq!(text(&output.stdout), "", "{why}");
            is_for_people(&output, why);
        }
        emulator.clear_faults();
    }
    let output = command(&["check", "reports", "--timeout", "2"])
        .env("SCHEMATIC_API_KEY", KEY)
        // Nothing listens there.
        .env("SCHEMATIC_BASE_URL", "http://127.0.0.1:1")
        .output()
        .unwrap();
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    is_for_people(&output, "no connection to Schematic could be made");
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_cannot_be_printed_is_neither_true_nor_false() {
    let emulator = emulator().await;
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command(&["check", "reports", "--company", "org=acme"])
        .env("SCHEMATIC_API_KEY", KEY)
        .env("SCHEMATIC_BASE_URL", emulator.base_url())
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    is_for_people(&output, "stdout cannot be written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_break_at_the_end_of_the_key_does_not_count() {
    let emulator = emulator().await;
    let output = command(&["check", "reports", "--company", "org=acme"])
        .env("SCHEMATIC_API_KEY", format!("{KEY}\r\n"))
        .env("SCHEMATIC_BASE_URL", emulator.base_url())
        .output()
        .unwrap();
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(0), "true\n")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_track_event_is_sent_before_it_ends() {
    let emulator = emulator().await;
    let args = [
        "track",
        "generate",
        "--company",
        "org=acme",
        "--user",
        "email=ada@acme.example",
    ];
    let output = schematic(&emulator, &[&args[..], &["--quantity", "-2"]].concat());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(text(&output.stderr), "");
    let events = emulator.events();
    assert_eq!(events.len(), 1);
    assert_eq!(
        events[0].body(),
        json!({
            "event": "generate",
            "company": {"org": "acme"},
            "user": {"email": "ada@acme.example"},
            "quantity": -2,
        })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_track_event_that_is_not_taken_says_why() {
    let emulator = emulator().await;
    emulator.inject(Fault::status(401).times(1)).unwrap();
    let output = schematic(&emulator, &["track", "generate"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("refuses the API key"),
        "{output:?}"
    );

    emulator
        .inject(
            Fault::status(400)
                .body(r#"{"error":"too strange"}"#)
                .times(1),
        )
        .unwrap();
    let output = schematic(&emulator, &["track", "generate"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("too strange"), "{output:?}");

    emulator.inject(Fault::hang()).unwrap();
    let output = schematic(&emulator, &["track", "generate", "--timeout", "0.2"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("in time"), "{output:?}");
    assert_eq!(emulator.events_total(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_is_not_shown_however_it_is_written() {
    let emulator = emulator().await;
    for key in [KEY.to_owned(), format!("{KEY} "), format!("\t{KEY}")] {
        let text = format!("{}{KEY} is no key\u{1b}[2J", "x".repeat(460));
        let body = json!({ "error": text }).to_string();
        for args in [
            &["check", "reports"][..],
            &["check", "reports", "--json"],
            &["track", "generate"],
        ] {
            emulator
                .inject(Fault::status(400).body(body.clone()).times(1))
                .unwrap();
            let output = schematic_with(&emulator, &key, args);
            assert_ne!(output.status.code(), Some(0), "{output:?}");
            let shown = format!("{output:?}");
            assert!(!shown.contains("not_to_be"), "{shown}");
            assert!(!output.stderr.contains(&0x1b), "{shown}");
        }
        let taken = emulator.events_total();
        // What HTTP trims is no other key for events.
        let output = schematic_with(
            &emulator,
            &key,
            &["track", "generate", "--company", "org=acme"],
        );
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(emulator.events_total(), taken + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_track_event_that_capture_refuses_is_said_so_in_a_sentence() {
    let emulator = emulator().await;
    let ways = [
        (Fault::status(403), "refuses the API key"),
        (Fault::status(404), "check the URL"),
        (Fault::status(402), "refuses the request"),
        (Fault::status(422), "capture refuses it"),
        (Fault::status(413), "larger than capture takes"),
        (Fault::status(503), "try again"),
        (Fault::status(429), "too many requests"),
        (Fault::redirect("http://127.0.0.1:1/"), "check the base URL"),
        (Fault::status(405), "check the base URL"),
        (Fault::reset(), "cannot be reached"),
    ];
    for (fault, why) in ways {
        emulator.inject(fault).unwrap();
        let output = schematic(&emulator, &["track", "generate", "--timeout", "0.5"]);
        assert_eq!(output.status.code(), Some(1), "{why} {output:?}");
        assert_eq!(text(&output.stdout), "", "{why}");
        is_for_people(&output, why);
        emulator.clear_faults();
    }
}

#[test]
fn settings_that_cannot_be_used_are_named_as_they_are_set() {
    for (key, url, why) in [
        ("", "http://127.0.0.1:1", "set SCHEMATIC_API_KEY"),
        (" \n", "http://127.0.0.1:1", "set SCHEMATIC_API_KEY"),
        (
            "line\nbreak",
            "http://127.0.0.1:1",
            "SCHEMATIC_API_KEY has a character",
        ),
        (KEY, "ftp://127.0.0.1", "base URL must begin with"),
        (KEY, "http://a:b@127.0.0.1", "base URL has credentials"),
        (KEY, "http://", "base URL is no URL"),
    ] {
        for call in [&["check", "reports"], &["track", "generate"]] {
            let output = command(call)
                .env("SCHEMATIC_API_KEY", key)
                .env("SCHEMATIC_BASE_URL", url)
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(2), "{why} {output:?}");
            is_for_people(&output, why);
        }
    }
}

/// One line that says `why`, without words that only the program's authors know.
fn is_for_people(output: &Output, why: &str) {
    let said = text(&output.stderr);
    assert!(
        said.starts_with("error: ") && said.contains(why),
        "{why}: {said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    for word in said.split(|one: char| !one.is_alphanumeric()) {
        let inner = word.get(1..).unwrap_or_default();
        let is_camel = inner.contains(|one: char| one.is_ascii_uppercase())
            && inner.contains(|one: char| one.is_ascii_lowercase());
        assert!(!is_camel, "{word}: {said}");
    }
    for word in [
        "builder",
        "default value",
        "Transport",
        "Decode",
        ": Server",
        "Api",
    ] {
        assert!(!said.contains(word), "{word}: {said}");
    }
}

#[test]
fn wrong_usage_has_its_own_status_and_makes_no_request() {
    let check = ["check", "reports"];
    for (key, args) in [
        ("", &check[..]),
        ("line\nbreak", &check),
        (KEY, &["check"]),
        (KEY, &["check", "reports", "--company", "acme"]),
        (KEY, &["check", "reports", "--api-key", "sch_x"]),
        (KEY, &["check", "reports", "--timeout", "0"]),
        (
            KEY,
            &[
                "check",
                "reports",
                "--base-url",
                "http://user:secret@127.0.0.1",
            ],
        ),
        (KEY, &["track", " "]),
        (KEY, &["track", "generate", "--quantity", "1.5"]),
        (KEY, &["nothing"]),
        (KEY, &[]),
    ] {
        let output = command(args)
            .env("SCHEMATIC_API_KEY", key)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?} {output:?}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{args:?}"
        );
        assert!(!text(&output.stderr).contains(KEY), "{args:?}");
    }
}

#[test]
fn help_and_completions_go_to_stdout() {
    for args in [
        &["--help"][..],
        &["check", "--help"],
        &["completions", "bash"],
        &["completions", "zsh"],
        &["completions", "fish"],
        &["dev", "--help"],
        &["eval", "--help"],
        &["track", "--help"],
        &["--version"],
    ] {
        // Help tells the names of settings, never their values.
        let output = command(args)
            .env("SCHEMATIC_BASE_URL", "http://x:y@z")
            .output()
            .unwrap();
        assert!(
            output.status.success() && output.stderr.is_empty(),
            "{args:?}"
        );
        assert!(
            !output.stdout.is_empty() && !text(&output.stdout).contains("x:y"),
            "{args:?}"
        );
    }
}

async fn emulator() -> Emulator {
    Emulator::builder()
        .api_key(KEY)
        .seed(SEED)
        .start()
        .await
        .unwrap()
}

fn schematic(emulator: &Emulator, args: &[&str]) -> Output {
    schematic_with(emulator, KEY, args)
}

fn schematic_with(emulator: &Emulator, key: &str, args: &[&str]) -> Output {
    let output = command(args)
        .env("SCHEMATIC_API_KEY", key)
        .env("SCHEMATIC_BASE_URL", emulator.base_url())
        .env(
            "SCHEMATIC_EVENT_CAPTURE_BASE_URL",
            emulator.event_capture_base_url(),
        )
        .output()
        .unwrap();
    assert!(!text(&output.stdout).contains(KEY) && !text(&output.stderr).contains(KEY));
    output
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schematic"));
    command.args(args).stdin(Stdio::null());
    for name in ["API_KEY", "BASE_URL", "EVENT_CAPTURE_BASE_URL"] {
        command.env_remove(format!("SCHEMATIC_{name}"));
    }
    command
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
