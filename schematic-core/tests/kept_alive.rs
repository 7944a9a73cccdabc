//! Connections that were kept open and that the server, or what is on the way to it, has closed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join;
use http::Method;
use schematic_core::api::runtime::{Call, RequestOptions, RetryMode, Transport};
use schematic_core::cache::CacheOptions;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::events::Track;
use schematic_core::flags::Outcome;
use schematic_core::{Error, ErrorKind, Schematic, SchematicBuilder};
use support::until::until;
use support::{KEY, acme};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Barrier;

const ON: &str = r#"{"data":{"value":true},"params":{}}"#;

/// A server that answers so many requests on each connection and resets it with the next.
#[derive(Clone)]
struct Server {
    url: Arc<str>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// How many requests a connection answers.
    answered: usize,
    /// Of each request, the number of its connection.
    requests: Vec<usize>,
    connections: usize,
    /// Answers wait until so many have come.
    barrier: Option<Arc<Barrier>>,
}

impl Server {
    async fn answering(answered: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = Self {
            url: url.into(),
            state: Arc::default(),
        };
        server.state.lock().unwrap().answered = answered;
        let accepting = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = {
                    let mut state = accepting.state.lock().unwrap();
                    state.connections += 1;
                    state.connections
                };
                tokio::spawn(accepting.clone().serve(stream, number));
            }
        });
        server
    }

    async fn serve(self, mut stream: TcpStream, number: usize) {
        let mut requests = 0;
        while read_request(&mut stream).await {
            requests += 1;
            let (is_answered, barrier) = {
                let mut state = self.state.lock().unwrap();
                state.requests.push(number);
                (requests <= state.answered, state.barrier.clone())
            };
            if !is_answered {
                stream.set_zero_linger().unwrap();
                return;
            }
            if let Some(barrier) = barrier {
                barrier.wait().await;
            }
            let answer = format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{ON}",
                ON.len()
            );
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    }

    /// Of each request since the last call, the number of its connection.
    fn requests(&self) -> Vec<usize> {
        std::mem::take(&mut self.state.lock().unwrap().requests)
    }

    fn answer(&self, answered: usize) {
        self.state.lock().unwrap().answered = answered;
    }

    /// Lets answers wait for each other.
    fn together(&self, answers: usize) {
        let barrier = (answers > 0).then(|| Arc::new(Barrier::new(answers)));
        self.state.lock().unwrap().barrier = barrier;
    }

    fn client(&self, clock: &ManualClock) -> SchematicBuilder {
        Schematic::builder(KEY)
            .base_url(&*self.url)
            .event_capture_base_url(&*self.url)
            .clock(clock.clone())
            .cache(CacheOptions::new().ttl(Duration::ZERO))
    }
}

/// Reads a request whose body has a length; false at the end of the connection.
async fn read_request(stream: &mut TcpStream) -> bool {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return false,
        }
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    let length = head.split("content-length: ").nth(1);
    let length = length.and_then(|rest| rest.split("\r\n").next());
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut body).await.is_ok()
}

/// What a check ends with; one that waits for the clock fails the test.
async fn check(clock: &ManualClock, schematic: &Schematic) -> Outcome {
    let check = async { schematic.check("f", &acme()).await };
    at_once(clock, check).await.outcome
}

async fn at_once<F: Future>(clock: &ManualClock, future: F) -> F::Output {
    let before = clock.monotonic();
    let limit = Duration::from_secs(60);
    let output = tokio::time::timeout(limit, future).await;
    assert_eq!(clock.monotonic(), before);
    output.expect("it waits for the clock")
}

async fn call(schematic: &Schematic, method: Method, options: RequestOptions) -> Result<(), Error> {
    let call = Call::new(method, "/companies").json(&7).unwrap();
    schematic.call(call, &options).await.map(drop)
}

#[tokio::test]
async fn a_check_is_repeated_at_once_over_a_fresh_connection() {
    let server = Server::answering(1).await;
    let clock = ManualClock::default();
    let schematic = server.client(&clock).build().unwrap();
    for _ in 0..4 {
        assert_eq!(check(&clock, &schematic).await, Outcome::Evaluated);
    }
    // The second finds the first's connection, and is repeated over one that is not kept.
    assert_eq!(server.requests(), [1, 1, 2, 3, 3, 4]);
}

#[tokio::test]
async fn without_retries_it_is_repeated_all_the_same() {
    let server = Server::answering(1).await;
    let clock = ManualClock::default();
    let schematic = server.client(&clock).max_retries(0).build().unwrap();
    for _ in 0..3 {
        assert_eq!(check(&clock, &schematic).await, Outcome::Evaluated);
    }
    assert_eq!(server.requests(), [1, 1, 2, 3]);
}

#[tokio::test]
async fn however_many_connections_were_kept_one_repetition_is_enough() {
    let server = Server::answering(1).await;
    let clock = ManualClock::default();
    let schematic = server.client(&clock).build().unwrap();
    server.together(5);
    let flags = ["a", "b", "c", "d", "e"];
    let context = acme();
    let checks = flags.map(|flag| schematic.check(flag, &context).into_future());
    for result in futures_util::future::join_all(checks).await {
        assert_eq!(result.outcome, Outcome::Evaluated);
    }
    let mut connections = server.requests();
    connections.sort_unstable();
    assert_eq!(connections, [1, 2, 3, 4, 5]);

    server.together(0);
    for connection in [6, 7] {
        assert_eq!(check(&clock, &schematic).await, Outcome::Evaluated);
        let requests = server.requests();
        assert_eq!(requests.len(), 2, "{requests:?}");
        assert!(
            requests[0] <= 5 && requests[1] == connection,
            "{requests:?}"
        );
    }
}

#[tokio::test]
async fn only_what_may_be_sent_twice_is_repeated() {
    let server = Server::answering(1).await;
    let clock = ManualClock::default();
    let schematic = server.client(&clock).build().unwrap();
    let plain = RequestOptions::new;
    for (method, options, repeated) in [
        (Method::GET, plain(), true),
        (Method::PUT, plain(), true),
        (Method::DELETE, plain(), true),
        (Method::POST, plain(), false),
        (Method::POST, plain().retry_mode(RetryMode::Always), true),
        (Method::GET, plain().max_retries(0), true),
        (Method::POST, plain().max_retries(0), false),
    ] {
        assert_eq!(check(&clock, &schematic).await, Outcome::Evaluated);
        server.requests();
        let case = format!("{method} {options:?}");
        let called = at_once(&clock, call(&schematic, method, options)).await;
        match called {
            Ok(()) => assert!(repeated, "{case}"),
            Err(error) => {
                assert!(!repeated, "{case}");
                assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
            }
        }
        assert_eq!(server.requests().len(), 1 + usize::from(repeated), "{case}");
    }
}

/// Waits until a call waits before it is repeated, and returns for how long.
async fn backoff_of(clock: &ManualClock) -> Duration {
    let mut wait = None;
    until("a wait of less than two seconds", || {
        wait = clock
            .next_wake()
            .filter(|wait| *wait < Duration::from_secs(2));
        wait.is_some()
    })
    .await;
    wait.unwrap()
}

#[tokio::test]
async fn a_fresh_connection_that_is_closed_is_waited_for() {
    let server = Server::answering(1).await;
    let clock = ManualClock::default();
    let schematic = server.client(&clock).build().unwrap();
    assert_eq!(check(&clock, &schematic).await, Outcome::Evaluated);
    assert_eq!(server.requests(), [1]);

    server.answer(0);
    let options = RequestOptions::new().max_retries(1);
    let call = call(&schematic, Method::GET, options);
    let advance = async {
        // The call's own limit and its wait: only the wait is for about a second.
        clock.advance(backoff_of(&clock).await);
    };
    let both = tokio::time::timeout(Duration::from_secs(20), join(call, advance)).await;
    let error = both.expect("it waits for about a second").0.unwrap_err();
    // The one over the kept connection, the one at once, and the retry.
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 3));
    assert_eq!(server.requests(), [1, 2, 3]);
    let waited = clock.monotonic().as_millis();
    assert!((900..=1_100).contains(&waited), "{waited}");
}

#[tokio::test]
async fn a_connection_that_was_never_kept_is_waited_for() {
    let server = Server::answering(0).await;
    let clock = ManualClock::default();
    let schematic = server.client(&clock).max_retries(1).build().unwrap();
    let call = call(&schematic, Method::GET, RequestOptions::new());
    let (called, wait) = tokio::join!(call, async {
        let wait = backoff_of(&clock).await;
        clock.advance(wait);
        wait
    });
    assert_eq!(called.unwrap_err().attempts(), 2);
    assert!(wait > Duration::from_millis(800), "{wait:?}");
    assert_eq!(server.requests(), [1, 2]);
}

#[tokio::test]
async fn a_batch_of_events_is_repeated_at_once() {
    let server = Server::answering(1).await;
    let clock = ManualClock::default();
    let schematic = server.client(&clock).build().unwrap();
    for sent in 1..4 {
        let event = Track::new("used").company("org", "acme");
        schematic.track(event).unwrap();
        let report = at_once(&clock, schematic.flush()).await;
        assert_eq!((report.sent, report.pending), (1, 0), "{sent}");
    }
    assert_eq!(server.requests(), [1, 1, 2, 3]);
}
