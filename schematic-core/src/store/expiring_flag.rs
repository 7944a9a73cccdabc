//! A flag that was read from a store that others write to.

use std::sync::atomic::{AtomicBool, Ordering};

use super::flags::FlagName;
use super::{Expiry, ReadAt, StoredFlag};

/// A flag as it was read from a shared store, for as long as that counts.
#[derive(Debug)]
pub(crate) struct ExpiringFlag {
    pub(super) flag: StoredFlag,
    pub(super) good_until: Expiry,
    /// The version of the data that it is of, by number.
    pub(super) epoch: u32,
    /// What identifies the bytes that it was read from.
    pub(super) digest: u64,
    /// Whether it was looked at since it was read last.
    used: AtomicBool,
}

impl ExpiringFlag {
    pub(super) const fn new(flag: StoredFlag, read: &ReadAt, digest: u64) -> Self {
        Self {
            flag,
            good_until: Expiry::new(read.good_until()),
            epoch: read.epoch,
            digest,
            used: AtomicBool::new(read.is_for_check),
        }
    }

    /// Returns the flag if what was read still counts `now`, in milliseconds, and is of this version.
    #[inline]
    pub(crate) fn at(&self, now: u64, epoch: u32) -> Option<&StoredFlag> {
        // Written once between two reads: what all cores read they must not all write.
        if !self.used.load(Ordering::Relaxed) {
            self.used.store(true, Ordering::Relaxed);
        }
        (now < self.good_until.millis() && self.epoch == epoch).then_some(&self.flag)
    }

    /// Returns what stands for it where there is no room for it.
    pub(super) fn without_content(&self) -> Self {
        let name = FlagName {
            id: self.flag.id().into(),
            key: self.flag.key().into(),
        };
        Self {
            flag: StoredFlag::Oversized(name),
            good_until: self.good_until.clone(),
            epoch: self.epoch,
            digest: self.digest,
            used: AtomicBool::new(self.is_used()),
        }
    }

    /// Notes that the bytes it was read from are still there.
    pub(super) fn renew(&self, good_until: u64) {
        self.used.store(false, Ordering::Relaxed);
        self.good_until.extend(good_until);
    }

    /// Notes that reading it again failed, and it counts on.
    pub(super) fn hold(&self, good_until: u64) {
        self.used.store(false, Ordering::Relaxed);
        self.good_until.hold(good_until);
    }

    pub(super) fn is_used(&self) -> bool {
        self.used.load(Ordering::Relaxed)
    }
}
