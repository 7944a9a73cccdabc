//! How exchanges fail.

use bytes::Bytes;
use http::StatusCode;
use schematic_api::runtime::BoxError;

/// An error of an exchange without a whole answer.
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
    /// A connection that had been kept open was closed before the answer began.
    Stale(BoxError),
    /// The answer's body is longer than `limit` bytes.
    TooLarge {
        /// The longest body that is read, in bytes.
        limit: usize,
    },
}

impl ExchangeError {
    /// Describes the failure in a sentence without its source.
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
            Self::TooLarge { limit } => {
                format!("the answer is longer than the limit of {limit} bytes")
            }
        }
    }

    /// Returns the error underneath.
    pub(crate) fn into_source(self) -> Option<BoxError> {
        match self {
            Self::Connect(source)
            | Self::Broken(source)
            | Self::Impossible(source)
            | Self::Stale(source) => Some(source),
            Self::LongHead { .. } | Self::TooLarge { .. } => None,
        }
    }
}

/// An error of a connection that does not go over to another protocol.
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

impl From<ExchangeError> for UpgradeError {
    fn from(error: ExchangeError) -> Self {
        Self::Exchange(error)
    }
}
