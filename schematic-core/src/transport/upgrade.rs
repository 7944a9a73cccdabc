//! Connections that go over to another protocol.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use http::HeaderMap;
use tokio::io::{AsyncRead, AsyncWrite};

use super::error::UpgradeError;

/// The future of one [`Exchange::upgrade`](super::Exchange::upgrade).
pub(crate) type UpgradeFuture =
    Pin<Box<dyn Future<Output = Result<Upgraded, UpgradeError>> + Send>>;

/// A connection that speaks another protocol from now on.
pub(crate) struct Upgraded {
    /// The headers with which the server agreed.
    pub(crate) headers: HeaderMap,
    pub(crate) io: Box<dyn Io>,
}

impl fmt::Debug for Upgraded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upgraded").finish_non_exhaustive()
    }
}

/// A stream of bytes in both directions.
pub(crate) trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// How much of a refusal is read.
pub(super) const REFUSAL_LIMIT: usize = 16 * 1024;
