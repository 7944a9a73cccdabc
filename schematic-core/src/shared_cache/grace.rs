//! What goes on to count while the store cannot be read.

use std::collections::HashMap;
use std::time::Duration;

use super::SharedCache;
use super::version::Version;
use crate::Keys;
use crate::store::{EntityKind, LookupTarget, ReadAt, Wanted, millis};
use crate::sync::Mutex;

/// How many names are held at most.
const MAX_HELD: usize = 200_000;

/// The shortest time between two searches for names that are held no more, in milliseconds.
const SWEEP: u64 = 1_000;

/// For how long what was read counts beyond its time, as long as reading it again fails.
///
/// Each read that fails lets what memory has count once more as if it had been read then, so what is
/// in use is tried again as ever, and the first read that succeeds is what counts.
#[derive(Debug)]
pub(super) struct Grace {
    /// In milliseconds.
    limit: u64,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    /// Until when it counted by the last read that succeeded, by the name in the store.
    counted_until: HashMap<String, u64>,
    swept_at: u64,
}

impl Grace {
    pub(super) fn new(limit: Duration) -> Self {
        Self {
            limit: u64::try_from(limit.as_millis()).unwrap_or(u64::MAX),
            held: Mutex::default(),
        }
    }

    /// Returns for how long something counts beyond its time, in milliseconds.
    pub(super) const fn limit(&self) -> u64 {
        self.limit
    }

    /// Returns whether what counts until `good_until` in memory may count on, after a read that began
    /// at `began` failed.
    fn allows(&self, name: &str, good_until: u64, began: u64) -> bool {
        if self.limit == 0 {
            return false;
        }
        let mut held = self.held.lock();
        let held = &mut *held;
        let first = held.counted_until.get(name).copied();
        let first = first.unwrap_or(good_until).min(good_until);
        let is_allowed = began < first.saturating_add(self.limit);
        if is_allowed && !held.counted_until.contains_key(name) {
            if began.saturating_sub(held.swept_at) >= SWEEP {
                held.swept_at = began;
                let limit = self.limit.saturating_add(SWEEP);
                held.counted_until
                    .retain(|_, first| began < first.saturating_add(limit));
            }
            if held.counted_until.len() >= MAX_HELD {
                return false;
            }
            held.counted_until.insert(name.to_owned(), first);
        }
        is_allowed
    }

    /// Notes that something was read.
    pub(super) fn end<'n>(&self, names: impl IntoIterator<Item = &'n str>) {
        let mut held = self.held.lock();
        if held.counted_until.is_empty() {
            return;
        }
        for name in names {
            held.counted_until.remove(name);
        }
    }
}

impl SharedCache {
    /// Lets all that a check needs and memory has count on, after a read that began at `began` failed.
    /// Returns whether memory has all of it.
    pub(crate) fn hold(&self, wanted: &Wanted<'_>, began: Duration) -> bool {
        let Some(version) = self.version() else {
            return false;
        };
        let now = self.clock.monotonic();
        let (read, since) = (failed_read(&version, began), millis(now));
        let are_flags_there = wanted.flags.iter().all(|flag| {
            self.store.has_read_flag_since(flag, since) || self.hold_flag(&version, flag, &read)
        });
        are_flags_there
            && [
                (EntityKind::Company, wanted.context.company_keys()),
                (EntityKind::User, wanted.context.user_keys()),
            ]
            .into_iter()
            .all(|(kind, keys)| {
                !self.is_missing(kind, keys, now) || {
                    self.hold_keys(&version, kind, keys, &read);
                    !self.is_missing(kind, keys, now)
                }
            })
    }

    /// Lets a flag count on.
    pub(super) fn hold_flag(&self, version: &Version, flag: &str, read: &ReadAt) -> bool {
        let name = version.keys.flag(flag);
        let allows = |good_until| self.grace.allows(&name, good_until, read.read_at);
        self.store.extend_flag(flag, read, allows)
    }

    /// Lets a key, and the company or user that it leads to, count on.
    pub(super) fn hold_lookup(
        &self,
        version: &Version,
        kind: EntityKind,
        key: (&str, &str),
        read: &ReadAt,
    ) {
        let name = version.keys.lookup(kind, key.0, key.1);
        let allows = |good_until| self.grace.allows(&name, good_until, read.read_at);
        let entities = &self.store.entities;
        if let Some(LookupTarget::Entity(id)) = entities.extend_lookup(kind, key, read, allows) {
            self.hold_entity(version, kind, &id, read);
        }
    }

    /// Lets a company or user count on.
    pub(super) fn hold_entity(&self, version: &Version, kind: EntityKind, id: &str, read: &ReadAt) {
        let name = version.keys.entity(kind, id);
        let allows = |good_until| self.grace.allows(&name, good_until, read.read_at);
        self.store.entities.extend_read(kind, id, read, allows);
    }

    fn hold_keys(&self, version: &Version, kind: EntityKind, keys: &Keys, read: &ReadAt) {
        // That keys lead nowhere is not held: it may be another one's by now.
        if self.store.entities.leads_somewhere(kind, keys.iter()) {
            for key in keys.iter() {
                self.hold_lookup(version, kind, key, read);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_begins_with_the_last_read_that_succeeded() {
        let grace = Grace::new(Duration::from_secs(30));
        assert!(grace.allows("a", 1_000, 900));
        // It counts on by that, which is no read.
        assert!(grace.allows("a", 30_500, 30_999));
        assert!(!grace.allows("a", 31_500, 31_000));
        grace.end(["b", "a"]);
        assert!(grace.allows("a", 40_000, 69_999));
        assert!(!grace.allows("b", 40_000, 70_000));
    }

    #[test]
    fn without_a_time_nothing_counts_on() {
        let grace = Grace::new(Duration::ZERO);
        assert!(!grace.allows("a", 1_000, 900));
    }

    #[test]
    fn what_is_held_no_more_is_forgotten() {
        let grace = Grace::new(Duration::from_secs(1));
        for number in 0..10 {
            assert!(grace.allows(&number.to_string(), 1_000, 900));
        }
        assert!(grace.allows("later", 9_000, 9_000));
        assert_eq!(grace.held.lock().counted_until.len(), 1);
    }
}
