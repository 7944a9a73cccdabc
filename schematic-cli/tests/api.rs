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
async fn a_check_that_failed_says_why() {
    let emulator = emulator().await;
    let output = schematic(&emulator, &["check", "no-such-flag"]);
    assert_eq!(
        (output.status.code(), text(&output.stdout)),
        (Some(1), "false\n")
    );
    assert!(text(&output.stderr).starts_with("error: "), "{output:?}");

    emulator.inject(Fault::status(401)).unwrap();
    let output = schematic(&emulator, &["check", "reports"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("401"), "{output:?}");
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
