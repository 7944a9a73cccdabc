//! What every call of the API shares: errors and timestamps.

mod error;
mod timestamp;

pub use self::error::{Error, ErrorKind};
pub use self::timestamp::{ParseTimestampError, Timestamp};

/// An error of any type, as sources of ours are kept.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
