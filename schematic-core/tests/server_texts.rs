//! What servers say, as it is shown: without the API key, control characters and endless lengths.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::error::Error as _;
use std::time::Duration;

use http::Method;
use schematic_core::api::runtime::{Call, RequestOptions, Transport};
use schematic_core::cache::CacheOptions;
use schematic_core::clock::ManualClock;
use schematic_core::events::Track;
use schematic_core::{Error, Schematic};
use schematic_emulator::{Emulator, Fault};
use support::{Act, KEY, Script, acme, answer, client, drive};

async fn call(act: Act) -> Error {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [act]);
    let schematic = client(&clock, &script).build().unwrap();
    let call = Call::new(Method::GET, "/companies/lookup");
    let options = RequestOptions::new().max_retries(1);
    drive(&clock, schematic.call(call, &options))
        .await
        .unwrap_err()
}

/// All that is shown of an error.
fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    text
}

#[tokio::test]
async fn a_refusal_is_shown_without_the_key() {
    let before = "x".repeat(450);
    let encoded = KEY.replace('_', "%5F");
    let escaped = KEY.replace('_', "\\\\u005f");
    for text in [
        format!("{before}{KEY} is no key"),
        format!("{before}{}", KEY.repeat(9)),
        format!("{encoded} {escaped}"),
        format!("{}…", KEY.split_at(KEY.len() - 2).0),
    ] {
        for status in [401, 503] {
            let error = call(answer(status, format!(r#"{{"error":"{text}"}}"#))).await;
            assert!(error.message().contains("[red"), "{error}");
            assert!(error.message().chars().count() <= 500, "{error}");
            assert!(!shown(&error).contains("9c27"), "{error:?}");
        }
    }
}

#[tokio::test]
async fn a_redirect_is_shown_without_the_key() {
    let location = format!("https://{}.example/", KEY.replace('_', "-"));
    let elsewhere = |location: String| Act::Answer(307, vec![("location", location)], "".into());
    let error = call(elsewhere(location)).await;
    assert!(error.message().contains("another origin"), "{error}");
    let error = call(elsewhere(format!("https://{KEY}.example/"))).await;
    assert!(error.message().contains("[redacted].example"), "{error}");
}

#[tokio::test]
async fn control_characters_are_left_out() {
    let error = call(answer(
        400,
        r#"{"error":"\u001b[2J\u009b31mno\r\nkey\u0000"}"#,
    ))
    .await;
    assert_eq!(
        error.message(),
        "Schematic answered 400 Bad Request: [2J31mno  key"
    );
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_not_quoted() {
    for body in [
        format!(r#"{{"data":"{KEY}"}}"#),
        format!(r#"{{"data":{{"flags":"{KEY}"}}}}"#),
        format!(r#""{KEY}""#),
    ] {
        let clock = ManualClock::default();
        let script = Script::new(&clock, [answer(200, body)]);
        let schematic = client(&clock, &script).build().unwrap();
        let all = drive(&clock, schematic.check_flags(&["f"], &acme()).into_future()).await;
        assert!(!format!("{all:?}").contains(KEY), "{all:?}");

        let call = Call::new(Method::GET, "/companies/lookup");
        let response = schematic.call(call, &RequestOptions::new()).await.unwrap();
        let error = response.data::<u64>().unwrap_err();
        assert!(!shown(&error).contains(KEY), "{error:?}");
    }
}

#[tokio::test]
async fn blanks_around_the_key_do_not_count() {
    let emulator = Emulator::builder().api_key(KEY).start().await.unwrap();
    for key in [format!("{KEY} "), format!("\t {KEY}\t"), format!(" {KEY}")] {
        let schematic = Schematic::builder(key)
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url())
            .cache(CacheOptions::new().ttl(Duration::ZERO))
            .max_retries(0)
            .build()
            .unwrap();
        let quoting = Fault::status(401).body(format!(r#"{{"error":"{KEY} is no key"}}"#));
        emulator
            .inject(quoting.on("/flags/f/check").times(1))
            .unwrap();
        let result = schematic.check("f", &acme()).await;
        assert!(result.reason.contains("[redacted] is no key"), "{result:?}");

        // Capture accepts the key in the body as the API accepts the one in the header.
        schematic
            .track(Track::new("used").company("org", "acme"))
            .unwrap();
        assert!(schematic.shutdown().await.events.is_complete());
    }
}
