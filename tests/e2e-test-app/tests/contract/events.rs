//! `/track` and `/identify`: what is sent.

use std::collections::BTreeMap;

use schematic_emulator::EventKind;
use serde_json::{Value, json};

use crate::app::{both, settings};

#[tokio::test]
async fn sends_events_as_they_are_described() {
    let (app, emulator) = both().await;
    app.configure(settings(&emulator)).await;
    let tracked = json!({
        "event": "generate",
        "company": {"org": "acme"},
        "user": {"email": "ada@acme.example"},
        "quantity": 0,
        "traits": {"deep": [1, null, {"x": 2.5}]},
        "idempotencyKey": "the-key",
    });
    let done = (200, json!({"success": true}));
    assert_eq!(app.post("/track", &tracked).await, done);
    assert_eq!(app.post("/track", &json!({"event": "bare"})).await, done);
    let by_keys = json!({
        "keys": {"email": "eve@initech.example"},
        "user": {"email": "not@this.example"},
        "company": {"org": "initech"},
    });
    assert_eq!(app.post("/identify", &by_keys).await, done);
    let by_user = json!({"user": {"email": "bob@acme.example"}, "idempotencyKey": "another"});
    assert_eq!(app.post("/identify", &by_user).await, done);
    // The old client's events are sent before the new one is there.
    app.configure(json!({"offline": true})).await;

    let events = emulator.events();
    let bodies: BTreeMap<usize, Value> = events
        .iter()
        .map(|event| event.body())
        .enumerate()
        .collect();
    assert_eq!(
        bodies.values().cloned().collect::<Vec<_>>(),
        [
            json!({
                "event": "generate",
                "company": {"org": "acme"},
                "user": {"email": "ada@acme.example"},
                "quantity": 0,
                "traits": {"deep": [1, null, {"x": 2.5}]},
            }),
            json!({"event": "bare"}),
            json!({
                "keys": {"email": "eve@initech.example"},
                "company": {"keys": {"org": "initech"}},
            }),
            json!({"keys": {"email": "bob@acme.example"}}),
        ]
    );
    let kinds: Vec<EventKind> = events.iter().map(|event| event.kind).collect();
    let (track, identify) = (EventKind::Track, EventKind::Identify);
    assert_eq!(kinds, [track, track, identify, identify]);
    assert_eq!(events[0].idempotency_key.as_deref(), Some("the-key"));
    assert!(
        events[1]
            .idempotency_key
            .as_deref()
            .is_some_and(|key| !key.is_empty())
    );
    assert_eq!(events[3].idempotency_key.as_deref(), Some("another"));
}

#[tokio::test]
async fn tells_which_events_the_client_refuses() {
    let (app, emulator) = both().await;
    app.configure(settings(&emulator)).await;
    let long = json!({"event": "x", "idempotencyKey": "k".repeat(256)});
    for (path, call) in [
        ("/track", json!({"event": " "})),
        ("/track", long),
        ("/identify", json!({})),
    ] {
        let (status, answer) = app.post(path, &call).await;
        assert_eq!((status, &answer["success"]), (400, &json!(false)), "{call}");
    }
}
