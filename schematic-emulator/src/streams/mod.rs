//! The DataStream's server half: WebSockets that are told what their clients asked to follow, in
//! the order in which it happens.
//!
//! ```text
//! Store::change ──► Hub::publish ──► outboxes ──► serve::stream ──► clients
//!   account lock      who follows      bounded     one task each
//!                     what, and what
//!                     they know of it
//! ```
//!
//! A change is published and a request answered under the account's lock, so every client sees the
//! states of an entity in the order they had, and none of them twice.

mod awaited;
mod entity;
mod fault;
mod flags;
mod followed;
mod hub;
mod link;
mod outbox;
mod requests;
mod told;

pub use self::fault::StreamFault;
pub(crate) use self::fault::{ActiveStreamFault, Kind as StreamFaultKind};
pub(crate) use self::hub::Hub;
pub(crate) use self::link::Link;
pub(crate) use self::outbox::Out;
pub use self::told::{StreamConnection, StreamRequest};
