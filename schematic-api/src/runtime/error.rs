//! The error of a call, and its kinds.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

use super::error_text::error_text;
use super::retry_after::retry_after;
use super::{BoxError, Call, JsonError};

/// Why a call of Schematic's API failed.
///
/// One type for everything that can go wrong: an answer that says no, a connection that broke, a
/// time limit, an answer that cannot be read, a setting that cannot be used. [`Error::kind`] tells
/// which; the rest is there for logs and people. It never holds the API key.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    message: String,
    status: Option<StatusCode>,
    operation: Option<&'static str>,
    method: Option<Method>,
    path: Option<String>,
    attempts: u32,
    is_connect: bool,
    server_message: Option<String>,
    retry_after: Option<Duration>,
    headers: HeaderMap,
    body: Option<Bytes>,
    source: Option<BoxError>,
}

/// What sort of failure an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Any other refusing status, that of a redirect which is not followed among them;
    /// [`Error::status`] has it.
    Api,
    /// 400: the request is wrong.
    BadRequest,
    /// A setting of the client cannot be used.
    Config,
    /// 409: the request conflicts with what is there.
    Conflict,
    /// A call of the blocking client that would wait for itself, on the client's own thread.
    Deadlock,
    /// The answer is not what the API promises.
    Decode,
    /// 403: the key may not do this.
    Forbidden,
    /// A request that cannot be sent as asked, such as one with an empty path segment.
    InvalidRequest,
    /// 404: there is no such thing.
    NotFound,
    /// The client is offline; nothing was sent.
    Offline,
    /// 402: there are not enough credits.
    PaymentRequired,
    /// An event was not taken, because the queue is full.
    QueueFull,
    /// 429: too many requests.
    RateLimited,
    /// 5xx: Schematic failed.
    Server,
    /// The time limit ran out.
    Timeout,
    /// No whole answer came: the connection failed or broke, or the answer was too long.
    Transport,
    /// 401: the key is not accepted.
    Unauthorized,
    /// 422: the request is well formed but cannot be done.
    UnprocessableEntity,
    /// A webhook is not accepted.
    Webhook,
}

impl ErrorKind {
    /// Returns the kind that an HTTP status stands for, whatever the operation was.
    ///
    /// ```
    /// use http::StatusCode;
    /// use schematic_api::runtime::ErrorKind;
    ///
    /// assert_eq!(ErrorKind::of_status(StatusCode::NOT_FOUND), ErrorKind::NotFound);
    /// assert_eq!(ErrorKind::of_status(StatusCode::BAD_GATEWAY), ErrorKind::Server);
    /// ```
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::BAD_REQUEST => Self::BadRequest,
            StatusCode::UNAUTHORIZED => Self::Unauthorized,
            StatusCode::PAYMENT_REQUIRED => Self::PaymentRequired,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::UNPROCESSABLE_ENTITY => Self::UnprocessableEntity,
            StatusCode::TOO_MANY_REQUESTS => Self::RateLimited,
            status if status.is_server_error() => Self::Server,
            _ => Self::Api,
        }
    }
}

impl Error {
    /// Creates an error of `kind` that says `message`.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            status: None,
            operation: None,
            method: None,
            path: None,
            attempts: 0,
            is_connect: false,
            server_message: None,
            retry_after: None,
            headers: HeaderMap::new(),
            body: None,
            source: None,
        }))
    }

    /// Returns the error that an answer with a refusing `status` means; the message is the API's
    /// own `error` text where the body has one.
    #[must_use]
    pub fn from_response(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let text = error_text(&body);
        let message = match &text {
            Some(text) => format!("Schematic answered {status}: {text}"),
            None => format!("Schematic answered {status}"),
        };
        let mut error = Self::new(ErrorKind::of_status(status), message);
        error.0.server_message = text;
        error.with_response(status, headers, body)
    }

    /// Sets another sentence that says what went wrong.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.message = message.into();
        self
    }

    /// Changes what the error says, and the server's own text in it: to hide what a server may
    /// have quoted, and to shorten it. `change` is given each text with the most characters that it
    /// may have; what is around the server's text has up to four fifths of `max_chars`, and the
    /// server's text what is left, so that a long one does not push the client's words out.
    #[must_use]
    pub fn map_messages(
        mut self,
        max_chars: usize,
        change: impl Fn(&str, usize) -> String,
    ) -> Self {
        let message = &self.0.message;
        let server = self.0.server_message.as_deref();
        let around = server.and_then(|server| message.rsplit_once(server));
        let (message, server) = match (around, server) {
            (Some((before, after)), Some(server)) => {
                let length = |text: &str| text.chars().count();
                let most = max_chars / 5 * 4;
                let before = change(before, most);
                let after = change(after, most.saturating_sub(length(&before)));
                let left = max_chars.saturating_sub(length(&before) + length(&after));
                let server = change(server, left);
                (format!("{before}{server}{after}"), Some(server))
            }
            _ => {
                let server = server.map(|server| change(server, max_chars));
                (change(message, max_chars), server)
            }
        };
        self.0.message = message;
        self.0.server_message = server;
        self
    }

    /// Sets how long the server asks to wait, as the transport understood its headers.
    #[must_use]
    pub fn with_retry_after(mut self, wait: Duration) -> Self {
        self.0.retry_after = Some(wait);
        self
    }

    /// Sets the answer that the error comes from.
    #[must_use]
    pub fn with_response(mut self, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        self.0.status = Some(status);
        self.0.headers = headers;
        self.0.body = Some(body);
        self
    }

    /// Sets the error that caused this one.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Sets the request that the error belongs to: method, path template, and how often it was
    /// tried.
    #[must_use]
    pub fn with_request(mut self, method: Method, path: impl Into<String>, attempts: u32) -> Self {
        self.0.method = Some(method);
        self.0.path = Some(path.into());
        self.0.attempts = attempts;
        self
    }

    /// Sets how often the request was tried.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Sets the `operationId` of the operation that failed, unless the error has one.
    #[must_use]
    pub fn with_operation(mut self, id: &'static str) -> Self {
        self.0.operation.get_or_insert(id);
        self
    }

    /// Sets the request that the error belongs to, as `call` has it, and how often it was tried.
    #[must_use]
    pub fn with_call(mut self, call: &Call, attempts: u32) -> Self {
        self.0.operation = call.operation().or(self.0.operation);
        self.with_request(call.method().clone(), call.template(), attempts)
    }

    /// Marks the error as a failure to connect, for [`Error::is_connect`].
    #[must_use]
    pub fn with_connect(mut self) -> Self {
        self.0.is_connect = true;
        self
    }

    /// Returns what sort of failure this is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the sentence that says what went wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Returns the API's own `error` text alone, where the answer has one.
    ///
    /// ```
    /// use http::{HeaderMap, StatusCode};
    /// use schematic_api::runtime::Error;
    ///
    /// let body = r#"{"error":"no such company"}"#;
    /// let error = Error::from_response(StatusCode::NOT_FOUND, HeaderMap::new(), body.into());
    /// assert_eq!(error.server_message(), Some("no such company"));
    /// ```
    #[must_use]
    pub fn server_message(&self) -> Option<&str> {
        self.0.server_message.as_deref()
    }

    /// Returns how long the server asks to wait before another request, where it does: by the
    /// headers `Retry-After-Ms` or `Retry-After`. A date is understood by the transport of
    /// `schematic-core` alone.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after.or_else(|| retry_after(self.headers()))
    }

    /// Returns the path of the member of the answer that could not be read, such as
    /// `data[3].plan.id`.
    #[must_use]
    pub fn unreadable_member(&self) -> Option<&str> {
        let source = self.0.source.as_deref()?;
        source.downcast_ref::<JsonError>()?.path()
    }

    /// Returns the HTTP status, where an answer came.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// Returns whether no connection could be made, so that no request reached a server.
    ///
    /// Of an error that ended retries for want of time, this is what the last attempt failed with.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        let last = || self.0.source.as_deref()?.downcast_ref::<Self>();
        self.0.is_connect || last().is_some_and(Self::is_connect)
    }

    /// Returns the `operationId` of the operation that failed, such as `getCompany`, where the
    /// request was one of the API's document.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// Returns the HTTP method of the request, where there was one.
    #[must_use]
    pub fn method(&self) -> Option<&Method> {
        self.0.method.as_ref()
    }

    /// Returns the path of the request as the API's document writes it, with names in place of
    /// values.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// Returns how many requests were made before giving up; 0 when none was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the headers of the answer; empty without one.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the id that the answer's headers give the request, to name it to Schematic's
    /// support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        ["x-request-id", "request-id", "x-correlation-id"]
            .iter()
            .find_map(|name| self.0.headers.get(*name)?.to_str().ok())
    }

    /// Returns the body of the answer as it came, or its beginning: of a refusal at most 64 KiB are
    /// read.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.0.body.as_ref()
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers and body stay out: they may hold what does not belong into a log.
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &self.0.message)
            .field("status", &self.0.status)
            .field("operation", &self.0.operation)
            .field("method", &self.0.method)
            .field("path", &self.0.path)
            .field("attempts", &self.0.attempts)
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
