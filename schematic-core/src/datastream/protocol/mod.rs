//! How the client reads the frames of a DataStream.
//!
//! The frames themselves are [`schematic_protocol::datastream`]'s.

mod envelope;
mod frame;

pub(crate) use self::frame::{EntityChange, FlagChange, Frame, Refusal, entity_kind, entity_type};
pub use schematic_protocol::datastream::{
    EntityType, FrameError, Message, MessageType, Pagination, Request, RequestAction,
};
