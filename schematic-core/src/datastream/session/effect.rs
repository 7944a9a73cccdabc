//! What a frame does.

use crate::datastream::protocol::FrameError;

/// The effect of a frame.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum FrameEffect {
    /// It was applied, or changes nothing.
    Applied,
    /// The flags are there, so checks can be evaluated.
    Ready,
    /// Everything is to be requested again.
    Outdated,
    /// The server refused a request; its message.
    Refused(String),
    /// Something in it takes more memory than it may.
    Oversized,
    /// It could not be read; nothing changed.
    Unreadable(FrameError),
}
