//! The DataStream through the client's public API, against the emulator: what it decides is what
//! Schematic would, however the account changes and whatever becomes of the connection.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod agreement;
mod changes;
mod drops;
mod lifetime;
mod refusals;
mod spellings;
#[path = "../support/until.rs"]
mod until;
mod world;
