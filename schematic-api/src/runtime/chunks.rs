//! Answers that are read piece by piece.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::{Error, Response};

/// The pieces of a body, behind a pointer.
pub type BoxChunks<'a> = Pin<Box<dyn Stream<Item = Result<Bytes, Error>> + Send + 'a>>;

/// An answer whose head is there, and whose body is a stream of chunks.
///
/// ```
/// use bytes::Bytes;
/// use http::{HeaderMap, StatusCode};
/// use schematic_api::runtime::{Response, StreamedResponse};
///
/// # async fn example() -> Result<(), schematic_api::runtime::Error> {
/// let whole = Response::new(StatusCode::OK, HeaderMap::new(), Bytes::from("a,b\n1,2\n"));
/// let mut streamed = StreamedResponse::from(whole);
/// while let Some(chunk) = streamed.next_chunk().await {
///     assert_eq!(chunk?, "a,b\n1,2\n");
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "the body is read by the stream"]
pub struct StreamedResponse<'a> {
    status: StatusCode,
    headers: HeaderMap,
    chunks: BoxChunks<'a>,
    operation: Option<&'static str>,
}

impl<'a> StreamedResponse<'a> {
    /// Creates an answer of these parts.
    pub fn new(status: StatusCode, headers: HeaderMap, chunks: BoxChunks<'a>) -> Self {
        Self {
            status,
            headers,
            chunks,
            operation: None,
        }
    }

    /// Names the operation in the errors of the stream.
    pub(super) fn of_operation(mut self, id: &'static str) -> Self {
        self.operation = Some(id);
        self
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Waits for the next chunk; `None` at the end of the body.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, no chunk is lost.
    pub async fn next_chunk(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl Stream for StreamedResponse<'_> {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let operation = self.operation;
        let chunk = self.chunks.as_mut().poll_next(context);
        chunk.map_err(|error| named(error, operation))
    }
}

/// The answer that is there as a whole, as one chunk.
impl From<Response> for StreamedResponse<'_> {
    fn from(response: Response) -> Self {
        let chunk = OneChunk(Some(response.body).filter(|body| !body.is_empty()));
        Self::new(response.status, response.headers, Box::pin(chunk))
    }
}

impl fmt::Debug for StreamedResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamedResponse")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

struct OneChunk(Option<Bytes>);

impl Stream for OneChunk {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// The pieces of a body for code without an asynchronous runtime, behind a pointer.
pub type BoxBlockingChunks<'a> = Box<dyn Iterator<Item = Result<Bytes, Error>> + Send + 'a>;

/// An answer whose head is there, and whose body is an iterator of chunks that blocks until the
/// next one is there.
#[must_use = "the body is read by the iterator"]
pub struct BlockingStreamedResponse<'a> {
    status: StatusCode,
    headers: HeaderMap,
    chunks: BoxBlockingChunks<'a>,
    operation: Option<&'static str>,
}

impl<'a> BlockingStreamedResponse<'a> {
    /// Creates an answer of these parts.
    pub fn new(status: StatusCode, headers: HeaderMap, chunks: BoxBlockingChunks<'a>) -> Self {
        Self {
            status,
            headers,
            chunks,
            operation: None,
        }
    }

    /// Names the operation in the errors of the iterator.
    pub(super) fn of_operation(mut self, id: &'static str) -> Self {
        self.operation = Some(id);
        self
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

impl Iterator for BlockingStreamedResponse<'_> {
    type Item = Result<Bytes, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let chunk = self.chunks.next()?;
        Some(chunk.map_err(|error| named(error, self.operation)))
    }
}

/// The answer that is there as a whole, as one chunk.
impl From<Response> for BlockingStreamedResponse<'_> {
    fn from(response: Response) -> Self {
        let chunk = Some(response.body).filter(|body| !body.is_empty());
        let chunks = Box::new(chunk.into_iter().map(Ok));
        Self::new(response.status, response.headers, chunks)
    }
}

impl fmt::Debug for BlockingStreamedResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingStreamedResponse")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

fn named(error: Error, operation: Option<&'static str>) -> Error {
    match operation {
        Some(id) => error.with_operation(id),
        None => error,
    }
}
