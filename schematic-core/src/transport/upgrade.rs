use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use tokio::io::{AsyncRead, AsyncWrite};

use super::exchange::ExchangeError;

/// The future of one [`Exchange::upgrade`](super::Exchange::upgrade).
pub(crate) type UpgradeFuture =
    Pin<Box<dyn Future<Output = Result<Upgraded, UpgradeError>> + Send>>;

/// A connection that speaks another protocol from now on.
pub(crate) struct Upgraded {
    /// The headers with which the server agreed.
    pub(crate) headers: HeaderMap,
    pub(crate) io: Box<dyn Io>,
}

/// A stream of bytes in both directions.
pub(crate) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// Why a connection goes on as it was, or not at all.
#[derive(Debug)]
pub(crate) enum UpgradeError {
    /// There is no whole answer.
    Exchange(ExchangeError),
    /// The server agreed, but the transport does not hand the connection over.
    NotHandedOver,
    /// The server did not agree.
    Refused {
        status: StatusCode,
        /// What it said, or the beginning of that.
        body: Bytes,
    },
}

/// How much of a refusal is read.
pub(super) const REFUSAL_LIMIT: usize = 16 * 1024;

impl fmt::Debug for Upgraded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upgraded").finish_non_exhaustive()
    }
}

impl From<ExchangeError> for UpgradeError {
    fn from(error: ExchangeError) -> Self {
        Self::Exchange(error)
    }
}
