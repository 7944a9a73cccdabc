//! A local Schematic, an application's own authentication, and servers on real sockets.
#![allow(dead_code, reason = "each test program uses its part of it")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used)]

use std::net::SocketAddr;

use rocket::fairing::AdHoc;
use rocket::http::{Header, Status};
use rocket::local::asynchronous::{Client, LocalRequest, LocalResponse};
use rocket::request::{FromRequest, Outcome};
use rocket::{Build, Config, Ignite, Request, Rocket, Shutdown};
use schematic_emulator::Emulator;
use schematic_rocket::client::cache::CacheOptions;
use schematic_rocket::{EvaluationContext, Schematic, SchematicFairing, TypedFlag};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// `reports` is on for acme, which has ten `pages` too; `generate` for everyone, `plus` for no one.
const SEED: &str = "
features:
  pages: { event: pages }
plans:
  pro:
    entitlements:
      pages: { limit: 10, per: month }
flags:
  generate: true
  plus: false
  reports:
    rules:
      - when: [{ company: { org: acme } }]
companies:
  - keys: { org: acme }
    plan: pro
  - keys: { org: globex }
";

/// Who is asking, as the application has it: in a header that stands for a session.
#[derive(Clone)]
pub(crate) struct User(pub(crate) String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for User {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match request.headers().get_one("session") {
            Some(org) => Outcome::Success(Self(org.to_owned())),
            None => Outcome::Error((Status::Unauthorized, ())),
        }
    }
}

pub(crate) fn keys(user: &User) -> EvaluationContext {
    EvaluationContext::company("org", user.0.as_str())
}

/// Declares types that stand for flags and events.
macro_rules! flags {
    ($($name:ident = $key:literal),+) => {
        $(
            pub(crate) struct $name;

            impl TypedFlag for $name {
                const KEY: &'static str = $key;
            }
        )+
    };
}

flags!(
    Generate = "generate",
    Pages = "pages",
    Plus = "plus",
    Reports = "reports"
);

pub(crate) struct Stage {
    pub(crate) emulator: Emulator,
    pub(crate) schematic: Schematic,
}

impl Stage {
    pub(crate) async fn set() -> Self {
        Self::with(SEED).await
    }

    /// Acme has used so many of its ten pages.
    pub(crate) async fn with_pages_used(used: i64) -> Self {
        let acme = "  - keys: { org: acme }\n";
        let usage = format!("{acme}    usage: {{ pages: {used} }}\n");
        Self::with(&SEED.replace(acme, &usage)).await
    }

    async fn with(seed: &str) -> Self {
        let emulator = Emulator::builder().seed(seed).start().await.unwrap();
        let schematic = Schematic::builder(emulator.api_key())
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url())
            .cache(CacheOptions::new().size(0))
            .build()
            .unwrap();
        Self {
            emulator,
            schematic,
        }
    }

    pub(crate) fn fairing(&self) -> SchematicFairing {
        SchematicFairing::new(self.schematic.clone()).keys_from(keys)
    }

    pub(crate) fn checks(&self) -> usize {
        let requests = self.emulator.requests();
        let checks = requests.iter();
        checks
            .filter(|request| request.path.starts_with("/flags"))
            .count()
    }
}

/// A silent Rocket on a free port.
pub(crate) fn silent() -> Rocket<Build> {
    rocket::custom(Config {
        port: 0,
        log_level: rocket::config::LogLevel::Off,
        ..Config::release_default()
    })
}

pub(crate) async fn client(rocket: Rocket<Build>) -> Client {
    Client::untracked(rocket).await.expect("it launches")
}

pub(crate) fn get<'c>(client: &'c Client, path: &'c str, org: Option<&str>) -> LocalRequest<'c> {
    by(client.get(path), org)
}

pub(crate) fn by<'c>(request: LocalRequest<'c>, org: Option<&str>) -> LocalRequest<'c> {
    match org {
        Some(org) => request.header(Header::new("session", org.to_owned())),
        None => request,
    }
}

pub(crate) async fn status(client: &Client, path: &str, org: Option<&str>) -> u16 {
    get(client, path, org).dispatch().await.status().code
}

pub(crate) async fn text(client: &Client, path: &str, org: Option<&str>) -> String {
    let answer = get(client, path, org).dispatch().await;
    answer.into_string().await.unwrap_or_default()
}

/// What a refusal says, which is held to be a problem document.
pub(crate) async fn code(answer: LocalResponse<'_>) -> String {
    let content = answer.headers().get("content-type").collect::<Vec<_>>();
    assert_eq!(content, ["application/problem+json"]);
    let status = answer.status().code;
    let problem = answer.into_string().await.unwrap();
    let problem: serde_json::Value = serde_json::from_str(&problem).unwrap();
    assert_eq!(problem["status"], status);
    problem["code"].as_str().unwrap().to_owned()
}

/// A server that listens.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) shutdown: Shutdown,
    pub(crate) ended: JoinHandle<Result<Rocket<Ignite>, rocket::Error>>,
}

impl Server {
    pub(crate) async fn start(rocket: Rocket<Build>) -> Self {
        let (listening, listens) = oneshot::channel();
        let listening = std::sync::Mutex::new(Some(listening));
        let rocket = rocket.attach(AdHoc::on_liftoff("listening", move |rocket| {
            let listening = listening.lock().unwrap().take().unwrap();
            let config = rocket.config();
            let address = SocketAddr::new(config.address, config.port);
            listening.send(address).unwrap();
            Box::pin(async {})
        }));
        let rocket = rocket.ignite().await.expect("it ignites");
        let shutdown = rocket.shutdown();
        let ended = tokio::spawn(rocket.launch());
        Self {
            address: listens.await.expect("it listens"),
            shutdown,
            ended,
        }
    }

    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends `bytes` as they are and gives all that comes back until the connection ends.
    pub(crate) async fn send(&self, bytes: &[u8]) -> String {
        let mut connection = self.connect().await;
        connection.write_all(bytes).await.unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).await.unwrap();
        String::from_utf8(answer).unwrap()
    }
}
