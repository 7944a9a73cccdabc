use std::sync::atomic::{AtomicU64, Ordering};

/// The time until which something counts, in milliseconds of the monotonic clock.
///
/// It is set with each write. A later read of the same bytes only moves it on. While reading fails it
/// may be moved on as well, and then the time by the last read that succeeded is the earlier one.
#[derive(Debug)]
pub(crate) struct Expiry {
    until: AtomicU64,
    by_last_read: AtomicU64,
}

impl Expiry {
    pub(crate) const fn new(millis: u64) -> Self {
        Self {
            until: AtomicU64::new(millis),
            by_last_read: AtomicU64::new(millis),
        }
    }

    #[inline]
    pub(crate) fn millis(&self) -> u64 {
        self.until.load(Ordering::Relaxed)
    }

    /// Returns the time by the last read that succeeded.
    pub(crate) fn by_last_read(&self) -> u64 {
        self.by_last_read.load(Ordering::Relaxed)
    }

    /// Moves it on to `millis`, never back.
    pub(crate) fn extend(&self, millis: u64) {
        self.by_last_read.fetch_max(millis, Ordering::Relaxed);
        self.until.fetch_max(millis, Ordering::Relaxed);
    }

    /// Moves it on to `millis`, never back, after a read that failed.
    pub(crate) fn hold(&self, millis: u64) {
        self.until.fetch_max(millis, Ordering::Relaxed);
    }
}

impl Clone for Expiry {
    fn clone(&self) -> Self {
        Self {
            until: AtomicU64::new(self.millis()),
            by_last_read: AtomicU64::new(self.by_last_read()),
        }
    }
}
