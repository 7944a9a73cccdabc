//! Deliveries over real sockets: what the data guard accepts, and how it refuses the rest.
#![cfg(feature = "webhooks")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]
#![allow(clippy::needless_pass_by_value, reason = "as Rocket hands it over")]

mod support;

use std::fmt::Write;

use rocket::data::{Limits, ToByteUnit};
use rocket::http::Status;
use rocket::{get, post, routes};
use schematic_rocket::client::Timestamp;
use schematic_rocket::client::webhooks::{MemoryReplayGuard, Verifier, VerifierBuilder, sign};
use schematic_rocket::{ResponseFairing, VerifiedWebhook, WebhookRejection};
use serde::Deserialize;
use support::{Server, silent};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const BODY: &str = r#"{"action":"company.updated","company_id":"comp_1"}"#;
const NOW: &str = "1767225600";

#[post("/webhook", data = "<delivery>")]
fn webhook(delivery: VerifiedWebhook) -> String {
    format!(
        "{} {}",
        delivery.payload().action,
        delivery.verified().secret_index()
    )
}

#[derive(Deserialize)]
struct Mine {
    company_id: String,
}

#[post("/mine", data = "<delivery>")]
fn mine(delivery: VerifiedWebhook<Mine>) -> String {
    assert_eq!(delivery.body(), BODY);
    delivery.into_payload().company_id
}

#[post("/result", data = "<delivery>")]
fn result(delivery: Result<VerifiedWebhook, WebhookRejection>) -> (Status, String) {
    match delivery {
        Ok(_) => (Status::Ok, "fine".to_owned()),
        Err(rejection) => (Status::Accepted, rejection.to_string()),
    }
}

#[get("/webhook")]
fn info() -> &'static str {
    "post here"
}

fn verifier() -> VerifierBuilder {
    let now = Timestamp::from_millis(NOW.parse::<i64>().unwrap() * 1000);
    Verifier::builder()
        .secret("whsec_new")
        .secret("whsec_old")
        .now(move || now)
}

async fn server(verifier: VerifierBuilder) -> Server {
    let rocket = silent()
        .manage(verifier.build().unwrap())
        .attach(ResponseFairing::default())
        .mount("/", routes![webhook, mine, result, info]);
    Server::start(rocket).await
}

struct Delivery {
    path: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Delivery {
    fn signed(body: impl Into<Vec<u8>>, at: &str, secret: &str) -> Self {
        let body = body.into();
        let signature = sign(&body, at, secret).unwrap();
        Self {
            path: "/webhook",
            headers: Vec::new(),
            body,
        }
        .with("X-Schematic-Webhook-Signature", signature)
        .with("X-Schematic-Webhook-Timestamp", at)
    }

    fn good() -> Self {
        Self::signed(BODY, NOW, "whsec_new")
    }

    fn to(mut self, path: &'static str) -> Self {
        self.path = path;
        self
    }

    fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.ends_with(name));
        self
    }

    fn signature(self, change: impl FnOnce(&str) -> String) -> Self {
        let changed = change(&self.headers[0].1);
        self.without("Signature")
            .with("X-Schematic-Webhook-Signature", changed)
    }

    fn head(&self) -> String {
        let mut head = format!(
            "POST {} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n",
            self.path
        );
        for (name, value) in &self.headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        head
    }

    /// The status and the body of the answer.
    async fn send(self, server: &Server) -> (u16, String) {
        let length = format!("content-length: {}\r\n\r\n", self.body.len());
        let bytes = [self.head().as_bytes(), length.as_bytes(), &self.body].concat();
        parsed(&server.send(&bytes).await)
    }

    /// A body in chunks, without a length.
    async fn send_in_pieces(self, server: &Server) -> (u16, String) {
        let mut bytes = self.head().into_bytes();
        bytes.extend_from_slice(b"transfer-encoding: chunked\r\n\r\n");
        for piece in self.body.chunks(7_919) {
            bytes.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
            bytes.extend_from_slice(piece);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"0\r\n\r\n");
        parsed(&server.send(&bytes).await)
    }
}

fn parsed(answer: &str) -> (u16, String) {
    let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, body.to_owned())
}

/// Holds that it is refused so.
fn refused(answer: &(u16, String), status: u16, code: &str) {
    let problem: serde_json::Value = serde_json::from_str(&answer.1).expect("a problem document");
    assert_eq!(
        (answer.0, problem["code"].as_str().unwrap()),
        (status, code),
        "{answer:?}"
    );
    assert_eq!(problem["status"], status);
}

#[tokio::test]
async fn what_schematic_signed_is_accepted() {
    let server = server(verifier()).await;
    let accepted = (200, "company.updated 0".to_owned());
    assert_eq!(Delivery::good().send(&server).await, accepted);
    assert_eq!(Delivery::good().send_in_pieces(&server).await, accepted);
    let old = Delivery::signed(BODY, NOW, "whsec_old").send(&server).await;
    assert_eq!(old, (200, "company.updated 1".to_owned()));
    let upper = Delivery::good().signature(str::to_uppercase);
    assert_eq!(upper.send(&server).await, accepted);
    let mine = Delivery::good().to("/mine").send(&server).await;
    assert_eq!(mine, (200, "comp_1".to_owned()));
    let versioned = Delivery::good().with("x-schematic-webhook-signature-version", "v1");
    assert_eq!(versioned.send(&server).await, accepted);
    for body in [
        r#"{"action":"company.updated","body":{"name":"Ada \ud83d"}}"#,
        r#"{"action":"company.updated","body":{"n":1e400},"company_id":"\ud83d"}"#,
    ] {
        let only_the_action = Delivery::signed(body, NOW, "whsec_new");
        assert_eq!(only_the_action.send(&server).await, accepted, "{body}");
    }
    let none = server
        .send(b"GET /webhook HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await;
    assert_eq!(parsed(&none), (200, "post here".to_owned()));
}

#[tokio::test]
async fn what_it_did_not_sign_is_refused_with_the_kind() {
    let server = server(verifier()).await;
    let at = |time: &str| Delivery::signed(BODY, time, "whsec_new");
    for (delivery, code) in [
        (Delivery::good().without("Signature"), "missing_signature"),
        (
            Delivery::good().signature(|_| String::new()),
            "missing_signature",
        ),
        (Delivery::good().without("Timestamp"), "missing_timestamp"),
        (
            Delivery::good().signature(|known| format!("{known}zz")),
            "malformed_signature",
        ),
        (
            Delivery::good().signature(|known| format!("0x{known}")),
            "malformed_signature",
        ),
        (
            Delivery::good().signature(|known| known[..63].to_owned()),
            "malformed_signature",
        ),
        (
            Delivery::good().signature(|known| known.replace('a', "a ")),
            "malformed_signature",
        ),
        (
            Delivery::good().signature(|known| known[..62].to_owned()),
            "signature_mismatch",
        ),
        (
            Delivery::good().signature(|_| "ä".to_owned()),
            "malformed_signature",
        ),
        (at("-1767225600"), "malformed_timestamp"),
        (at("1767225600.5"), "malformed_timestamp"),
        (at("1798761600"), "timestamp_out_of_tolerance"),
        (at("1767225200"), "timestamp_out_of_tolerance"),
        (
            Delivery::signed(BODY, NOW, "whsec_other"),
            "signature_mismatch",
        ),
        (
            Delivery {
                body: b"{}".to_vec(),
                ..Delivery::good()
            },
            "signature_mismatch",
        ),
        (
            Delivery::good().with("x-schematic-webhook-timestamp", NOW),
            "duplicate_header",
        ),
        (
            Delivery::good().with("X-SCHEMATIC-WEBHOOK-SIGNATURE", "aa"),
            "duplicate_header",
        ),
        (
            Delivery::good().with("x-schematic-webhook-signature-version", "v2"),
            "unsupported_version",
        ),
        (Delivery::signed("", NOW, "whsec_new"), "invalid_payload"),
        (Delivery::signed("{}", NOW, "whsec_new"), "invalid_payload"),
        (
            Delivery::signed(vec![0xff, 0xfe], NOW, "whsec_new"),
            "invalid_payload",
        ),
    ] {
        refused(&delivery.send(&server).await, 400, code);
    }
}

#[tokio::test]
async fn all_of_ten_secrets_are_accepted() {
    let names: Vec<String> = (0..10).map(|number| format!("whsec_{number}")).collect();
    let ten = names.iter().fold(
        Verifier::builder().no_tolerance_limit(),
        VerifierBuilder::secret,
    );
    let server = server(ten).await;
    for (index, secret) in names.iter().enumerate() {
        let answer = Delivery::signed(BODY, "1", secret).send(&server).await;
        assert_eq!(answer, (200, format!("company.updated {index}")));
    }
}

fn payload(bytes: usize) -> Vec<u8> {
    let (start, end) = (r#"{"action":"x","body":""#, r#""}"#);
    let filling = "a".repeat(bytes - start.len() - end.len());
    format!("{start}{filling}{end}").into_bytes()
}

#[tokio::test]
async fn a_body_may_have_the_limit_and_not_one_byte_more() {
    const LIMIT: usize = 100_000;
    let server = server(verifier().body_limit(LIMIT)).await;
    let sized = |bytes| Delivery::signed(payload(bytes), NOW, "whsec_new");
    assert_eq!(sized(LIMIT).send(&server).await.0, 200);
    assert_eq!(sized(LIMIT).send_in_pieces(&server).await.0, 200);
    refused(&sized(LIMIT + 1).send(&server).await, 413, "body_too_large");
    refused(
        &sized(LIMIT + 1).send_in_pieces(&server).await,
        413,
        "body_too_large",
    );
    // Announced, and hardly begun: Rocket itself waits for the first bytes of a body.
    let announced = "content-length: 999999999999\r\n\r\n{\"action\":\"x\",\"body\":\"";
    let begun = format!("{}{announced}", Delivery::good().head());
    refused(
        &parsed(&server.send(begun.as_bytes()).await),
        413,
        "body_too_large",
    );
}

/// Rocket's limits are those of Rocket's data guards, and nothing but a guard limits a body.
#[tokio::test]
async fn the_limits_of_rocket_are_not_those_of_a_delivery() {
    let limits = ["bytes", "json", "string", "form", "data-form", "file"];
    let limits = limits.into_iter().fold(Limits::new(), |limits, name| {
        limits.limit(name, 10_u8.bytes())
    });
    let config = rocket::Config {
        limits,
        ..silent().figment().extract().unwrap()
    };
    let rocket = silent()
        .configure(config)
        .manage(verifier().body_limit(BODY.len()).build().unwrap())
        .attach(ResponseFairing::default())
        .mount("/", routes![webhook]);
    let server = Server::start(rocket).await;
    let accepted = (200, "company.updated 0".to_owned());
    assert_eq!(Delivery::good().send_in_pieces(&server).await, accepted);
    let longer = Delivery::signed(format!("{BODY} "), NOW, "whsec_new");
    refused(&longer.send_in_pieces(&server).await, 413, "body_too_large");
}

#[tokio::test]
async fn an_endless_body_is_read_to_the_limit_only() {
    const LIMIT: usize = 100_000;
    let server = server(verifier().body_limit(LIMIT)).await;
    let connection = server.connect().await;
    let (mut reads, mut writes) = connection.into_split();
    let head = format!(
        "{}transfer-encoding: chunked\r\n\r\n",
        Delivery::good().head()
    );
    writes.write_all(head.as_bytes()).await.unwrap();
    let endless = tokio::spawn(async move {
        let mut sent = 0_usize;
        while writes.write_all(b"4\r\nabcd\r\n").await.is_ok() {
            sent += 4;
        }
        sent
    });
    let mut answer = Vec::new();
    // The connection is cut while it still sends, so what comes may end in an error.
    let _ = reads.read_to_end(&mut answer).await;
    endless.await.unwrap();
    refused(
        &parsed(&String::from_utf8(answer).unwrap()),
        413,
        "body_too_large",
    );
}

#[tokio::test]
async fn a_slow_body_is_waited_for_and_a_cut_one_is_lost() {
    let server = server(verifier()).await;
    let delivery = Delivery::good();
    let head = format!("{}content-length: {}\r\n\r\n", delivery.head(), BODY.len());
    let mut slow = server.connect().await;
    slow.write_all(head.as_bytes()).await.unwrap();
    for byte in BODY.as_bytes() {
        slow.write_all(&[*byte]).await.unwrap();
        tokio::task::yield_now().await;
    }
    let mut answer = String::new();
    slow.read_to_string(&mut answer).await.unwrap();
    assert_eq!(parsed(&answer), (200, "company.updated 0".to_owned()));

    let mut cut = server.connect().await;
    cut.write_all(head.as_bytes()).await.unwrap();
    cut.write_all(&BODY.as_bytes()[..20]).await.unwrap();
    cut.shutdown().await.unwrap();
    let mut answer = String::new();
    cut.read_to_string(&mut answer).await.unwrap();
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 400"),
        "{answer}"
    );
}

#[tokio::test]
async fn a_delivery_that_was_handled_before_is_a_success_without_the_handler() {
    let server = server(verifier().replay_guard(MemoryReplayGuard::default())).await;
    assert_eq!(Delivery::good().send(&server).await.1, "company.updated 0");
    assert_eq!(Delivery::good().send(&server).await, (200, String::new()));
}

#[tokio::test]
async fn the_handler_can_have_the_rejection() {
    let server = server(verifier()).await;
    let forged = Delivery::signed(BODY, NOW, "whsec_other").to("/result");
    let answer = forged.send(&server).await;
    assert_eq!(
        answer,
        (202, "the webhook signature does not match".to_owned())
    );
    assert_eq!(Delivery::good().to("/result").send(&server).await.1, "fine");
}
