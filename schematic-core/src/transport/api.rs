//! Calls of Schematic's API: headers, time limits, retries, errors.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};
use schematic_api::runtime::{
    BoxFuture, Call, Error, ErrorKind, RequestOptions, Response, Timestamp, Transport,
};
use serde_json::{Map, Value};

use super::base_url::BaseUrl;
use super::coding::{codings, is_identity_asked};
use super::error::ExchangeError;
use super::exchange::{Exchange, Over, SendFuture};
use super::redirect::RedirectRefusal;
use super::retry::{Failure, Repeat, Retries, RetryPolicy, until_retry_date};
use super::unread::UnreadBody;
use crate::clock::{Clock, within};
use crate::secret::Secret;
use crate::server_text::fit_to_show;
use crate::sync::Mutex;
use crate::telemetry::TRANSPORT;

/// How long the body of a redirect that is not followed is waited for.
const REDIRECT_BODY_WAIT: Duration = Duration::from_millis(500);

/// The way to Schematic's API.
pub(crate) struct ApiTransport {
    pub(crate) base_url: BaseUrl,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) exchange: Arc<dyn Exchange>,
    /// The headers of every request, API key included.
    pub(crate) headers: HeaderMap,
    pub(crate) key: Secret,
    pub(crate) max_retries: u32,
    pub(crate) random: Mutex<fastrand::Rng>,
    pub(crate) timeout: Duration,
}

impl Transport for ApiTransport {
    fn call<'a>(
        &'a self,
        call: Call,
        options: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>> {
        Box::pin(async move {
            self.call_until(&call, options, self.deadline(options))
                .await
        })
    }
}

impl ApiTransport {
    /// Makes `call` and returns its 2xx answer, or says at the latest at the deadline why there is
    /// none.
    pub(crate) async fn call_until(
        &self,
        call: &Call,
        options: &RequestOptions,
        deadline: Deadline,
    ) -> Result<Response, Error> {
        let answer = self.send(call, options, deadline, Wanted::Whole).await?;
        Ok(
            Response::new(answer.status, answer.headers, answer.body.read())
                .with_attempts(answer.attempts),
        )
    }

    /// Returns when a call that begins now must be over.
    pub(super) fn deadline(&self, options: &RequestOptions) -> Deadline {
        match options.total_timeout_set() {
            Some(timeout) => Deadline::At(self.clock.monotonic().saturating_add(timeout)),
            None => Deadline::Never,
        }
    }

    /// Makes `call`, and returns as much of its 2xx answer as is wanted.
    pub(super) async fn send(
        &self,
        call: &Call,
        options: &RequestOptions,
        deadline: Deadline,
        wanted: Wanted,
    ) -> Result<Answer, Error> {
        let request = self
            .request(call, options)
            .map_err(|error| error.with_call(call, 0))?;
        let policy = RetryPolicy {
            max_retries: options.max_retries_or(self.max_retries),
            mode: options.retries(),
            repeat: Repeat::of(call),
        };
        let mut retries = Retries::default();
        let asks_for_identity = is_identity_asked(request.headers());
        let mut over = Over::AnyConnection;
        let mut last = None;
        loop {
            let answer = self.exchange.send(Arc::clone(&request), over);
            let answer = wanted.of(answer, call.answer_limit());
            let outcome = self
                .attempt(answer, asks_for_identity, options, deadline)
                .await;
            let (error, failure) = match outcome {
                Ok(answer) => {
                    return Ok(Answer {
                        attempts: retries.all + 1,
                        ..answer
                    });
                }
                Err(failed) => failed,
            };
            let left = deadline.left(self.clock.monotonic());
            if let Some(last) = last.take()
                && error.kind() == ErrorKind::Timeout
                && left.is_some_and(|left| left.is_zero())
            {
                // It had next to no time: what the one before met with says more.
                return Err(out_of_time(last));
            }
            // An answer, and what an application's own transport says, may quote the request.
            let error = fit_to_show(error, &self.key);
            let (now, random) = (self.clock.now(), self.random());
            let wait = policy.wait(failure, error.headers(), retries, now, random);
            let error = with_retry_date(error, now).with_call(call, retries.all + 1);
            crate::telemetry::log!(
                debug, target: TRANSPORT,
                {
                    http.request.method = call.method().as_str(),
                    url.template = call.template(),
                    operation = call.operation(),
                    http.response.status_code = error.status().map(|status| status.as_u16()),
                    http.request.resend_count = retries.all,
                    wait_s = wait.map(|wait| wait.as_secs_f64()),
                },
                "request failed: {error}",
            );
            let Some(wait) = wait else {
                return Err(error);
            };
            if deadline
                .left(self.clock.monotonic())
                .is_some_and(|left| left <= wait)
            {
                return Err(out_of_time(error));
            }
            last = Some(error);
            over = Over::AnyConnection;
            if failure == Failure::Stale && wait.is_zero() {
                // Others that were kept as long are likely to be closed as well.
                over = Over::FreshConnection;
                retries.at_once += 1;
            } else {
                self.clock.sleep(wait).await;
            }
            retries.all += 1;
        }
    }

    async fn attempt(
        &self,
        answer: impl Future<Output = Result<http::Response<Body>, ExchangeError>>,
        asks_for_identity: bool,
        options: &RequestOptions,
        deadline: Deadline,
    ) -> Result<Answer, (Error, Failure)> {
        let timeout = options.timeout_or(self.timeout);
        let began = self.clock.monotonic();
        let limit = deadline
            .left(began)
            .map_or(timeout, |left| left.min(timeout));
        let Ok(answer) = within(&*self.clock, limit, answer).await else {
            let passed = self.clock.monotonic().saturating_sub(began);
            let message = format!("no whole answer came within {passed:.1?}");
            let error = Error::new(ErrorKind::Timeout, message);
            return Err((error, Failure::Timeout));
        };
        let answer = answer.map_err(|error| {
            let failure = Failure::from(&error);
            (describe(error), failure)
        })?;
        let (parts, mut body) = answer.into_parts();
        let refusal = parts.extensions.get::<RedirectRefusal>().cloned();
        if refusal.is_some() {
            let passed = self.clock.monotonic().saturating_sub(began);
            let wait = limit.saturating_sub(passed).min(REDIRECT_BODY_WAIT);
            body = body.beginning(&*self.clock, wait).await;
        }
        let coding = asks_for_identity.then(|| codings(&parts.headers)).flatten();
        match (parts.status.is_success(), coding) {
            (true, None) => Ok(Answer {
                status: parts.status,
                headers: parts.headers,
                body,
                attempts: 1,
            }),
            (true, Some(coding)) => {
                let message = format!(
                    "Schematic's answer is encoded ({coding}), although it was asked for as it \
                     is: does a proxy on the way compress answers?"
                );
                let error = Error::new(ErrorKind::Decode, message).with_response(
                    parts.status,
                    parts.headers,
                    body.read(),
                );
                Err((error, Failure::Permanent))
            }
            (false, coding) => {
                let error = Error::from_response(parts.status, parts.headers, body.read());
                let error = match coding {
                    Some(coding) => {
                        let message = format!("{} (encoded: {coding})", error.message());
                        error.with_message(message)
                    }
                    None => error,
                };
                let error = match refusal {
                    Some(refusal) => {
                        let (reason, answered) = (refusal.reason(), error.message());
                        let message = format!("a redirect was not followed: {reason} ({answered})");
                        error.with_message(message)
                    }
                    None => error,
                };
                Err((error, Failure::Status(parts.status)))
            }
        }
    }

    fn request(
        &self,
        call: &Call,
        options: &RequestOptions,
    ) -> Result<Arc<http::Request<Bytes>>, Error> {
        let target = call.target_with(options.query_parameters())?;
        let body = with_members(call.body(), options.body_members())?;
        let mut headers = self.headers.clone();
        headers.insert(ACCEPT, HeaderValue::from_static(call.accept()));
        if body.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        for (name, value) in options.headers() {
            headers.insert(name, value.clone());
        }
        let mut request = http::Request::new(body.unwrap_or_default());
        *request.method_mut() = call.method().clone();
        let url = http::Uri::try_from(self.base_url.join(&target)).map_err(|error| {
            Error::new(ErrorKind::InvalidRequest, "the request has no valid URL").with_source(error)
        })?;
        *request.uri_mut() = url;
        *request.headers_mut() = headers;
        Ok(Arc::new(request))
    }

    fn random(&self) -> f64 {
        self.random.lock().f64()
    }
}

impl fmt::Debug for ApiTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiTransport")
            .field("base_url", &self.base_url)
            .field("exchange", &self.exchange)
            .field("max_retries", &self.max_retries)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// How much of an answer is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    /// The head; the body of a success is read by the caller.
    Head,
    /// All of it.
    Whole,
}

impl Wanted {
    /// Reads that much of an answer, of whose body at most `limit` bytes.
    async fn of(
        self,
        answer: SendFuture,
        limit: usize,
    ) -> Result<http::Response<Body>, ExchangeError> {
        let (head, body) = answer.await?.into_parts();
        // That it is not followed is known; its body may never end.
        let is_redirect = head.extensions.get::<RedirectRefusal>().is_some();
        let body = match self {
            _ if is_redirect => Body::Unread(body),
            Self::Head if head.status.is_success() => Body::Unread(body),
            Self::Head | Self::Whole => Body::Read(body.read(limit).await?),
        };
        Ok(http::Response::from_parts(head, body))
    }
}

/// A 2xx answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Body,
    /// How many requests were made until it came.
    pub(super) attempts: u32,
}

/// The body of an answer, as far as it was wanted.
#[derive(Debug)]
pub(super) enum Body {
    Read(Bytes),
    Unread(UnreadBody),
}

impl Body {
    /// Reads what comes of it within `wait`.
    async fn beginning(self, clock: &dyn Clock, wait: Duration) -> Self {
        match self {
            Self::Unread(body) => Self::Read(body.read_beginning(clock, wait).await),
            Self::Read(body) => Self::Read(body),
        }
    }

    /// Returns what was read.
    fn read(self) -> Bytes {
        match self {
            Self::Read(body) => body,
            Self::Unread(_) => Bytes::new(),
        }
    }
}

/// When a call must be over, on the monotonic clock.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Deadline {
    /// Whenever it is.
    Never,
    /// At this time.
    At(Duration),
}

impl Deadline {
    /// Returns what is left at `now`; `None` without a limit.
    pub(super) fn left(self, now: Duration) -> Option<Duration> {
        match self {
            Self::Never => None,
            Self::At(at) => Some(at.saturating_sub(now)),
        }
    }
}

/// Describes why there is no whole answer.
pub(super) fn describe(error: ExchangeError) -> Error {
    let described = Error::new(ErrorKind::Transport, error.message());
    let described = match error {
        ExchangeError::Connect(_) => described.with_connect(),
        _ => described,
    };
    match error.into_source() {
        Some(source) => adopt(described, source),
        None => described,
    }
}

/// Adds the cause to `error`; a cause that is an [`Error`] already says it better itself.
fn adopt(error: Error, source: schematic_api::runtime::BoxError) -> Error {
    match source.downcast::<Error>() {
        Ok(cause) => *cause,
        Err(source) => error.with_source(source),
    }
}

/// Adds how long the server asks to wait where it says that by a date, which needs a clock.
fn with_retry_date(error: Error, now: Timestamp) -> Error {
    match until_retry_date(error.headers(), now) {
        Some(wait) if error.retry_after().is_none() => error.with_retry_after(wait),
        _ => error,
    }
}

/// Creates the error of a call without time for another attempt after `last`.
fn out_of_time(last: Error) -> Error {
    let message = format!("no time is left for another attempt; the last one: {last}");
    let mut error = Error::new(ErrorKind::Timeout, message);
    if let Some(wait) = last.retry_after() {
        error = error.with_retry_after(wait);
    }
    let error = match last.method() {
        Some(method) => error.with_request(
            method.clone(),
            last.path().unwrap_or_default(),
            last.attempts(),
        ),
        None => error,
    };
    error.with_source(last)
}

/// Adds top-level members to `body`.
fn with_members(
    body: Option<&Bytes>,
    members: &Map<String, Value>,
) -> Result<Option<Bytes>, Error> {
    if members.is_empty() {
        return Ok(body.cloned());
    }
    let mut object = match body {
        Some(body) => serde_json::from_slice::<Map<String, Value>>(body).map_err(|error| {
            Error::new(
                ErrorKind::InvalidRequest,
                "members can only be added to a body that is a JSON object",
            )
            .with_source(error)
        })?,
        None => Map::new(),
    };
    object.extend(members.clone());
    let written = serde_json::to_vec(&object).map_err(|error| {
        Error::new(
            ErrorKind::InvalidRequest,
            "the body cannot be written as JSON",
        )
        .with_source(error)
    })?;
    Ok(Some(written.into()))
}
