use std::sync::atomic::{AtomicU64, Ordering};

/// The time until which something counts, in milliseconds of the monotonic clock.
///
/// It is set with each write. A later read of the same bytes only moves it on.
#[derive(Debug)]
pub(crate) struct Expiry(AtomicU64);

impl Expiry {
    pub(crate) const fn new(millis: u64) -> Self {
        Self(AtomicU64::new(millis))
    }

    #[inline]
    pub(crate) fn millis(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Moves it on to `millis`, never back.
    pub(crate) fn extend(&self, millis: u64) {
        self.0.fetch_max(millis, Ordering::Relaxed);
    }
}

impl Clone for Expiry {
    fn clone(&self) -> Self {
        Self::new(self.millis())
    }
}
