//! How the client reads the frames of a DataStream.
//!
//! The frames themselves are [`schematic_protocol::datastream`]'s.

mod envelope;
mod frame;
mod named;

pub(crate) use self::frame::{Deletion, EntityChange, EntityKind, FlagChange, Frame, Refusal};
pub(crate) use self::named::Named;
pub(crate) use schematic_protocol::datastream::FrameError as Unreadable;
pub use schematic_protocol::datastream::{
    EntityType, FrameError, Message, MessageType, Pagination, Request, RequestAction,
};
