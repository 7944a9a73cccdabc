//! The frames of a DataStream: what a client asks for, and what a server tells.
//!
//! Frames are JSON texts over one WebSocket. A [`Request`] subscribes to the flags, to a company or
//! to a user; [`Message`]s answer it and bring every later change. There is no request id: an answer
//! is recognised by the keys of its entity.
//!
//! ```
//! use schematic_core::Keys;
//! use schematic_core::datastream::protocol::{EntityType, Request};
//!
//! let request = Request::entity(EntityType::Company, Keys::from([("org", "42")]));
//! assert_eq!(
//!     request.to_json(),
//!     r#"{"data":{"action":"start","entity_type":"rulesengine.Company","keys":{"org":"42"}}}"#,
//! );
//! assert_eq!(Request::from_json(&request.to_json())?, request);
//! # Ok::<(), schematic_core::datastream::protocol::Unreadable>(())
//! ```

#[cfg(feature = "client")]
mod envelope;
#[cfg(feature = "client")]
mod frame;
mod message;
#[cfg(feature = "client")]
mod named;
mod request;
mod word;

use std::fmt;

#[cfg(feature = "client")]
pub(crate) use self::frame::{Deletion, EntityChange, EntityKind, FlagChange, Frame, Refusal};
pub use self::message::{Message, Pagination};
#[cfg(feature = "client")]
pub(crate) use self::named::Named;
pub use self::request::{Action, Request};
pub use self::word::{EntityType, MessageType};

/// Why a frame could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl Unreadable {
    fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        // Positions and expectations only: serde's own texts may quote a customer's value.
        let what = match error.classify() {
            serde_json::error::Category::Data => "a member of the wrong type",
            serde_json::error::Category::Eof => "the frame ends early",
            serde_json::error::Category::Io | serde_json::error::Category::Syntax => "not JSON",
        };
        Self(format!(
            "{what}, at line {} column {}",
            error.line(),
            error.column()
        ))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unreadable DataStream frame: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}
