//! Reporting usage once a response is a success and was sent whole.
//!
//! [`TrackUsageLayer`] does so for routes, [`Tracked`] for one answer of a handler with a guard.
//! See [`schematic_tower::track`] for what is counted.

mod tracked;

pub use schematic_tower::track::*;

pub use self::tracked::Tracked;
