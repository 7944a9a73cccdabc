//! One request and its answer.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

use super::error::{ExchangeError, UpgradeError};
use super::unread::UnreadBody;
use super::upgrade::UpgradeFuture;

/// The future of one [`Exchange::send`].
pub(crate) type SendFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<UnreadBody>, ExchangeError>> + Send>>;

/// A transport of single requests, without retries and time limits: the built-in HTTP client, or a
/// service that the application brings.
pub(crate) trait Exchange: fmt::Debug + Send + Sync + 'static {
    /// Sends `request` and returns the answer as soon as its head is there. It is shared, because a
    /// request that may have to be sent again would otherwise be copied each time.
    fn send(&self, request: Arc<http::Request<Bytes>>, over: Over) -> SendFuture;

    /// Sends `request`, which asks for another protocol, and hands over the connection if the
    /// server agrees.
    fn upgrade(&self, request: http::Request<Bytes>) -> UpgradeFuture {
        drop(request);
        Box::pin(std::future::ready(Err(UpgradeError::NotHandedOver)))
    }
}

/// Which connection a request goes over. Transports that know no connections ignore it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// One that was kept open, if there is one.
    AnyConnection,
    /// One that is made for it.
    FreshConnection,
}
