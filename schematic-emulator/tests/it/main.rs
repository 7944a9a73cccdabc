//! The emulator as others see it: over its socket and through its public API.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod api;
mod capture;
mod catalog;
mod companies;
mod connections;
mod document;
mod faults;
mod features;
mod hosts;
mod metering;
mod overrides;
mod own;
mod page;
mod replicator;
mod seed;
mod streams;
mod support;
mod webhooks;
