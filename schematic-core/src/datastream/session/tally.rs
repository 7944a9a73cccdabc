use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

/// Counts of what was received and changed nothing. Read without the session, which a long message
/// may hold up.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Frames of a kind that is not known or not for this client.
    pub(super) ignored: AtomicU64,
    /// Frames, and flags of a list, that could not be read.
    pub(super) unreadable: AtomicU64,
    /// Changes of entities that are not kept.
    pub(super) unknown_entities: AtomicU64,
    /// Flags, entities and sets of flags that take more memory than they may.
    pub(super) oversized: AtomicU64,
}

impl Tally {
    /// Returns how many frames could be read and changed nothing.
    pub(crate) fn ignored(&self) -> u64 {
        self.ignored.load(Relaxed) + self.unknown_entities.load(Relaxed)
    }

    /// Returns how many frames, and flags of a list, could not be read.
    pub(crate) fn unreadable(&self) -> u64 {
        self.unreadable.load(Relaxed)
    }

    /// Returns how many flags, entities and sets of flags were refused for their size.
    pub(crate) fn oversized(&self) -> u64 {
        self.oversized.load(Relaxed)
    }
}
