use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use http::{HeaderName, HeaderValue, Method};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::called::Called;
use super::{
    Async, Blocking, Call, Error, QueryValue, RequestFuture, RequestOptions, Response, RetryMode,
};

/// A request of an operation that this version does not know, not sent yet.
///
/// Awaiting it sends it and returns the body of the answer: as JSON, or as the type that
/// [`typed`](Self::typed) names; [`response`](Self::response) returns the whole answer. Over a
/// [`Blocking`] sender, [`send`](Self::send) and [`send_response`](Self::send_response) do.
///
/// # Errors
///
/// The path begins with exactly one slash. Any other, and one that could lead to another host,
/// fails when the request is sent, with an error of kind
/// [`ErrorKind::InvalidRequest`](super::ErrorKind::InvalidRequest).
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest<S, T = Value> {
    sender: S,
    call: Result<Call, Error>,
    options: RequestOptions,
    answer: PhantomData<fn() -> T>,
}

impl<S> RawRequest<S> {
    /// Creates a request of `method` on `path`, in which names in braces stand for values that
    /// [`path`](Self::path) sets.
    pub fn new(sender: S, method: Method, path: impl Into<Cow<'static, str>>) -> Self {
        Self {
            sender,
            call: Ok(Call::new(method, path)),
            options: RequestOptions::new(),
            answer: PhantomData,
        }
    }
}

impl<S, T> RawRequest<S, T> {
    /// Reads the answer's body as a `U`.
    pub fn typed<U: DeserializeOwned>(self) -> RawRequest<S, U> {
        RawRequest {
            sender: self.sender,
            call: self.call,
            options: self.options,
            answer: PhantomData,
        }
    }

    /// Sets the path parameter `name` to `value`.
    pub fn path(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.call = self.call.map(|call| call.path(name, value));
        self
    }

    /// Adds the query parameter `name`; one that is given several times is sent several times.
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl QueryValue) -> Self {
        self.call = self.call.map(|call| call.query(name, value.into_query()));
        self
    }

    /// Sets the body to `body` as JSON.
    pub fn json(mut self, body: &impl Serialize) -> Self {
        self.call = self.call.and_then(|call| {
            let called = Called::by(&call);
            call.json(body).map_err(|error| called.refuse(error))
        });
        self
    }

    /// Marks the request as one that changes nothing although its method may say otherwise, so
    /// that it can be repeated when its answer got lost.
    pub fn read_only(mut self) -> Self {
        self.call = self.call.map(Call::read_only);
        self
    }

    /// Sets the longest that one attempt may take, its whole answer included.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.timeout(timeout);
        self
    }

    /// Sets the longest that the request may take, all attempts and the waits between them
    /// included.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.total_timeout(timeout);
        self
    }

    /// Sets how often a failed request is repeated; 0 for never.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.options = self.options.max_retries(retries);
        self
    }

    /// Sets which failures are worth another try.
    pub fn retry_mode(mut self, mode: RetryMode) -> Self {
        self.options = self.options.retry_mode(mode);
        self
    }

    /// Sets a header to send in place of the client's own of that name.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.options = self.options.header(name, value);
        self
    }

    /// Sets all options at once.
    pub fn options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// Returns the call, for a transport of the application.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be sent.
    pub fn into_call(self) -> Result<Call, Error> {
        self.call
    }
}

impl<'t, T: DeserializeOwned> IntoFuture for RawRequest<Async<'t>, T> {
    type Output = Result<T, Error>;
    type IntoFuture = RequestFuture<'t, T>;

    fn into_future(self) -> Self::IntoFuture {
        RequestFuture::new(self.sender, self.call, self.options, |response| {
            response.json()
        })
    }
}

impl<'t, T> RawRequest<Async<'t>, T> {
    /// Sends the request and returns the answer as it came: status, headers and body.
    pub fn response(self) -> RequestFuture<'t, Response> {
        RequestFuture::new(self.sender, self.call, self.options, Ok)
    }
}

impl<T: DeserializeOwned> RawRequest<Blocking<'_>, T> {
    /// Sends the request, waits for the answer and returns its body.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; see [`Error::kind`].
    pub fn send(self) -> Result<T, Error> {
        let call = self.call?;
        let called = Called::by(&call);
        let answer = self.sender.0.call(call, &self.options);
        called.read(answer, |response| response.json())
    }
}

impl<T> RawRequest<Blocking<'_>, T> {
    /// Sends the request, waits for the answer and returns it as it came: status, headers and body.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; see [`Error::kind`].
    pub fn send_response(self) -> Result<Response, Error> {
        self.sender.0.call(self.call?, &self.options)
    }
}

impl<S, T> fmt::Debug for RawRequest<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest")
            .field("call", &self.call.as_ref().ok().map(Call::template))
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
