//! What every operation of the API shares: calls and answers, options, errors, timestamps.

mod call;
mod error;
mod error_text;
mod field;
mod json_error;
mod options;
mod path;
mod transport;

pub use self::call::Call;
pub use self::error::{Error, ErrorKind};
pub use self::field::Field;
pub use self::json_error::JsonError;
pub use self::options::{RequestOptions, RetryMode};
pub use self::transport::{BoxFuture, Response, Transport};

pub use schematic_protocol::Timestamp;
pub use schematic_protocol::time::ParseTimestampError;

/// An error of any type, as sources of ours are kept.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
