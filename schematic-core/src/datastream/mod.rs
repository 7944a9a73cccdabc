//! The DataStream: flags, companies and users in memory, kept up to date over one WebSocket.
//!
//! A client that is built with [`DataStreamOptions`] settings evaluates flags itself: a check looks in
//! memory, and asks the API only for what memory does not have. Changes at Schematic arrive within a
//! moment. After a lost connection everything is requested again, and what is not received anew
//! within a grace period no longer counts.
//!
//! ```text
//! check ── evaluation ──► store ◄── session ◄── frames ── connection ◄──► server
//!                         │ compiled, │ what to request,    │ connects, pings,
//!                         │ bounded   │ what to store       │ waits, tries again
//! ```
//!
//! A client from its start to its end:
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use schematic_core::datastream::DataStreamOptions;
//! use schematic_core::{EvaluationContext, Schematic};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let settings = DataStreamOptions::new()
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
//! // What becomes of it, and how it is then.
//! let (mut events, watched) = (schematic.status_events(), schematic.clone());
//! let watching = tokio::spawn(async move {
//!     while let Some(event) = events.next().await {
//!         let status = watched.status().datastream;
//!         eprintln!("{event:?}: {:?}", status.and_then(|status| status.last_error));
//!     }
//! });
//!
//! // It ends the events, too.
//! schematic.shutdown().await;
//! watching.await?;
//! # Ok(())
//! # }
//! ```
//!
//! Flags, companies and users that are in memory answer whether or not there is a connection. After
//! a lost one they answer until they are received anew, or until
//! [`stale_grace`](DataStreamOptions::stale_grace) after another is ready. A flag, company or user with
//! something in it that this version does not know is not evaluated on a guess: the API is asked, as
//! it is for whatever memory lacks.
//!
//! Keys of companies and users are compared as they are written, since those of two tenants may
//! differ in case alone. A spelling that is not in memory is requested once; if the server answers
//! with a company or user whose own key differs in case only, memory keeps the spelling too.
//! Requests have no id, and answers are matched by keys, so a change of the one that is known looks like
//! the answer about the other, and so does the answer to a request for another spelling, pending or
//! given up. A message with a position in the stream is taken for a change. Where a message has none and may be
//! something else than the answer, the API is asked; the id in its answer says whether the spelling is
//! kept, where one key was asked for.
//!
//! [`protocol`] has the frames; the session is the conversation without I/O and without a clock,
//! the connection does the rest.

mod connection;
#[cfg(feature = "__fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod handle;
mod options;
mod session;
mod shared_source;
mod source;
mod state;
mod status;
mod url;

pub use schematic_protocol::datastream as protocol;

pub(crate) use self::connection::Target;
pub(crate) use self::handle::{ClientParts, DataStreamHandle};
pub use self::options::DataStreamOptions;
pub use self::status::{DataStreamState, DataStreamStatus, SharedStoreStatus};
pub use crate::flag_checks::{FlagCheckEvents, FlagCheckStats};
