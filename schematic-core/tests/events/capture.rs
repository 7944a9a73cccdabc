//! A capture service that answers as a test says and remembers what it got.

use std::collections::HashSet;
use std::future::{Future, ready};
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, Uri};
use http_body::{Body, Frame};
use http_body_util::Full;
use schematic_core::clock::ManualClock;
use schematic_core::events::EventOptions;
use schematic_core::{Schematic, SchematicBuilder};
use serde_json::Value;
use tokio::sync::Notify;
use tower_service::Service;

/// Clones are the same service.
#[derive(Clone)]
pub(crate) struct Capture(Arc<Mutex<State>>);

/// How a request is answered.
pub(crate) enum Answer {
    /// With this status and body.
    Is(u16, String),
    /// With this status and a `Retry-After` of so many seconds.
    Later(u16, u64),
    /// With this status and a `Location`.
    Elsewhere(u16, &'static str),
    /// Not: the connection breaks.
    Broken,
    /// Not, although the events were taken: the connection breaks before the answer.
    Lost,
    /// Not: the connection breaks once this is notified.
    BrokenBy(Arc<Notify>),
    /// Not: nothing ever comes.
    Never,
    /// With this status and a body that never ends.
    Endless(u16),
    /// With this status and a body that breaks off.
    Torn(u16),
}

/// A request as it came.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) events: Vec<Value>,
    /// Whether the events were taken.
    pub(crate) taken: bool,
}

/// How the service answers the events of a request.
type Answering = Box<dyn FnMut(&[Value]) -> Answer + Send>;

struct State {
    answer: Answering,
    received: Vec<Received>,
}

impl Capture {
    /// A service that takes everything.
    pub(crate) fn new() -> Self {
        Self::answering(|_| Answer::ok())
    }

    pub(crate) fn answering(answer: impl FnMut(&[Value]) -> Answer + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(State {
            answer: Box::new(answer),
            received: Vec::new(),
        })))
    }

    /// Answers differently from now on.
    pub(crate) fn now_answers(&self, answer: impl FnMut(&[Value]) -> Answer + Send + 'static) {
        self.lock().answer = Box::new(answer);
    }

    /// All requests so far.
    pub(crate) fn requests(&self) -> Vec<Received> {
        self.lock().received.clone()
    }

    /// How many events each request had.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        let state = self.lock();
        state
            .received
            .iter()
            .map(|request| request.events.len())
            .collect()
    }

    /// The events that were taken, in order, each key once.
    pub(crate) fn taken(&self) -> Vec<Value> {
        let mut keys = HashSet::new();
        let taken = self.requests().into_iter().filter(|request| request.taken);
        taken
            .flat_map(|request| request.events)
            .filter(|event| keys.insert(event["idempotency_key"].to_string()))
            .collect()
    }

    /// The names of the track events among those.
    pub(crate) fn names(&self) -> Vec<String> {
        let name = |event: &Value| event["body"]["event"].as_str().map(str::to_owned);
        self.taken().iter().filter_map(name).collect()
    }

    /// A builder of a client that sends to this service and goes by `clock`.
    pub(crate) fn builder(&self, clock: &ManualClock) -> SchematicBuilder {
        Schematic::builder("sch_dev_test")
            .transport(self.clone())
            .clock(clock.clone())
    }

    /// A client with the defaults.
    pub(crate) fn client(&self, clock: &ManualClock) -> Schematic {
        self.builder(clock).build().unwrap()
    }

    /// A client with these options.
    pub(crate) fn client_with(&self, clock: &ManualClock, options: EventOptions) -> Schematic {
        self.builder(clock).events(options).build().unwrap()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}

impl Answer {
    pub(crate) fn ok() -> Self {
        Self::status(200)
    }

    pub(crate) fn status(status: u16) -> Self {
        Self::Is(status, String::new())
    }

    pub(crate) fn error(status: u16, error: &str) -> Self {
        Self::Is(status, serde_json::json!({"error": error}).to_string())
    }
}

impl Service<Request<Bytes>> for Capture {
    type Response = Response<AnswerBody>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, io::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), io::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Bytes>) -> Self::Future {
        let mut state = self.lock();
        let (parts, body) = request.into_parts();
        let batch: Value = serde_json::from_slice(&body).unwrap();
        let events = batch["events"].as_array().unwrap().clone();
        let answer = (state.answer)(&events);
        state.received.push(Received {
            uri: parts.uri,
            headers: parts.headers,
            body,
            events,
            taken: matches!(
                answer,
                Answer::Is(200..=299, _)
                    | Answer::Endless(200..=299)
                    | Answer::Torn(200..=299)
                    | Answer::Lost
            ),
        });
        let response = Response::builder();
        let (response, body) = match answer {
            Answer::Is(status, body) => (response.status(status), body),
            Answer::Later(status, wait) => (
                response.status(status).header("retry-after", wait),
                String::new(),
            ),
            Answer::Elsewhere(status, to) => (
                response.status(status).header("location", to),
                String::new(),
            ),
            Answer::Broken | Answer::Lost => {
                let reset = io::Error::from(io::ErrorKind::ConnectionReset);
                return Box::pin(ready(Err(reset)));
            }
            Answer::BrokenBy(notify) => {
                return Box::pin(async move {
                    notify.notified().await;
                    Err(io::ErrorKind::ConnectionReset.into())
                });
            }
            Answer::Never => return Box::pin(std::future::pending()),
            Answer::Endless(status) => {
                let response = response.status(status);
                return Box::pin(ready(Ok(response.body(AnswerBody::Endless).unwrap())));
            }
            Answer::Torn(status) => {
                let response = response.status(status);
                return Box::pin(ready(Ok(response.body(AnswerBody::Torn).unwrap())));
            }
        };
        let body = AnswerBody::Whole(Full::from(body));
        Box::pin(ready(Ok(response.body(body).unwrap())))
    }
}

/// The body of an answer.
pub(crate) enum AnswerBody {
    Whole(Full<Bytes>),
    Endless,
    Torn,
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match &mut *self {
            Self::Whole(body) => {
                let frame = Pin::new(body).poll_frame(context);
                frame.map_err(|never| match never {})
            }
            Self::Endless => Poll::Pending,
            Self::Torn => Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into()))),
        }
    }
}
