//! What every operation of the API shares: calls and answers, options, errors, timestamps.

mod blocking;
mod call;
mod called;
mod chunks;
#[cfg_attr(
    not(feature = "dynamic"),
    allow(unreachable_pub, reason = "`dynamic` exports it")
)]
pub(crate) mod cursor;
#[cfg(feature = "dynamic")]
pub(crate) mod dynamic;
mod envelope;
mod error;
mod error_text;
mod field;
pub(crate) mod group;
pub(crate) mod id;
mod json_error;
pub(crate) mod operation;
mod options;
mod pages;
pub(crate) mod parameters;
mod path;
mod protocol_errors;
mod query;
mod raw;
pub(crate) mod record;
mod request;
mod retry_after;
mod secret;
mod sender;
mod transport;
pub(crate) mod union;
mod whole;
pub(crate) mod word;

pub use self::blocking::BlockingTransport;
pub use self::call::Call;
pub use self::chunks::{BlockingStreamedResponse, BoxBlockingChunks, BoxChunks, StreamedResponse};
pub use self::error::{Error, ErrorKind};
pub use self::field::Field;
pub use self::json_error::JsonError;
pub use self::operation::{Facts, FileOperation, Operation, Paged};
pub use self::options::{RequestOptions, RetryMode};
pub use self::pages::{BlockingItems, BlockingPages, Items, Pages};
pub use self::query::QueryValue;
pub use self::raw::RawRequest;
pub use self::request::{Request, RequestFuture};
pub use self::secret::Secret;
pub use self::sender::{Async, Blocking};
pub use self::transport::{BoxFuture, Response, Transport};
pub use self::whole::Whole;

pub use schematic_protocol::Timestamp;
pub use schematic_protocol::time::ParseTimestampError;

/// An error of any type, as sources of ours are kept.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
