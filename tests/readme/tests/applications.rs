//! The complete services of the README and the guide, each as a process: they answer as their page
//! says, and what they have tracked arrives, although they are asked to stop at once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use reqwest::{Client, Response};
use schematic_core::webhooks::sign;
use schematic_emulator::Emulator;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::Mutex;
use tokio::time::{interval, timeout};

const SEED: &str = "
features: { generate: { event: generate } }
plans: { pro: { entitlements: { generate: { limit: 7, per: month } } } }
flags: { reports: { default: true }, charts: { default: false } }
companies: [{ keys: { org: acme }, plan: pro }]
";

const WEBHOOK_SECRET: &str = "whsec_example";

/// How long an application may take to listen, on a busy machine and until its port is free.
const START: Duration = Duration::from_secs(60);

/// How long it may take to stop.
const STOP: Duration = Duration::from_secs(20);

/// The port that the pages name: one application at a time.
static PORT_3000: Mutex<()> = Mutex::const_new(());

/// What the pages of the frameworks make different.
struct Page {
    binary: &'static str,
    /// Whether it has `RateLimit` fields.
    quota: bool,
    /// Whether it tracks its reports.
    tracks_reports: bool,
}

#[tokio::test]
async fn axum_answers_and_sends_what_was_tracked() {
    let _port = PORT_3000.lock().await;
    let page = Page {
        binary: env!("CARGO_BIN_EXE_readme-axum"),
        quota: true,
        tracks_reports: false,
    };
    answers_and_sends_what_was_tracked(page, 3000).await;
}

#[tokio::test]
async fn actix_web_answers_and_sends_what_was_tracked() {
    let _port = PORT_3000.lock().await;
    let page = Page {
        binary: env!("CARGO_BIN_EXE_readme-actix"),
        quota: true,
        tracks_reports: true,
    };
    answers_and_sends_what_was_tracked(page, 3000).await;
}

#[tokio::test]
async fn rocket_answers_and_sends_what_was_tracked() {
    // Rocket takes its port from the environment.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let page = Page {
        binary: env!("CARGO_BIN_EXE_readme-rocket"),
        quota: false,
        tracks_reports: true,
    };
    answers_and_sends_what_was_tracked(page, port).await;
}

async fn answers_and_sends_what_was_tracked(page: Page, port: u16) {
    for signal in ["TERM", "INT"] {
        let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
        let mut application = started(page.binary, port, &emulator).await;
        let service = Service::new(port);

        let report = service.get("/report").await;
        assert_eq!(report.status(), 200);
        assert_eq!(report.text().await.unwrap(), "a report");
        assert_eq!(service.webhook(WEBHOOK_SECRET).await.status(), 204);
        assert_eq!(service.webhook("whsec_other").await.status(), 400);
        for _ in 0..3 {
            let generated = service.post("/generate", "one\ntwo").await;
            assert_eq!(generated.status(), 200);
            let quota = generated.headers().contains_key("ratelimit");
            assert_eq!(quota, page.quota);
            assert_eq!(generated.text().await.unwrap(), "2 pages");
        }
        stop(&mut application, signal).await;

        let events = emulator.events();
        let named = |name| {
            events
                .iter()
                .filter(move |event| event.body()["event"] == name)
        };
        assert_eq!(named("generate").count(), 3, "{signal}");
        for event in named("generate") {
            assert_eq!(event.body()["quantity"], 2);
            assert_eq!(event.body()["company"]["org"], "acme");
        }
        assert_eq!(
            named("report").count(),
            usize::from(page.tracks_reports),
            "{signal}"
        );
    }
}

/// Requests to an application.
struct Service {
    http: Client,
    url: String,
}

impl Service {
    fn new(port: u16) -> Self {
        Self {
            http: Client::builder().no_proxy().build().unwrap(),
            url: format!("http://127.0.0.1:{port}"),
        }
    }

    async fn get(&self, path: &str) -> Response {
        let request = self.http.get(format!("{}{path}", self.url));
        let request = request.header("cookie", "session=1");
        request.send().await.expect("an answer")
    }

    async fn post(&self, path: &str, body: &'static str) -> Response {
        let request = self.http.post(format!("{}{path}", self.url));
        let request = request
            .header("cookie", "session=1")
            .header("content-type", "text/plain");
        request.body(body).send().await.expect("an answer")
    }

    /// Sends a delivery that is signed with `secret`.
    async fn webhook(&self, secret: &str) -> Response {
        let body = br#"{"action":"company.updated","body":{"id":"comp_1"}}"#;
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let timestamp = now.unwrap().as_secs().to_string();
        let signature = sign(body, &timestamp, secret).unwrap();
        let request = self.http.post(format!("{}/webhooks/schematic", self.url));
        let request = request
            .header("x-schematic-webhook-signature", signature)
            .header("x-schematic-webhook-timestamp", timestamp);
        request.body(&body[..]).send().await.expect("an answer")
    }
}

/// Sends a signal, and waits until the application has ended well.
async fn stop(application: &mut Child, signal: &str) {
    let id = application.id().expect("it runs").to_string();
    let sent = Command::new("kill")
        .args([&format!("-{signal}"), &id])
        .status();
    assert!(sent.await.unwrap().success());
    let ended = timeout(STOP, application.wait()).await;
    let status = ended.expect("it ends").unwrap();
    assert!(status.success(), "{signal}: {status}");
}

/// Starts the application, again as long as its port is taken, and waits until it listens.
async fn started(binary: &str, port: u16, emulator: &Emulator) -> Child {
    // Nothing says that a port is free again, or that another process listens: both are tried.
    let mut trial = interval(Duration::from_millis(20));
    let starting = async {
        loop {
            trial.tick().await;
            if TcpListener::bind(("127.0.0.1", port)).is_err() {
                continue;
            }
            let mut application = spawn(binary, port, emulator);
            while application.try_wait().unwrap().is_none() {
                if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                    return application;
                }
                trial.tick().await;
            }
        }
    };
    let started = timeout(START, starting).await;
    started.unwrap_or_else(|_| panic!("{binary} does not listen on port {port}"))
}

fn spawn(binary: &str, port: u16, emulator: &Emulator) -> Child {
    Command::new(binary)
        .env_clear()
        .env("ROCKET_PORT", port.to_string())
        .env("SCHEMATIC_API_KEY", emulator.api_key())
        .env("SCHEMATIC_WEBHOOK_SECRET", WEBHOOK_SECRET)
        .env("SCHEMATIC_BASE_URL", emulator.base_url())
        .env(
            "SCHEMATIC_EVENT_CAPTURE_BASE_URL",
            emulator.event_capture_base_url(),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("the application is built")
}
