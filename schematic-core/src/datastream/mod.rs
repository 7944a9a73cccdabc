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
//! A client from its start to its end:
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use schematic_core::datastream::{DataStream, DataStreamState};
//! use schematic_core::{EvaluationContext, Schematic};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let settings = DataStream::new()
//!     .max_entities(20_000)
//!     .stale_grace(Duration::from_secs(10));
//! let schematic = Schematic::builder_from_env().datastream(settings).build()?;
//!
//! // A check need not wait for the flags; an application that would rather wait can.
//! if !schematic.ready(Duration::from_secs(5)).await {
//!     eprintln!("no flags yet; the API is asked until they are there");
//! }
//!
//! // The first check of a company asks for it. From then on its changes arrive by themselves.
//! let acme = EvaluationContext::company("org", "acme");
//! let export = schematic.check("export", &acme).await;
//! println!("{} because {} ({:?})", export.value, export.reason, export.source);
//!
//! // So the next is answered at once, without waiting and without a copy.
//! let rule = schematic.try_check("export", &acme, |answer| answer.rule_id().map(str::to_owned));
//! println!("{rule:?}");
//!
//! // How it is, and what becomes of it.
//! let mut watch = schematic.watch_datastream().ok_or("no DataStream")?;
//! let watching = tokio::spawn(async move {
//!     while let Some(state) = watch.changed().await {
//!         let error = watch.status().and_then(|status| status.last_error);
//!         eprintln!("the DataStream is {state}: {}", error.unwrap_or_default());
//!         if state == DataStreamState::Stopped {
//!             break;
//!         }
//!     }
//! });
//!
//! schematic.shutdown().await;
//! watching.await?;
//! # Ok(())
//! # }
//! ```
//!
//! What is served how: flags, companies and users that are in memory answer whether or not there
//! is a connection. After a lost one they answer until they are told anew, or until
//! [`stale_grace`](DataStream::stale_grace) after another is ready. A flag, company or user with
//! something in it that this version does not know is not evaluated on a guess: the API is asked,
//! as it is for whatever memory lacks.
//!
//! [`protocol`] has the frames; the session is the conversation without I/O and without a clock,
//! the connection does the rest.

mod checks;
mod config;
mod connection;
#[cfg(feature = "__fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod live;
pub mod protocol;
mod reports;
mod session;
mod status;
mod store;
mod url;

pub use self::checks::LocalAnswer;
pub(crate) use self::checks::{Decision, Miss};
pub use self::config::{DataStream, FlagCheckEvents};
pub(crate) use self::live::{Counted, Live, Parts};
pub use self::reports::FlagCheckStats;
pub use self::status::{DataStreamState, DataStreamStatus, DataStreamWatch};
