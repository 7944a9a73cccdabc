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
mod ending;
mod many_tasks;
mod outage;
mod overflow;
mod refusals;
mod runtimes;
mod wire;
