//! Companies and users by their keys.

mod index;
mod live;
mod lookups;
mod outcomes;
mod read_lookups;
mod reads;
mod spellings;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use papaya::{Guard, LocalGuard};

use self::index::Index;
use self::lookups::{Lookups, Retired, is_same_entity};
pub(crate) use self::outcomes::{Holdings, Lookup, PatchOutcome, StaleSlot};
pub(crate) use self::read_lookups::LookupTarget;
use self::read_lookups::ReadLookups;
use self::spellings::shared;
use super::record::{Notes, Record};
use super::{Entity, EntityKind, Expiry, KeyHasher, Limits, ReadError, millis};
use crate::Keys;
use crate::sync::Mutex;

/// Companies and users, found by any of their keys as they are written, and by the spellings for
/// which the server or the API answered with them.
///
/// Reading takes no lock, reads no clock as a rule, and writes nothing shared but a first use within a
/// period. Writers hold one lock, and an entity is always replaced whole.
pub(crate) struct EntityStore {
    lookups: Lookups,
    /// Entities of earlier epochs than this count as missing.
    served_from: AtomicU32,
    /// What expires after this time, in milliseconds, has not expired.
    horizon: AtomicU64,
    /// Counts periods of use. Entities that were used in a later one were used later.
    period: AtomicU32,
    index: Mutex<Index>,
    limits: Limits,
    /// Where keys lead in a shared store. `None` if the server says all that there is to know of an
    /// entity: then its keys lead to it, and those that lead nowhere are ignored.
    read_lookups: Option<ReadLookups>,
}

impl EntityStore {
    pub(crate) fn new(limits: Limits) -> Self {
        Self::with(limits, KeyHasher::new(), None)
    }

    fn with(limits: Limits, hasher: KeyHasher, read_lookups: Option<ReadLookups>) -> Self {
        Self {
            lookups: Lookups::new(hasher),
            served_from: AtomicU32::new(0),
            horizon: AtomicU64::new(u64::MAX),
            period: AtomicU32::new(1),
            index: Mutex::new(Index::new(hasher)),
            limits,
            read_lookups,
        }
    }

    /// Returns what keeps found entities in place while they are evaluated.
    pub(crate) fn guard(&self) -> LocalGuard<'_> {
        self.lookups.guard()
    }

    /// Returns the entity that `keys` lead to. Keys that lead nowhere are ignored, if they are known to
    /// do so. `now` is called only where the time may matter.
    pub(crate) fn find<'g>(
        &self,
        kind: EntityKind,
        keys: &Keys,
        now: impl Fn() -> Duration,
        guard: &'g impl Guard,
    ) -> Lookup<'g> {
        // What was read from a shared store is under no key.
        if let Some(lookups) = &self.read_lookups {
            return if keys.is_empty() {
                Lookup::Nothing
            } else {
                self.find_read(lookups, kind, keys, now(), guard)
            };
        }
        let served_from = self.served_from.load(Ordering::Relaxed);
        let horizon = self.horizon.load(Ordering::Relaxed);
        let mut found: Option<&Arc<Record>> = None;
        for (name, value) in keys.iter() {
            let Some(record) = self.lookups.find(kind, name, value, guard) else {
                continue;
            };
            let expires_at = record.notes.expires_at.millis();
            let expired = expires_at <= horizon && expires_at <= millis(now());
            if record.notes.epoch < served_from || expired {
                continue;
            }
            match found {
                Some(other) if !is_same_entity(other, record) => {
                    return Lookup::Conflict(other, record);
                }
                _ => found = Some(record),
            }
        }
        match found {
            Some(record) => {
                record.use_in(self.period.load(Ordering::Relaxed));
                Lookup::Entity(record)
            }
            None => Lookup::Nothing,
        }
    }

    /// Returns whether the store has another version of an entity, or has it from an earlier
    /// connection alone: what is received then may be a change rather than an answer.
    pub(super) fn is_change(&self, entity: &Entity) -> bool {
        let index = self.index();
        let known = index.record(entity.kind(), entity.id());
        known.is_some_and(|known| {
            known.notes.epoch != index.epochs.present() || !known.entity.is_equal_to(entity)
        })
    }

    /// Stores an entity that was received whole as the answer to the requests for `requested`. All
    /// its keys lead to it from now on, as do those of the requests that are the same but for their
    /// case; keys that it no longer has do not. Returns false if it takes more memory than it may:
    /// then the store has no version of it.
    pub(super) fn put(&self, entity: Entity, requested: Vec<Keys>, now: Duration) -> bool {
        let mut index = self.index();
        let known = index.record(entity.kind(), entity.id());
        let used = match known {
            _ if !requested.is_empty() => self.period.fetch_add(1, Ordering::Relaxed) + 1,
            Some(known) => known.used(),
            None => 0,
        };
        // Aliases of an earlier connection may be other entities' keys by now.
        let epoch = index.epochs.present();
        let current = known.filter(|known| known.notes.epoch == epoch);
        let mut aliases = self.kept_aliases(current, &entity);
        if !requested.is_empty() {
            let aliases = aliases.get_or_insert_default();
            self.add_aliases(aliases, &entity, &requested, epoch, now);
        }
        let requested = requested
            .into_iter()
            .next()
            .map(Arc::new)
            .or_else(|| known?.notes.requested.clone());
        let notes = Notes {
            epoch,
            expires_at: self.expiry(now),
            digest: 0,
            requested,
            aliases: shared(aliases),
        };
        self.keep(&mut index, Record::new(entity, notes, used), true)
    }

    /// Changes an entity.
    pub(super) fn change(
        &self,
        kind: EntityKind,
        id: &str,
        now: Duration,
        change: impl FnOnce(&Entity) -> Result<Entity, ReadError>,
    ) -> PatchOutcome {
        let mut index = self.index();
        let Some(known) = index.record(kind, id).map(Arc::clone) else {
            return PatchOutcome::Unknown;
        };
        let entity = match change(&known.entity) {
            Ok(entity) => entity,
            Err(ReadError::Unreadable(error)) => return PatchOutcome::Unreadable(error),
            Err(ReadError::TooLarge) => {
                // What it was before is not what it is.
                self.remove(&mut index, kind, id);
                return PatchOutcome::TooLarge;
            }
        };
        let aliases = self.kept_aliases(Some(&known), &entity);
        if entity.id() != id {
            self.remove(&mut index, kind, id);
        }
        let keys = entity.keys();
        // What was stale stays so: a change says nothing about the members it does not name.
        let notes = Notes {
            expires_at: self.expiry(now),
            aliases: shared(aliases),
            ..known.notes.clone()
        };
        let record = Record::new(entity, notes, known.used());
        let counts = known.notes.epoch >= self.served_from.load(Ordering::Relaxed);
        // Else it would outlive its place in the store.
        drop(known);
        match (self.keep(&mut index, record, false), counts) {
            (false, _) => PatchOutcome::TooLarge,
            (true, true) => PatchOutcome::Fresh { keys },
            (true, false) => PatchOutcome::Stale,
        }
    }

    /// Counts an event on the company that `keys` lead to, and returns its id if that changed
    /// anything.
    pub(super) fn count(&self, keys: &Keys, event: &str, quantity: i64) -> Option<Box<str>> {
        if quantity == 0 {
            return None;
        }
        let guard = self.guard();
        let mut found = keys.iter().filter_map(|(name, value)| {
            self.lookups.find(EntityKind::Company, name, value, &guard)
        });
        let first = found.next()?;
        // Keys of several companies name none of them.
        let all_one = found.all(|other| is_same_entity(first, other));
        let id = first.entity.id();
        (all_one && self.count_on(id, event, quantity)).then(|| id.into())
    }

    /// Counts an event on a company. Returns whether that changed anything.
    pub(super) fn count_on(&self, company: &str, event: &str, quantity: i64) -> bool {
        let mut index = self.index();
        let Some(known) = index.record(EntityKind::Company, company).map(Arc::clone) else {
            return false;
        };
        let Some(mut record) = known.counting(event, quantity) else {
            return false;
        };
        if record.notes.aliases.is_some() {
            record.notes.aliases = shared(self.kept_aliases(Some(&known), &record.entity));
        }
        if self.read_lookups.is_some() {
            self.place_read(&mut index, record);
        } else {
            self.place(&mut index, record, false);
        }
        true
    }

    /// Removes the entity with this id.
    pub(crate) fn delete_by_id(&self, kind: EntityKind, id: &str) {
        self.remove(&mut self.index(), kind, id);
    }

    /// Removes the entity that all of `keys` that lead anywhere lead to, or else the only one that has
    /// any of them in another case. Returns its id.
    pub(crate) fn delete_by_keys(&self, kind: EntityKind, keys: &Keys) -> Option<Box<str>> {
        let mut index = self.index();
        // The server need not write keys as the entity has them.
        let found = self
            .named_by(kind, keys)
            .or_else(|| index.named_by(kind, keys));
        if let Some(id) = &found {
            self.remove(&mut index, kind, id);
        }
        found
    }

    /// Notes that the server has no entity with `keys`: removes the one that all of them that lead
    /// anywhere lead to. If only aliases lead to it, it stays, and those lead nowhere. Returns the id
    /// of what was removed.
    pub(crate) fn refuse(&self, kind: EntityKind, keys: &Keys) -> Option<Box<str>> {
        let mut index = self.index();
        let id = self.named_by(kind, keys)?;
        let record = index.record(kind, &id).map(Arc::clone)?;
        if keys
            .iter()
            .any(|(name, value)| record.entity.has_key(kind, name, value))
        {
            // Else it would outlive its place in the store.
            drop(record);
            self.remove(&mut index, kind, &id);
            return Some(id);
        }
        let guard = self.guard();
        for (name, value) in keys.iter() {
            self.lookups.forget(name, value, &record, &guard);
        }
        None
    }

    /// Begins another period of use. No entity that expires after `horizon` will have expired before
    /// the next call; `None` if that is not known.
    pub(crate) fn tick(&self, horizon: Option<Duration>) {
        self.period.fetch_add(1, Ordering::Relaxed);
        let horizon = horizon.map_or(u64::MAX, millis);
        self.horizon.store(horizon, Ordering::Relaxed);
    }

    /// Begins an epoch, and returns it: all entities are stale until they are received again.
    pub(crate) fn begin_epoch(&self, now: Duration) -> u32 {
        self.index().epochs.begin(now)
    }

    /// Ends the epoch: nothing more will be received for now.
    pub(crate) fn end_epoch(&self, now: Duration) {
        self.index().epochs.end(now);
    }

    /// Treats entities that were not received since `epoch` began as missing from now on.
    pub(crate) fn serve_from(&self, epoch: u32) {
        self.served_from.fetch_max(epoch, Ordering::Relaxed);
    }

    /// Returns the slots of stale entities, the one used last at the end. Removes what expired.
    pub(crate) fn stale(&self, now: Duration) -> Vec<StaleSlot> {
        let mut index = self.index();
        let present = index.epochs.present();
        let mut expired = Vec::new();
        let mut stale = Vec::new();
        for (slot, record) in index.slots.iter().enumerate() {
            let Some(record) = record else { continue };
            if record.notes.expires_at.millis() <= millis(now) {
                expired.push(Arc::clone(record));
            } else if record.notes.epoch < present {
                let used = record.used();
                stale.push(StaleSlot { used, slot });
            }
        }
        for record in expired {
            self.remove(&mut index, record.entity.kind(), record.entity.id());
        }
        drop(index);
        stale.sort_unstable_by_key(|stale| (stale.used, stale.slot));
        stale
    }

    /// Returns the kind and keys with which to request the entity in a slot, if it is still stale.
    pub(crate) fn stale_request(&self, stale: StaleSlot) -> Option<(EntityKind, Keys)> {
        let index = self.index();
        let record = index.slots.get(stale.slot)?.as_ref()?;
        (record.notes.epoch < index.epochs.present())
            .then(|| (record.entity.kind(), record.request_keys()))
    }

    pub(crate) fn holdings(&self) -> Holdings {
        let index = self.index();
        Holdings {
            entities: index.len(),
            bytes: index.bytes,
            stale: index.epochs.stale(),
            stale_since: index.epochs.stale_since(),
            evicted: index.evicted,
        }
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock()
    }

    fn expiry(&self, now: Duration) -> Expiry {
        let ttl = self.limits.ttl;
        Expiry::new(ttl.map_or(u64::MAX, |ttl| millis(now.saturating_add(ttl))))
    }

    /// Stores a record and makes room for it. Returns false if it takes more memory than it may.
    fn keep(&self, index: &mut Index, record: Record, claims: bool) -> bool {
        let (kind, keys) = (record.entity.kind(), record.entity.key_count());
        if !self.limits.allow_entity(record.size, keys) {
            self.remove(index, kind, record.entity.id());
            return false;
        }
        if self.read_lookups.is_some() {
            self.place_read(index, record);
        } else {
            self.place(index, record, claims);
        }
        self.make_room(index);
        true
    }

    /// Stores a record and makes its keys lead to it. Keys that it had before and that another
    /// entity took since are taken back only if it `claims` them anew.
    fn place(&self, index: &mut Index, record: Record, claims: bool) {
        let record = Arc::new(record);
        let (kind, id) = (record.entity.kind(), record.entity.id());
        let known = index.record(kind, id).map(Arc::clone);
        let before = known.as_ref().map(|known| known.entity.keys());
        let keys = record.entity.keys();
        let guard = self.guard();
        let mut retired = Retired::default();
        for (name, value) in keys.iter() {
            let had_it = before
                .as_ref()
                .is_some_and(|before| before.get(name) == Some(value));
            if had_it && !claims {
                let taken = self.lookups.find(kind, name, value, &guard);
                if taken.is_none_or(|other| !is_same_entity(other, &record)) {
                    continue;
                }
            }
            retired.note(self.lookups.insert(name, value, &record, &guard));
        }
        for (name, value) in record.aliases() {
            retired.note(self.lookups.insert(name, value, &record, &guard));
        }
        let aliases_before = known.iter().flat_map(|known| known.aliases());
        for (name, value) in before.iter().flat_map(Keys::iter).chain(aliases_before) {
            if !record.is_under(kind, name, value) {
                retired.note(self.lookups.forget(name, value, &record, &guard));
            }
        }
        // Else it would outlive its place in the store.
        drop(known);
        index.store(&record);
        self.lookups.free(retired, &guard, &record);
    }

    /// Returns the id of the entity that all of `keys` that lead anywhere lead to.
    fn named_by(&self, kind: EntityKind, keys: &Keys) -> Option<Box<str>> {
        let guard = self.guard();
        let mut found = keys
            .iter()
            .filter_map(|(name, value)| self.lookups.find(kind, name, value, &guard));
        let first = found.next()?;
        let all_one = found.all(|other| is_same_entity(first, other));
        all_one.then(|| first.entity.id().into())
    }

    fn remove(&self, index: &mut Index, kind: EntityKind, id: &str) {
        let Some(record) = index.take(kind, id) else {
            return;
        };
        let guard = self.guard();
        let mut retired = Retired::default();
        if self.read_lookups.is_some() {
            retired.note(self.lookups.forget_id(&record, &guard));
        }
        let own = record.entity.keys();
        for (name, value) in own.iter().chain(record.aliases()) {
            retired.note(self.lookups.forget(name, value, &record, &guard));
        }
        self.lookups.free(retired, &guard, &record);
    }

    fn make_room(&self, index: &mut Index) {
        while index.len() > self.limits.entities || index.bytes > self.limits.bytes {
            let Some(victim) = index.least_used() else {
                return;
            };
            self.remove(index, victim.entity.kind(), victim.entity.id());
            index.evicted += 1;
        }
    }
}

impl fmt::Debug for EntityStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EntityStore")
            .field("limits", &self.limits)
            .field("holdings", &self.holdings())
            .finish_non_exhaustive()
    }
}
