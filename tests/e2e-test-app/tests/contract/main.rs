//! The contract, over HTTP, against the process; behind it a local Schematic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod app;
mod checks;
mod configure;
mod end;
mod events;
mod redis;
