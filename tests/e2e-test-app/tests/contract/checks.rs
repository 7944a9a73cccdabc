//! `/check-flag` over the API, and offline.

use schematic_emulator::Fault;
use serde_json::json;

use crate::app::{both, merged, settings};

#[tokio::test]
async fn checks_flags_over_the_api() {
    let (app, emulator) = both().await;
    // What this version does not have changes nothing about the answers.
    let more = json!({
        "redisUrl": "redis://127.0.0.1:1",
        "replicatorUrl": "http://127.0.0.1:1",
        "creditLeases": {"mode": "auto"},
        "flagDefaults": null,
        "useDataStream": null,
        "novel": {"x": 1},
    });
    app.configure(merged(settings(&emulator), more)).await;
    let cases = [
        (
            json!({"flagKey": "reports", "company": {"org": "acme"}}),
            true,
        ),
        (
            json!({"flagKey": "reports", "company": {"org": "globex"}, "user": null}),
            false,
        ),
        (json!({"flagKey": "reports"}), false),
        (
            json!({"flagKey": "beta", "user": {"email": "ada@acme.example"}, "more": 1}),
            true,
        ),
        (
            json!({"flagKey": "not/here?x=%20é", "company": {"org": "acme"}}),
            false,
        ),
    ];
    for (call, value) in cases {
        assert_eq!(
            app.post("/check-flag", &call).await,
            (200, json!({"value": value})),
            "{call}"
        );
    }
}

#[tokio::test]
async fn a_failing_backend_is_the_default() {
    let (app, emulator) = both().await;
    let defaults = json!({"flagDefaults": {"reports": true, "beta": false}});
    app.configure(merged(settings(&emulator), defaults)).await;
    emulator.inject(Fault::status(401)).unwrap();
    let check = async |flag: &str| app.post("/check-flag", &json!({"flagKey": flag})).await;
    assert_eq!(check("reports").await, (200, json!({"value": true})));
    assert_eq!(check("beta").await, (200, json!({"value": false})));
    assert_eq!(check("none").await, (200, json!({"value": false})));
    let answer = app
        .post(
            "/set-flag-default",
            &json!({"flagKey": "none", "value": true}),
        )
        .await;
    assert_eq!(answer, (200, json!({"success": true})));
    assert_eq!(check("none").await, (200, json!({"value": true})));
}

#[tokio::test]
async fn caches_unless_the_cache_is_turned_off() {
    let (app, emulator) = both().await;
    let call = json!({"flagKey": "reports", "company": {"org": "acme"}});
    for (no_cache, requests) in [(false, 1), (true, 3)] {
        app.configure(merged(settings(&emulator), json!({"noCache": no_cache})))
            .await;
        let before = emulator.requests_total();
        for _ in 0..3 {
            assert_eq!(
                app.post("/check-flag", &call).await.1,
                json!({"value": true})
            );
        }
        assert_eq!(
            emulator.requests_total() - before,
            requests,
            "noCache {no_cache}"
        );
    }
}

#[tokio::test]
async fn offline_sends_nothing() {
    let (app, emulator) = both().await;
    let offline = json!({"offline": true, "useDataStream": true, "flagDefaults": {"beta": true}});
    app.configure(merged(settings(&emulator), offline)).await;
    let call = json!({"flagKey": "beta", "company": {"org": "acme"}});
    assert_eq!(
        app.post("/check-flag", &call).await,
        (200, json!({"value": true}))
    );
    assert_eq!(app.post("/track", &json!({"event": "x"})).await.0, 200);
    app.configure(json!({"offline": true})).await;
    assert_eq!(emulator.requests_total(), 0);
}
