//! Replicator mode through the client's public API, against the emulator and a store in the process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    missing_docs
)]

mod faults;
mod logs;
mod near;
mod outages;
mod poll;
mod recorded;
mod settings;
#[path = "../support/until.rs"]
mod until;
mod usage;
mod versions;
mod world;
