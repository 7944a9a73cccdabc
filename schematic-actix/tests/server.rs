//! A server with sockets: how it ends, and clients that go away.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

mod stage;

use std::cell::RefCell;
use std::future::{Future, pending, poll_fn, ready};
use std::net::SocketAddr;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use actix_web::dev::Service;
use actix_web::rt::spawn;
use actix_web::{App, HttpMessage, HttpServer, web};
use futures_util::FutureExt;
use schematic_actix::client::clock::{Clock, ManualClock};
use schematic_actix::{GracefulShutdown, Schematic, Track, TrackUsage};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::{sleep, timeout};

use self::stage::{Claims, Stage};

const REQUEST: &[u8] = b"POST /generate HTTP/1.1\r\nhost: here\r\ncontent-length: 0\r\n\r\n";

/// Far more than anything here takes, on a busy machine too.
const LONG: Duration = Duration::from_secs(60);

/// A handler that tells when it has begun, when it is given up, and may be held.
#[derive(Clone)]
struct Handler {
    begun: Arc<Semaphore>,
    dropped: Arc<Semaphore>,
    may_end: Arc<Semaphore>,
}

impl Handler {
    fn new() -> Self {
        let none = || Arc::new(Semaphore::new(0));
        Self {
            begun: none(),
            dropped: none(),
            may_end: none(),
        }
    }

    async fn run(&self) -> &'static str {
        struct Dropped<'a>(&'a Semaphore);
        impl Drop for Dropped<'_> {
            fn drop(&mut self) {
                self.0.add_permits(1);
            }
        }
        let _dropped = Dropped(&self.dropped);
        self.begun.add_permits(1);
        self.may_end.acquire().await.unwrap().forget();
        "made"
    }
}

/// Serves `handler` as acme, tracked, and ends when `signal` is ready.
fn serve(
    stage: &Stage,
    handler: &Handler,
    shutdown: GracefulShutdown,
) -> (SocketAddr, impl Future<Output = u64> + use<>) {
    let (middleware, handler) = (stage.middleware(), handler.clone());
    let server = HttpServer::new(move || {
        let handler = handler.clone();
        let route = web::post()
            .to(move || {
                let handler = handler.clone();
                async move { handler.run().await }
            })
            .wrap(TrackUsage::new("generate"));
        App::new()
            .route("/generate", route)
            .wrap(middleware.clone())
            .wrap_fn(|request, service| {
                request.extensions_mut().insert(Claims("acme"));
                service.call(request)
            })
    })
    .workers(1)
    .h1_allow_half_closed(false)
    .bind("127.0.0.1:0")
    .unwrap();
    let address = server.addrs()[0];
    let schematic = stage.schematic.clone();
    let served = async move {
        let report = shutdown.serve(server, &schematic).await.unwrap();
        report.events.sent
    };
    (address, served)
}

async fn connect(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address).await.expect("it listens")
}

#[actix_web::test]
async fn requests_in_flight_finish_and_their_events_are_sent() {
    let stage = Stage::set().await;
    let handler = Handler::new();
    let (signal, signalled) = oneshot::channel::<()>();
    let (address, served) = serve(&stage, &handler, GracefulShutdown::on(signalled.map(drop)));
    let served = spawn(served);

    let mut idle = connect(address).await;
    let mut busy = connect(address).await;
    busy.write_all(REQUEST).await.unwrap();
    handler.begun.acquire().await.unwrap().forget();
    signal.send(()).unwrap();
    // The listener is closed before anything else ends.
    while TcpStream::connect(address).await.is_ok() {}
    handler.may_end.add_permits(1);

    let mut answer = String::new();
    busy.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.ends_with("made"), "{answer}");
    assert_eq!(served.await.unwrap(), 1);
    assert_eq!(stage.emulator.events_total(), 1);
    assert!(stage.schematic.track(Track::new("too-late")).is_err());
    assert_eq!(idle.read(&mut [0]).await.unwrap_or(0), 0);
}

#[actix_web::test]
async fn requests_that_take_too_long_are_abandoned() {
    let stage = Stage::set().await;
    let clock = ManualClock::default();
    let offline = Schematic::builder("").offline(true).clock(clock.clone());
    let stage = Stage {
        schematic: offline.build().unwrap(),
        ..stage
    };
    let handler = Handler::new();
    let (signal, signalled) = oneshot::channel::<()>();
    let shutdown = GracefulShutdown::on(signalled.map(drop)).within(Duration::from_secs(3));
    let (address, served) = serve(&stage, &handler, shutdown);
    let served = spawn(served);
    let mut busy = connect(address).await;
    busy.write_all(REQUEST).await.unwrap();
    handler.begun.acquire().await.unwrap().forget();
    signal.send(()).unwrap();
    while clock.next_wake().is_none() {
        tokio::task::yield_now().await;
    }
    assert_eq!(clock.next_wake(), Some(Duration::from_secs(3)));
    clock.advance(Duration::from_secs(3));
    served.await.unwrap();
    handler.dropped.acquire().await.unwrap().forget();
    assert_eq!(clock.monotonic(), Duration::from_secs(3));
}

#[actix_web::test]
async fn a_server_without_time_stops_at_once() {
    let stage = Stage::set().await;
    stage.schematic.track(Track::new("before")).unwrap();
    let (address, served) = serve(&stage, &Handler::new(), GracefulShutdown::on(ready(())));
    assert_eq!(served.await, 1);
    assert!(TcpStream::connect(address).await.is_err());
}

#[actix_web::test]
async fn a_client_that_goes_away_is_not_counted() {
    let stage = Stage::set().await;
    let handler = Handler::new();
    let (address, served) = serve(&stage, &handler, GracefulShutdown::on(pending()));
    let served = spawn(served);
    let mut client = connect(address).await;
    client.write_all(REQUEST).await.unwrap();
    handler.begun.acquire().await.unwrap().forget();
    drop(client);
    handler.dropped.acquire().await.unwrap().forget();
    handler.may_end.add_permits(1);

    let mut client = connect(address).await;
    client.write_all(REQUEST).await.unwrap();
    assert!(client.read(&mut [0; 64]).await.unwrap() > 0);
    assert_eq!(stage.schematic.flush().await.sent, 1);
    assert_eq!(stage.emulator.events_total(), 1);
    served.abort();
}

/// That nothing of it has to be moved to another thread.
#[actix_web::test]
async fn the_signal_may_be_of_this_thread() {
    let stage = Stage::set().await;
    let asked = std::rc::Rc::new(RefCell::new(0));
    let count = std::rc::Rc::clone(&asked);
    let signal = poll_fn(move |_| {
        *count.borrow_mut() += 1;
        Poll::Ready(())
    });
    let (_, served) = serve(&stage, &Handler::new(), GracefulShutdown::on(signal));
    served.await;
    assert_eq!(*asked.borrow(), 1);
}

#[actix_web::test]
async fn half_sent_bodies_end_soon_after_the_signal_and_handled_requests_finish() {
    let stage = Stage::set().await;
    let handler = Handler::new();
    let (signal, signalled) = oneshot::channel::<()>();
    let shutdown = GracefulShutdown::on(signalled.map(drop))
        .receive_within(Duration::from_millis(300))
        .requests_within(LONG)
        .within(LONG);
    let (bodies, handled) = (shutdown.bodies(), handler.clone());
    let reached = Arc::clone(&handler.begun);
    let server = HttpServer::new(move || {
        let (handled, reached) = (handled.clone(), Arc::clone(&reached));
        let run = web::post().to(move |_whole: web::Bytes| {
            let handled = handled.clone();
            async move { handled.run().await }
        });
        let read = web::post().to(move |payload: web::Payload| {
            reached.add_permits(1);
            async move { payload.to_bytes().await.map(|_| "whole") }
        });
        App::new()
            .route("/handled", run)
            .route("/body", read)
            .wrap(bodies.clone())
    })
    .workers(1)
    .bind("127.0.0.1:0")
    .unwrap();
    let address = server.addrs()[0];
    let schematic = stage.schematic.clone();
    let served = spawn(async move { shutdown.serve(server, &schematic).await });

    let mut handled = connect(address).await;
    let request = b"POST /handled HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}";
    handled.write_all(request).await.unwrap();
    let mut half = Vec::new();
    for length in [
        "content-length: 99\r\n\r\n{",
        "transfer-encoding: chunked\r\n\r\n5\r\nabc",
    ] {
        let mut connection = connect(address).await;
        let request = format!("POST /body HTTP/1.1\r\nhost: x\r\n{length}");
        connection.write_all(request.as_bytes()).await.unwrap();
        half.push(connection);
    }
    handler.begun.acquire_many(3).await.unwrap().forget();
    signal.send(()).unwrap();
    for mut connection in half {
        let mut answer = String::new();
        let read = connection.read_to_string(&mut answer);
        timeout(LONG, read).await.expect("it is closed").unwrap();
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    }
    assert!(!served.is_finished());
    handler.may_end.add_permits(1);
    let mut answer = String::new();
    handled.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("made"), "{answer}");
    served.await.unwrap().unwrap();
}

#[actix_web::test]
async fn a_body_that_goes_on_arriving_is_waited_for() {
    let stage = Stage::set().await;
    let (signal, signalled) = oneshot::channel::<()>();
    let pause = Duration::from_secs(5);
    let shutdown = GracefulShutdown::on(signalled.map(drop))
        .receive_within(pause)
        .requests_within(LONG)
        .within(LONG);
    let bodies = shutdown.bodies();
    let begun = Arc::new(Semaphore::new(0));
    let reached = Arc::clone(&begun);
    let server = HttpServer::new(move || {
        let reached = Arc::clone(&reached);
        let read = web::post().to(move |payload: web::Payload| {
            reached.add_permits(1);
            payload.to_bytes()
        });
        App::new().route("/", read).wrap(bodies.clone())
    })
    .workers(1)
    .bind("127.0.0.1:0")
    .unwrap();
    let address = server.addrs()[0];
    let schematic = stage.schematic.clone();
    let served = spawn(async move { shutdown.serve(server, &schematic).await });
    let mut connection = connect(address).await;
    let head = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 20\r\n\r\n";
    connection.write_all(head).await.unwrap();
    begun.acquire().await.unwrap().forget();
    signal.send(()).unwrap();
    // Longer in all than the pause that is allowed.
    for _ in 0..20 {
        sleep(pause / 15).await;
        connection.write_all(b"x").await.unwrap();
    }
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with(&"x".repeat(20)), "{answer}");
    served.await.unwrap().unwrap();
}
