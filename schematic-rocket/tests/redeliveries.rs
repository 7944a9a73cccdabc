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

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rocket::fairing::AdHoc;
use rocket::http::Status;
use rocket::{State, post, routes};
use schematic_rocket::client::Timestamp;
use schematic_rocket::client::webhooks::{MemoryReplayGuard, Verifier, sign};
use schematic_rocket::{ResponseFairing, VerifiedWebhook};
use support::{Server, silent};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, SemaphorePermit};

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
    /// The fairing, by the answer.
    Fairing,
    /// The handler itself, without the fairing.
    Handler,
    /// Nothing does.
    Nothing,
}

/// A handler that says when it begins and when its answer is ready, and waits until it may end.
struct Handler {
    by: By,
    ends: &'static [End],
    calls: AtomicUsize,
    begun: Semaphore,
    answered: Semaphore,
    may_end: Semaphore,
}

#[post("/", data = "<delivery>")]
async fn webhook(delivery: VerifiedWebhook, handler: &State<Arc<Handler>>) -> Status {
    let end = handler.ends[handler.calls.fetch_add(1, Ordering::Relaxed)];
    handler.begun.add_permits(1);
    handler.may_end.acquire().await.unwrap().forget();
    match end {
        End::Failure => Status::InternalServerError,
        End::Panic => panic!("as the test wants it"),
        End::Success => {
            if handler.by == By::Handler {
                delivery.complete().await;
            }
            Status::Created
        }
    }
}

struct Endpoint {
    handler: Arc<Handler>,
    server: Server,
}

impl Endpoint {
    async fn serve(by: By, ends: &'static [End]) -> Self {
        let none = || Semaphore::new(0);
        let handler = Arc::new(Handler {
            by,
            ends,
            calls: AtomicUsize::new(0),
            begun: none(),
            answered: none(),
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
        let mut rocket = silent()
            .manage(Arc::clone(&handler))
            .manage(verifier)
            .mount("/", routes![webhook]);
        if by == By::Fairing {
            rocket = rocket.attach(ResponseFairing::default());
        }
        // Attached last: what the fairing does with an answer is done then.
        let answered = Arc::clone(&handler);
        let rocket = rocket.attach(AdHoc::on_response("answered", move |_, _| {
            answered.answered.add_permits(1);
            Box::pin(async {})
        }));
        let server = Server::start(rocket).await;
        Self { handler, server }
    }

    /// A connection over which the delivery was sent.
    async fn send(&self) -> TcpStream {
        let mut connection = self.server.connect().await;
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
}

/// The status and the whole text of what comes back.
async fn answer(mut connection: TcpStream) -> (u16, String) {
    let mut text = String::new();
    connection.read_to_string(&mut text).await.unwrap();
    let status = text.split(' ').nth(1).expect("a status line");
    (status.parse().unwrap(), text)
}

const ALL: [By; 3] = [By::Fairing, By::Handler, By::Nothing];

#[tokio::test]
async fn a_delivery_whose_handler_failed_is_handled_again() {
    for by in ALL {
        let endpoint = Endpoint::serve(by, &[End::Failure, End::Panic, End::Success]).await;
        for (status, calls) in [(500, 1), (500, 2), (201, 3)] {
            assert_eq!(endpoint.status().await, status, "{by:?}");
            assert_eq!(endpoint.calls(), calls, "{by:?}");
        }
    }
}

#[tokio::test]
async fn a_delivery_that_was_handled_is_a_success_without_the_handler() {
    for by in [By::Fairing, By::Handler] {
        let endpoint = Endpoint::serve(by, &[End::Success]).await;
        for status in [201, 200, 200] {
            assert_eq!(endpoint.status().await, status, "{by:?}");
            assert_eq!(endpoint.calls(), 1, "{by:?}");
        }
    }
    // Rather twice than never.
    let endpoint = Endpoint::serve(By::Nothing, &[End::Success, End::Success]).await;
    for calls in [1, 2] {
        assert_eq!(endpoint.status().await, 201);
        assert_eq!(endpoint.calls(), calls);
    }
}

#[tokio::test]
async fn a_delivery_that_is_being_handled_is_to_be_sent_again() {
    for by in ALL {
        let endpoint = Endpoint::serve(by, &[End::Failure, End::Success]).await;
        let first = endpoint.begin().await;
        let (status, text) = answer(endpoint.send().await).await;
        assert_eq!(status, 503, "{by:?}: {text}");
        if by == By::Fairing {
            assert!(text.contains("\r\nretry-after: 30\r\n"), "{text}");
            assert!(text.contains("application/problem+json"), "{text}");
            assert!(text.contains(r#""code":"in_progress""#), "{text}");
        }
        endpoint.handler.may_end.add_permits(1);
        assert_eq!(answer(first).await.0, 500);
        assert_eq!(endpoint.status().await, 201, "{by:?}");
        assert_eq!(endpoint.calls(), 2);
    }
}

/// Rocket handles a request to its end, whether or not the client waits for the answer.
#[tokio::test]
async fn a_delivery_whose_client_left_is_handled_to_its_end() {
    for by in [By::Fairing, By::Handler] {
        let ends = &[End::Failure, End::Success];
        let endpoint = Endpoint::serve(by, ends).await;
        for (calls, again) in [(1, 503), (2, 503)] {
            drop(endpoint.begin().await);
            assert_eq!(answer(endpoint.send().await).await.0, again, "{by:?}");
            endpoint.handler.answered.acquire().await.unwrap().forget();
            endpoint.handler.may_end.add_permits(1);
            endpoint.handler.answered.acquire().await.unwrap().forget();
            assert_eq!(endpoint.calls(), calls, "{by:?}");
        }
        assert_eq!(endpoint.status().await, 200, "{by:?}");
        assert_eq!(endpoint.calls(), 2);
    }
}
