//! A transport without a socket, and an operation to send over it.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use schematic_api::runtime::{
    BlockingTransport, BoxFuture, Call, Error, Facts, Operation, Paged, RequestOptions, Response,
    Transport, Whole,
};
use serde::Deserialize;

/// Answers calls with what it was given, in order, and keeps what was called.
#[derive(Default)]
pub(crate) struct Double {
    answers: Mutex<VecDeque<Result<Response, Error>>>,
    calls: Mutex<Vec<String>>,
}

impl Double {
    pub(crate) fn answering(bodies: impl IntoIterator<Item = &'static str>) -> Self {
        Self::with(bodies.into_iter().map(|body| Ok(ok(body))))
    }

    pub(crate) fn with(answers: impl IntoIterator<Item = Result<Response, Error>>) -> Self {
        Self {
            answers: Mutex::new(answers.into_iter().collect()),
            calls: Mutex::default(),
        }
    }

    pub(crate) fn calls(&self) -> Vec<String> {
        self.calls.lock().unwrap().clone()
    }

    fn answer(&self, call: &Call) -> Result<Response, Error> {
        let target = call.target()?;
        let body = call.body().map(|body| String::from_utf8_lossy(body));
        let shown = format!("{} {target} {}", call.method(), body.unwrap_or_default());
        self.calls.lock().unwrap().push(shown.trim_end().to_owned());
        let mut answers = self.answers.lock().unwrap();
        answers.pop_front().expect("no answer is left")
    }
}

impl Transport for Double {
    fn call<'a>(
        &'a self,
        call: Call,
        _: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>> {
        Box::pin(async move { self.answer(&call) })
    }
}

impl BlockingTransport for Double {
    fn call(&self, call: Call, _: &RequestOptions) -> Result<Response, Error> {
        self.answer(&call)
    }
}

pub(crate) fn ok(body: &'static str) -> Response {
    Response::new(StatusCode::OK, HeaderMap::new(), Bytes::from(body))
}

/// Runs a future that never waits.
pub(crate) fn now<F: IntoFuture>(future: F) -> F::Output {
    let mut future = pin!(future.into_future());
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Row {
    pub(crate) id: i64,
}

/// An operation as an application declares one.
#[derive(Debug)]
pub(crate) enum ListRows {}

impl Operation for ListRows {
    type Data = Vec<Row>;

    const FACTS: Facts = Facts::new("listRows", Method::GET, "/rows", "rows");

    fn data(response: &Response) -> Result<Vec<Row>, Error> {
        response.data()
    }

    fn whole(response: Response) -> Result<Whole<Vec<Row>>, Error> {
        response.whole()
    }
}

impl Paged for ListRows {
    type Item = Row;
}
