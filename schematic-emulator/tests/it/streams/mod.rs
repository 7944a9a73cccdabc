//! The DataStream's server half, by a client of nobody's.

pub(crate) mod client;
mod faults;
mod handshake;
mod pushes;
mod slow;
mod snapshots;
