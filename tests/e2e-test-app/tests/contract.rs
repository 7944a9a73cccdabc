//! The contract, over HTTP, against the process; behind it a local Schematic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::{Client, Method};
use schematic_emulator::{Emulator, EventKind, Fault, ReceivedEvent, ReplicatorState};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};

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
  - keys: { org: globex }
users:
  - keys: { email: ada@acme.example }
";

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
    for url in ["nonsense", "redis://a:1,redis://b:2"] {
        let more = json!({"redisUrl": url});
        let (status, answer) = app
            .post("/configure", &merged(settings(&emulator), more))
            .await;
        assert_eq!((status, &answer["success"]), (500, &json!(false)), "{url}");
    }
}

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

#[tokio::test]
async fn sends_what_is_buffered_before_it_ends() {
    for signal in ["TERM", "INT"] {
        let (mut app, emulator) = both().await;
        app.configure(settings(&emulator)).await;
        emulator
            .inject(Fault::status(503).on("/batch").times(1))
            .unwrap();
        for _ in 0..3 {
            assert_eq!(app.post("/track", &json!({"event": "last"})).await.0, 200);
        }
        assert_eq!(app.end(signal).await, Some(0));
        assert_eq!(emulator.events().len(), 3, "{signal}");
        assert!(
            emulator
                .events()
                .iter()
                .all(|event: &_| ReceivedEvent::is_processed(event))
        );
    }
}

#[tokio::test]
async fn ends_well_when_nothing_can_be_sent() {
    let mut app = App::start();
    assert_eq!(app.end("TERM").await, Some(0));

    let (mut app, emulator) = both().await;
    app.configure(settings(&emulator)).await;
    // A key that is not let in is tried again in a minute, so there is nothing to wait for.
    emulator.inject(Fault::status(401).on("/batch")).unwrap();
    assert_eq!(app.post("/track", &json!({"event": "lost"})).await.0, 200);
    assert_eq!(app.end("TERM").await, Some(0));
    assert_eq!(emulator.events_total(), 0);
}

#[tokio::test]
async fn serves_on_when_what_it_prints_has_no_reader() {
    for log in [None, Some("debug")] {
        for from_the_beginning in [true, false] {
            let (mut app, emulator) =
                (App::unread(log, from_the_beginning).await, emulator().await);
            app.configure(settings(&emulator)).await;
            app.configure(settings(&emulator)).await;
            assert_eq!(app.post("/track", &json!({"event": "last"})).await.0, 200);
            assert_eq!(app.end("TERM").await, Some(0));
            assert_eq!(emulator.events_total(), 1, "{log:?} {from_the_beginning}");
        }
    }
}

/// A running app, killed when a test fails.
struct App {
    process: Option<Child>,
    base: String,
    http: Client,
}

impl App {
    fn start() -> Self {
        let mut process = command("0").stdout(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let first = said.next().unwrap().unwrap();
        let base = first.strip_prefix("listening on ").unwrap().to_owned();
        // Whatever else it says must find a reader.
        std::thread::spawn(move || said.for_each(drop));
        Self::running(process, base)
    }

    /// An app whose output has no reader, from the beginning or once it listens.
    async fn unread(log: Option<&str>, from_the_beginning: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let (reader, writer) = std::io::pipe().unwrap();
        let mut reader = Some(reader).filter(|_| !from_the_beginning);
        let mut command = command(&address.port().to_string());
        if let Some(log) = log {
            command.env("RUST_LOG", log);
        }
        let output = writer.try_clone().unwrap();
        let mut process = command.stdout(output).stderr(writer).spawn().unwrap();
        drop(command);
        let listening = async {
            while TcpStream::connect(address).await.is_err() {
                assert!(process.try_wait().unwrap().is_none(), "it has ended");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let listening = tokio::time::timeout(Duration::from_secs(30), listening);
        listening.await.expect("it listens");
        drop(reader.take());
        Self::running(process, format!("http://{address}"))
    }

    fn running(process: Child, base: String) -> Self {
        Self {
            process: Some(process),
            base,
            http: Client::new(),
        }
    }

    async fn configure(&self, settings: Value) {
        let (status, answer) = self.post("/configure", &settings).await;
        assert_eq!(
            (status, &answer["success"]),
            (200, &json!(true)),
            "{answer}"
        );
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        self.send(Method::GET, path, "").await
    }

    async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        self.send(Method::POST, path, &body.to_string()).await
    }

    async fn send(&self, method: Method, path: &str, body: &str) -> (u16, Value) {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let answer = request.body(body.to_owned()).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Sends a signal and waits for the end, which must come within 25 s.
    async fn end(&mut self, signal: &str) -> Option<i32> {
        let mut process = self.process.take().unwrap();
        let pid = process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        let end = tokio::task::spawn_blocking(move || process.wait().unwrap());
        let status = tokio::time::timeout(Duration::from_secs(25), end).await;
        status.expect("an end within 25 s").unwrap().code()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            drop(process.kill());
            drop(process.wait());
        }
    }
}

fn command(port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_e2e-test-app"));
    command.env("PORT", port).stdin(Stdio::null());
    command
}

async fn both() -> (App, Emulator) {
    (App::start(), emulator().await)
}

async fn emulator() -> Emulator {
    Emulator::builder().seed(SEED).start().await.unwrap()
}

fn settings(emulator: &Emulator) -> Value {
    json!({
        "apiKey": emulator.api_key(),
        "baseUrl": emulator.base_url(),
        "eventCaptureBaseUrl": emulator.event_capture_base_url(),
    })
}

fn merged(mut settings: Value, more: Value) -> Value {
    let Value::Object(more) = more else {
        panic!("no object: {more}")
    };
    settings.as_object_mut().unwrap().extend(more);
    settings
}
