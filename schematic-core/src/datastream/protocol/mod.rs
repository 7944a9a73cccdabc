//! How the client reads the frames of a DataStream.
//!
//! The frames themselves are [`schematic_protocol::datastream`]'s.

#[cfg(feature = "client")]
mod envelope;
#[cfg(feature = "client")]
mod frame;
#[cfg(feature = "client")]
mod named;

#[cfg(feature = "client")]
pub(crate) use self::frame::{Deletion, EntityChange, EntityKind, FlagChange, Frame, Refusal};
#[cfg(feature = "client")]
pub(crate) use self::named::Named;
#[cfg(feature = "client")]
pub(crate) use schematic_protocol::datastream::FrameError as Unreadable;
pub use schematic_protocol::datastream::{
    EntityType, FrameError, Message, MessageType, Pagination, Request, RequestAction,
};
