//! Bodies of answers whose head has come.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use http::StatusCode;

use super::body::BodyReader;
use super::error::ExchangeError;
use crate::clock::{Clock, Elapsed, within};

/// The body of an answer whose head has come. A connection whose answers are read to their end can
/// be used again.
pub(crate) struct UnreadBody {
    status: StatusCode,
    /// The length that the head announces.
    announced: Option<u64>,
    /// The most bytes that the transport reads of an answer as a whole.
    longest: usize,
    chunks: Chunks,
}

/// The pieces of a body as they come.
pub(crate) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, ExchangeError>> + Send>>;

impl UnreadBody {
    /// Creates the body of an answer with `status`, of which as a whole at most `longest` bytes are
    /// read. `chunks` ends with the first error.
    pub(super) fn new(
        status: StatusCode,
        announced: Option<u64>,
        longest: usize,
        chunks: impl Stream<Item = Result<Bytes, ExchangeError>> + Send + 'static,
    ) -> Self {
        Self {
            status,
            announced,
            longest,
            chunks: Box::pin(chunks),
        }
    }

    /// Reads all of it, or fails if it has more than `limit` bytes, or more than the transport
    /// reads of any answer. Of the body of a refusal the beginning is read.
    pub(crate) async fn read(mut self, limit: usize) -> Result<Bytes, ExchangeError> {
        let mut body = BodyReader::new(self.status, limit.min(self.longest));
        body.announce(self.announced.unwrap_or(0))?;
        while let Some(chunk) = self.chunks.next().await {
            if !body.push(chunk?)? {
                break;
            }
        }
        Ok(body.finish())
    }

    /// Reads what comes of the body of a refusal within `wait`: of one that stalls or breaks off,
    /// the beginning.
    pub(super) async fn read_beginning(mut self, clock: &dyn Clock, wait: Duration) -> Bytes {
        let mut body = BodyReader::new(self.status, self.longest);
        let reading = async {
            while let Some(Ok(chunk)) = self.chunks.next().await {
                if !body.push(chunk).unwrap_or(false) {
                    break;
                }
            }
        };
        // What has come by then is kept.
        let (Ok(()) | Err(Elapsed)) = within(clock, wait, reading).await;
        body.finish()
    }

    /// Returns its pieces, however many they are.
    pub(crate) fn into_chunks(self) -> Chunks {
        self.chunks
    }
}

impl fmt::Debug for UnreadBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnreadBody")
            .field("status", &self.status)
            .field("announced", &self.announced)
            .finish_non_exhaustive()
    }
}
