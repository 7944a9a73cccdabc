//! The DataStream's server side, seen by a client without state.

pub(crate) mod client;
mod faults;
mod handshake;
mod pushes;
mod slow;
mod snapshots;
