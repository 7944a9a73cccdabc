//! What goes on to count while the store cannot be read.
//!
//! Each read that fails lets what memory has count once more as if it had been read then, as long as
//! the last read that succeeded is not too long ago. So what is in use is tried again as ever, and the
//! first read that succeeds is what counts.

use std::time::Duration;

use super::SharedCache;
use super::version::Version;
use crate::Keys;
use crate::store::{EntityKind, LookupTarget, ReadAt, Wanted, millis};

impl SharedCache {
    /// Lets all that a check needs and memory has count on, after a read that began at `began` failed.
    /// Returns whether memory has all of it.
    pub(crate) fn hold(&self, wanted: &Wanted<'_>, began: Duration) -> bool {
        let Some(version) = self.version() else {
            return false;
        };
        let now = self.clock.monotonic();
        let (read, since) = (failed_read(&version, began), millis(now));
        let are_flags_there = wanted
            .flags
            .iter()
            .all(|flag| self.store.has_flag_at(flag, since) || self.hold_flag(flag, &read));
        are_flags_there
            && [
                (EntityKind::Company, wanted.context.company_keys()),
                (EntityKind::User, wanted.context.user_keys()),
            ]
            .into_iter()
            .all(|(kind, keys)| {
                !self.is_missing(kind, keys, now) || {
                    self.hold_keys(kind, keys, &read);
                    !self.is_missing(kind, keys, now)
                }
            })
    }

    /// Lets a flag count on. Returns whether it does.
    pub(super) fn hold_flag(&self, flag: &str, failed: &ReadAt) -> bool {
        self.store.hold_flag(flag, failed, self.stale_grace)
    }

    /// Lets a key, and the company or user that it leads to, count on.
    pub(super) fn hold_lookup(&self, kind: EntityKind, key: (&str, &str), failed: &ReadAt) {
        let entities = &self.store.entities;
        let target = entities.hold_lookup(kind, key, failed, self.stale_grace);
        if let Some(LookupTarget::Entity(id)) = target {
            self.hold_entity(kind, &id, failed);
        }
    }

    /// Lets a company or user count on.
    pub(super) fn hold_entity(&self, kind: EntityKind, id: &str, failed: &ReadAt) {
        let entities = &self.store.entities;
        entities.hold_read(kind, id, failed, self.stale_grace);
    }

    fn hold_keys(&self, kind: EntityKind, keys: &Keys, failed: &ReadAt) {
        // Where all of them lead nowhere, that is not held: they may be another one's by now.
        if self.store.entities.leads_somewhere(kind, keys.iter()) {
            for key in keys.iter() {
                self.hold_lookup(kind, key, failed);
            }
        }
    }
}

/// Returns when something was to be read.
pub(super) fn failed_read(version: &Version, began: Duration) -> ReadAt {
    ReadAt {
        epoch: version.epoch,
        read_at: millis(began),
        is_for_check: false,
    }
}
