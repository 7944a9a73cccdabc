//! The Schematic client: flag checks, events, and what every adapter stands on.
#![cfg_attr(docsrs, feature(doc_cfg))]

// The macros write paths from the root, which so hold in here too.
extern crate self as schematic_core;

#[cfg(feature = "client")]
pub mod cache;
#[cfg(feature = "client")]
pub mod checks;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
pub mod clock;
mod context;
pub mod datastream;
pub mod events;
pub mod flags;
#[cfg(any(feature = "client", feature = "webhooks"))]
mod problem;
#[cfg(feature = "client")]
pub mod request;
#[cfg(feature = "client")]
mod secret;
#[cfg(feature = "client")]
#[doc(hidden)]
pub mod server_text;
#[cfg(feature = "shutdown")]
pub mod shutdown;
#[cfg(feature = "client")]
pub mod status;
#[cfg(feature = "client")]
mod telemetry;
#[cfg(feature = "client")]
mod transport;
#[cfg(any(feature = "client", feature = "webhooks"))]
mod wall_clock;
#[cfg(feature = "webhooks")]
pub mod webhooks;

pub use schematic_api as api;
pub use schematic_api::runtime::{BoxError, Error, ErrorKind};
pub use schematic_protocol::{Keys, Timestamp};

#[cfg(feature = "client")]
pub use self::client::{Schematic, SchematicBuilder};
pub use self::context::EvaluationContext;
#[cfg(feature = "client")]
pub use self::flags::{FlagKey, FlagVariant, TypedFlag};
