use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use schematic_api::runtime::BoxError;

use super::upgrade::{UpgradeError, UpgradeFuture};

/// The future of one [`Exchange`].
pub(crate) type ExchangeFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, ExchangeError>> + Send>>;

/// One request and its whole answer, tried once: no retries and no time limit of its own. The
/// built-in HTTP client and every service that an application brings stand behind it.
pub(crate) trait Exchange: fmt::Debug + Send + Sync + 'static {
    /// Sends `request` and reads the answer with its body.
    fn exchange(&self, request: http::Request<Bytes>) -> ExchangeFuture;

    /// Sends `request`, which asks for another protocol, and hands over the connection if the
    /// server agrees.
    fn upgrade(&self, request: http::Request<Bytes>) -> UpgradeFuture {
        drop(request);
        Box::pin(std::future::ready(Err(UpgradeError::NotHandedOver)))
    }
}

/// Why no whole answer came.
#[derive(Debug)]
pub(crate) enum ExchangeError {
    /// No connection was made: nothing reached the server.
    Connect(BoxError),
    /// The connection broke before the answer was whole.
    Broken(BoxError),
    /// The request cannot be sent at all, now or later.
    Impossible(BoxError),
    /// The answer leads to a place where the request must not go; the text says where and why.
    Redirect(String),
    /// The answer's body is longer than `limit` bytes.
    TooLarge {
        /// The longest body that is read, in bytes.
        limit: usize,
    },
}

impl ExchangeError {
    /// The failure as it may be worth another try, with what to tell about it.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Connect(_) => "no connection to Schematic could be made".to_owned(),
            Self::Broken(_) => {
                "the connection to Schematic broke before the answer was whole".to_owned()
            }
            Self::Impossible(_) => "the request cannot be sent".to_owned(),
            Self::Redirect(reason) => format!("a redirect was not followed: {reason}"),
            Self::TooLarge { limit } => {
                format!("the answer is longer than the limit of {limit} bytes")
            }
        }
    }

    /// The error underneath.
    pub(crate) fn into_source(self) -> Option<BoxError> {
        match self {
            Self::Connect(source) | Self::Broken(source) | Self::Impossible(source) => Some(source),
            Self::Redirect(_) | Self::TooLarge { .. } => None,
        }
    }
}
