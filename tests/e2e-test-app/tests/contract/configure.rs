//! `/configure` and `/health`: which client there is.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use serde_json::json;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use crate::app::{App, both, merged, settings};

#[tokio::test]
async fn waits_for_a_configuration() {
    let app = App::start();
    let waiting = json!({
        "status": "waiting",
        "config": {"offline": false, "useDataStream": false, "cacheTtlMs": 2000},
    });
    assert_eq!(app.get("/health").await, (200, waiting.clone()));
    for path in ["/check-flag", "/identify", "/track", "/set-flag-default"] {
        let answer = app.post(path, &json!({})).await;
        assert_eq!(answer, (503, json!({"error": "not configured"})), "{path}");
    }
    for path in ["/", "/nowhere", "/check"] {
        let answer = app.post(path, &json!({})).await;
        assert_eq!(answer, (404, json!({"error": "not found"})), "{path}");
    }

    // A key that cannot be one makes no client, and the app can be configured again.
    for key in ["", " ", "line\nbreak"] {
        let (status, answer) = app.post("/configure", &json!({"apiKey": key})).await;
        assert_eq!(
            (status, &answer["success"]),
            (500, &json!(false)),
            "{key:?}"
        );
        assert!(!answer["error"].as_str().unwrap().is_empty());
    }
    assert_eq!(app.get("/health").await.1, waiting);

    let answer = app
        .post(
            "/configure",
            &json!({"offline": true, "useDataStream": true}),
        )
        .await;
    let supports = json!([
        "traits",
        "idempotencyKey",
        "useDataStream",
        "dataStreamCacheTtlMs",
        "reconnectMinDelayMs",
        "reconnectMaxDelayMs",
        "replicatorHealthCheckMs",
        "redisCluster",
    ]);
    let made = json!({"success": true, "cacheTtlMs": 2000, "supports": supports});
    assert_eq!(answer, (200, made));
    let configured = json!({
        "status": "configured",
        "config": {"offline": true, "useDataStream": true, "cacheTtlMs": 2000},
    });
    assert_eq!(app.get("/health").await, (200, configured));
}

#[tokio::test]
async fn refuses_bodies_that_are_no_objects() {
    let app = App::start();
    for path in [
        "/configure",
        "/check-flag",
        "/identify",
        "/track",
        "/set-flag-default",
    ] {
        for body in [
            "",
            "nonsense",
            "[]",
            "\"text\"",
            "[\"beta\"]",
            "{\"flagKey\": 1}",
        ] {
            // Once it is configured, since before that the others say 503.
            if path != "/configure" && body.is_empty() {
                app.configure(json!({"offline": true})).await;
            }
            if path == "/configure" && body.starts_with('{') {
                continue;
            }
            let (status, answer) = app.send(Method::POST, path, body).await;
            assert_eq!(
                (status, &answer["success"]),
                (400, &json!(false)),
                "{path} {body}"
            );
            assert!(answer["error"].is_string());
        }
    }
}

#[tokio::test]
async fn closes_the_client_before_it_makes_another() {
    let (app, emulator) = both().await;
    let waiting = async |app: &App| app.get("/health").await.1["status"] == "waiting";
    for (unusable, event) in [
        (json!({"apiKey": "line\nbreak"}), "first"),
        (json!({"apiKey": 7}), "second"),
    ] {
        app.configure(settings(&emulator)).await;
        let tracked = app.post("/track", &json!({"event": event})).await;
        assert_eq!(tracked.0, 200);
        let (status, answer) = app.post("/configure", &unusable).await;
        assert_eq!((status, &answer["success"]), (500, &json!(false)));
        assert_eq!(emulator.events().last().unwrap().body()["event"], event);
        assert!(waiting(&app).await);
        let call = json!({"flagKey": "reports"});
        let answer = app.post("/check-flag", &call).await;
        assert_eq!(answer, (503, json!({"error": "not configured"})));
    }
    app.configure(settings(&emulator)).await;
    // What is no configuration at all changes nothing.
    assert_eq!(app.send(Method::POST, "/configure", "[]").await.0, 400);
    assert!(!waiting(&app).await);
}

#[tokio::test]
async fn calls_meet_one_client_or_the_next_while_they_are_exchanged() {
    let (app, emulator) = both().await;
    app.configure(settings(&emulator)).await;
    let (app, settings) = (Arc::new(app), settings(&emulator));
    let trackers: Vec<_> = (0..4)
        .map(|who| {
            let app = Arc::clone(&app);
            tokio::spawn(async move {
                for n in 0..50 {
                    let event = json!({"event": "x", "idempotencyKey": format!("{who}-{n}")});
                    let done = (200, json!({"success": true}));
                    assert_eq!(app.post("/track", &event).await, done);
                }
            })
        })
        .collect();
    while !trackers.iter().all(tokio::task::JoinHandle::is_finished) {
        app.configure(settings.clone()).await;
    }
    for tracker in trackers {
        tracker.await.unwrap();
    }
    app.configure(settings).await;
    assert_eq!(emulator.events().len(), 200);
}

#[tokio::test]
async fn connects_a_datastream_when_it_is_configured_to() {
    let app = App::start();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    // Closes each connection at once; with the client's own delays this would take minutes.
    let connections = async {
        for _ in 0..20 {
            let (mut peer, _) = listener.accept().await.unwrap();
            let mut head = [0; 16];
            peer.read_exact(&mut head).await.unwrap();
            assert_eq!(&head, b"GET /datastream ");
        }
    };
    let settings = json!({
        "apiKey": "sch_test",
        "baseUrl": base,
        "eventCaptureBaseUrl": base,
        "useDataStream": true,
        "dataStreamCacheTtlMs": 60_000,
        "reconnectMinDelayMs": 1,
        "reconnectMaxDelayMs": 5,
    });
    let offline = merged(settings.clone(), json!({"offline": true}));
    app.configure(offline).await;
    app.configure(settings).await;
    let connected = tokio::time::timeout(Duration::from_secs(30), connections);
    connected.await.expect("twenty connections");
    assert_eq!(app.get("/health").await.1["config"]["useDataStream"], true);
    app.configure(json!({"offline": true})).await;
}
