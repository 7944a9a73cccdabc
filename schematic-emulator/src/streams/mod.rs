//! The DataStream's server half: WebSockets that are told what their clients asked to follow, in
//! the order in which it happens.
//!
//! ```text
//! Store::change ──► Hub::publish ──► outboxes ──► connections ──► clients
//!   account lock      who follows      bounded     one task each
//!                     what, and what
//!                     they know of it
//! ```
//!
//! A change is published and a request answered under the account's lock, so every client sees the
//! states of an entity in the order they had, and none of them twice.

mod awaited;
mod connection;
mod control;
mod entity;
mod fault;
mod flags;
mod followed;
mod hub;
mod link;
mod outbox;
mod requests;
mod told;

pub(crate) use self::connection::serve;
pub use self::control::Streams;
pub(crate) use self::fault::ActiveStreamFault;
pub use self::fault::StreamFault;
pub(crate) use self::hub::Hub;
pub use self::told::{StreamConnection, StreamRequest};
