use std::time::Duration;

/// How many flags are kept. More than any environment has.
const MAX_FLAGS: usize = 1_000_000;

/// How many keys a company or user may have.
const MAX_KEYS: usize = 1_024;

/// What one company or user may take in any case, unless all together may not.
const SMALLEST_SHARE: usize = 256 * 1024;

/// How much more than in the store an entity may take while it is read.
const READING: usize = 4;

/// The limits of what the store holds, and for how long.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// How many companies and users.
    pub(crate) entities: usize,
    /// How many bytes they take together.
    pub(crate) bytes: usize,
    /// How many bytes flags take.
    pub(crate) flag_bytes: usize,
    pub(crate) ttl: Option<Duration>,
}

impl Limits {
    /// Returns whether a company or user of this size, with so many keys, may be kept at all.
    pub(crate) fn allow_entity(&self, bytes: usize, keys: usize) -> bool {
        bytes <= self.entity_share() && keys <= MAX_KEYS
    }

    /// Returns how many bytes a company or user may take while it is read.
    pub(crate) fn reading_entity(&self) -> usize {
        self.entity_share().saturating_mul(READING)
    }

    /// Returns whether so many flags of so many bytes may be kept.
    pub(crate) const fn allow_flags(&self, count: usize, bytes: usize) -> bool {
        bytes <= self.flag_bytes && count <= MAX_FLAGS
    }

    /// Returns how many bytes a flag may take while it is read.
    pub(crate) const fn reading_flag(&self) -> usize {
        self.flag_bytes
    }

    /// Returns how many bytes one company or user may take.
    fn entity_share(&self) -> usize {
        (self.bytes / 16).max(SMALLEST_SHARE).min(self.bytes)
    }
}
