//! A request as a value, and the future that sends it.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::{HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::Value;

use super::called::Called;
use super::record::Record;
use super::{
    Async, Blocking, BlockingStreamedResponse, BoxFuture, Call, Error, FileOperation, Operation,
    QueryValue, RequestOptions, Response, RetryMode, StreamedResponse, Whole,
};

/// A request of one operation, not sent yet.
///
/// Awaiting it sends it and returns the data of the answer; [`whole`](Self::whole) returns what
/// surrounds the data too. Over a [`Blocking`] sender, [`send`](Self::send) and
/// [`send_whole`](Self::send_whole) do. Until then its parameters and options can be set.
///
/// # Errors
///
/// A request that cannot be sent, such as one whose id is empty, fails when it is sent, with an
/// error of kind [`ErrorKind::InvalidRequest`](super::ErrorKind::InvalidRequest). Other errors are
/// those of the transport, and [`ErrorKind::Decode`](super::ErrorKind::Decode) for an answer that
/// is not what the API promises.
///
/// # Cancel safety
///
/// If the future is dropped, the operation may or may not have been carried out.
#[must_use = "a request does nothing until it is sent"]
pub struct Request<S, O> {
    sender: S,
    call: Result<Call, Error>,
    options: RequestOptions,
    operation: PhantomData<fn() -> O>,
}

impl<S, O: Operation> Request<S, O> {
    /// Creates a request without parameters.
    pub fn new(sender: S, options: RequestOptions) -> Self {
        Self {
            sender,
            call: Ok(Call::of(O::FACTS)),
            options,
            operation: PhantomData,
        }
    }

    /// Sets the path parameter `name` to `value`.
    pub fn path(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with_call(|call| Ok(call.path(name, value)))
    }

    /// Sets the query parameter `name` to `value`.
    pub fn query(self, name: &'static str, value: impl QueryValue) -> Self {
        self.with_call(|call| Ok(call.set_query(name, [value.into_query()])))
    }

    /// Sets the query parameter `name` to a list, which is sent as the parameter repeated.
    pub fn query_list<V: QueryValue>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(QueryValue::into_query);
        self.with_call(|call| Ok(call.set_query(name, values)))
    }

    /// Sets the query parameter `name` to a map, which is sent as `name[key]=value`.
    pub fn query_map<K: AsRef<str>, V: Into<String>>(
        self,
        name: &'static str,
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        self.with_call(|call| Ok(call.set_query_map(name, pairs)))
    }

    /// Sets the body to `body` as JSON.
    pub fn json(self, body: &impl Serialize) -> Self {
        self.with_call(|call| call.json(body))
    }

    /// Sets the body to `body`, all of whose required members have to be set.
    pub(crate) fn body<T: Record>(self, body: &T) -> Self {
        self.with_call(|call| call.body_of(body))
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

    /// Adds a query parameter that this version does not know.
    pub fn query_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options = self.options.query(name, value);
        self
    }

    /// Adds a top-level member to the JSON body, in place of one of that name.
    pub fn body_member(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.options = self.options.body_member(name, value);
        self
    }

    /// Sets all options at once, in place of those of the group.
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

    pub(super) fn into_parts(self) -> (S, Result<Call, Error>, RequestOptions) {
        (self.sender, self.call, self.options)
    }

    pub(super) fn from_parts(
        sender: S,
        call: Result<Call, Error>,
        options: RequestOptions,
    ) -> Self {
        Self {
            sender,
            call,
            options,
            operation: PhantomData,
        }
    }

    fn with_call(mut self, change: impl FnOnce(Call) -> Result<Call, Error>) -> Self {
        self.call = self.call.and_then(|call| {
            let called = Called::by(&call);
            change(call).map_err(|error| called.refuse(error))
        });
        self
    }
}

impl<'t, O: Operation> Request<Async<'t>, O> {
    /// Sends the request and returns the answer with all that surrounds its data.
    pub fn whole(self) -> RequestFuture<'t, Whole<O::Data>> {
        self.future(O::whole)
    }

    fn future<T>(self, read: fn(Response) -> Result<T, Error>) -> RequestFuture<'t, T> {
        RequestFuture::new(self.sender, self.call, self.options, read)
    }
}

impl<'t, O: Operation> IntoFuture for Request<Async<'t>, O> {
    type Output = Result<O::Data, Error>;
    type IntoFuture = RequestFuture<'t, O::Data>;

    fn into_future(self) -> Self::IntoFuture {
        self.future(|response| O::data(&response))
    }
}

impl<'t, O: FileOperation> Request<Async<'t>, O> {
    /// Sends the request and returns the file as a stream of chunks, as soon as the head of the
    /// answer is there. The time limit holds between chunks, and not for the whole.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; what goes wrong later is in the stream.
    pub async fn stream(self) -> Result<StreamedResponse<'t>, Error> {
        let called = Called::from(O::FACTS);
        let answer = self.sender.0.stream(self.call?, &self.options).await;
        match answer {
            Ok(response) => Ok(response.of_operation(O::FACTS.id)),
            Err(error) => Err(called.name(error)),
        }
    }
}

impl<'t, O: FileOperation> Request<Blocking<'t>, O> {
    /// Sends the request and returns the file as an iterator over its chunks, as soon as the head
    /// of the answer is there. The time limit holds between chunks, and not for the whole.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; what goes wrong later is in the iterator.
    pub fn stream(self) -> Result<BlockingStreamedResponse<'t>, Error> {
        let called = Called::from(O::FACTS);
        match self.sender.0.stream(self.call?, &self.options) {
            Ok(response) => Ok(response.of_operation(O::FACTS.id)),
            Err(error) => Err(called.name(error)),
        }
    }
}

impl<O: Operation> Request<Blocking<'_>, O> {
    /// Sends the request, waits for the answer and returns its data.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; see [`Error::kind`].
    pub fn send(self) -> Result<O::Data, Error> {
        self.wait(|response| O::data(&response))
    }

    /// Sends the request, waits for the answer and returns it with all that surrounds its data.
    ///
    /// # Errors
    ///
    /// Whatever went wrong; see [`Error::kind`].
    pub fn send_whole(self) -> Result<Whole<O::Data>, Error> {
        self.wait(O::whole)
    }

    fn wait<T>(self, read: fn(Response) -> Result<T, Error>) -> Result<T, Error> {
        let answer = self.sender.0.call(self.call?, &self.options);
        Called::from(O::FACTS).read(answer, read)
    }
}

impl<S, O: Operation> fmt::Debug for Request<S, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &O::FACTS.id)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// The answer to a request that was sent, as a future.
#[must_use = "futures do nothing unless polled"]
pub struct RequestFuture<'t, T> {
    response: BoxFuture<'t, Result<Response, Error>>,
    called: Option<Called>,
    read: fn(Response) -> Result<T, Error>,
}

impl<'t, T> RequestFuture<'t, T> {
    pub(super) fn new(
        sender: Async<'t>,
        call: Result<Call, Error>,
        options: RequestOptions,
        read: fn(Response) -> Result<T, Error>,
    ) -> Self {
        Self {
            called: call.as_ref().ok().map(Called::by),
            response: Box::pin(send(sender, call, options)),
            read,
        }
    }
}

impl<T> Future for RequestFuture<'_, T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.response.as_mut().poll(context));
        Poll::Ready(match &self.called {
            Some(called) => called.read(answer, self.read),
            None => answer.and_then(self.read),
        })
    }
}

impl<T> fmt::Debug for RequestFuture<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestFuture").finish_non_exhaustive()
    }
}

async fn send(
    sender: Async<'_>,
    call: Result<Call, Error>,
    options: RequestOptions,
) -> Result<Response, Error> {
    sender.0.call(call?, &options).await
}
