//! The server with real sockets: how long a client may take for a request, before and after the stop.
#![cfg(feature = "server")]
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::ConnectInfo;
use axum::routing::{get, post};
use futures_util::FutureExt;
use schematic_axum::{GracefulShutdown, Schematic};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Far more than anything here takes, on a busy machine too.
const LONG: Duration = Duration::from_secs(60);

/// A server that runs until the test stops it.
struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Running {
    async fn start(
        app: Router,
        header_read_timeout: Duration,
        set: impl FnOnce(GracefulShutdown) -> GracefulShutdown,
    ) -> Self {
        let schematic = Schematic::builder("").offline(true).build().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let shutdown = set(GracefulShutdown::on(stopped.map(drop)));
        let server = shutdown
            .server(listener, app)
            .header_read_timeout(header_read_timeout);
        let ended = tokio::spawn(async move {
            shutdown.serve(server, &schematic).await;
        });
        Self {
            address,
            stop,
            ended,
        }
    }

    async fn connect(&self, bytes: &[u8]) -> TcpStream {
        let mut connection = TcpStream::connect(self.address).await.unwrap();
        connection.write_all(bytes).await.unwrap();
        connection
    }

    async fn stop(self) {
        self.stop.send(()).unwrap();
        timeout(LONG, self.ended).await.expect("it ends").unwrap();
    }
}

/// All that still comes until the connection is closed; a reset closes it too.
async fn rest(mut connection: TcpStream) -> String {
    let mut rest = Vec::new();
    let read = connection.read_to_end(&mut rest);
    let _ = timeout(LONG, read).await.expect("it is closed");
    String::from_utf8(rest).unwrap()
}

fn as_they_are(shutdown: GracefulShutdown) -> GracefulShutdown {
    shutdown
}

fn patient(shutdown: GracefulShutdown) -> GracefulShutdown {
    shutdown.requests_within(LONG).within(LONG)
}

#[tokio::test]
async fn connections_that_send_no_request_are_closed() {
    let app = Router::new().route("/", get(async || "here"));
    let server = Running::start(app, Duration::from_millis(200), as_they_are).await;
    let silent = server.connect(b"").await;
    let half = server.connect(b"GET / HTTP/1.1\r\nhos").await;
    let kept = server.connect(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut dripping = server.connect(b"GET / HTTP/1.1\r\nx: ").await;
    // It ends with the first byte that cannot be written any more.
    let dripped = async {
        while dripping.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(LONG, dripped).await.expect("it is closed");
    assert_eq!(rest(silent).await, "");
    assert_eq!(rest(half).await, "");
    let answer = rest(kept).await;
    assert!(answer.ends_with("here"), "{answer}");
    server.stop().await;
}

#[tokio::test]
async fn a_limit_may_be_nothing_or_endless() {
    for limit in [Duration::ZERO, Duration::from_nanos(1), Duration::MAX] {
        let app = Router::new().route("/", get(async || "here"));
        let server = Running::start(app, limit, |shutdown| {
            shutdown
                .receive_within(limit)
                .requests_within(LONG)
                .within(LONG)
        })
        .await;
        if limit == Duration::MAX {
            let request = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
            let answer = rest(server.connect(request).await).await;
            assert!(answer.ends_with("here"), "{answer}");
        }
        server.stop().await;
    }
}

#[tokio::test]
async fn half_sent_requests_end_soon_after_the_stop_and_handled_ones_finish() {
    let (reached, enter) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let handled = {
        let (reached, enter) = (Arc::clone(&reached), Arc::clone(&enter));
        async move |_whole: Bytes| {
            reached.add_permits(1);
            enter.acquire().await.unwrap().forget();
            "handled"
        }
    };
    let received = Arc::clone(&reached);
    let early = async move |body: axum::body::Body| {
        received.add_permits(1);
        match axum::body::to_bytes(body, 100).await {
            Ok(_) => "whole".to_owned(),
            Err(error) => error.to_string(),
        }
    };
    let app = Router::new()
        .route("/handled", post(handled))
        .route("/body", post(early));
    let server = Running::start(app, LONG, |shutdown| {
        patient(shutdown).receive_within(Duration::from_millis(300))
    })
    .await;
    let handled = b"POST /handled HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}";
    let handled = server.connect(handled).await;
    let half_body = b"POST /body HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{";
    let half_body = server.connect(half_body).await;
    let half_head = server.connect(b"GET /handled HTTP/1.1\r\nhos").await;
    let silent = server.connect(b"").await;
    reached.acquire_many(2).await.unwrap().forget();

    server.stop.send(()).unwrap();
    let answer = rest(half_body).await;
    assert!(answer.contains("the server stops"), "{answer}");
    assert_eq!(rest(half_head).await, "");
    assert_eq!(rest(silent).await, "");
    assert!(!server.ended.is_finished());
    assert!(TcpStream::connect(server.address).await.is_err());
    enter.add_permits(1);
    let answer = rest(handled).await;
    assert!(answer.ends_with("handled"), "{answer}");
    timeout(LONG, server.ended).await.expect("it ends").unwrap();
}

#[tokio::test]
async fn a_body_that_goes_on_arriving_is_waited_for() {
    let reached = Arc::new(Semaphore::new(0));
    let received = Arc::clone(&reached);
    let app = Router::new().route(
        "/",
        post(async move |body: axum::body::Body| {
            received.add_permits(1);
            let whole = axum::body::to_bytes(body, 100).await.expect("all of it");
            String::from_utf8(whole.to_vec()).unwrap()
        }),
    );
    let pause = Duration::from_secs(5);
    let server = Running::start(app, LONG, |shutdown| {
        patient(shutdown).receive_within(pause)
    })
    .await;
    let head = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 20\r\n\r\n";
    let mut connection = server.connect(head).await;
    reached.acquire().await.unwrap().forget();
    server.stop.send(()).unwrap();
    // Longer in all than the pause that is allowed.
    for _ in 0..20 {
        tokio::time::sleep(pause / 15).await;
        connection.write_all(b"x").await.unwrap();
    }
    let answer = rest(connection).await;
    assert!(answer.ends_with(&"x".repeat(20)), "{answer}");
    timeout(LONG, server.ended).await.expect("it ends").unwrap();
}

#[tokio::test]
async fn handlers_see_the_address_of_the_client() {
    let app = Router::new().route(
        "/",
        get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.to_string()),
    );
    let server = Running::start(app, LONG, as_they_are).await;
    let request = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let connection = server.connect(request).await;
    let own = connection.local_addr().unwrap().to_string();
    let answer = rest(connection).await;
    assert!(answer.ends_with(&own), "{answer}");
    server.stop().await;
}
