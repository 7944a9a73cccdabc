//! Repetition after a kept-alive connection was closed.

use std::sync::Arc;

use bytes::Bytes;
use http::Request;

use super::error::ExchangeError;
use super::exchange::{Exchange, Over, SendFuture};
use super::upgrade::UpgradeFuture;

/// An exchange that sends a request again, over a fresh connection, when a connection that had been
/// kept open was closed before the answer began. For requests that may be sent twice.
#[derive(Clone, Debug)]
pub(crate) struct RepeatStale(Arc<dyn Exchange>);

impl RepeatStale {
    pub(crate) fn new(inner: Arc<dyn Exchange>) -> Self {
        Self(inner)
    }
}

impl Exchange for RepeatStale {
    fn send(&self, request: Arc<Request<Bytes>>, over: Over) -> SendFuture {
        let inner = Arc::clone(&self.0);
        Box::pin(async move {
            match inner.send(Arc::clone(&request), over).await {
                Err(ExchangeError::Stale(_)) => inner.send(request, Over::FreshConnection).await,
                result => result,
            }
        })
    }

    fn upgrade(&self, request: Request<Bytes>) -> UpgradeFuture {
        self.0.upgrade(request)
    }
}
