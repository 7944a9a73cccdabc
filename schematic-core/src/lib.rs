//! The Schematic client: flag checks, events, and what every adapter stands on.

#[cfg(feature = "client")]
pub mod clock;
mod context;
pub mod events;
pub mod flags;
#[cfg(feature = "client")]
pub mod request;
#[cfg(feature = "client")]
mod transport;

pub use schematic_api::runtime::{BoxError, Error, ErrorKind, Timestamp};

pub use self::context::{EvaluationContext, Keys};
