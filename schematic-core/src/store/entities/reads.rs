//! Companies and users that were read from a store that others write to.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use papaya::Guard;

use super::lookups::{Retired, is_same_entity};
use super::read_lookups::{LookupTarget, ReadLookups};
use super::{EntityStore, Index, Lookup};
use crate::Keys;
use crate::store::record::{Notes, Record};
use crate::store::{
    Entity, EntityKind, Expiry, KeyHasher, Limits, PutRead, ReadAt, millis, same_key,
};

/// What a key leads to, as far as memory knows.
enum Led<'g> {
    /// That is not known: it has to be read.
    Unknown,
    Nowhere {
        is_recent: bool,
    },
    Unusable,
    Entity(&'g Arc<Record>),
}

impl EntityStore {
    /// Creates the memory of a shared store: what memory lacks may be there, so no key is ignored
    /// that is not known to lead nowhere. With `evaluates_without`, a check whose keys all lead
    /// nowhere is evaluated without a company or user.
    pub(crate) fn of_reads(limits: Limits, evaluates_without: bool) -> Self {
        let hasher = KeyHasher::new();
        let lookups = ReadLookups::new(hasher, &limits, evaluates_without);
        Self::with(limits, hasher, Some(lookups))
    }

    /// Returns the company or user that `keys` lead to by what was read, if all of that still counts.
    #[inline(never)]
    pub(super) fn find_read<'g>(
        &self,
        lookups: &ReadLookups,
        kind: EntityKind,
        keys: &Keys,
        now: Duration,
        guard: &'g impl Guard,
    ) -> Lookup<'g> {
        let (now, epoch) = (millis(now), self.served_epoch());
        let period = self.period.load(Ordering::Relaxed);
        let of_lookups = lookups.guard();
        let mut found: Option<&Arc<Record>> = None;
        let mut are_recent = true;
        for (name, value) in keys.iter() {
            match self.follow(
                lookups,
                &of_lookups,
                kind,
                (name, value),
                now,
                epoch,
                Some(period),
                guard,
            ) {
                Led::Unknown | Led::Unusable => return Lookup::Nothing,
                Led::Nowhere { is_recent } => are_recent &= is_recent,
                Led::Entity(record) => match found {
                    Some(other) if !is_same_entity(other, record) => {
                        return Lookup::Conflict(other, record);
                    }
                    _ => found = Some(record),
                },
            }
        }
        match found {
            Some(record) => {
                record.use_in(period);
                Lookup::Entity(record)
            }
            None if are_recent && lookups.evaluates_without => Lookup::Nowhere,
            None => Lookup::Nothing,
        }
    }

    /// Returns where a check need not look for a company or user again, since a moment ago it was not
    /// there, or not usable.
    pub(crate) fn known_miss(
        &self,
        kind: EntityKind,
        keys: &Keys,
        now: Duration,
    ) -> Option<LookupTarget> {
        let lookups = self.read_lookups.as_ref()?;
        let (now, epoch) = (millis(now), self.served_epoch());
        let (guard, of_lookups) = (self.guard(), lookups.guard());
        let mut are_nowhere = true;
        for pair in keys.iter() {
            match self.follow(lookups, &of_lookups, kind, pair, now, epoch, None, &guard) {
                Led::Unusable => return Some(LookupTarget::Unusable),
                Led::Nowhere { is_recent: true } => {}
                _ => are_nowhere = false,
            }
        }
        are_nowhere.then_some(LookupTarget::Nowhere)
    }

    /// Returns the id of the entity that all of `keys` that lead anywhere led to when they were read a
    /// moment ago.
    pub(crate) fn led_to_by_reads(
        &self,
        kind: EntityKind,
        keys: &Keys,
        now: Duration,
    ) -> Option<Box<str>> {
        let lookups = self.read_lookups.as_ref()?;
        let guard = lookups.guard();
        let epoch = self.served_epoch();
        let index = self.index();
        let mut only: Option<&str> = None;
        for (name, value) in keys.iter() {
            let read = lookups.lately(kind, name, value, millis(now), epoch, &guard);
            let Some(target) = read.map(|read| &read.target) else {
                continue;
            };
            let LookupTarget::Entity(id) = target else {
                continue;
            };
            // A lookup may be left over from a key that the entity had.
            let record = index.record(kind, id);
            if !record.is_some_and(|record| has_in_any_case(&record.entity, name, value)) {
                return None;
            }
            if **only.get_or_insert(id) != **id {
                // Keys of several entities name none of them.
                return None;
            }
        }
        only.map(Into::into)
    }

    /// Notes what a key led to when it was read.
    pub(crate) fn note_lookup(
        &self,
        kind: EntityKind,
        (name, value): (&str, &str),
        target: &LookupTarget,
        read: &ReadAt,
    ) {
        if let Some(lookups) = &self.read_lookups {
            lookups.note(kind, name, value, target, read);
        }
    }

    /// Lets a key count on after a read of it failed, for `grace` milliseconds after the time by the last
    /// read that succeeded. Returns what it leads to, if it does.
    pub(crate) fn hold_lookup(
        &self,
        kind: EntityKind,
        key: (&str, &str),
        failed: &ReadAt,
        grace: u64,
    ) -> Option<LookupTarget> {
        let lookups = self.read_lookups.as_ref()?;
        lookups.hold(kind, key, failed, grace)
    }

    /// Lets an entity count on after a read of it failed, for `grace` milliseconds after the time by the
    /// last read that succeeded.
    pub(crate) fn hold_read(&self, kind: EntityKind, id: &str, failed: &ReadAt, grace: u64) {
        let index = self.index();
        if let Some(record) = index.record(kind, id)
            && record.notes.epoch == failed.epoch
            && failed.is_within(&record.notes.expires_at, grace)
        {
            record.notes.expires_at.hold(failed.good_until());
        }
    }

    /// Returns whether one of `keys` at least led to an entity when it was read.
    pub(crate) fn leads_somewhere<'k>(
        &self,
        kind: EntityKind,
        keys: impl IntoIterator<Item = (&'k str, &'k str)>,
    ) -> bool {
        let Some(lookups) = &self.read_lookups else {
            return false;
        };
        let (guard, epoch) = (lookups.guard(), self.served_epoch());
        keys.into_iter().any(|(name, value)| {
            let latest = lookups.latest(kind, name, value, epoch, &guard);
            matches!(latest, Some(LookupTarget::Entity(_)))
        })
    }

    /// Stores an entity that was read, unless memory has read it later.
    pub(crate) fn put_read(&self, entity: Entity, read: &ReadAt, digest: u64) -> PutRead {
        let mut index = self.index();
        if index.epochs.present() != read.epoch {
            return PutRead::Outdated;
        }
        let known = index.record(entity.kind(), entity.id());
        if known.is_some_and(|known| is_newer(known, read)) {
            return PutRead::Stored;
        }
        let used = match known {
            _ if read.is_for_check => self.period.fetch_add(1, Ordering::Relaxed) + 1,
            Some(known) => known.used(),
            // It made room for others since.
            None => return PutRead::Stored,
        };
        let notes = Notes {
            epoch: read.epoch,
            expires_at: Expiry::new(read.good_until()),
            digest,
            requested: None,
            aliases: None,
        };
        if self.keep(&mut index, Record::new(entity, notes, used), true) {
            PutRead::Stored
        } else {
            PutRead::TooLarge
        }
    }

    /// Notes that the bytes an entity was read from are still there, or that it was read later too.
    /// Returns false if memory has it from others: then it has to be read into memory.
    pub(crate) fn renew(&self, kind: EntityKind, id: &str, read: &ReadAt, digest: u64) -> bool {
        let index = self.index();
        let Some(record) = index.record(kind, id) else {
            return false;
        };
        if record.notes.epoch != read.epoch {
            return false;
        }
        let is_equal = record.notes.digest == digest;
        if is_equal {
            record.notes.expires_at.extend(read.good_until());
        }
        is_equal || is_newer(record, read)
    }

    /// Removes an entity that was not there when it was read, or must not be used, unless memory has
    /// read it later.
    pub(crate) fn forget_read(&self, kind: EntityKind, id: &str, read: &ReadAt) {
        let mut index = self.index();
        let known = index.record(kind, id);
        if known.is_some_and(|known| !is_newer(known, read)) {
            self.remove(&mut index, kind, id);
        }
    }

    /// Returns the entities that are in use and cease to count at one of these times, in
    /// milliseconds. In use are those that were used in `period` or later.
    pub(crate) fn due(&self, times: Range<u64>, period: u32) -> Vec<(EntityKind, Box<str>)> {
        let epoch = self.served_epoch();
        let index = self.index();
        let records = index.slots.iter().flatten();
        records
            .filter(|record| {
                times.contains(&record.notes.expires_at.millis())
                    && record.used() >= period
                    && record.notes.epoch == epoch
            })
            .map(|record| (record.entity.kind(), record.entity.id().into()))
            .collect()
    }

    /// Returns the keys that are in use and cease to count at one of these times.
    pub(crate) fn due_lookups(
        &self,
        times: Range<u64>,
        period: u32,
    ) -> Vec<(EntityKind, Box<str>, Box<str>)> {
        let lookups = self.read_lookups.as_ref();
        lookups.map_or_else(Vec::new, |lookups| {
            lookups.due(times, period, self.served_epoch())
        })
    }

    /// Begins another period of use, and returns its number.
    pub(crate) fn next_period(&self) -> u32 {
        self.period.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Forgets keys that count no more.
    pub(crate) fn sweep(&self, now: Duration) {
        if let Some(lookups) = &self.read_lookups {
            lookups.sweep(millis(now));
        }
    }

    /// Returns the number of the version of the data from which checks are answered.
    #[inline]
    pub(crate) fn served_epoch(&self) -> u32 {
        self.served_from.load(Ordering::Acquire)
    }

    /// Treats all that memory has as missing, and returns the number of the version of the data that
    /// is read from now on.
    pub(in crate::store) fn invalidate(&self, now: Duration) -> u32 {
        let epoch = self.begin_epoch(now);
        self.served_from.fetch_max(epoch, Ordering::AcqRel);
        if let Some(lookups) = &self.read_lookups {
            lookups.clear();
        }
        epoch
    }

    /// Stores a record under its id alone: which keys lead to it says the shared store.
    pub(super) fn place_read(&self, index: &mut Index, record: Record) {
        let record = Arc::new(record);
        let guard = self.guard();
        let mut retired = Retired::default();
        retired.note(self.lookups.insert_id(&record, &guard));
        index.store(&record);
        self.lookups.free(retired, &guard, &record);
    }

    #[expect(clippy::too_many_arguments, reason = "one step of two loops")]
    #[inline]
    fn follow<'g>(
        &self,
        lookups: &ReadLookups,
        of_lookups: &impl Guard,
        kind: EntityKind,
        (name, value): (&str, &str),
        now: u64,
        epoch: u32,
        used_in: Option<u32>,
        guard: &'g impl Guard,
    ) -> Led<'g> {
        let Some(lookup) = lookups.find(kind, name, value, now, epoch, of_lookups) else {
            return Led::Unknown;
        };
        if let Some(period) = used_in {
            lookup.use_in(period);
        }
        let is_recent = lookup.is_recent(now);
        let id = match &lookup.target {
            LookupTarget::Entity(id) => id,
            LookupTarget::Nowhere => return Led::Nowhere { is_recent },
            LookupTarget::Unusable => return Led::Unusable,
        };
        match self.lookups.find_id(lookup.id_hash, kind, id, guard) {
            Some(record)
                if record.notes.epoch == epoch && now < record.notes.expires_at.millis() =>
            {
                if has_in_any_case(&record.entity, name, value) {
                    Led::Entity(record)
                } else {
                    // An entity without that key is not the one that is meant.
                    Led::Nowhere { is_recent }
                }
            }
            _ => Led::Unknown,
        }
    }
}

/// Returns whether a record was read later.
fn is_newer(record: &Record, read: &ReadAt) -> bool {
    let is_equal = record.notes.epoch == read.epoch;
    record.notes.epoch > read.epoch
        || is_equal && record.notes.expires_at.by_last_read() > read.good_until()
}

/// Returns whether an entity has a key, which a shared store keeps in lower case.
fn has_in_any_case(entity: &Entity, name: &str, value: &str) -> bool {
    entity.has_key(entity.kind(), name, value)
        || entity
            .keys()
            .iter()
            .any(|(other, of)| same_key(value, of) && same_key(name, other))
}
