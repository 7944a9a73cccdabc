//! One request and its answer.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;

use super::error::{ExchangeError, UpgradeError};
use super::upgrade::UpgradeFuture;

/// The future of one [`Exchange`].
pub(crate) type ExchangeFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, ExchangeError>> + Send>>;

/// The future of one [`Exchange::send`].
pub(crate) type SendFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<UnreadBody>, ExchangeError>> + Send>>;

/// A transport of single requests, without retries and time limits: the built-in HTTP client, or a
/// service that the application brings.
pub(crate) trait Exchange: fmt::Debug + Send + Sync + 'static {
    /// Sends `request` and returns the answer as soon as its head is there.
    fn send(&self, request: http::Request<Bytes>, over: Over) -> SendFuture;

    /// Sends `request` and reads the answer, whose body may have at most `max_body` bytes.
    fn exchange(
        &self,
        request: http::Request<Bytes>,
        over: Over,
        max_body: usize,
    ) -> ExchangeFuture {
        let answer = self.send(request, over);
        Box::pin(async move {
            let (head, body) = answer.await?.into_parts();
            let body = body.read(max_body).await?;
            Ok(http::Response::from_parts(head, body))
        })
    }

    /// Sends `request`, which asks for another protocol, and hands over the connection if the
    /// server agrees.
    fn upgrade(&self, request: http::Request<Bytes>) -> UpgradeFuture {
        drop(request);
        Box::pin(std::future::ready(Err(UpgradeError::NotHandedOver)))
    }
}

/// The body of an answer whose head has come. A connection whose answers are read to their end can
/// be used again.
pub(crate) struct UnreadBody(Box<dyn FnOnce(usize) -> ReadFuture + Send>);

impl UnreadBody {
    /// Creates a body that `read` reads, given the most bytes that it may have.
    pub(super) fn new<F>(read: impl FnOnce(usize) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<Bytes, ExchangeError>> + Send + 'static,
    {
        Self(Box::new(|limit| Box::pin(read(limit))))
    }

    /// Reads all of it, or fails if it has more than `limit` bytes, or more than the transport
    /// reads of any answer. Of the body of a refusal the beginning is read.
    pub(crate) async fn read(self, limit: usize) -> Result<Bytes, ExchangeError> {
        (self.0)(limit).await
    }
}

impl fmt::Debug for UnreadBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnreadBody").finish_non_exhaustive()
    }
}

type ReadFuture = Pin<Box<dyn Future<Output = Result<Bytes, ExchangeError>> + Send>>;

/// Which connection a request goes over. Transports that know no connections ignore it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// One that was kept open, if there is one.
    AnyConnection,
    /// One that is made for it.
    FreshConnection,
}
