//! What the emulator received: requests and events, newest last, within bounds.

mod event;
mod log;
mod request;

pub use self::event::{EventKind, EventOutcome, EventSource, ReceivedEvent};
pub(crate) use self::log::Log;
pub use self::request::ReceivedRequest;
pub(crate) use self::request::{API_KEY_HEADER, redacted_body, redacted_headers};
