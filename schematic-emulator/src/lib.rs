//! A local Schematic for tests and terminals: flags that are really decided, usage that really
//! counts.

mod account;
mod builder;
mod capture;
mod clock;
mod emulator;
mod error;
mod fault;
mod http;
mod received;
mod seed;
mod serve;
mod store;
mod view;

pub use self::account::Change;
pub use self::builder::{Builder, DEFAULT_API_KEY};
pub use self::emulator::{Changes, Emulator};
pub use self::error::{Error, ErrorKind};
pub use self::fault::{ActiveFault, Fault};
pub use self::received::{EventKind, EventOutcome, EventSource, ReceivedEvent, ReceivedRequest};
pub use schematic_rules::MetricPeriod;
