//! Replicator mode: flags, companies and users out of a store that a replicator fills, and that a
//! whole fleet reads.
//!
//! Schematic's replicator holds one DataStream for a fleet and writes what it receives into a
//! [`SharedStore`](crate::shared_store::SharedStore), such as a Redis. A client with [`ReplicatorOptions`] opens no connection to
//! Schematic for that: a check is evaluated from memory, memory is filled from the store, and what was
//! read counts for a second at most. What is in use is read again before that, so checks of it do not
//! wait as long as the store answers.
//!
//! ```text
//! check ── evaluation ──► store ◄── fetch, refresh ◄── reader ◄── shared store ◄── replicator
//!                         │ memory  │ two round trips  │ one flight per key           │
//!                                                                 poll ◄── /ready ───┘
//! ```
//!
//! The API is asked instead when the flag, or a company or user that is named, is not in the store,
//! when the store fails for longer than memory may answer
//! ([`stale_grace`](ReplicatorOptions::stale_grace)), and as long as the version of the data is not
//! known, which the replicator says at its health URL. Whether the replicator calls itself ready
//! decides nothing: what is in the store answers.
//!
//! Usage that the application tracks is sent to Schematic and counted there. It is also added to the
//! company in the store, so that checks of the whole fleet see it within about a second, until the
//! replicator writes the company again; a store that cannot
//! [`replace`](crate::shared_store::Capabilities::replace) is left as it is.
//!
//! ```
//! use std::time::Duration;
//!
//! use schematic_core::Schematic;
//! use schematic_core::client::BuildError;
//! use schematic_core::replicator::ReplicatorOptions;
//! use schematic_core::shared_store::SharedStore;
//!
//! fn connect(store: impl SharedStore) -> Result<Schematic, BuildError> {
//!     let options = ReplicatorOptions::new()
//!         .store(store)
//!         .health_url("http://replicator:8090/ready")
//!         .health_interval(Duration::from_secs(10));
//!     Schematic::builder("sch_dev_example").replicator(options).build()
//! }
//! ```

mod handle;
mod notes;
mod options;
mod poll;
mod source;
mod state;
mod status;

pub(crate) use self::handle::{ClientParts, ReplicatorHandle};
pub use self::options::{MissingEntities, ReplicatorOptions};
pub use self::status::ReplicatorStatus;
