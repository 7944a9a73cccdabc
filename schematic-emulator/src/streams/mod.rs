//! The server side of the DataStream: subscriptions of clients, and the messages that each of them
//! is sent.
//!
//! ```text
//! Store::change ──► Subscriptions::publish ──► outboxes ──► serve::stream ──► clients
//!   account lock      who subscribes to        bounded      one task each
//!                     what, and its last
//!                     known state
//! ```
//!
//! Changes are published and requests answered under the account's lock, so every client receives
//! the states of an entity in their order, and none of them twice.

mod entity;
mod fault;
mod flag_interest;
mod interest;
mod outbox;
mod pending;
mod report;
mod requests;
mod state;
mod subscriber;
mod subscriptions;

pub use self::fault::StreamFault;
pub(crate) use self::fault::{ActiveStreamFault, Kind as StreamFaultKind};
pub(crate) use self::outbox::Outgoing;
pub use self::report::{StreamConnection, StreamRequest};
pub(crate) use self::subscriber::Subscriber;
pub(crate) use self::subscriptions::Subscriptions;
