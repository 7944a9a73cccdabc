//! What a request to capture looks like.

use std::collections::HashSet;

use schematic_core::clock::{Clock, ManualClock};
use schematic_core::events::{CompanyIdentity, Identify, Track};
use schematic_core::{EvaluationContext, Timestamp};
use serde_json::{Value, json};

use crate::capture::Capture;
use crate::drive::secs;

#[tokio::test]
async fn a_batch_has_the_documented_form() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture
        .builder(&clock)
        .event_capture_base_url("http://capture.example/prefix/")
        .build()
        .unwrap();
    let who = Identify::new()
        .key("user_id", "u-17")
        .name("Ada")
        .with_trait("seats", 4)
        .with_trait("plan", None::<&str>)
        .company(
            CompanyIdentity::new()
                .key("org", "o-9")
                .name("Analytical Ltd")
                .with_trait("city", "Turin"),
        );
    schematic.identify(who).unwrap();
    clock.advance(std::time::Duration::from_millis(250));
    let context = EvaluationContext::company("org", "o-9").with_user("user_id", "u-17");
    let used = Track::new("pages-rendered")
        .context(context)
        .quantity(0)
        .with_trait("region", "eu")
        .idempotency_key("mine");
    schematic.track(used).unwrap();
    schematic.track(Track::new("bare")).unwrap();
    assert!(schematic.flush().await.is_complete());

    let requests = capture.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].uri, "http://capture.example/prefix/batch");
    let header = |name: &str| requests[0].headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(header("accept"), "application/json");
    assert_eq!(header("x-schematic-api-key"), "sch_dev_test");
    assert!(header("user-agent").starts_with("schematic-core/"));

    let batch: Value = serde_json::from_slice(&requests[0].body).unwrap();
    let generated = |at: usize| batch["events"][at]["idempotency_key"].clone();
    assert_eq!(
        batch,
        json!({"events": [
            {
                "api_key": "sch_dev_test",
                "type": "identify",
                "idempotency_key": generated(0),
                "sent_at": "2026-01-01T00:00:00Z",
                "body": {
                    "keys": {"user_id": "u-17"},
                    "name": "Ada",
                    "traits": {"plan": null, "seats": 4},
                    "company": {
                        "keys": {"org": "o-9"},
                        "name": "Analytical Ltd",
                        "traits": {"city": "Turin"},
                    },
                },
            },
            {
                "api_key": "sch_dev_test",
                "type": "track",
                "idempotency_key": "mine",
                "sent_at": "2026-01-01T00:00:00.25Z",
                "body": {
                    "event": "pages-rendered",
                    "company": {"org": "o-9"},
                    "user": {"user_id": "u-17"},
                    "quantity": 0,
                    "traits": {"region": "eu"},
                },
            },
            {
                "api_key": "sch_dev_test",
                "type": "track",
                "idempotency_key": generated(2),
                "sent_at": "2026-01-01T00:00:00.25Z",
                "body": {"event": "bare"},
            },
        ]})
    );
    for key in [generated(0), generated(2)] {
        uuid(key.as_str().unwrap());
    }
}

#[tokio::test]
async fn a_trusted_clock_and_a_backfill_say_so() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    let then = Timestamp::from_millis(clock.now().as_millis() - 40 * 86_400_000);
    let trusted = Track::new("late").trusted_clock();
    schematic.track(trusted).unwrap();
    let backfill = Track::new("older").sent_at(then).backfill();
    schematic.track(backfill).unwrap();
    schematic.track(Track::new("dated").sent_at(then)).unwrap();
    assert!(schematic.flush().await.is_complete());

    let flags = |event: &Value| {
        (
            event["sent_at"].as_str().unwrap().to_owned(),
            event.get("trusted_client_clock").cloned(),
            event.get("backfill").cloned(),
        )
    };
    let taken: Vec<_> = capture.taken().iter().map(flags).collect();
    let (now, then) = (clock.now().to_string(), then.to_string());
    let yes = Some(Value::Bool(true));
    assert_eq!(
        taken,
        [
            (now, yes.clone(), None),
            (then.clone(), yes.clone(), yes),
            (then, None, None),
        ]
    );
}

#[tokio::test]
async fn every_event_of_every_client_has_a_distinct_key() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let clients = [capture.client(&clock), capture.client(&clock)];
    for schematic in &clients {
        for _ in 0..500 {
            schematic.track(Track::new("same")).unwrap();
        }
        assert_eq!(schematic.flush_within(secs(1)).await.sent, 500);
    }
    let keys: HashSet<_> = capture
        .requests()
        .iter()
        .flat_map(|request| request.events.clone())
        .map(|event| uuid(event["idempotency_key"].as_str().unwrap()))
        .collect();
    assert_eq!(keys.len(), 1_000);
}

/// Checks that a text has the form of a UUID.
fn uuid(text: &str) -> String {
    let groups: Vec<_> = text.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12], "{text}");
    let hex = |c: char| c == '-' || c.is_ascii_digit() || ('a'..='f').contains(&c);
    assert!(text.chars().all(hex), "{text}");
    text.to_owned()
}
