//! Requests over transports that answer without a socket.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

mod double;
mod errors;
mod files;
mod pages;
mod raw;
