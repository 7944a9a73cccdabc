//! The README's applications, each as a process: what they have tracked arrives, although they are
//! asked to stop at once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;

use reqwest::Client;
use schematic_emulator::Emulator;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

const SEED: &str = "flags: { reports: { default: true } }";

/// How long an application may take to listen, on a busy machine and until its port is free.
const START: Duration = Duration::from_secs(60);

/// How long it may take to stop.
const STOP: Duration = Duration::from_secs(20);

/// The port that the README names: one application at a time.
static PORT_3000: Mutex<()> = Mutex::const_new(());

#[tokio::test]
async fn axum_sends_what_was_tracked() {
    let _port = PORT_3000.lock().await;
    sends_what_was_tracked(env!("CARGO_BIN_EXE_readme-axum"), 3000).await;
}

#[tokio::test]
async fn actix_web_sends_what_was_tracked() {
    let _port = PORT_3000.lock().await;
    sends_what_was_tracked(env!("CARGO_BIN_EXE_readme-actix"), 3000).await;
}

#[tokio::test]
async fn rocket_sends_what_was_tracked() {
    // Rocket takes its port from the environment.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    sends_what_was_tracked(env!("CARGO_BIN_EXE_readme-rocket"), port).await;
}

async fn sends_what_was_tracked(binary: &str, port: u16) {
    for signal in ["TERM", "INT"] {
        let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
        let mut application = started(binary, port, &emulator).await;
        let http = Client::builder().no_proxy().build().unwrap();
        for _ in 0..3 {
            let request = http
                .get(format!("http://127.0.0.1:{port}/report"))
                .header("cookie", "session=1");
            let answer = request.send().await.expect("an answer");
            assert_eq!(answer.status(), 200);
            assert_eq!(answer.text().await.unwrap(), "a report");
        }
        let id = application.id().expect("it runs").to_string();
        let sent = Command::new("kill")
            .args([&format!("-{signal}"), &id])
            .status();
        assert!(sent.await.unwrap().success());
        let ended = timeout(STOP, application.wait()).await;
        let status = ended.expect("it ends").unwrap();
        assert!(status.success(), "{signal}: {status}");
        let events = emulator.events();
        assert_eq!(events.len(), 3, "{signal}");
        for event in events {
            assert_eq!(event.body()["event"], "report");
            assert_eq!(event.body()["company"]["org"], "acme");
        }
    }
}

/// Starts the application, again as long as its port is taken, and waits until it listens.
async fn started(binary: &str, port: u16, emulator: &Emulator) -> Child {
    let starting = async {
        loop {
            if TcpListener::bind(("127.0.0.1", port)).is_ok() {
                let mut application = spawn(binary, port, emulator);
                while application.try_wait().unwrap().is_none() {
                    if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                        return application;
                    }
                    sleep(Duration::from_millis(20)).await;
                }
            }
            sleep(Duration::from_millis(100)).await;
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
