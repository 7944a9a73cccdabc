//! The Schematic client: flag checks, events, and what every adapter stands on.
#![cfg_attr(docsrs, feature(doc_cfg))]

// The macros write paths from the root, which so hold in here too.
extern crate self as schematic_core;

mod backoff;
pub mod cache;
pub mod checks;
pub mod client;
pub mod clock;
mod context;
pub mod datastream;
pub mod events;
pub mod flags;
mod problem;
pub mod request;
mod secret;
#[doc(hidden)]
pub mod server_text;
#[cfg(feature = "shutdown")]
pub mod shutdown;
pub mod status;
mod sync;
pub mod telemetry;
mod transport;
mod wall_clock;
#[cfg(feature = "webhooks")]
pub mod webhooks;

pub use schematic_api as api;
pub use schematic_api::runtime::{BoxError, Error, ErrorKind};
pub use schematic_protocol::{Keys, Timestamp};

pub use self::client::{Schematic, SchematicBuilder};
pub use self::context::EvaluationContext;
pub use self::flags::{FlagKey, FlagVariant, TypedFlag};
