use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use schematic_api::runtime::BoxError;

/// The future of one [`Exchange`].
pub(crate) type ExchangeFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, ExchangeError>> + Send>>;

/// One request and its whole answer, tried once: no retries, no redirects, no time limit of its
/// own. The built-in HTTP client and every service that an application brings stand behind it.
pub(crate) trait Exchange: fmt::Debug + Send + Sync + 'static {
    /// Sends `request` and reads the answer with its body.
    fn exchange(&self, request: http::Request<Bytes>) -> ExchangeFuture;
}

/// Why no whole answer came.
#[derive(Debug)]
pub(crate) enum ExchangeError {
    /// No connection was made: nothing reached the server.
    Connect(BoxError),
    /// The connection broke before the answer was whole.
    Broken(BoxError),
    /// The answer's body is longer than `limit` bytes.
    TooLarge {
        /// The longest body that is read, in bytes.
        limit: usize,
    },
}
