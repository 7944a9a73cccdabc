//! Deliveries that come again: after a failure, while the first is handled, after its client left.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::routing::post;
use http::StatusCode;
use schematic_axum::client::webhooks::{MemoryReplayGuard, Verifier};
use schematic_axum::{VerifiedWebhook, WebhookLayer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::serve;
use crate::webhooks::{EVENT, now, right, verifier};

/// How a call of the handler ends.
#[derive(Clone, Copy)]
enum End {
    Failure,
    Panic,
    Success,
}

/// A handler that says when it begins and when it is dropped, and waits until it may end.
struct Handler {
    ends: &'static [End],
    calls: AtomicUsize,
    begun: Semaphore,
    dropped: Semaphore,
    may_end: Semaphore,
}

impl Handler {
    fn new(ends: &'static [End]) -> Arc<Self> {
        Arc::new(Self {
            ends,
            calls: AtomicUsize::new(0),
            begun: Semaphore::new(0),
            dropped: Semaphore::new(0),
            may_end: Semaphore::new(0),
        })
    }

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

    fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }
}

async fn answer_only(State(handler): State<Arc<Handler>>, _: VerifiedWebhook) -> StatusCode {
    handler.handle().await
}

async fn complete(State(handler): State<Arc<Handler>>, delivery: VerifiedWebhook) -> StatusCode {
    let status = handler.handle().await;
    if status.is_success() {
        delivery.complete().await;
    }
    status
}

/// A server and its handler.
struct Endpoint {
    handler: Arc<Handler>,
    address: SocketAddr,
}

/// Who says that a delivery was handled.
#[derive(Clone, Copy, Debug, PartialEq)]
enum By {
    /// The layer, by the answer.
    Layer,
    /// The handler itself, without a layer.
    Handler,
    /// Nothing does.
    Nothing,
}

impl Endpoint {
    async fn serve(by: By, ends: &'static [End]) -> Self {
        let handler = Handler::new(ends);
        // A clock that stands still: a lease never runs out here.
        let guard = MemoryReplayGuard::default().monotonic(|| Duration::ZERO);
        let verifier = verifier().replay_guard(guard).build().unwrap();
        let route = match by {
            By::Layer => post(answer_only).route_layer(WebhookLayer::new(verifier.clone())),
            By::Handler => post(complete),
            By::Nothing => post(answer_only),
        };
        let app = Router::new().route("/", route).with_state(App {
            handler: Arc::clone(&handler),
            verifier,
        });
        let address = serve(app).await;
        Self { handler, address }
    }

    /// A connection over which the delivery was sent.
    async fn send(&self) -> TcpStream {
        let mut connection = TcpStream::connect(self.address).await.unwrap();
        let request = format!(
            "POST / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: {}\r\n\
             X-Schematic-Webhook-Signature: {}\r\nX-Schematic-Webhook-Timestamp: {}\r\n\r\n{EVENT}",
            EVENT.len(),
            right(EVENT.as_bytes()),
            now(),
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
}

#[derive(Clone, FromRef)]
struct App {
    handler: Arc<Handler>,
    verifier: Verifier,
}

/// The status and the whole text of what comes back.
async fn answer(mut connection: TcpStream) -> (u16, String) {
    let mut text = String::new();
    connection.read_to_string(&mut text).await.unwrap();
    let status = text.split(' ').nth(1).expect("a status line");
    (status.parse().unwrap(), text)
}

#[tokio::test]
async fn a_delivery_whose_handler_failed_is_handled_again() {
    for by in [By::Layer, By::Handler, By::Nothing] {
        let endpoint = Endpoint::serve(by, &[End::Failure, End::Failure, End::Success]).await;
        for (status, calls) in [(500, 1), (500, 2), (201, 3)] {
            assert_eq!(endpoint.status().await, status, "{by:?}");
            assert_eq!(endpoint.handler.calls(), calls, "{by:?}");
        }
    }
}

#[tokio::test]
async fn a_delivery_that_was_handled_is_a_success_without_the_handler() {
    for by in [By::Layer, By::Handler] {
        let endpoint = Endpoint::serve(by, &[End::Success]).await;
        for status in [201, 200, 200] {
            assert_eq!(endpoint.status().await, status, "{by:?}");
            assert_eq!(endpoint.handler.calls(), 1, "{by:?}");
        }
    }
    // Rather twice than never.
    let endpoint = Endpoint::serve(By::Nothing, &[End::Success, End::Success]).await;
    for calls in [1, 2] {
        assert_eq!(endpoint.status().await, 201);
        assert_eq!(endpoint.handler.calls(), calls);
    }
}

#[tokio::test]
async fn a_delivery_that_is_being_handled_is_to_be_sent_again() {
    for by in [By::Layer, By::Handler, By::Nothing] {
        let endpoint = Endpoint::serve(by, &[End::Failure, End::Success]).await;
        let first = endpoint.begin().await;
        let (status, text) = answer(endpoint.send().await).await;
        assert_eq!(status, 503, "{by:?}: {text}");
        assert!(text.contains("\r\nretry-after: 30\r\n"), "{text}");
        assert!(text.contains("application/problem+json"), "{text}");
        assert!(text.contains(r#""code":"in_progress""#), "{text}");
        endpoint.handler.may_end.add_permits(1);
        assert_eq!(answer(first).await.0, 500);
        assert_eq!(endpoint.status().await, 201, "{by:?}");
        assert_eq!(endpoint.handler.calls(), 2);
    }
}

#[tokio::test]
async fn a_delivery_whose_client_left_is_handled_again() {
    for by in [By::Layer, By::Handler, By::Nothing] {
        let endpoint = Endpoint::serve(by, &[End::Success, End::Success]).await;
        drop(endpoint.begin().await);
        endpoint.handler.dropped.acquire().await.unwrap().forget();
        assert_eq!(endpoint.status().await, 201, "{by:?}");
        assert_eq!(endpoint.handler.calls(), 2);
    }
}

#[tokio::test]
async fn a_delivery_whose_handler_panicked_is_handled_again() {
    for by in [By::Layer, By::Handler, By::Nothing] {
        let endpoint = Endpoint::serve(by, &[End::Panic, End::Success]).await;
        let mut first = endpoint.begin().await;
        endpoint.handler.may_end.add_permits(1);
        let mut text = String::new();
        let _ = first.read_to_string(&mut text).await;
        assert_eq!(text, "", "the connection is closed");
        assert_eq!(endpoint.status().await, 201, "{by:?}");
        assert_eq!(endpoint.handler.calls(), 2);
    }
}
