//! The DataStream through the client's public API, against a server that does what a test says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::result_large_err,
    missing_docs
)]

mod api;
mod checks;
mod connectors;
mod cooldown;
mod faults;
mod fleet;
mod lifetime;
#[cfg(feature = "rustls")]
mod proxies;
mod reconnects;
mod reports;
mod requests;
mod server;
mod settings;
mod slow;
mod spellings;
mod texts;
mod unread;
#[path = "../support/until.rs"]
mod until;
mod world;
