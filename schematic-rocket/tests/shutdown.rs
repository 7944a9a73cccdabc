//! How a server ends: requests in flight finish, and what they used is reported.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]
#![allow(clippy::needless_pass_by_value, reason = "as Rocket hands it over")]

mod support;

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use rocket::config::Shutdown;
use rocket::error::ErrorKind;
use rocket::fairing::AdHoc;
use rocket::{Build, Config, Rocket, State, post, routes};
use schematic_rocket::client::clock::{Clock, ManualClock};
use schematic_rocket::{
    GracefulShutdown, Schematic, SchematicFairing, Track, TrackUsage, flags_of,
};
use support::{Generate, Server, Stage, silent};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};

const REQUEST: &[u8] =
    b"POST /slow HTTP/1.1\r\nhost: x\r\nsession: acme\r\ncontent-length: 0\r\n\r\n";

#[derive(Clone)]
struct Gate {
    enter: Arc<Semaphore>,
    reached: Arc<Semaphore>,
}

impl Gate {
    fn closed() -> Self {
        Self {
            enter: Arc::new(Semaphore::new(0)),
            reached: Arc::new(Semaphore::new(0)),
        }
    }
}

#[post("/slow")]
async fn slow(_track: TrackUsage<Generate>, gate: &State<Gate>) -> &'static str {
    gate.reached.add_permits(1);
    gate.enter.acquire().await.unwrap().forget();
    "done"
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_in_flight_finish_and_are_reported() {
    finish_and_are_reported(silent()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_in_flight_finish_after_a_fairing_that_asks_for_flags() {
    let asks = AdHoc::on_request("asks for flags", |request, _| {
        Box::pin(async {
            flags_of(request).await.unwrap();
        })
    });
    finish_and_are_reported(silent().attach(asks)).await;
}

async fn finish_and_are_reported(rocket: Rocket<Build>) {
    let stage = Stage::set().await;
    let gate = Gate::closed();
    let rocket = rocket
        .attach(stage.fairing())
        .manage(gate.clone())
        .mount("/", routes![slow]);
    let server = Server::start(rocket).await;
    let mut in_flight = server.connect().await;
    in_flight.write_all(REQUEST).await.unwrap();
    gate.reached.acquire().await.unwrap().forget();
    server.shutdown.clone().notify();
    gate.enter.add_permits(1);
    let mut answer = String::new();
    in_flight.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("done"), "{answer}");
    server.ended.await.unwrap().expect("it ends well");
    assert_eq!(stage.emulator.events_total(), 1);
    assert!(stage.schematic.track(Track::new("too-late")).is_err());
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn a_request_that_takes_too_long_does_not_hold_up_the_client() {
    let clock = ManualClock::default();
    let builder = Schematic::builder("").offline(true).clock(clock.clone());
    let schematic = builder.build().unwrap();
    let gate = Gate::closed();
    let config = Config {
        shutdown: Shutdown {
            grace: 3,
            mercy: 1,
            ..Shutdown::default()
        },
        ..Config::release_default()
    };
    let rocket = silent()
        .configure(Config {
            port: 0,
            log_level: rocket::config::LogLevel::Off,
            ..config
        })
        .attach(SchematicFairing::new(schematic.clone()).keys_from(support::keys))
        .manage(gate.clone())
        .mount("/", routes![slow]);
    let server = Server::start(rocket).await;
    let mut in_flight = server.connect().await;
    in_flight.write_all(REQUEST).await.unwrap();
    gate.reached.acquire().await.unwrap().forget();
    server.shutdown.clone().notify();
    // First the request is given time to arrive, then to end.
    while clock.next_wake().is_none() {
        tokio::task::yield_now().await;
    }
    clock.advance(Duration::from_secs(3));
    tokio::task::yield_now().await;
    assert!(schematic.track(Track::new("in-time")).is_ok());
    clock.advance(Duration::from_secs(1));
    while schematic.track(Track::new("late")).is_ok() {
        tokio::task::yield_now().await;
    }
    assert_eq!(clock.monotonic(), Duration::from_secs(4));
    server.ended.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_launched_server_ends_at_the_signal() {
    let stage = Stage::set().await;
    let gate = Gate::closed();
    let (listening, listens) = oneshot::channel();
    let listening = std::sync::Mutex::new(Some(listening));
    let rocket = silent()
        .attach(stage.fairing())
        .attach(AdHoc::on_liftoff("listening", move |rocket| {
            let shutdown = &rocket.config().shutdown;
            assert_eq!((shutdown.ctrlc, shutdown.grace), (false, 3));
            let listening = listening.lock().unwrap().take().unwrap();
            listening.send(rocket.config().port).unwrap();
            Box::pin(async {})
        }))
        .manage(gate.clone())
        .mount("/", routes![slow]);
    let (signal, signalled) = oneshot::channel::<()>();
    let shutdown = GracefulShutdown::on(signalled.map(drop))
        // A part of a second is one more.
        .requests_within(Duration::from_millis(2_001));
    let ended = tokio::spawn(shutdown.launch(rocket));
    let address = ("127.0.0.1", listens.await.unwrap());
    let mut in_flight = TcpStream::connect(address).await.unwrap();
    in_flight.write_all(REQUEST).await.unwrap();
    gate.reached.acquire().await.unwrap().forget();
    signal.send(()).unwrap();
    gate.enter.add_permits(1);
    let mut answer = String::new();
    in_flight.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("done"), "{answer}");
    ended.await.unwrap().expect("it ends well");
    assert_eq!(stage.emulator.events_total(), 1);
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn what_cannot_launch_is_an_error() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let rocket = silent();
    let figment = rocket.figment().clone().merge(("port", port));
    let launched = GracefulShutdown::on(std::future::pending()).launch(rocket.configure(figment));
    let error = launched.await.expect_err("the port is taken");
    assert!(matches!(error.kind(), ErrorKind::Bind(_)), "{error:?}");
}
