//! The DataStream: flags, companies and users in memory, kept up to date over one WebSocket.
//!
//! A client that is built with [`DataStream`] settings decides flags itself: a check looks at
//! memory, and asks the API only for what memory does not have. What the server changes arrives
//! within a moment. After a lost connection everything is asked for again, and what is not told
//! anew within a grace no longer counts.
//!
//! ```text
//! check ── Live ── Ground ──► Store ◄── Session ◄── frames ── connection ◄──► server
//!                    │ decides   │ compiled,  │ what to ask, what   │ connects, pings,
//!                    │ flags     │ bounded    │ to make of answers  │ waits, tries again
//! ```
//!
//! [`protocol`] has the frames; the session is the conversation without I/O and without a clock,
//! the connection does the rest.

#[cfg(feature = "client")]
mod checks;
#[cfg(feature = "client")]
mod config;
#[cfg(feature = "client")]
mod connection;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
#[cfg(feature = "client")]
mod live;
pub mod protocol;
#[cfg(feature = "client")]
mod reports;
#[cfg(feature = "client")]
mod session;
#[cfg(feature = "client")]
mod status;
#[cfg(feature = "client")]
mod store;
#[cfg(feature = "client")]
mod url;

#[cfg(feature = "client")]
pub use self::checks::LocalAnswer;
#[cfg(feature = "client")]
pub(crate) use self::checks::{Decision, Miss};
#[cfg(feature = "client")]
pub use self::config::{DataStream, FlagCheckEvents};
#[cfg(feature = "client")]
pub(crate) use self::live::{Counted, Live, Parts};
#[cfg(feature = "client")]
pub use self::reports::FlagCheckStats;
#[cfg(feature = "client")]
pub use self::status::{DataStreamState, DataStreamStatus, DataStreamWatch};
