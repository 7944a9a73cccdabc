//! Places in a seed file.

/// A line and a column of a seed file, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: u64,
    pub(super) column: u64,
}

/// The name of the newtype under which a value is read together with its place: as line, column
/// and value.
pub(super) const WITH_PLACE: &str = "schematic seed: a value with its place";
