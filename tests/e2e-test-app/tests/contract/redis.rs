//! Caches in a Redis that processes share, and replicator mode.

use std::time::{Duration, Instant};

use schematic_emulator::ReplicatorState;
use serde_json::{Value, json};

use crate::app::{App, both, emulator, merged, settings};

#[tokio::test]
async fn answers_of_the_api_are_shared_through_redis() {
    let Some(redis) = servers::redis() else {
        return;
    };
    let redis = redis.start();
    let emulator = emulator().await;
    let call = json!({"flagKey": "reports", "company": {"org": "acme"}});
    for (no_cache, requests) in [(false, 1), (true, 2)] {
        let before = emulator.requests_total();
        for _ in 0..2 {
            let app = App::start();
            let more = json!({"redisUrl": redis.url(), "noCache": no_cache});
            app.configure(merged(settings(&emulator), more)).await;
            let answer = app.post("/check-flag", &call).await;
            assert_eq!(answer, (200, json!({"value": true})));
        }
        let asked = emulator.requests_total() - before;
        assert_eq!(asked, requests, "noCache {no_cache}");
    }
}

#[tokio::test]
async fn processes_with_a_datastream_share_a_redis() {
    let Some(redis) = servers::redis() else {
        return;
    };
    let redis = redis.start();
    let emulator = emulator().await;
    let call = json!({"flagKey": "reports", "company": {"org": "acme"}});
    let is_on = (200, json!({"value": true}));
    let more = json!({"redisUrl": redis.url(), "useDataStream": true});
    let app = App::start();
    app.configure(merged(settings(&emulator), more.clone()))
        .await;
    assert_eq!(app.post("/check-flag", &call).await, is_on);
    let end = Instant::now() + Duration::from_secs(20);
    for key in ["flags:fde6dba2:reports", "company:fde6dba2:org:acme"] {
        let there = ["EXISTS".to_owned(), format!("schematic:{key}")];
        while redis.command(&there).integer() == 0 {
            assert!(Instant::now() < end, "{key}");
            // The first one may be answered by the API.
            assert_eq!(app.post("/check-flag", &call).await, is_on);
        }
    }
    let lookup = redis.command(&["GET", "schematic:company:fde6dba2:org:acme"]);
    let id = lookup.text().trim_matches('"').to_owned();
    let company = redis.command(&["GET", &format!("schematic:company:fde6dba2:{id}")]);
    let company: Value = serde_json::from_str(company.text()).unwrap();
    assert_eq!(company["keys"], json!({"org": "acme"}));
    for (key, least) in [
        ("company:fde6dba2:org:acme", 1),
        ("flags:fde6dba2:reports", 2_000_000),
    ] {
        let seconds = redis
            .command(&["TTL", &format!("schematic:{key}")])
            .integer();
        assert!(seconds >= least, "{key}: {seconds}");
    }

    // Another process needs nothing but Redis.
    let nowhere = json!({"baseUrl": "http://127.0.0.1:1", "eventCaptureBaseUrl": ""});
    let second = App::start();
    second
        .configure(merged(merged(settings(&emulator), more), nowhere))
        .await;
    assert_eq!(second.post("/check-flag", &call).await, is_on);
}

#[tokio::test]
async fn decides_from_what_a_replicator_wrote() {
    let Some(redis) = servers::redis() else {
        return;
    };
    let redis = redis.start();
    for (key, value) in [
        (
            "flags:1a2b:new",
            r#"{"id":"flag_1","key":"new","default_value":true,"rules":[]}"#,
        ),
        ("company:1a2b:org:acme", "\"comp_1\""),
        (
            "company:1a2b:comp_1",
            r#"{"id":"comp_1","keys":{"org":"acme"},"metrics":[{"event_subtype":"generate",
                "period":"all_time","month_reset":"first_of_month","value":2}]}"#,
        ),
    ] {
        redis.command(&["SET", &format!("schematic:{key}"), value]);
    }
    let (app, emulator) = both().await;
    emulator.replicator().set(ReplicatorState::ready("1a2b"));
    let more = json!({
        "useDataStream": true,
        "redisUrl": redis.url(),
        "replicatorUrl": emulator.base_url(),
        "replicatorHealthCheckMs": 100,
    });
    app.configure(merged(settings(&emulator), more)).await;
    // The emulator has no such flag.
    let call = json!({"flagKey": "new", "company": {"org": "acme"}});
    let is_on = (200, json!({"value": true}));
    let end = Instant::now() + Duration::from_secs(20);
    while app.post("/check-flag", &call).await != is_on {
        assert!(Instant::now() < end);
    }

    let track = json!({"event": "generate", "company": {"org": "acme"}, "quantity": 3});
    assert_eq!(app.post("/track", &track).await.0, 200);
    loop {
        let company = redis.command(&["GET", "schematic:company:1a2b:comp_1"]);
        let company: Value = serde_json::from_str(company.text()).unwrap();
        if company["metrics"][0]["value"] == 5 {
            break;
        }
        assert!(Instant::now() < end, "{company}");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_redis_that_is_none_makes_no_client() {
    let (app, emulator) = both().await;
    for url in ["nonsense", "redis://a:1,", "redis://a:1,rediss://b:2"] {
        let more = json!({"redisUrl": url});
        let (status, answer) = app
            .post("/configure", &merged(settings(&emulator), more))
            .await;
        assert_eq!((status, &answer["success"]), (500, &json!(false)), "{url}");
    }
}

#[tokio::test]
async fn a_cluster_is_shared_like_a_node() {
    let Some(redis) = servers::redis() else {
        return;
    };
    let cluster = redis.cluster(3);
    let emulator = emulator().await;
    let is_on = (200, json!({"value": true}));
    let call = json!({"flagKey": "reports", "company": {"org": "acme"}});
    let more = json!({"redisUrl": cluster.urls(), "useDataStream": true});
    let app = App::start();
    app.configure(merged(settings(&emulator), more.clone()))
        .await;
    let lookup = "schematic:company:fde6dba2:org:acme";
    let master = &cluster.masters[cluster.master_of(lookup)];
    let end = Instant::now() + Duration::from_secs(20);
    while master.command(&["EXISTS", lookup]).integer() == 0 {
        assert!(Instant::now() < end);
        assert_eq!(app.post("/check-flag", &call).await, is_on);
    }
    let nowhere = json!({"baseUrl": "http://127.0.0.1:1", "eventCaptureBaseUrl": ""});
    let second = App::start();
    second
        .configure(merged(merged(settings(&emulator), more), nowhere))
        .await;
    assert_eq!(second.post("/check-flag", &call).await, is_on);

    // Answers of the API, without a DataStream.
    let more = json!({"redisUrl": cluster.urls()});
    let before = emulator.requests_total();
    for _ in 0..2 {
        let app = App::start();
        app.configure(merged(settings(&emulator), more.clone()))
            .await;
        assert_eq!(app.post("/check-flag", &call).await, is_on);
    }
    assert_eq!(emulator.requests_total() - before, 1);
}
