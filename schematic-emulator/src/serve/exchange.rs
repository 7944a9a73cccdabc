//! Requests and their answers: recording, faults, routing.

use std::fmt;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse as _;
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header, request};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio_util::sync::CancellationToken;
use tower_service::Service as _;

use super::huge::Huge;
use super::limit::Activity;
use super::socket::{AfterHttpSlot, Cut};
use crate::fault::{Fault, Kind};
use crate::http::{ApiError, is_own};
use crate::received::ReceivedRequest;
use crate::samples;
use crate::store::Store;

/// How many bytes of a request's body are kept.
const KEPT_BODY: usize = 64 << 10;

/// Answers requests: reads and records them, applies faults, and routes the rest.
#[derive(Debug)]
pub(crate) struct Exchange {
    store: Arc<Store>,
    router: Router,
    limits: Limits,
    numbers: AtomicU64,
}

impl Exchange {
    pub(crate) fn new(store: Arc<Store>, router: Router, limits: Limits) -> Self {
        Self {
            store,
            router,
            limits,
            numbers: AtomicU64::new(0),
        }
    }

    pub(super) const fn store(&self) -> &Arc<Store> {
        &self.store
    }

    pub(super) const fn write_timeout(&self) -> Duration {
        self.limits.write
    }

    pub(super) async fn answer(
        &self,
        request: Request<Incoming>,
        connection: u64,
        activity: &Activity,
        after_http: &AfterHttpSlot,
        stop: &CancellationToken,
    ) -> Result<Response<Body>, NoAnswerError> {
        let (head, body) = request.into_parts();
        // A peer that has broken off waits for no answer.
        let Some(body) = read(body, self.limits.body)
            .await
            .map_err(|_| NoAnswerError)?
        else {
            return Ok(too_large(self.limits.body));
        };
        // From here on the peer waits, and not the connection. Without it, another took its place.
        let Some(_busy) = activity.begin() else {
            return Err(NoAnswerError);
        };
        if is_own(head.uri.path()) {
            return Ok(self.route(head, body).await);
        }
        let fault = self.store.faults.meet(&head.method, head.uri.path());
        let record = self.record(&head, &body, connection, fault.is_some());
        let mut answer = match fault {
            None => Ok(self.route(head, body).await),
            Some(fault) => self.fail(fault, head, body, after_http, stop).await,
        };
        if let Ok(answer) = &mut answer {
            if let Some(stream) = answer.extensions_mut().remove() {
                after_http.stream(stream);
            }
            let is_sample = answer.headers().contains_key(samples::HEADER.0);
            record.sample.store(is_sample, Ordering::Release);
            record
                .status
                .store(answer.status().as_u16(), Ordering::Release);
            self.store.touch();
        }
        answer
    }

    async fn route(&self, head: request::Parts, body: Bytes) -> Response<Body> {
        let request = Request::from_parts(head, Body::from(body));
        match self.router.clone().call(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    fn record(
        &self,
        head: &request::Parts,
        body: &Bytes,
        connection: u64,
        fault: bool,
    ) -> Arc<ReceivedRequest> {
        let redactor = &self.store.redactor;
        let record = Arc::new(ReceivedRequest {
            number: self.numbers.fetch_add(1, Ordering::Relaxed) + 1,
            connection,
            received_at: self.store.now(),
            method: head.method.clone(),
            path: redactor.path(head.uri.path()),
            query: head.uri.query().map(|query| redactor.query(query)),
            headers: redactor.headers(&head.headers),
            body: redactor.body(body, KEPT_BODY),
            body_len: body.len(),
            fault,
            sample: AtomicBool::new(false),
            status: AtomicU16::new(0),
        });
        self.store.requests.push(Arc::clone(&record), record.size());
        self.store.touch();
        record
    }

    async fn fail(
        &self,
        fault: Fault,
        head: request::Parts,
        body: Bytes,
        after_http: &AfterHttpSlot,
        stop: &CancellationToken,
    ) -> Result<Response<Body>, NoAnswerError> {
        let delayed = matches!(fault.kind, Kind::Delay(_));
        let right = if fault.carried_out && !delayed {
            Some(self.route(head.clone(), body.clone()).await)
        } else {
            None
        };
        let cut = |last: Bytes, reset: bool| {
            after_http.cut(Cut { last, reset });
            Err(NoAnswerError)
        };
        match fault.kind {
            Kind::Status {
                status,
                headers,
                body,
            } => {
                let mut response = Response::new(Body::from(body));
                *response.status_mut() = status;
                *response.headers_mut() = headers;
                Ok(response)
            }
            Kind::Delay(delay) => {
                tokio::select! {
                    () = tokio::time::sleep(delay) => Ok(self.route(head, body).await),
                    () = stop.cancelled() => Err(NoAnswerError),
                }
            }
            Kind::Hang => {
                stop.cancelled().await;
                Err(NoAnswerError)
            }
            Kind::Reset => cut(Bytes::new(), true),
            Kind::ResetMidway => cut(half(right).await, true),
            Kind::Truncate => cut(half(right).await, false),
            Kind::NotHttp => cut(Bytes::from_static(b"\0\x01 this is no HTTP\r\n\r\n"), false),
            Kind::Huge(length) => {
                let mut response = Response::new(Body::new(Huge::new(length)));
                response.headers_mut().insert(header::CONTENT_TYPE, JSON);
                Ok(response)
            }
        }
    }
}

/// Limits of what a peer may send, and of how long it may take to accept what it is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The number of bytes of a request's body.
    pub(crate) body: usize,
    /// The time for one message of a stream, or for what a fault leaves of an answer.
    pub(crate) write: Duration,
}

/// An error that ends the connection without an answer.
#[derive(Debug)]
pub(crate) struct NoAnswerError;

impl fmt::Display for NoAnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fault ended the connection")
    }
}

impl std::error::Error for NoAnswerError {}

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Returns the bytes of an answer up to the middle of its body, as they are sent.
async fn half(answer: Option<Response<Body>>) -> Bytes {
    let Some(answer) = answer else {
        return Bytes::new();
    };
    let (head, body) = answer.into_parts();
    let body = body
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    let mut bytes = BytesMut::new();
    let reason = head.status.canonical_reason().unwrap_or_default();
    // Writing to a buffer that grows cannot fail.
    let _ = write!(bytes, "HTTP/1.1 {} {reason}\r\n", head.status.as_u16());
    let mut headers: HeaderMap = head.headers;
    headers.insert(header::CONTENT_LENGTH, body.len().into());
    for (name, value) in &headers {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body.get(..body.len() / 2).unwrap_or_default());
    bytes.freeze()
}

/// Reads a body; `None` if it has more than `limit` bytes.
///
/// Reads on up to four times `limit`: a peer that is refused in the middle of sending may otherwise
/// never see why.
async fn read(mut body: Incoming, limit: usize) -> Result<Option<Bytes>, hyper::Error> {
    let mut bytes = BytesMut::new();
    let mut total = 0_usize;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else {
            continue;
        };
        total = total.saturating_add(data.len());
        if total <= limit {
            bytes.extend_from_slice(&data);
        } else {
            bytes.clear();
            if total > limit.saturating_mul(4) {
                break;
            }
        }
    }
    Ok((total <= limit).then(|| bytes.freeze()))
}

fn too_large(limit: usize) -> Response<Body> {
    let error = ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        format!("request body is larger than {limit} bytes"),
    );
    let mut response = error.into_response();
    // What is left of the body is not read, so the connection cannot be used again.
    response
        .headers_mut()
        .insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
