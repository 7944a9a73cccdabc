//! Keys of companies and users as they were looked up in a shared store.

use std::fmt;
use std::ops::Range;
use std::sync::MutexGuard;
use std::sync::atomic::{AtomicU32, Ordering};

use papaya::{Guard, LocalGuard};

use crate::identity_hasher::BuildIdentityHasher;
use crate::store::{COUNTS_FOR, EntityKind, Expiry, KeyHasher, Limits, MISSING_FOR, ReadAt};
use crate::sync::Mutex;

/// How many keys are kept for each company or user that may be.
const KEYS_PER_ENTITY: usize = 4;

/// The fewest keys that are kept at most.
const FEWEST_KEYS: usize = 1_000;

/// The least that keys may take, in bytes, unless companies and users may not.
const LEAST_BYTES: usize = 256 * 1024;

/// What a key takes besides its texts: its value, and a place in the table.
const ENTRY_SIZE: usize = size_of::<ReadLookup>() + 64;

/// How many keys are looked at to find one that makes room.
const SAMPLE: usize = 24;

/// The shortest time between two searches for keys that count no more, in milliseconds.
const SWEEP: u64 = 100;

/// Keys as they were looked up, with what they led to: bounded in number and bytes, and each for as
/// long as the read counts.
///
/// Checks read without a lock. Where a key leads says the shared store alone, never the entity: that
/// another one has the key by now, the entity in memory need not know.
pub(super) struct ReadLookups {
    lookups: Map,
    hasher: KeyHasher,
    max_keys: usize,
    max_bytes: usize,
    /// Whether a check is evaluated without a company or user whose keys all lead nowhere.
    pub(super) evaluates_without: bool,
    writer: Mutex<Writer>,
}

type Map = papaya::HashMap<u64, ReadLookup, BuildIdentityHasher>;

/// What the one that writes needs to know.
#[derive(Debug, Default)]
struct Writer {
    bytes: usize,
    swept_at: u64,
}

/// What a key leads to in a shared store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LookupTarget {
    /// The company or user with this id.
    Entity(Box<str>),
    /// Nothing: there is no such key, or no such company or user.
    Nowhere,
    /// Something that is there and must not be used, or cannot be read.
    Unusable,
}

/// A key and what it led to.
pub(super) struct ReadLookup {
    kind: EntityKind,
    name: Box<str>,
    value: Box<str>,
    pub(super) target: LookupTarget,
    /// The hash of the id that it leads to.
    pub(super) id_hash: u64,
    /// The version of the data, by number.
    epoch: u32,
    read_at: Expiry,
    /// The period in which it was last used; 0 when it never was.
    used: AtomicU32,
}

impl ReadLookups {
    pub(super) fn new(hasher: KeyHasher, limits: &Limits, evaluates_without: bool) -> Self {
        let keys = limits.entities.saturating_mul(KEYS_PER_ENTITY);
        Self {
            lookups: papaya::HashMap::default(),
            hasher,
            max_keys: keys.max(FEWEST_KEYS),
            max_bytes: (limits.bytes / 4).max(LEAST_BYTES).min(limits.bytes),
            evaluates_without,
            writer: Mutex::default(),
        }
    }

    /// Returns what keeps found keys in place.
    pub(super) fn guard(&self) -> LocalGuard<'_> {
        self.lookups.guard()
    }

    /// Returns a key as it was looked up under the version with this number, if that counts at `now`,
    /// in milliseconds.
    #[inline]
    pub(super) fn find<'g>(
        &self,
        kind: EntityKind,
        name: &str,
        value: &str,
        now: u64,
        epoch: u32,
        guard: &'g impl Guard,
    ) -> Option<&'g ReadLookup> {
        let hash = self.hasher.entity(kind, name, value);
        let lookup = self.lookups.get(&hash, guard)?;
        (lookup.is(kind, name, value) && lookup.epoch == epoch && lookup.counts(now, COUNTS_FOR))
            .then_some(lookup)
    }

    /// Returns a key as [`ReadLookups::find`] does, also if it counts no more since a moment.
    pub(super) fn lately<'g>(
        &self,
        kind: EntityKind,
        name: &str,
        value: &str,
        now: u64,
        epoch: u32,
        guard: &'g impl Guard,
    ) -> Option<&'g ReadLookup> {
        let hash = self.hasher.entity(kind, name, value);
        let lookup = self.lookups.get(&hash, guard)?;
        let is_meant = lookup.is(kind, name, value) && lookup.epoch == epoch;
        (is_meant && lookup.counts(now, 2 * COUNTS_FOR)).then_some(lookup)
    }

    /// Returns what a key led to when it was read last under the version with this number, whether or
    /// not that still counts.
    pub(super) fn latest<'g>(
        &self,
        kind: EntityKind,
        name: &str,
        value: &str,
        epoch: u32,
        guard: &'g impl Guard,
    ) -> Option<&'g LookupTarget> {
        let hash = self.hasher.entity(kind, name, value);
        let lookup = self.lookups.get(&hash, guard)?;
        (lookup.is(kind, name, value) && lookup.epoch == epoch).then_some(&lookup.target)
    }

    /// Notes what a key led to when it was read, unless it was read later too.
    pub(super) fn note(
        &self,
        kind: EntityKind,
        name: &str,
        value: &str,
        target: &LookupTarget,
        read: &ReadAt,
    ) {
        let mut writer = self.writer();
        let guard = self.guard();
        let hash = self.hasher.entity(kind, name, value);
        let known = self.lookups.get(&hash, &guard);
        let known = known.filter(|known| known.is(kind, name, value));
        let mut used = 0;
        if let Some(known) = known {
            used = known.used();
            let is_newer = known.epoch > read.epoch
                || known.epoch == read.epoch && known.read_at.by_last_read() > read.read_at;
            if is_newer {
                return;
            }
            if known.epoch == read.epoch && known.target == *target {
                known.read_at.extend(read.read_at);
                return;
            }
        } else if !read.is_for_check {
            // It made room for others since.
            return;
        }
        let id_hash = match target {
            LookupTarget::Entity(id) => self.hasher.id(kind, id),
            LookupTarget::Nowhere | LookupTarget::Unusable => 0,
        };
        let lookup = ReadLookup {
            kind,
            name: name.into(),
            value: value.into(),
            target: target.clone(),
            id_hash,
            epoch: read.epoch,
            read_at: Expiry::new(read.read_at),
            used: AtomicU32::new(used),
        };
        if lookup.size() > self.max_bytes {
            return;
        }
        self.make_room(&mut writer, lookup.size(), read.read_at, &guard);
        writer.bytes += lookup.size();
        if let Some(replaced) = self.lookups.insert(hash, lookup, &guard) {
            writer.bytes = writer.bytes.saturating_sub(replaced.size());
        }
    }

    /// Lets a key count on after a read of it failed, for `grace` milliseconds after the time by the last
    /// read that succeeded. Returns what it leads to, if it does.
    pub(super) fn hold(
        &self,
        kind: EntityKind,
        (name, value): (&str, &str),
        failed: &ReadAt,
        grace: u64,
    ) -> Option<LookupTarget> {
        let guard = self.guard();
        let hash = self.hasher.entity(kind, name, value);
        let lookup = self.lookups.get(&hash, &guard)?;
        let is_meant = lookup.is(kind, name, value) && lookup.epoch == failed.epoch;
        // It is the time of the read that is kept of a key, and not until when it counts.
        let grace = grace.saturating_add(if grace == 0 { 0 } else { COUNTS_FOR });
        if !is_meant || !failed.is_within(&lookup.read_at, grace) {
            return None;
        }
        lookup.read_at.hold(failed.read_at);
        Some(lookup.target.clone())
    }

    /// Forgets all of them.
    pub(super) fn clear(&self) {
        let mut writer = self.writer();
        writer.bytes = 0;
        self.lookups.clear(&self.guard());
    }

    /// Forgets those that count no more.
    pub(super) fn sweep(&self, now: u64) {
        self.sweep_with(&mut self.writer(), now, &self.guard());
    }

    /// Returns the keys that are in use and cease to count at one of these times, in milliseconds. In
    /// use are those that were used in `period` or later.
    pub(super) fn due(
        &self,
        times: Range<u64>,
        period: u32,
        epoch: u32,
    ) -> Vec<(EntityKind, Box<str>, Box<str>)> {
        let guard = self.guard();
        let lookups = self.lookups.values(&guard);
        lookups
            .filter(|lookup| {
                times.contains(&lookup.good_until(COUNTS_FOR))
                    && lookup.used() >= period
                    && lookup.epoch == epoch
            })
            .map(|lookup| (lookup.kind, lookup.name.clone(), lookup.value.clone()))
            .collect()
    }

    fn sweep_with(&self, writer: &mut Writer, now: u64, guard: &LocalGuard<'_>) {
        writer.swept_at = now;
        let over: Vec<u64> = self
            .lookups
            .iter(guard)
            .filter(|(_, lookup)| !lookup.counts(now, COUNTS_FOR))
            .map(|(hash, _)| *hash)
            .collect();
        for hash in over {
            self.remove(writer, hash, guard);
        }
    }

    fn make_room(&self, writer: &mut Writer, size: usize, now: u64, guard: &LocalGuard<'_>) {
        let is_full = |writer: &Writer| {
            self.lookups.len() >= self.max_keys || writer.bytes + size > self.max_bytes
        };
        // Going through all of them for each new one would be the main work.
        if is_full(writer) && now.saturating_sub(writer.swept_at) >= SWEEP {
            self.sweep_with(writer, now, guard);
        }
        while is_full(writer) {
            let some = self.lookups.iter(guard).take(SAMPLE);
            let least = some.min_by_key(|(_, lookup)| lookup.worth());
            let Some((hash, _)) = least else { return };
            self.remove(writer, *hash, guard);
        }
    }

    fn remove(&self, writer: &mut Writer, hash: u64, guard: &LocalGuard<'_>) {
        if let Some(removed) = self.lookups.remove(&hash, guard) {
            writer.bytes = writer.bytes.saturating_sub(removed.size());
        }
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock()
    }
}

impl fmt::Debug for ReadLookups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadLookups")
            .field("keys", &self.lookups.len())
            .field("evaluates_without", &self.evaluates_without)
            .finish_non_exhaustive()
    }
}

impl ReadLookup {
    /// Returns whether it was read so short a while ago that what is missing still is.
    pub(super) fn is_recent(&self, now: u64) -> bool {
        self.counts(now, MISSING_FOR)
    }

    /// Notes a use. Writes once in a period only: what all cores read they must not all write.
    #[inline]
    pub(super) fn use_in(&self, period: u32) {
        if self.used() != period {
            self.used.store(period, Ordering::Relaxed);
        }
    }

    #[inline]
    fn counts(&self, now: u64, time: u64) -> bool {
        now < self.good_until(time)
    }

    #[inline]
    fn good_until(&self, time: u64) -> u64 {
        self.read_at.millis().saturating_add(time)
    }

    #[inline]
    fn is(&self, kind: EntityKind, name: &str, value: &str) -> bool {
        self.kind == kind && &*self.value == value && &*self.name == name
    }

    fn used(&self) -> u32 {
        self.used.load(Ordering::Relaxed)
    }

    /// What makes room first is worth least.
    fn worth(&self) -> (bool, u32) {
        let leads_somewhere = matches!(self.target, LookupTarget::Entity(_));
        (leads_somewhere, self.used())
    }

    /// Returns about how many bytes it takes.
    fn size(&self) -> usize {
        let id = match &self.target {
            LookupTarget::Entity(id) => id.len(),
            LookupTarget::Nowhere | LookupTarget::Unusable => 0,
        };
        ENTRY_SIZE + self.name.len() + self.value.len() + id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPANY: EntityKind = EntityKind::Company;

    fn limits(entities: usize, bytes: usize) -> Limits {
        Limits {
            entities,
            bytes,
            flag_bytes: usize::MAX,
            ttl: None,
        }
    }

    fn lookups() -> ReadLookups {
        ReadLookups::new(KeyHasher::new(), &limits(10, usize::MAX), false)
    }

    fn at(read_at: u64) -> ReadAt {
        ReadAt {
            epoch: 1,
            read_at,
            is_for_check: true,
        }
    }

    fn entity(id: &str) -> LookupTarget {
        LookupTarget::Entity(id.into())
    }

    fn target(lookups: &ReadLookups, value: &str, now: u64) -> Option<LookupTarget> {
        let guard = lookups.guard();
        let found = lookups.find(COMPANY, "org", value, now, 1, &guard);
        found.map(|lookup| lookup.target.clone())
    }

    #[test]
    fn a_key_counts_for_a_second() {
        let lookups = lookups();
        assert_eq!(target(&lookups, "a", 0), None);
        lookups.note(COMPANY, "org", "a", &LookupTarget::Nowhere, &at(5_000));
        for (now, recent) in [(5_249, true), (5_250, false), (5_999, false)] {
            let guard = lookups.guard();
            let found = lookups.find(COMPANY, "org", "a", now, 1, &guard).unwrap();
            assert_eq!(found.is_recent(now), recent, "{now}");
        }
        assert_eq!(target(&lookups, "a", 6_000), None);
        assert_eq!(target(&lookups, "A", 5_001), None);
        let guard = lookups.guard();
        let user = lookups.find(EntityKind::User, "org", "a", 5_001, 1, &guard);
        assert!(user.is_none());
        let next = lookups.find(COMPANY, "org", "a", 5_001, 2, &guard);
        assert!(next.is_none(), "of another version");
    }

    #[test]
    fn what_was_read_later_stands() {
        let lookups = lookups();
        lookups.note(COMPANY, "org", "a", &entity("c2"), &at(2_000));
        lookups.note(COMPANY, "org", "a", &entity("c1"), &at(1_999));
        lookups.note(COMPANY, "org", "a", &LookupTarget::Nowhere, &at(1_000));
        assert_eq!(target(&lookups, "a", 2_500), Some(entity("c2")));
        let before = ReadAt {
            epoch: 0,
            ..at(3_000)
        };
        lookups.note(COMPANY, "org", "a", &entity("c1"), &before);
        assert_eq!(target(&lookups, "a", 2_500), Some(entity("c2")));
        lookups.note(COMPANY, "org", "a", &entity("c1"), &at(2_400));
        assert_eq!(target(&lookups, "a", 3_399), Some(entity("c1")));
    }

    #[test]
    fn what_is_in_use_is_due() {
        let lookups = lookups();
        lookups.note(COMPANY, "org", "a", &entity("c1"), &at(1_000));
        assert!(lookups.due(0..3_000, 1, 1).is_empty());
        {
            let guard = lookups.guard();
            let found = lookups.find(COMPANY, "org", "a", 1_500, 1, &guard);
            found.unwrap().use_in(7);
        }
        assert!(lookups.due(0..2_000, 7, 1).is_empty());
        assert!(lookups.due(2_001..3_000, 7, 1).is_empty());
        assert!(lookups.due(0..3_000, 8, 1).is_empty());
        assert!(lookups.due(0..3_000, 7, 2).is_empty());
        let due = [(COMPANY, Box::from("org"), Box::from("a"))];
        assert_eq!(lookups.due(2_000..2_001, 7, 1), due);
        // That it was read again is no use of it.
        let again = ReadAt {
            is_for_check: false,
            ..at(2_000)
        };
        lookups.note(COMPANY, "org", "a", &entity("c2"), &again);
        assert_eq!(lookups.due(0..4_000, 7, 1), due);
        assert!(lookups.due(0..4_000, 8, 1).is_empty());
        lookups.note(COMPANY, "org", "never asked", &entity("c2"), &again);
        assert_eq!(target(&lookups, "never asked", 2_000), None);
    }

    #[test]
    fn they_are_bounded() {
        let lookups = lookups();
        for number in 0..3 * FEWEST_KEYS {
            let value = number.to_string();
            lookups.note(COMPANY, "org", &value, &entity("c1"), &at(1_000));
        }
        assert_eq!(lookups.lookups.len(), FEWEST_KEYS);
        // Those that lead nowhere make room first.
        for number in 0..10 * FEWEST_KEYS {
            let value = format!("nowhere {number}");
            lookups.note(COMPANY, "org", &value, &LookupTarget::Nowhere, &at(1_001));
        }
        assert_eq!(lookups.lookups.len(), FEWEST_KEYS);
        let guard = lookups.guard();
        let leading = lookups.lookups.values(&guard);
        let leading = leading.filter(|lookup| matches!(lookup.target, LookupTarget::Entity(_)));
        assert!(leading.count() >= FEWEST_KEYS - SAMPLE);
        lookups.note(COMPANY, "org", "later", &entity("c1"), &at(2_500));
        assert_eq!(lookups.lookups.len(), 1);
        assert_eq!(lookups.writer().bytes, ENTRY_SIZE + 3 + 5 + 2);
        lookups.clear();
        assert_eq!((lookups.lookups.len(), lookups.writer().bytes), (0, 0));
    }

    #[test]
    fn long_ones_are_too() {
        let bytes = LEAST_BYTES;
        let lookups = ReadLookups::new(KeyHasher::new(), &limits(1_000, bytes), false);
        for number in 0..100 {
            let value = format!("{number}{}", "x".repeat(bytes / 10));
            lookups.note(COMPANY, "org", &value, &entity("c1"), &at(1_000));
            assert!(lookups.writer().bytes <= bytes);
        }
        assert!((5..=10).contains(&lookups.lookups.len()));
        let longest = "x".repeat(bytes);
        lookups.note(COMPANY, "org", &longest, &entity("c1"), &at(1_000));
        assert_eq!(target(&lookups, &longest, 1_000), None);
    }
}
