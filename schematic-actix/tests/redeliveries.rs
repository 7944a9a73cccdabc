//! Deliveries that come again, over real sockets: after a failure, while the first is handled, after
//! its client left.
#![cfg(feature = "webhooks")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs
)]

use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::http::StatusCode;
use actix_web::middleware::Condition;
use actix_web::web::{self, Data};
use actix_web::{App, HttpRequest, HttpServer, Responder};
use schematic_actix::client::Timestamp;
use schematic_actix::client::webhooks::{MemoryReplayGuard, Verifier, sign};
use schematic_actix::{CompleteWebhooks, VerifiedWebhook};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::JoinHandle;

const SECRET: &str = "whsec_test";
const NOW: i64 = 1_767_225_600;
const BODY: &str = r#"{"action":"company.updated"}"#;

/// How a call of the handler ends.
#[derive(Clone, Copy)]
enum End {
    Failure,
    Panic,
    Success,
}

/// Who says that a delivery was handled.
#[derive(Clone, Copy, Debug, PartialEq)]
enum By {
    /// The middleware, by the answer.
    Middleware,
    /// The handler itself, without the middleware.
    Handler,
    /// Nothing does.
    Nothing,
}

/// A handler that says when it begins and when it is dropped, and waits until it may end.
struct Handler {
    by: By,
    ends: &'static [End],
    calls: AtomicUsize,
    begun: Semaphore,
    dropped: Semaphore,
    may_end: Semaphore,
    /// Tasks that keep the request for longer than it is handled.
    kept: Mutex<Vec<JoinHandle<()>>>,
}

impl Handler {
    async fn handle(&self) -> StatusCode {
        struct Dropped<'a>(&'a Semaphore);
        impl Drop for Dropped<'_> {
            fn drop(&mut self) {
                self.0.add_permits(1);
            }
        }
        let _dropped = Dropped(&self.dropped);
        let end = self.ends[self.calls.fetch_add(1, Ordering::Relaxed)];
        self.begun.add_permits(1);
        self.may_end.acquire().await.unwrap().forget();
        match end {
            End::Failure => StatusCode::INTERNAL_SERVER_ERROR,
            End::Panic => panic!("as the test wants it"),
            End::Success => StatusCode::CREATED,
        }
    }
}

async fn webhook(
    request: HttpRequest,
    handler: Data<Handler>,
    delivery: VerifiedWebhook,
) -> impl Responder {
    // A task that holds the request holds no claim.
    let kept = actix_web::rt::spawn(async move {
        let _request = request;
        std::future::pending::<()>().await;
    });
    handler.kept.lock().unwrap().push(kept);
    let status = handler.handle().await;
    if handler.by == By::Handler && status.is_success() {
        delivery.complete().await;
    }
    ("", status)
}

struct Endpoint {
    handler: Data<Handler>,
    address: SocketAddr,
    server: ServerHandle,
}

impl Endpoint {
    fn serve(by: By, ends: &'static [End]) -> Self {
        let none = || Semaphore::new(0);
        let handler = Data::new(Handler {
            by,
            ends,
            calls: AtomicUsize::new(0),
            begun: none(),
            dropped: none(),
            may_end: none(),
            kept: Mutex::default(),
        });
        // A clock that stands still: a lease never runs out here.
        let guard = MemoryReplayGuard::default().monotonic(|| Duration::ZERO);
        let verifier = Verifier::builder()
            .secret(SECRET)
            .replay_guard(guard)
            .now(|| Timestamp::from_secs(NOW))
            .build()
            .unwrap();
        let shared = Data::clone(&handler);
        let server = HttpServer::new(move || {
            let complete = Condition::new(by == By::Middleware, CompleteWebhooks::default());
            App::new()
                .app_data(verifier.clone())
                .app_data(Data::clone(&shared))
                .service(
                    web::resource("/")
                        .route(web::post().to(webhook))
                        .wrap(complete),
                )
        })
        .workers(1)
        .disable_signals()
        .h1_allow_half_closed(false)
        .bind("127.0.0.1:0")
        .unwrap();
        let address = server.addrs()[0];
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self {
            handler,
            address,
            server: handle,
        }
    }

    /// A connection over which the delivery was sent.
    async fn send(&self) -> TcpStream {
        let mut connection = TcpStream::connect(self.address).await.unwrap();
        let request = format!(
            "POST / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: {}\r\n\
             X-Schematic-Webhook-Signature: {}\r\nX-Schematic-Webhook-Timestamp: {NOW}\r\n\r\n{BODY}",
            BODY.len(),
            sign(BODY, &NOW.to_string(), SECRET).unwrap(),
        );
        connection.write_all(request.as_bytes()).await.unwrap();
        connection
    }

    /// The delivery as it is being handled.
    async fn begin(&self) -> TcpStream {
        let connection = self.send().await;
        let mut early = [0];
        tokio::select! {
            begun = self.handler.begun.acquire() => begun.unwrap().forget(),
            _ = connection.peek(&mut early) => panic!("answered before it is handled"),
        }
        connection
    }

    /// The status of an answer to the delivery, for which the handler need not wait.
    async fn status(&self) -> u16 {
        self.handler.may_end.add_permits(1);
        let answer = answer(self.send().await).await;
        // They are there still if the handler did not run, or did.
        for semaphore in [&self.handler.may_end, &self.handler.begun] {
            let _ = semaphore.try_acquire().map(SemaphorePermit::forget);
        }
        answer.0
    }

    fn calls(&self) -> usize {
        self.handler.calls.load(Ordering::Relaxed)
    }

    async fn stop(self) {
        self.server.stop(false).await;
        for kept in self.handler.kept.lock().unwrap().drain(..) {
            kept.abort();
        }
    }
}

/// The status and the whole text of what comes back.
async fn answer(mut connection: TcpStream) -> (u16, String) {
    let mut text = String::new();
    connection.read_to_string(&mut text).await.unwrap();
    let status = text.split(' ').nth(1).expect("a status line");
    (status.parse().unwrap(), text)
}

const ALL: [By; 3] = [By::Middleware, By::Handler, By::Nothing];

#[actix_web::test]
async fn a_delivery_whose_handler_failed_is_handled_again() {
    for by in ALL {
        let endpoint = Endpoint::serve(by, &[End::Failure, End::Failure, End::Success]);
        for (status, calls) in [(500, 1), (500, 2), (201, 3)] {
            assert_eq!(endpoint.status().await, status, "{by:?}");
            assert_eq!(endpoint.calls(), calls, "{by:?}");
        }
        endpoint.stop().await;
    }
}

#[actix_web::test]
async fn a_delivery_that_was_handled_is_a_success_without_the_handler() {
    for by in [By::Middleware, By::Handler] {
        let endpoint = Endpoint::serve(by, &[End::Success]);
        for status in [201, 200, 200] {
            assert_eq!(endpoint.status().await, status, "{by:?}");
            assert_eq!(endpoint.calls(), 1, "{by:?}");
        }
        endpoint.stop().await;
    }
    // Rather twice than never.
    let endpoint = Endpoint::serve(By::Nothing, &[End::Success, End::Success]);
    for calls in [1, 2] {
        assert_eq!(endpoint.status().await, 201);
        assert_eq!(endpoint.calls(), calls);
    }
    endpoint.stop().await;
}

#[actix_web::test]
async fn a_delivery_that_is_being_handled_is_to_be_sent_again() {
    for by in ALL {
        let endpoint = Endpoint::serve(by, &[End::Failure, End::Success]);
        let first = endpoint.begin().await;
        let (status, text) = answer(endpoint.send().await).await;
        assert_eq!(status, 503, "{by:?}: {text}");
        assert!(text.contains("\r\nretry-after: 30\r\n"), "{text}");
        assert!(text.contains("application/problem+json"), "{text}");
        assert!(text.contains(r#""code":"in_progress""#), "{text}");
        endpoint.handler.may_end.add_permits(1);
        assert_eq!(answer(first).await.0, 500);
        assert_eq!(endpoint.status().await, 201, "{by:?}");
        assert_eq!(endpoint.calls(), 2);
        endpoint.stop().await;
    }
}

#[actix_web::test]
async fn a_delivery_whose_client_left_is_handled_again() {
    for by in ALL {
        let endpoint = Endpoint::serve(by, &[End::Success, End::Success]);
        drop(endpoint.begin().await);
        endpoint.handler.dropped.acquire().await.unwrap().forget();
        assert_eq!(endpoint.status().await, 201, "{by:?}");
        assert_eq!(endpoint.calls(), 2);
        endpoint.stop().await;
    }
}

#[actix_web::test]
async fn a_delivery_whose_handler_panicked_is_handled_again() {
    for by in ALL {
        let endpoint = Endpoint::serve(by, &[End::Panic, End::Success]);
        let mut first = endpoint.begin().await;
        endpoint.handler.may_end.add_permits(1);
        let mut text = String::new();
        let _ = first.read_to_string(&mut text).await;
        assert_eq!(text, "", "the connection is closed");
        assert_eq!(endpoint.status().await, 201, "{by:?}");
        assert_eq!(endpoint.calls(), 2);
        endpoint.stop().await;
    }
}
