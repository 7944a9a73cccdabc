//! What the tests of the client share: transports that follow a script, and a raw server.

#![allow(dead_code)]

pub(crate) mod until;

use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Request, Response};
use http_body_util::Full;
use schematic_core::cache::CacheOptions;
use schematic_core::client::SchematicBuilder;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::{BoxError, EvaluationContext, Schematic};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tower::service_fn;
use tower::util::BoxCloneSyncService;

pub(crate) const KEY: &str = "sch_test_3f9c27d1e5";

/// What a [`Script`] does with one request.
#[derive(Clone)]
pub(crate) enum Act {
    /// Answers with status, headers and body.
    Answer(u16, Vec<(&'static str, String)>, Bytes),
    /// Fails as a connection that was never made.
    Refuse,
    /// Fails as a connection that broke.
    Break,
    /// Never ends.
    Hang,
    /// Panics.
    Panic,
}

impl Act {
    /// What a transport that does this ends with.
    pub(crate) async fn done(self) -> Result<Response<Full<Bytes>>, BoxError> {
        match self {
            Self::Answer(status, headers, body) => {
                let mut answer = Response::builder().status(status);
                for (name, value) in headers {
                    answer = answer.header(name, value);
                }
                Ok(answer.body(Full::new(body)).unwrap())
            }
            Self::Refuse => Err(std::io::Error::from(std::io::ErrorKind::ConnectionRefused).into()),
            Self::Break => Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset).into()),
            Self::Hang => std::future::pending().await,
            Self::Panic => panic!("the transport's own panic"),
        }
    }
}

/// A transport that follows a script; the last act is repeated for ever.
#[derive(Clone)]
pub(crate) struct Script(Arc<Mutex<State>>);

struct State {
    acts: VecDeque<Act>,
    requests: Vec<Request<Bytes>>,
    clock: ManualClock,
    times: Vec<Duration>,
}

impl Script {
    pub(crate) fn new(clock: &ManualClock, acts: impl IntoIterator<Item = Act>) -> Self {
        Self(Arc::new(Mutex::new(State {
            acts: acts.into_iter().collect(),
            requests: Vec::new(),
            clock: clock.clone(),
            times: Vec::new(),
        })))
    }

    /// The transport for a builder.
    pub(crate) fn service(
        &self,
    ) -> BoxCloneSyncService<Request<Bytes>, Response<Full<Bytes>>, BoxError> {
        let script = self.clone();
        BoxCloneSyncService::new(service_fn(move |request| script.act(request)))
    }

    pub(crate) fn requests(&self) -> Vec<Request<Bytes>> {
        self.0.lock().unwrap().requests.clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.lock().unwrap().requests.len()
    }

    /// When the requests came, by the manual clock.
    pub(crate) fn times(&self) -> Vec<Duration> {
        self.0.lock().unwrap().times.clone()
    }

    fn act(
        &self,
        request: Request<Bytes>,
    ) -> BoxFuture<'static, Result<Response<Full<Bytes>>, BoxError>> {
        let mut state = self.0.lock().unwrap();
        let act = if state.acts.len() > 1 {
            state.acts.pop_front().unwrap()
        } else {
            state.acts[0].clone()
        };
        state.requests.push(request);
        let now = state.clock.monotonic();
        state.times.push(now);
        drop(state);
        Box::pin(act.done())
    }
}

/// An answer with this body.
pub(crate) fn answer(status: u16, body: impl Into<Bytes>) -> Act {
    Act::Answer(status, Vec::new(), body.into())
}

/// An answer to a check of one flag.
pub(crate) fn flag_answer(value: bool) -> Act {
    answer(
        200,
        format!(r#"{{"data":{{"flag":"f","value":{value},"reason":"because"}},"params":{{}}}}"#),
    )
}

/// A client over `script` by `clock`, without a cache.
pub(crate) fn client(clock: &ManualClock, script: &Script) -> SchematicBuilder {
    Schematic::builder(KEY)
        .clock(clock.clone())
        .transport(script.service())
        .jitter_seed(1)
        .cache(CacheOptions::new().ttl(Duration::ZERO))
}

pub(crate) fn acme() -> EvaluationContext {
    EvaluationContext::company("org", "acme")
}

/// Runs `future`, and moves the clock to the next wake whenever it waits for nothing else.
pub(crate) async fn drive<F: Future>(clock: &ManualClock, future: F) -> F::Output {
    let mut future = pin!(future);
    let began = std::time::Instant::now();
    loop {
        if let std::task::Poll::Ready(output) = futures_util::poll!(&mut future) {
            return output;
        }
        let passed = clock.monotonic();
        assert!(
            began.elapsed() < until::LIMIT,
            "when {passed:?} had passed the future was still pending"
        );
        tokio::task::yield_now().await;
        if let Some(wait) = clock.next_wake() {
            clock.advance(wait);
        }
    }
}

/// A server that says the same to everybody, whatever is asked.
pub(crate) struct RawServer {
    address: std::net::SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl RawServer {
    pub(crate) async fn start(answer: impl Into<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (seen, answer) = (Arc::clone(&requests), answer.into());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (seen, answer) = (Arc::clone(&seen), answer.clone());
                tokio::spawn(async move {
                    let mut read = Vec::new();
                    let mut buffer = [0; 4_096];
                    // The head is enough: what follows is small and comes with it.
                    while !read.windows(4).any(|end| end == b"\r\n\r\n") {
                        match stream.read(&mut buffer).await {
                            Ok(0) | Err(_) => break,
                            Ok(count) => read.extend_from_slice(&buffer[..count]),
                        }
                        if read.first().is_some_and(|first| !first.is_ascii()) || read[0] == 22 {
                            break;
                        }
                    }
                    let request = String::from_utf8_lossy(&read).into_owned();
                    seen.lock().unwrap().push(request);
                    let _ = stream.write_all(answer.as_bytes()).await;
                    let _ = stream.shutdown().await;
                    // Reads on, so that nothing unread resets the connection.
                    while matches!(stream.read(&mut buffer).await, Ok(count) if count > 0) {}
                });
            }
        });
        Self { address, requests }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}
