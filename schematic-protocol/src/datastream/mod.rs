//! The frames of a DataStream: what a client requests, and what a server sends.
//!
//! Frames are JSON texts over one WebSocket. A [`Request`] subscribes to the flags, to a company or
//! to a user; [`Message`]s answer it and bring every later change. There is no request id: an answer
//! is recognised by the keys of its entity.
//!
//! ```
//! use schematic_protocol::Keys;
//! use schematic_protocol::datastream::{EntityType, Request};
//!
//! let request = Request::entity(EntityType::Company, Keys::from([("org", "42")]));
//! assert_eq!(
//!     request.to_json(),
//!     r#"{"data":{"action":"start","entity_type":"rulesengine.Company","keys":{"org":"42"}}}"#,
//! );
//! assert_eq!(Request::from_json(&request.to_json())?, request);
//! # Ok::<(), schematic_protocol::datastream::FrameError>(())
//! ```

mod envelope;
mod error;
mod frame;
mod message;
mod request;
mod word;

pub use self::error::FrameError;
pub use self::frame::{EntityChange, FlagChange, Frame, Ignored, Refusal};
pub use self::message::{Message, Pagination};
pub use self::request::{Request, RequestAction};
pub use self::word::{EntityType, MessageType};
