//! Redis as a store that processes share, against real servers. Without one, each test writes a line
//! that says so, and ends.

#![cfg(all(feature = "redis", feature = "store-suite"))]
#![allow(clippy::unwrap_used)]

mod cluster;
mod faults;
mod node;
mod recorded;
mod sentinel;
mod suite;
