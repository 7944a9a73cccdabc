//! How events reach capture, through the client's public API, with a transport and a clock that
//! the tests hold in hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod capture;
mod delivery;
mod drive;
mod durations;
mod ending;
mod many_tasks;
mod outage;
mod overflow;
mod panics;
mod refusals;
mod runtimes;
#[cfg(unix)]
mod stopped;
mod wire;
