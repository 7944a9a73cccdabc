//! The test app as a process, driven over HTTP, with a local Schematic behind it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::process::Stdio;
use std::time::Duration;

use schematic_emulator::{Emulator, Fault};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

const SEED: &str = r#"
flags:
  on: { default: true }
  off: { default: false }
companies:
  - keys: { org: acme }
"#;

struct App {
    process: Child,
    url: String,
    http: reqwest::Client,
}

impl App {
    async fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_e2e-test-app"))
            .env("PORT", "0")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = lines.next_line().await.unwrap().unwrap();
        let url = line.strip_prefix("listening on ").unwrap().to_owned();
        // Whatever else it prints has to go somewhere.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { process, url, http }
    }

    async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.post_text(path, body.to_string()).await
    }

    async fn post_text(&self, path: &str, body: String) -> (u16, Value) {
        let request = self.http.post(format!("{}{path}", self.url)).body(body);
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    async fn health(&self) -> Value {
        let url = format!("{}/health", self.url);
        self.http
            .get(url)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    async fn configure(&self, emulator: &Emulator, more: Value) {
        let mut body = json!({
            "apiKey": emulator.api_key(),
            "baseUrl": emulator.base_url(),
            "eventCaptureBaseUrl": emulator.event_capture_base_url(),
        });
        let members = body.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        let (status, answer) = self.post("/configure", body).await;
        assert_eq!(status, 200);
        assert_eq!(
            answer,
            json!({"success": true, "cacheTtlMs": 2000, "supports": ["traits", "idempotencyKey"]})
        );
    }

    async fn check(&self, flag: &str) -> Value {
        let body = json!({"flagKey": flag, "company": {"org": "acme"}, "user": null});
        let (status, answer) = self.post("/check-flag", body).await;
        assert_eq!(status, 200);
        answer["value"].clone()
    }

    /// Asks it to stop, and waits until it has.
    async fn stop(mut self) {
        let pid = self.process.id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .await
                .unwrap()
                .success()
        );
        let ended = timeout(Duration::from_secs(25), self.process.wait()).await;
        assert!(ended.unwrap().unwrap().success());
    }
}

async fn emulator() -> Emulator {
    Emulator::builder().seed(SEED).start().await.unwrap()
}

#[tokio::test]
async fn nothing_is_answered_before_there_is_a_client() {
    let app = App::start().await;
    let config = json!({"offline": false, "useDataStream": false, "cacheTtlMs": 2000});
    assert_eq!(
        app.health().await,
        json!({"status": "waiting", "config": config})
    );
    for path in ["/check-flag", "/identify", "/track", "/set-flag-default"] {
        let answer = app.post(path, json!({})).await;
        assert_eq!(answer, (503, json!({"error": "not configured"})), "{path}");
    }
    assert_eq!(
        app.post("/nowhere", json!({})).await,
        (404, json!({"error": "not found"}))
    );
    let (status, answer) = app.post("/configure", json!({"apiKey": " "})).await;
    assert_eq!((status, &answer["success"]), (500, &json!(false)));
    assert_eq!(app.health().await["status"], "waiting");
    app.stop().await;
}

#[tokio::test]
async fn flags_are_checked_and_defaults_stand_in() {
    let (app, emulator) = (App::start().await, emulator().await);
    let defaults = json!({"noCache": true, "flagDefaults": {"unknown": true}, "later": {"x": 1}});
    app.configure(&emulator, defaults).await;
    assert_eq!(app.health().await["status"], "configured");
    assert_eq!(app.check("on").await, true);
    assert_eq!(app.check("off").await, false);
    assert_eq!(app.check("unknown").await, true);
    let default = json!({"flagKey": "unknown", "value": false});
    assert_eq!(
        app.post("/set-flag-default", default).await,
        (200, json!({"success": true}))
    );
    assert_eq!(app.check("unknown").await, false);
    for body in ["[]", "null", "", "{", "7"] {
        let (status, answer) = app.post_text("/check-flag", body.to_owned()).await;
        assert_eq!((status, &answer["success"]), (400, &json!(false)), "{body}");
        assert!(answer["error"].is_string());
    }
}

#[tokio::test]
async fn a_failing_schematic_is_no_error_here() {
    let (app, emulator) = (App::start().await, emulator().await);
    app.configure(&emulator, json!({"flagDefaults": {"on": true}}))
        .await;
    emulator.inject(Fault::status(400)).unwrap();
    assert_eq!(app.check("on").await, true);
    assert_eq!(app.check("off").await, false);
}

#[tokio::test]
async fn answers_are_cached_unless_told_otherwise() {
    let (app, emulator) = (App::start().await, emulator().await);
    for (no_cache, requests) in [(false, 1), (true, 3)] {
        app.configure(&emulator, json!({"noCache": no_cache})).await;
        let before = emulator.requests_total();
        for _ in 0..3 {
            assert_eq!(app.check("on").await, true);
        }
        assert_eq!(
            emulator.requests_total() - before,
            requests,
            "noCache {no_cache}"
        );
    }
}

#[tokio::test]
async fn events_are_sent_at_the_latest_when_the_app_stops() {
    let (app, emulator) = (App::start().await, emulator().await);
    app.configure(&emulator, json!({})).await;
    let success = (200, json!({"success": true}));
    let track = json!({
        "event": "render", "company": {"org": "acme"}, "user": null, "quantity": 0,
        "traits": {"region": "eu", "nothing": null}, "idempotencyKey": "once",
    });
    assert_eq!(app.post("/track", track).await, success);
    let identify = json!({"user": {"email": "ada@acme.example"}, "company": {"org": "acme"}});
    assert_eq!(app.post("/identify", identify).await, success);
    app.stop().await;

    let events = emulator.events();
    assert_eq!(events.len(), 2);
    let sent: Vec<Value> = events.iter().map(|event| json!(event.body())).collect();
    assert_eq!(
        sent[0],
        json!({
            "event": "render", "company": {"org": "acme"}, "quantity": 0,
            "traits": {"region": "eu", "nothing": null},
        })
    );
    assert_eq!(
        sent[1],
        json!({"keys": {"email": "ada@acme.example"}, "company": {"keys": {"org": "acme"}}})
    );
}

#[tokio::test]
async fn a_replaced_client_sends_what_it_has() {
    let (app, emulator) = (App::start().await, emulator().await);
    app.configure(&emulator, json!({})).await;
    let track = json!({"event": "render", "company": {"org": "acme"}});
    assert_eq!(app.post("/track", track).await.0, 200);
    app.configure(
        &emulator,
        json!({"offline": true, "flagDefaults": {"on": false}}),
    )
    .await;
    assert_eq!(emulator.events().len(), 1);
    assert_eq!(app.check("on").await, false);
    assert_eq!(app.health().await["config"]["offline"], true);
    app.stop().await;
}
