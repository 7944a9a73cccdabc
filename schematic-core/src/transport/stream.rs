//! Answers that are read piece by piece: files, which may be of any length.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use schematic_api::runtime::{Call, Error, ErrorKind, RequestOptions, StreamedResponse};

use super::api::{ApiTransport, Body, Deadline, Wanted, describe};
use super::unread::Chunks;
use crate::clock::{Clock, within};
use crate::secret::Secret;
use crate::server_text::fit_to_show;

impl ApiTransport {
    /// Makes `call` and returns its 2xx answer as soon as its head is there. Until then it is
    /// repeated like any call; a body that breaks off is not asked for again.
    ///
    /// The time limit of an attempt holds for the head, and then for each chunk. The whole has none
    /// but the options' total one.
    pub(crate) async fn stream(
        &self,
        call: Call,
        options: &RequestOptions,
    ) -> Result<StreamedResponse<'static>, Error> {
        let deadline = self.deadline(options);
        let answer = self.send(&call, options, deadline, Wanted::Head).await?;
        let chunks = match answer.body {
            Body::Read(body) => stream::once(std::future::ready(Ok(body))).boxed(),
            Body::Unread(body) => body.into_chunks(),
        };
        let rest = Rest {
            chunks,
            attempts: answer.attempts,
            call,
            clock: Arc::clone(&self.clock),
            deadline,
            key: self.key.clone(),
            limit: options.timeout_or(self.timeout),
        };
        let chunks = Box::pin(rest.into_stream());
        Ok(StreamedResponse::new(answer.status, answer.headers, chunks))
    }
}

/// The part of an answer that has not come yet.
struct Rest {
    attempts: u32,
    chunks: Chunks,
    call: Call,
    clock: Arc<dyn Clock>,
    deadline: Deadline,
    key: Secret,
    /// How long a chunk may take.
    limit: Duration,
}

impl Rest {
    /// Returns the chunks, up to the first error.
    fn into_stream(self) -> impl Stream<Item = Result<Bytes, Error>> + Send {
        stream::unfold(Some(self), async |rest| {
            let mut rest = rest?;
            match rest.next().await? {
                Ok(chunk) => Some((Ok(chunk), Some(rest))),
                Err(error) => Some((Err(rest.name(error)), None)),
            }
        })
        .fuse()
    }

    async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        let left = self.deadline.left(self.clock.monotonic());
        let limit = left.map_or(self.limit, |left| left.min(self.limit));
        match within(&*self.clock, limit, self.chunks.next()).await {
            Ok(chunk) => Some(chunk?.map_err(describe)),
            Err(_) => {
                let message = format!("nothing more of the answer came within {limit:.1?}");
                Some(Err(Error::new(ErrorKind::Timeout, message)))
            }
        }
    }

    /// Names the call in `error`, and takes out of it what may quote the request.
    fn name(&self, error: Error) -> Error {
        let error = fit_to_show(error, &self.key);
        error.with_call(&self.call, self.attempts)
    }
}
