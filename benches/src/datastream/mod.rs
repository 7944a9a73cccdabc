//! Checks that a DataStream's memory answers, and what it costs to keep that memory.

mod check;
mod entities;
mod feed;
mod fleet;
mod floor;
mod guard;
mod memory;
mod plain;
mod replicator;
mod update;

use crate::harness::Line;

/// The lines of this area.
pub fn lines() -> impl Iterator<Item = &'static Line> {
    [
        check::LINES,
        guard::LINES,
        update::LINES,
        memory::LINES,
        fleet::LINES,
    ]
    .into_iter()
    .flatten()
}
