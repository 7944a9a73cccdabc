//! An example beside a local Schematic, and requests to it.

use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder};
use schematic_emulator::{Emulator, EventKind, Fault, ReceivedEvent};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::{Answer, Example};

/// The seed that the examples share.
pub const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/seed.yaml");

/// How long a change may take to be seen, on a busy machine.
const SOON: Duration = Duration::from_secs(30);

/// An example with an emulator behind it.
#[derive(Debug)]
pub struct Stage {
    pub emulator: Emulator,
    pub example: Example,
    http: Client,
}

/// Who makes a request.
#[derive(Clone, Copy, Debug)]
pub enum Caller {
    /// A company with reports and a limit on generation, and one of its users.
    Acme,
    /// A company with nothing.
    Globex,
    /// A company with everything.
    Initech,
    /// No company and no user.
    Anonymous,
}

impl Caller {
    /// The header that says so.
    #[must_use]
    pub fn authorization(self) -> Option<&'static str> {
        match self {
            Self::Acme => Some("Bearer acme/ada@acme.example"),
            Self::Globex => Some("Bearer globex"),
            Self::Initech => Some("Bearer initech"),
            Self::Anonymous => None,
        }
    }
}

impl Stage {
    /// Starts both; every check reaches the emulator.
    pub async fn set(binary: &str) -> Self {
        Self::with(binary, &[("SCHEMATIC_FLAG_CACHE_TTL_MS", "0")]).await
    }

    /// Starts both, the example with these variables besides those that it needs.
    pub async fn with(binary: &str, variables: &[(&str, &str)]) -> Self {
        Self::seeded(binary, SEED.as_ref(), variables).await
    }

    /// Starts both, the emulator with another seed.
    pub async fn seeded(binary: &str, seed: &Path, variables: &[(&str, &str)]) -> Self {
        let emulator = emulator(seed).await;
        // A slash at the end is fine.
        let url = format!("{}/", emulator.base_url());
        let example = Example::start(binary, &settings(&emulator, &url, variables)).await;
        Self::of(emulator, example)
    }

    /// Starts both; what the example prints has no reader from the beginning.
    pub async fn unread(binary: &str, variables: &[(&str, &str)]) -> Self {
        let emulator = emulator(SEED.as_ref()).await;
        let url = emulator.base_url();
        let variables = settings(&emulator, &url, variables);
        let example = Example::start_unread(binary, &variables, free_port()).await;
        Self::of(emulator, example)
    }

    fn of(emulator: Emulator, example: Example) -> Self {
        let http = Client::builder().no_proxy().build().expect("a client");
        Self {
            emulator,
            example,
            http,
        }
    }

    /// A request to be sent as `caller`.
    pub fn request(&self, method: Method, path: &str, caller: Caller) -> RequestBuilder {
        let url = format!("http://{}{path}", self.example.address());
        let request = self.http.request(method, url);
        match caller.authorization() {
            Some(value) => request.header("authorization", value),
            None => request,
        }
    }

    /// A request to the emulator, as the administrator of the account.
    pub fn to_schematic(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.emulator.base_url()))
            .header("x-schematic-api-key", self.emulator.api_key())
            .header("content-type", "application/json")
    }

    pub async fn get(&self, path: &str, caller: Caller) -> Answer {
        self.send(self.request(Method::GET, path, caller)).await
    }

    pub async fn post(&self, path: &str, caller: Caller, body: &Value) -> Answer {
        let request = self
            .request(Method::POST, path, caller)
            .header("content-type", "application/json")
            .body(body.to_string());
        self.send(request).await
    }

    pub async fn send(&self, request: RequestBuilder) -> Answer {
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// Asks for a flag until its answer is so.
    pub async fn until_flag(&self, flag: &str, caller: Caller, so: impl Fn(&Value) -> bool) {
        let path = format!("/flags/{flag}");
        let mut last = Value::Null;
        let asked = timeout(SOON, async {
            while !so(&last) {
                last = self.get(&path, caller).await.json();
                tokio::task::yield_now().await;
            }
        });
        let reached = asked.await;
        assert!(reached.is_ok(), "{flag} stays {last}");
    }

    /// How many flag checks have reached the emulator.
    #[must_use]
    pub fn checks(&self) -> usize {
        let requests = self.emulator.requests();
        requests
            .iter()
            .filter(|request| request.path.starts_with("/flags"))
            .count()
    }

    /// Has checks fail, or be met otherwise.
    pub fn inject(&self, fault: Fault) {
        self.emulator
            .inject(fault.on("/flags"))
            .expect("few faults");
    }

    /// Has checks answered with this as their data.
    pub fn answers(&self, data: &Value) {
        self.inject(Fault::garbage(
            json!({ "data": data, "params": {} }).to_string(),
        ));
    }

    /// Waits for so many track events of one name and gives all that came.
    pub async fn tracked(&self, count: usize) -> Vec<Arc<ReceivedEvent>> {
        self.emulator
            .wait_for_events(count, |event| event.kind == EventKind::Track)
            .await
    }
}

/// A port that was free a moment ago.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port()
}

async fn emulator(seed: &Path) -> Emulator {
    let emulator = Emulator::builder().seed_file(seed).start().await;
    emulator.expect("the emulator starts")
}

fn settings<'a>(
    emulator: &'a Emulator,
    url: &'a str,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("SCHEMATIC_API_KEY", emulator.api_key()),
        ("SCHEMATIC_BASE_URL", url),
        ("SCHEMATIC_EVENT_CAPTURE_BASE_URL", url),
    ];
    all.extend_from_slice(more);
    all
}
