//! Capture: what events are taken, what they count, and which are recognised as repeated.

use std::time::Duration;

use schematic_core::{EvaluationContext, Keys};
use schematic_emulator::{Emulator, EventKind, EventOutcome, MetricPeriod};
use serde_json::{Value, json};

use crate::support::Caller;

fn acme() -> Keys {
    EvaluationContext::company("org", "acme")
        .company_keys()
        .clone()
}

async fn start() -> (Emulator, Caller) {
    let emulator = Emulator::builder()
        .standing_at("2026-03-11T12:00:00Z".parse().unwrap())
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    caller
        .post("/companies", json!({"keys": {"org": "acme"}}))
        .await;
    (emulator, caller)
}

fn track(quantity: impl Into<Value>) -> Value {
    let quantity = quantity.into();
    json!({
        "type": "track",
        "body": {"event": "pages", "company": {"org": "acme"}, "quantity": quantity},
    })
}

#[tokio::test]
async fn usage_is_counted_by_period() {
    let (emulator, caller) = start().await;
    let used = |period| emulator.usage(&acme(), "pages", period).unwrap();
    for quantity in [json!(2), Value::Null, json!(0), json!(-1), json!(5)] {
        let (status, _) = caller.batch(vec![track(quantity)]).await;
        assert_eq!(status, 200);
    }
    for period in [
        MetricPeriod::AllTime,
        MetricPeriod::CurrentDay,
        MetricPeriod::CurrentWeek,
        MetricPeriod::CurrentMonth,
    ] {
        assert_eq!(used(period), 7);
    }
    // Wednesday, 11 March: the day ends, then the week on Sunday, then the month.
    emulator.advance(Duration::from_secs(12 * 3_600));
    assert_eq!(used(MetricPeriod::CurrentDay), 0);
    assert_eq!(used(MetricPeriod::CurrentWeek), 7);
    caller.track("pages", "acme", 1).await;
    assert_eq!(used(MetricPeriod::CurrentDay), 1);
    emulator.advance(Duration::from_secs(3 * 86_400));
    assert_eq!(used(MetricPeriod::CurrentWeek), 0);
    assert_eq!(used(MetricPeriod::CurrentMonth), 8);
    emulator.advance(Duration::from_secs(20 * 86_400));
    assert_eq!(used(MetricPeriod::CurrentMonth), 0);
    assert_eq!(used(MetricPeriod::AllTime), 8);
}

#[tokio::test]
async fn a_repeated_key_counts_once_a_day() {
    let (emulator, caller) = start().await;
    let mut event = track(3);
    event["idempotency_key"] = json!("k-1");
    caller.batch(vec![event.clone(), event.clone()]).await;
    caller.batch(vec![event.clone()]).await;
    let used = || {
        emulator
            .usage(&acme(), "pages", MetricPeriod::AllTime)
            .unwrap()
    };
    assert_eq!(used(), 3);
    let outcomes: Vec<_> = emulator
        .events()
        .iter()
        .map(|event| event.outcome.clone())
        .collect();
    assert_eq!(
        outcomes,
        [
            EventOutcome::Processed,
            EventOutcome::Duplicate,
            EventOutcome::Duplicate
        ]
    );
    // The same key of another kind is another key.
    let identify = json!({
        "type": "identify", "idempotency_key": "k-1", "body": {"keys": {"email": "a@b"}},
    });
    caller.batch(vec![identify]).await;
    assert!(emulator.events().last().unwrap().is_processed());

    emulator.advance(Duration::from_secs(86_400));
    caller.batch(vec![event]).await;
    assert_eq!(used(), 6);
}

#[tokio::test]
async fn identify_makes_users_and_companies() {
    let (emulator, caller) = start().await;
    let identify = json!({"type": "identify", "body": {
        "keys": {"email": "ada@new.example"}, "name": "Ada", "traits": {"admin": true},
        "company": {"keys": {"org": "new"}, "name": "New Ltd", "traits": {"seats": 4}},
    }});
    let usage =
        json!({"type": "track", "body": {"event": "e", "user": {"email": "ada@new.example"}}});
    caller.batch(vec![identify, usage]).await;
    let (_, user) = caller
        .get("/users/lookup?keys[email]=ada@new.example")
        .await;
    assert_eq!(user["data"]["name"], "Ada");
    assert_eq!(user["data"]["traits"], json!({"admin": true}));
    let (_, company) = caller.get("/companies/lookup?keys[org]=new").await;
    assert_eq!(company["data"]["name"], "New Ltd");
    assert_eq!(
        company["data"]["metrics"][0]["value"], 1,
        "counted for the user's one company"
    );
    let events = emulator.wait_for_events(2, |_| true).await;
    assert_eq!(
        events[0].company_id.as_deref(),
        company["data"]["id"].as_str()
    );
    assert_eq!(events[1].company_id, events[0].company_id);
    assert_eq!(events[0].user_id, events[1].user_id);
}

#[tokio::test]
async fn usage_of_an_unknown_company_is_kept_but_not_counted() {
    let (emulator, caller) = start().await;
    let event = json!({"type": "track", "body": {"event": "e", "company": {"org": "unknown"}}});
    let (status, _) = caller.batch(vec![event]).await;
    assert_eq!(status, 200);
    let events = emulator.events();
    assert_eq!(
        events[0].outcome,
        EventOutcome::Failed {
            error: "company not found".to_owned()
        }
    );
    assert_eq!(
        caller.get("/companies/lookup?keys[org]=unknown").await.0,
        404
    );
    let (_, listed) = caller.get("/events?event_types=track").await;
    assert_eq!(listed["data"][0]["status"], "failed");
    assert_eq!(listed["data"][0]["error_message"], "company not found");
}

#[tokio::test]
async fn events_are_listed_by_the_flag_that_was_checked() {
    let seed = "flags: {beta: false, gold: false}";
    let emulator = Emulator::builder().seed(seed).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let check = |key: &str, id: Value| {
        let body = json!({"flag_key": key, "flag_id": id, "reason": "default", "value": true});
        json!({"event_type": "flag_check", "body": body})
    };
    for event in [
        check("beta", Value::Null),
        check("was-beta", json!("flag_beta")),
        check("gold", json!("flag_gold")),
        json!({"event_type": "track", "body": {"event": "beta", "flag_id": "flag_beta"}}),
    ] {
        let (status, answer) = caller.post("/events", event).await;
        assert_eq!(status, 201, "{answer}");
    }
    for (flag, expected) in [
        ("flag_beta", vec!["was-beta", "beta"]),
        ("flag_gold", vec!["gold"]),
        ("flag_none", vec![]),
    ] {
        let (_, listed) = caller.get(&format!("/events?flag_id={flag}")).await;
        let listed = listed["data"].as_array().unwrap();
        let keys: Vec<_> = listed
            .iter()
            .map(|event| event["body"]["flag_key"].as_str().unwrap_or("none"))
            .collect();
        assert_eq!(keys, expected, "{flag}");
    }
}

#[tokio::test]
async fn a_batch_is_taken_whole_or_not_at_all() {
    let (emulator, caller) = start().await;
    let now = "2026-03-11T12:00:00Z";
    let with = |members: Value| {
        let mut event = track(1);
        for (name, value) in members.as_object().unwrap() {
            event[name] = value.clone();
        }
        event
    };
    for (bad, message) in [
        (json!({"type": null}), "type is required"),
        (json!({"type": "moon"}), "type must be one of"),
        (json!({"body": null}), "body is required"),
        (json!({"body": {"company": {}}}), "missing field `event`"),
        (json!({"body": {"event": ""}}), "event is required"),
        (
            json!({"body": {"event": "e", "quantity": 1.5}}),
            "invalid type",
        ),
        (
            json!({"type": "identify", "body": {"keys": {}}}),
            "keys are required",
        ),
        (
            json!({"type": "flag_check", "body": {"flag_key": "f"}}),
            "missing field",
        ),
        (
            json!({"idempotency_key": "x".repeat(256)}),
            "idempotency_key",
        ),
        (json!({"sent_at": "yesterday"}), "sent_at must be"),
        (
            json!({"trusted_client_clock": true}),
            "sent_at is required when trusted_client_clock or backfill is true",
        ),
        (
            json!({"trusted_client_clock": true, "sent_at": "2026-03-11T12:06:00Z"}),
            "sent_at cannot be more than 5 minutes in the future",
        ),
        (
            json!({"trusted_client_clock": true, "sent_at": "2026-02-01T00:00:00Z"}),
            "sent_at cannot be more than 34 days in the past for trusted_client_clock",
        ),
        (
            json!({"backfill": true, "sent_at": "2025-03-01T00:00:00Z"}),
            "sent_at cannot be more than 365 days in the past",
        ),
    ] {
        let (status, answer) = caller
            .batch(vec![with(json!({"sent_at": now})), with(bad.clone())])
            .await;
        assert_eq!(status, 400, "{bad}");
        let error = answer["error"].as_str().unwrap();
        assert!(error.contains(message), "{error}");
        assert_eq!(answer["index"], 1);
    }
    assert_eq!(emulator.events_total(), 0);

    let (status, answer) = caller.batch(vec![track(1); 101]).await;
    assert_eq!(status, 400);
    assert_eq!(answer, json!({"error": "batch too large", "max_size": 100}));
    let (status, _) = caller.batch(vec![track(1); 100]).await;
    assert_eq!(status, 200);
    assert_eq!(
        emulator
            .usage(&acme(), "pages", MetricPeriod::AllTime)
            .unwrap(),
        100
    );
}

#[tokio::test]
async fn late_usage_counts_when_it_happened_and_backfill_does_not() {
    let (emulator, caller) = start().await;
    let mut late = track(4);
    late["sent_at"] = json!("2026-02-20T12:00:00+01:00");
    late["trusted_client_clock"] = json!(true);
    let mut older = late.clone();
    older["backfill"] = json!(true);
    let mut untrusted = late.clone();
    untrusted["trusted_client_clock"] = json!(false);
    caller.batch(vec![late, older, untrusted]).await;
    assert_eq!(
        emulator
            .usage(&acme(), "pages", MetricPeriod::AllTime)
            .unwrap(),
        8
    );
    assert_eq!(
        emulator
            .usage(&acme(), "pages", MetricPeriod::CurrentMonth)
            .unwrap(),
        4
    );
    assert_eq!(
        emulator.events()[0].sent_at.unwrap().to_string(),
        "2026-02-20T11:00:00Z"
    );
}

#[tokio::test]
async fn events_come_over_the_rest_api_too() {
    let (emulator, caller) = start().await;
    let event = json!({
        "event_type": "track", "body": {"event": "pages", "company": {"org": "acme"}},
        "sent_at": null,
    });
    let (status, one) = caller.post("/events", event.clone()).await;
    assert_eq!(status, 201);
    for member in ["captured_at", "remote_ip", "user_agent"] {
        assert!(one["data"][member].is_string(), "{member}");
    }
    let (status, many) = caller
        .post("/event-batch", json!({"events": vec![event; 200]}))
        .await;
    assert_eq!(status, 201);
    assert_eq!(many["data"]["events"].as_array().unwrap().len(), 200);
    assert_eq!(
        emulator
            .usage(&acme(), "pages", MetricPeriod::AllTime)
            .unwrap(),
        201
    );
    let id = one["data"]["event_id"].as_str().unwrap();
    let (_, event) = caller.get(&format!("/events/{id}")).await;
    assert_eq!(event["data"]["status"], "processed");
    assert_eq!(event["data"]["subtype"], "pages");
}

#[tokio::test]
async fn flag_checks_of_clients_are_kept() {
    let (emulator, caller) = start().await;
    let check = json!({"type": "flag_check", "body": {
        "flag_key": "beta", "value": true, "reason": "why", "req_company": {"org": "acme"},
    }});
    caller.batch(vec![check]).await;
    let events = emulator
        .wait_for_events(1, |event| event.kind == EventKind::FlagCheck)
        .await;
    assert_eq!(events[0].body()["reason"], "why");
    assert_eq!(events[0].subtype.as_deref(), Some("beta"));
}

#[tokio::test]
async fn what_is_kept_stays_within_bounds() {
    let emulator = Emulator::builder()
        .keep_events(150)
        .keep_requests(5)
        .keep_idempotency_keys(100)
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    caller
        .post("/companies", json!({"keys": {"org": "acme"}}))
        .await;
    for round in 0..20 {
        let events = (0..100).map(|number| {
            let mut event = track(1);
            event["idempotency_key"] = json!(format!("{round}-{number}"));
            event
        });
        caller.batch(events.collect()).await;
    }
    assert_eq!(
        (emulator.events().len(), emulator.events_total()),
        (150, 2_000)
    );
    assert_eq!(
        (emulator.requests().len(), emulator.requests_total()),
        (5, 21)
    );
    assert_eq!(
        emulator
            .usage(&acme(), "pages", MetricPeriod::AllTime)
            .unwrap(),
        2_000
    );
}
