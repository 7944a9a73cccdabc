//! The blocking client: on no runtime, inside each kind of one, and in its callbacks, against an
//! emulator on another runtime.
#![cfg(feature = "blocking")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod api;
mod callbacks;
mod datastream;
mod end;
mod places;
#[path = "../support/mod.rs"]
mod support;
#[cfg(feature = "api-full")]
mod tags;
mod world;
