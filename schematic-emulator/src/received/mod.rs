//! What the emulator received: requests and events, newest last, within bounds.

mod event;
mod log;
mod redact;
mod request;

pub use self::event::{EventKind, EventOutcome, EventSource, ReceivedEvent};
pub(crate) use self::log::Log;
pub(crate) use self::redact::Redactor;
pub(crate) use self::request::API_KEY_HEADER;
pub use self::request::ReceivedRequest;
