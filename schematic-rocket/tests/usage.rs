//! What is reported as used, over local requests and over real sockets.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs
)]
#![allow(clippy::needless_pass_by_value, reason = "as Rocket hands it over")]

mod support;

use rocket::fairing::AdHoc;
use rocket::http::{Header, Status};
use rocket::local::asynchronous::Client;
use rocket::response::stream::TextStream;
use rocket::{Responder, State, get, post, routes};
use schematic_emulator::ReceivedEvent;
use schematic_rocket::{Flags, RequireFlag, TrackUsage, Usage, Used, flags_of};
use serde_json::json;
use std::sync::Arc;
use support::{Generate, Plus, Server, Stage, by, silent};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::Semaphore;

type Track = TrackUsage<Generate>;

#[post("/made")]
fn made(_track: Track) -> Used<&'static str> {
    Used(Usage::units(3).with_trait("region", "eu"), "made")
}

#[post("/one")]
fn one(_track: Track) -> &'static str {
    "one"
}

#[post("/nothing")]
fn nothing(_track: Track) {}

#[get("/got")]
fn got(_track: Track) -> &'static str {
    "got"
}

#[post("/status/<code>")]
fn answers(_track: Track, code: u16) -> Result<Used<&'static str>, Status> {
    match code {
        200 => Ok(Used(Usage::units(5), "five")),
        other => Err(Status::new(other)),
    }
}

/// An answer of gRPC without a message.
#[derive(Responder)]
struct Grpc {
    message: (),
    content_type: Header<'static>,
    status: Header<'static>,
}

#[post("/grpc/<status>")]
fn grpc(_track: Track, status: String) -> Grpc {
    Grpc {
        message: (),
        content_type: Header::new("content-type", "application/grpc"),
        status: Header::new("grpc-status", status),
    }
}

#[post("/empty")]
fn empty(_track: Track) -> Status {
    Status::NoContent
}

#[post("/panics")]
fn panics(_track: Track) {
    panic!("as the test wants it");
}

#[post("/refused")]
fn refused(_track: Track, _guard: RequireFlag<Plus>) {}

#[post("/stream")]
fn stream(_track: Track) -> TextStream![&'static str] {
    TextStream! {
        yield "one ";
        yield "two";
    }
}

#[post("/other/<_number>", rank = 1)]
fn forwards(_track: Track, _number: u8) {}

#[post("/other/<_text>", rank = 2)]
fn other(_text: &str) -> &'static str {
    "untracked"
}

async fn client(stage: &Stage) -> Client {
    let rocket = silent().attach(stage.fairing()).mount(
        "/",
        routes![
            answers, empty, forwards, got, grpc, made, nothing, one, other, panics, refused, stream
        ],
    );
    support::client(rocket).await
}

/// A fairing of the application, attached before ours, that asks for the flags of each request.
fn asks_for_flags() -> AdHoc {
    AdHoc::on_request("asks for flags", |request, _| {
        Box::pin(async {
            let flags = flags_of(request).await.expect("the fairing is attached");
            flags.is_enabled("generate").await;
        })
    })
}

/// Makes a request to its end, whose status has to be `expected`.
async fn post(client: &Client, path: &str, org: Option<&str>, expected: u16) -> String {
    let answer = by(client.post(path.to_owned()), org).dispatch().await;
    assert_eq!(answer.status().code, expected, "{path}");
    answer.into_string().await.unwrap_or_default()
}

async fn reported(stage: &Stage) -> Vec<Arc<ReceivedEvent>> {
    stage.schematic.flush().await;
    stage.emulator.events()
}

#[tokio::test]
async fn a_success_is_reported_once_with_the_requests_keys() {
    let stage = Stage::set().await;
    let client = client(&stage).await;
    assert_eq!(post(&client, "/made", Some("acme"), 200).await, "made");
    assert_eq!(post(&client, "/one", Some("acme"), 200).await, "one");
    let events = reported(&stage).await;
    let bodies: Vec<_> = events.iter().map(|event| event.body()).collect();
    assert_eq!(bodies.len(), 2);
    for body in &bodies {
        assert_eq!(body["event"], "generate");
        assert_eq!(body["company"], json!({ "org": "acme" }));
    }
    assert_eq!(bodies[0]["quantity"], 3);
    assert_eq!(bodies[0]["traits"], json!({ "region": "eu" }));
    assert!(
        bodies[1]
            .get("quantity")
            .is_none_or(|quantity| *quantity == 1)
    );
}

#[tokio::test]
async fn every_kind_of_body_is_counted_at_its_end() {
    let stage = Stage::set().await;
    let client = client(&stage).await;
    assert_eq!(post(&client, "/nothing", Some("acme"), 200).await, "");
    assert_eq!(post(&client, "/empty", Some("acme"), 204).await, "");
    assert_eq!(post(&client, "/stream", Some("acme"), 200).await, "one two");
    let head = by(client.head("/got"), Some("acme")).dispatch().await;
    assert_eq!(head.status(), Status::Ok);
    drop(head);
    assert_eq!(reported(&stage).await.len(), 4);
}

#[tokio::test]
async fn an_answer_without_a_body_is_counted_after_a_fairing_that_asks_for_flags() {
    let stage = Stage::set().await;
    let rocket = silent()
        .attach(asks_for_flags())
        .attach(stage.fairing())
        .mount("/", routes![got]);
    let client = support::client(rocket).await;
    let answer = by(client.head("/got"), Some("acme")).dispatch().await;
    assert_eq!(answer.status(), Status::Ok);
    drop(answer);
    assert_eq!(reported(&stage).await.len(), 1);
}

#[tokio::test]
async fn what_is_no_success_and_anonymous_is_not_reported() {
    let stage = Stage::set().await;
    let client = client(&stage).await;
    post(&client, "/status/500", Some("acme"), 500).await;
    post(&client, "/status/404", Some("acme"), 404).await;
    post(&client, "/panics", Some("acme"), 500).await;
    post(&client, "/refused", Some("acme"), 403).await;
    post(&client, "/made", None, 200).await;
    assert_eq!(
        post(&client, "/other/x", Some("acme"), 200).await,
        "untracked"
    );
    assert!(reported(&stage).await.is_empty());
    post(&client, "/status/200", Some("acme"), 200).await;
    assert_eq!(reported(&stage).await[0].body()["quantity"], 5);
}

#[tokio::test]
async fn the_outcome_of_grpc_counts_and_not_its_http_status() {
    let stage = Stage::set().await;
    let client = client(&stage).await;
    for status in ["13", "7", "no"] {
        post(&client, &format!("/grpc/{status}"), Some("acme"), 200).await;
    }
    assert!(reported(&stage).await.is_empty());
    post(&client, "/grpc/0", Some("acme"), 200).await;
    assert_eq!(reported(&stage).await.len(), 1);
}

/// Lets handlers go on, and knows how many answers are ready.
#[derive(Clone)]
struct Gate {
    enter: Arc<Semaphore>,
    reached: Arc<Semaphore>,
    answered: Arc<Semaphore>,
}

impl Gate {
    fn closed() -> Self {
        let closed = || Arc::new(Semaphore::new(0));
        Self {
            enter: closed(),
            reached: closed(),
            answered: closed(),
        }
    }
}

#[post("/slow", data = "<body>")]
async fn slow(_track: Track, flags: Flags<'_>, body: Vec<u8>, gate: &State<Gate>) -> String {
    assert!(flags.is_enabled("generate").await);
    gate.reached.add_permits(1);
    gate.enter.acquire().await.unwrap().forget();
    format!("{} bytes", body.len())
}

// On one thread: the server closes the connection and drops the request in one poll of a task, so
// that a client which sees the end knows that the request is gone.
#[tokio::test]
async fn a_response_that_its_client_does_not_wait_for_is_not_reported() {
    let stage = Stage::set().await;
    let gate = Gate::closed();
    let rocket = silent()
        .attach(stage.fairing())
        // After ours, so that the answer is ready.
        .attach(AdHoc::on_response("answered", |request, _| {
            Box::pin(async move {
                let gate = request.rocket().state::<Gate>().unwrap();
                gate.answered.add_permits(1);
            })
        }))
        .manage(gate.clone())
        .mount("/", routes![slow]);
    let server = Server::start(rocket).await;
    let head = "POST /slow HTTP/1.1\r\nhost: x\r\nsession: acme\r\nconnection: close\r\n\
        content-length: 2\r\n\r\n{}";

    let mut leaves = server.connect().await;
    leaves.write_all(head.as_bytes()).await.unwrap();
    gate.reached.acquire().await.unwrap().forget();
    leaves.shutdown().await.unwrap();
    let mut nothing = Vec::new();
    leaves.read_to_end(&mut nothing).await.unwrap();
    assert_eq!(nothing, b"");
    gate.enter.add_permits(1);
    gate.answered.acquire().await.unwrap().forget();

    let mut stays = server.connect().await;
    stays.write_all(head.as_bytes()).await.unwrap();
    gate.reached.acquire().await.unwrap().forget();
    gate.enter.add_permits(1);
    let mut answer = String::new();
    stays.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("2 bytes"), "{answer}");
    assert!(
        answer.to_lowercase().contains("content-length: 7"),
        "{answer}"
    );

    server.shutdown.notify();
    server.ended.await.unwrap().expect("it ends well");
    assert_eq!(stage.emulator.events_total(), 1);
}

#[tokio::test]
async fn headers_of_the_answer_stay() {
    let stage = Stage::set().await;
    let rocket = silent()
        .attach(AdHoc::on_response("cors", |_, response| {
            Box::pin(async move {
                response.set_header(Header::new("x-mine", "yes"));
            })
        }))
        .attach(stage.fairing())
        .mount("/", routes![refused]);
    let client = support::client(rocket).await;
    let answer = by(client.post("/refused"), Some("acme")).dispatch().await;
    assert_eq!(answer.headers().get_one("x-mine"), Some("yes"));
}
