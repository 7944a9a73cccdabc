//! Deliveries that come again to the layer on a plain hyper server, over real sockets: after a
//! failure, while the first is handled, after its client left.
#![cfg(feature = "webhooks")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs
)]

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use schematic_tower::WebhookLayer;
use schematic_tower::client::Timestamp;
use schematic_tower::client::webhooks::{MemoryReplayGuard, Verifier, sign};
use schematic_tower::webhook::VerifiedBody;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, SemaphorePermit};
use tower::ServiceBuilder;

const SECRET: &str = "whsec_test";
const NOW: i64 = 1_767_225_600;
const BODY: &str = r#"{"action":"company.updated"}"#;

/// How a call of the service inside ends.
#[derive(Clone, Copy)]
enum End {
    Failure,
    Panic,
    Success,
}

/// A service that says when it begins and when it is dropped, and waits until it may end.
struct Inner {
    ends: &'static [End],
    calls: AtomicUsize,
    begun: Semaphore,
    dropped: Semaphore,
    may_end: Semaphore,
}

impl Inner {
    async fn handle(&self) -> Response<Full<Bytes>> {
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
        let status = match end {
            End::Failure => 500,
            End::Panic => panic!("as the test wants it"),
            End::Success => 201,
        };
        let response = Response::builder().status(status);
        response.body(Full::default()).unwrap()
    }

    fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }
}

struct Endpoint {
    inner: Arc<Inner>,
    address: SocketAddr,
}

impl Endpoint {
    async fn serve(ends: &'static [End]) -> Self {
        let none = || Semaphore::new(0);
        let inner = Arc::new(Inner {
            ends,
            calls: AtomicUsize::new(0),
            begun: none(),
            dropped: none(),
            may_end: none(),
        });
        // A clock that stands still: a lease never runs out here.
        let guard = MemoryReplayGuard::default().monotonic(|| Duration::ZERO);
        let verifier = Verifier::builder()
            .secret(SECRET)
            .replay_guard(guard)
            .now(|| Timestamp::from_secs(NOW))
            .build()
            .unwrap();
        let handler = Arc::clone(&inner);
        let service = ServiceBuilder::new()
            .layer(WebhookLayer::new(verifier))
            .service_fn(move |_: Request<VerifiedBody>| {
                let handler = Arc::clone(&handler);
                async move { Ok::<_, Infallible>(handler.handle().await) }
            });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let service = TowerToHyperService::new(service.clone());
                let serving = http1::Builder::new();
                tokio::spawn(serving.serve_connection(TokioIo::new(connection), service));
            }
        });
        Self { inner, address }
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
            begun = self.inner.begun.acquire() => begun.unwrap().forget(),
            _ = connection.peek(&mut early) => panic!("answered before it is handled"),
        }
        connection
    }

    /// The status of an answer to the delivery, for which the service need not wait.
    async fn status(&self) -> u16 {
        self.inner.may_end.add_permits(1);
        let answer = answer(self.send().await).await;
        // They are there still if the service was not called, or was.
        for semaphore in [&self.inner.may_end, &self.inner.begun] {
            let _ = semaphore.try_acquire().map(SemaphorePermit::forget);
        }
        answer.0
    }
}

/// The status and the whole text of what comes back.
async fn answer(mut connection: TcpStream) -> (u16, String) {
    let mut text = String::new();
    connection.read_to_string(&mut text).await.unwrap();
    let status = text.split(' ').nth(1).expect("a status line");
    (status.parse().unwrap(), text)
}

#[tokio::test]
async fn a_delivery_is_handled_until_that_succeeds() {
    let endpoint = Endpoint::serve(&[End::Failure, End::Failure, End::Success]).await;
    for (status, calls) in [(500, 1), (500, 2), (201, 3), (200, 3), (200, 3)] {
        assert_eq!(endpoint.status().await, status);
        assert_eq!(endpoint.inner.calls(), calls);
    }
}

#[tokio::test]
async fn a_delivery_that_is_being_handled_is_to_be_sent_again() {
    let endpoint = Endpoint::serve(&[End::Failure, End::Success]).await;
    let first = endpoint.begin().await;
    let (status, text) = answer(endpoint.send().await).await;
    assert_eq!(status, 503, "{text}");
    assert!(text.contains("\r\nretry-after: 30\r\n"), "{text}");
    assert!(text.contains("application/problem+json"), "{text}");
    assert!(text.contains(r#""code":"in_progress""#), "{text}");
    endpoint.inner.may_end.add_permits(1);
    assert_eq!(answer(first).await.0, 500);
    assert_eq!(endpoint.status().await, 201);
    assert_eq!(endpoint.inner.calls(), 2);
}

#[tokio::test]
async fn a_delivery_whose_client_left_is_handled_again() {
    let endpoint = Endpoint::serve(&[End::Success, End::Success]).await;
    drop(endpoint.begin().await);
    endpoint.inner.dropped.acquire().await.unwrap().forget();
    assert_eq!(endpoint.status().await, 201);
    assert_eq!(endpoint.inner.calls(), 2);
}

#[tokio::test]
async fn a_delivery_whose_service_panicked_is_handled_again() {
    let endpoint = Endpoint::serve(&[End::Panic, End::Success]).await;
    let mut first = endpoint.begin().await;
    endpoint.inner.may_end.add_permits(1);
    let mut text = String::new();
    let _ = first.read_to_string(&mut text).await;
    assert_eq!(text, "", "the connection is closed");
    assert_eq!(endpoint.status().await, 201);
    assert_eq!(endpoint.inner.calls(), 2);
}
