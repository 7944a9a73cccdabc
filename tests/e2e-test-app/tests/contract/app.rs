//! The test app as a process, and a Schematic for it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use reqwest::{Client, Method};
use schematic_emulator::Emulator;
use serde_json::{Value, json};
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

pub(crate) struct App {
    process: Option<Child>,
    base: String,
    http: Client,
}

impl App {
    pub(crate) fn start() -> Self {
        let mut process = command("0").stdout(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let first = said.next().unwrap().unwrap();
        let base = first.strip_prefix("listening on ").unwrap().to_owned();
        // Whatever else it says must find a reader.
        std::thread::spawn(move || said.for_each(drop));
        Self::running(process, base)
    }

    /// An app whose output has no reader, from the beginning or once it listens.
    pub(crate) async fn unread(log: Option<&str>, from_the_beginning: bool) -> Self {
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

    pub(crate) async fn configure(&self, settings: Value) {
        let (status, answer) = self.post("/configure", &settings).await;
        assert_eq!(
            (status, &answer["success"]),
            (200, &json!(true)),
            "{answer}"
        );
    }

    pub(crate) async fn get(&self, path: &str) -> (u16, Value) {
        self.send(Method::GET, path, "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        self.send(Method::POST, path, &body.to_string()).await
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: &str) -> (u16, Value) {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let answer = request.body(body.to_owned()).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Sends a signal and waits for the end, which must come within 25 s.
    pub(crate) async fn end(&mut self, signal: &str) -> Option<i32> {
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

pub(crate) async fn both() -> (App, Emulator) {
    (App::start(), emulator().await)
}

pub(crate) async fn emulator() -> Emulator {
    Emulator::builder().seed(SEED).start().await.unwrap()
}

pub(crate) fn settings(emulator: &Emulator) -> Value {
    json!({
        "apiKey": emulator.api_key(),
        "baseUrl": emulator.base_url(),
        "eventCaptureBaseUrl": emulator.event_capture_base_url(),
    })
}

pub(crate) fn merged(mut settings: Value, more: Value) -> Value {
    let Value::Object(more) = more else {
        panic!("no object: {more}")
    };
    settings.as_object_mut().unwrap().extend(more);
    settings
}
