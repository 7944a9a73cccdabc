//! The API's operations, called by threads that wait.

use std::borrow::Cow;

use bytes::Bytes;
use http::Method;
use schematic_api::runtime::{
    Blocking, BlockingStreamedResponse, BlockingTransport, Call, RawRequest, RequestOptions,
    Response, StreamedResponse, Transport,
};

use super::Schematic;
use super::thread::{CallError, is_own};
use crate::Error;

impl Schematic {
    /// Creates a request of the API that this version has no method for: `method` on `path`, which
    /// begins with a slash. [`RawRequest::send`] gives the answer's body as JSON, or as the type that
    /// [`RawRequest::typed`] names.
    ///
    /// It has the client's base URL, headers, time limits and retries, and goes nowhere else: a path
    /// that could lead to another host is an error of kind
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest).
    pub fn request(
        &self,
        method: Method,
        path: impl Into<Cow<'static, str>>,
    ) -> RawRequest<Blocking<'_>> {
        RawRequest::new(Blocking::new(self), method, path)
    }
}

/// Calls of the API with the client's settings, each on the client's thread while this one waits.
impl BlockingTransport for Schematic {
    fn call(&self, call: Call, options: &RequestOptions) -> Result<Response, Error> {
        let (client, options) = (self.client.clone(), options.clone());
        self.thread
            .run(async move { client.call(call, &options).await })?
    }

    fn stream<'a>(
        &'a self,
        call: Call,
        options: &RequestOptions,
    ) -> Result<BlockingStreamedResponse<'a>, Error> {
        let (client, options) = (self.client.clone(), options.clone());
        let answer = self
            .thread
            .run(async move { client.stream_owned(call, &options).await })??;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let chunks = Box::new(Chunks {
            schematic: self,
            rest: Some(answer),
            refused: false,
        });
        Ok(BlockingStreamedResponse::new(status, headers, chunks))
    }
}

/// The chunks of an answer, each read on the client's thread.
struct Chunks<'a> {
    schematic: &'a Schematic,
    /// `None` once it has ended.
    rest: Option<StreamedResponse<'static>>,
    /// Whether the client's own thread has had its error.
    refused: bool,
}

impl Iterator for Chunks<'_> {
    type Item = Result<Bytes, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let thread = &self.schematic.thread;
        if is_own(thread.id()) {
            // Another thread can read the rest. Here, one error ends a loop over the chunks.
            let is_first = !std::mem::replace(&mut self.refused, true);
            return (is_first && self.rest.is_some()).then(|| Err(CallError::OwnThread.into()));
        }
        self.refused = false;
        let mut rest = self.rest.take()?;
        let read = thread.run(async move {
            let chunk = rest.next_chunk().await;
            (chunk, rest)
        });
        match read {
            Ok((chunk, rest)) => {
                self.rest = chunk.is_some().then_some(rest);
                chunk
            }
            Err(error) => Some(Err(error.into())),
        }
    }
}
