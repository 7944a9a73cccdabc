//! What the toolkit costs, against hand-written floors, what users would write otherwise, and
//! published peers.
//!
//! A figure is a ratio of times measured in turns within one run, or a count: both mean the same on
//! every machine. Each module below measures one area and lists its [`Line`]s; the binary
//! `schematic-bench` prints them all, or those named. To add a line, add it to its area's `LINES`;
//! to add an area, write its module and list it in [`lines`].

pub mod actix_middleware;
pub mod api;
pub mod axum_layer;
pub mod builds;
pub mod cache;
pub mod datastream;
pub mod engine;
pub mod events;
pub mod harness;
#[cfg(feature = "peers")]
mod peers;
pub mod rocket_fairing;
mod scenario;
pub mod webhooks;

use harness::Line;

/// All lines, in the order of the table.
pub fn lines() -> impl Iterator<Item = &'static Line> {
    [
        engine::LINES,
        cache::LINES,
        axum_layer::LINES,
        actix_middleware::LINES,
        rocket_fairing::LINES,
        events::LINES,
        webhooks::LINES,
        api::LINES,
        builds::LINES,
    ]
    .into_iter()
    .flatten()
    .chain(datastream::lines())
}
