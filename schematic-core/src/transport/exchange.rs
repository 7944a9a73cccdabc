use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use schematic_api::runtime::BoxError;

use super::upgrade::{UpgradeError, UpgradeFuture};

/// The future of one [`Exchange`].
pub(crate) type ExchangeFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, ExchangeError>> + Send>>;

/// The future of one [`Exchange::send`].
pub(crate) type SendFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<UnreadBody>, ExchangeError>> + Send>>;

/// One request and its answer, tried once: no retries and no time limit of its own. The built-in
/// HTTP client and every service that an application brings stand behind it.
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

type ReadFuture = Pin<Box<dyn Future<Output = Result<Bytes, ExchangeError>> + Send>>;

impl UnreadBody {
    /// A body that `read` reads, given the most bytes that it may have.
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

/// Which connection a request goes over. Transports that know no connections ignore it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// One that was kept open, if there is one.
    AnyConnection,
    /// One that is made for it.
    FreshConnection,
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
    /// The answer's head has more than `lines` header lines, or is too long in another way.
    LongHead {
        /// How many header lines are read.
        lines: usize,
    },
    /// The answer leads to a place where the request must not go; the text says where and why.
    Redirect(String),
    /// A connection that had been kept open was closed before the answer began.
    Stale(BoxError),
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
            Self::Broken(_) | Self::Stale(_) => {
                "the connection to Schematic broke before the answer was whole".to_owned()
            }
            Self::Impossible(_) => "the request cannot be sent".to_owned(),
            Self::LongHead { lines } => {
                format!("the answer has more than {lines} header lines, or too long a head")
            }
            Self::Redirect(reason) => format!("a redirect was not followed: {reason}"),
            Self::TooLarge { limit } => {
                format!("the answer is longer than the limit of {limit} bytes")
            }
        }
    }

    /// The error underneath.
    pub(crate) fn into_source(self) -> Option<BoxError> {
        match self {
            Self::Connect(source)
            | Self::Broken(source)
            | Self::Impossible(source)
            | Self::Stale(source) => Some(source),
            Self::LongHead { .. } | Self::Redirect(_) | Self::TooLarge { .. } => None,
        }
    }
}
