use std::collections::HashMap;
use std::fmt;
use std::num::NonZero;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use papaya::{Guard, LocalGuard};

use super::super::protocol::{Deletion, EntityKind, Unreadable};
use super::epochs::Epochs;
use super::fold::{PlaceHasher, Places, same};
use super::limits::Limits;
use super::record::{Entity, ReadError, Record};
use crate::Keys;

/// How many entities are looked at to find the one that was used longest ago.
const SAMPLE: usize = 24;

/// What is retired of this size is freed at once, and not together with other things.
const LARGE: usize = 64 * 1024;

/// Companies and users, found by any of their keys.
///
/// Reading takes no lock, asks no clock as a rule, and writes nothing shared but that an entity was
/// used, where that is not noted yet.
/// All writing stands behind one lock, and an entity is always replaced whole.
pub(crate) struct EntityStore {
    /// What the name of a key and its value lead to, by their place. Two that share a place would
    /// be a wonder; then one of them leads nowhere.
    lookups: papaya::HashMap<u64, Arc<Record>, PlaceHasher>,
    places: Places,
    /// Entities of earlier epochs than this count as missing.
    served_from: AtomicU32,
    /// What expires after this time, in milliseconds, has not expired.
    horizon: AtomicU64,
    /// Counts periods of use. Entities that were used in a later one were used later.
    period: AtomicU32,
    index: Mutex<Index>,
    limits: Limits,
    /// More threads than are ever in the middle of a check at a time.
    readers: usize,
}

/// How many bytes the largest record takes that was replaced or removed. All lookups of an entity
/// lead to one record, which is freed with the last of them.
#[derive(Clone, Copy, Default)]
struct Retired {
    bytes: usize,
}

impl Retired {
    fn note(&mut self, record: Option<&Arc<Record>>) {
        if let Some(record) = record {
            self.bytes = self.bytes.max(record.size);
        }
    }
}

/// What writers need to know.
#[derive(Default)]
struct Index {
    slots: Vec<Option<Arc<Record>>>,
    free: Vec<usize>,
    by_id: HashMap<Box<[u8]>, usize>,
    epochs: Epochs,
    bytes: usize,
    /// Where the next search for something to evict begins.
    hand: usize,
    evicted: u64,
}

/// What some keys lead to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found<'g> {
    Entity(&'g Record),
    /// The keys belong to different entities.
    Conflict(&'g Record, &'g Record),
    Nothing,
}

/// What came of a change of an entity.
#[derive(Debug)]
pub(crate) enum Change {
    /// It changed, and answers checks.
    Fresh { keys: Keys },
    /// It changed, and is too old to answer checks.
    Stale,
    /// It takes more memory than it may, and is gone.
    TooLarge,
    /// Nothing is known of it.
    Unknown,
    /// The change cannot be read; the entity is as it was.
    Unreadable(Unreadable),
}

/// How much the store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Holdings {
    pub(crate) entities: usize,
    pub(crate) bytes: usize,
    pub(crate) stale: usize,
    pub(crate) stale_since: Option<Duration>,
    pub(crate) evicted: u64,
}

/// A place in the store and its last use, to be looked at again later.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StaleSlot {
    used: u32,
    slot: usize,
}

impl EntityStore {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            lookups: papaya::HashMap::default(),
            places: Places::new(),
            served_from: AtomicU32::new(0),
            horizon: AtomicU64::new(u64::MAX),
            period: AtomicU32::new(1),
            index: Mutex::default(),
            limits,
            readers: 4 * std::thread::available_parallelism().map_or(16, NonZero::get),
        }
    }

    /// What keeps found entities in place while they are looked at.
    pub(crate) fn guard(&self) -> LocalGuard<'_> {
        self.lookups.guard()
    }

    /// The entity that `keys` lead to. Of the keys that lead nowhere nothing is made. The time is
    /// asked for only where it may matter.
    pub(crate) fn find<'g>(
        &self,
        kind: EntityKind,
        keys: &Keys,
        now: impl Fn() -> Duration,
        guard: &'g impl Guard,
    ) -> Found<'g> {
        let served_from = self.served_from.load(Ordering::Relaxed);
        let horizon = self.horizon.load(Ordering::Relaxed);
        let mut found: Option<&Arc<Record>> = None;
        for (name, value) in keys.iter() {
            let Some(record) = self.look_up(kind, name, value, guard) else {
                continue;
            };
            let expired = record.expires_at <= horizon && record.expires_at <= millis(now());
            if record.epoch < served_from || expired {
                continue;
            }
            match found {
                Some(other) if !same_entity(other, record) => {
                    return Found::Conflict(other, record);
                }
                _ => found = Some(record),
            }
        }
        match found {
            Some(record) => {
                record.use_in(self.period.load(Ordering::Relaxed));
                Found::Entity(record)
            }
            None => Found::Nothing,
        }
    }

    /// Puts an entity that was received whole in place of what is known of it. All its keys lead
    /// to it from now on, and those that it no longer has do not. False if it takes more memory
    /// than it may; then nothing is known of it any more.
    pub(crate) fn put(&self, entity: Entity, asked: Option<Keys>, now: Duration) -> bool {
        let mut index = self.index();
        let known = index.record(entity.kind(), entity.id());
        let used = match (&asked, known) {
            (Some(_), _) => self.period.fetch_add(1, Ordering::Relaxed) + 1,
            (None, Some(known)) => known.used(),
            (None, None) => 0,
        };
        let asked = asked
            .map(Box::new)
            .or_else(|| known.and_then(|known| known.asked.clone()));
        let record = Record::new(
            entity,
            index.epochs.present(),
            self.expiry(now),
            asked,
            used,
        );
        self.keep(&mut index, record, true)
    }

    /// Changes what is known of an entity.
    pub(crate) fn change(
        &self,
        kind: EntityKind,
        id: &str,
        now: Duration,
        change: impl FnOnce(&Entity) -> Result<Entity, ReadError>,
    ) -> Change {
        let mut index = self.index();
        let Some(known) = index.record(kind, id).map(Arc::clone) else {
            return Change::Unknown;
        };
        let entity = match change(&known.entity) {
            Ok(entity) => entity,
            Err(ReadError::Unreadable(error)) => return Change::Unreadable(error),
            Err(ReadError::TooLarge) => {
                // What it was before is not what it is.
                self.remove(&mut index, kind, id);
                return Change::TooLarge;
            }
        };
        if entity.id() != id {
            self.remove(&mut index, kind, id);
        }
        let keys = entity.keys();
        // What was stale stays so: a change says nothing about the members it does not name.
        let record = Record::new(
            entity,
            known.epoch,
            self.expiry(now),
            known.asked.clone(),
            known.used(),
        );
        let counts = known.epoch >= self.served_from.load(Ordering::Relaxed);
        // Else it would outlive its place in the store.
        drop(known);
        match (self.keep(&mut index, record, false), counts) {
            (false, _) => Change::TooLarge,
            (true, true) => Change::Fresh { keys },
            (true, false) => Change::Stale,
        }
    }

    /// Counts an event on the company that `keys` lead to, and returns its id if that changed
    /// anything.
    pub(crate) fn count(&self, keys: &Keys, event: &str, quantity: i64) -> Option<Box<str>> {
        if quantity == 0 {
            return None;
        }
        let guard = self.guard();
        let mut found = keys
            .iter()
            .filter_map(|(name, value)| self.look_up(EntityKind::Company, name, value, &guard));
        let first = found.next()?;
        // Keys of several companies name nobody in particular.
        let all_one = found.all(|other| same_entity(first, other));
        let id = first.entity.id();
        (all_one && self.count_on(id, event, quantity)).then(|| id.into())
    }

    /// Counts an event on a company; true if that changed anything.
    pub(crate) fn count_on(&self, company: &str, event: &str, quantity: i64) -> bool {
        let mut index = self.index();
        let Some(known) = index.record(EntityKind::Company, company).map(Arc::clone) else {
            return false;
        };
        let Some(entity) = known.entity.counting(event, quantity) else {
            return false;
        };
        let record = Record::new(
            entity,
            known.epoch,
            known.expires_at,
            known.asked.clone(),
            known.used(),
        );
        self.place(&mut index, record, false);
        true
    }

    /// Removes the entity that a deletion names.
    pub(crate) fn delete(&self, kind: EntityKind, deletion: &Deletion) {
        let mut index = self.index();
        match &deletion.id {
            Some(id) => self.remove(&mut index, kind, id),
            None => self.remove_by_keys(&mut index, kind, &deletion.keys),
        }
    }

    /// Removes the entity with this id.
    pub(crate) fn delete_by_id(&self, kind: EntityKind, id: &str) {
        self.remove(&mut self.index(), kind, id);
    }

    /// Removes the entity that all of `keys` that lead anywhere lead to.
    pub(crate) fn delete_by_keys(&self, kind: EntityKind, keys: &Keys) {
        self.remove_by_keys(&mut self.index(), kind, keys);
    }

    /// Begins another period of use. No entity that expires after `horizon` will have expired before
    /// the next call; `None` if nobody knows.
    pub(crate) fn tick(&self, horizon: Option<Duration>) {
        self.period.fetch_add(1, Ordering::Relaxed);
        let horizon = horizon.map_or(u64::MAX, millis);
        self.horizon.store(horizon, Ordering::Relaxed);
    }

    /// Begins to call everything that is known stale, until it is told again. Returns the epoch.
    pub(crate) fn begin_epoch(&self, now: Duration) -> u32 {
        self.index().epochs.begin(now)
    }

    /// Nothing more will be told for now.
    pub(crate) fn end_epoch(&self, now: Duration) {
        self.index().epochs.end(now);
    }

    /// What was not told since `epoch` began counts as missing from now on.
    pub(crate) fn serve_from(&self, epoch: u32) {
        self.served_from.fetch_max(epoch, Ordering::Relaxed);
    }

    /// The places of stale entities, the one used last at the end. What expired is removed.
    pub(crate) fn stale(&self, now: Duration) -> Vec<StaleSlot> {
        let mut index = self.index();
        let present = index.epochs.present();
        let mut expired = Vec::new();
        let mut stale = Vec::new();
        for (slot, record) in index.slots.iter().enumerate() {
            let Some(record) = record else { continue };
            if record.expires_at <= millis(now) {
                expired.push(Arc::clone(record));
            } else if record.epoch < present {
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

    /// How to ask for the entity at a place, if it is still stale.
    pub(crate) fn stale_request(&self, stale: StaleSlot) -> Option<(EntityKind, Keys)> {
        let index = self.index();
        let record = index.slots.get(stale.slot)?.as_ref()?;
        (record.epoch < index.epochs.present())
            .then(|| (record.entity.kind(), record.request_keys()))
    }

    pub(crate) fn holdings(&self) -> Holdings {
        let index = self.index();
        Holdings {
            entities: index.by_id.len(),
            bytes: index.bytes,
            stale: index.epochs.stale(),
            stale_since: index.epochs.stale_since(),
            evicted: index.evicted,
        }
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn expiry(&self, now: Duration) -> u64 {
        self.limits
            .ttl
            .map_or(u64::MAX, |ttl| millis(now.saturating_add(ttl)))
    }

    /// Stores a record and makes room for it; false if it takes more memory than it may.
    fn keep(&self, index: &mut Index, record: Record, claims: bool) -> bool {
        let (kind, keys) = (record.entity.kind(), record.entity.key_count());
        if !self.limits.allow_entity(record.size, keys) {
            self.remove(index, kind, record.entity.id());
            return false;
        }
        self.place(index, record, claims);
        self.make_room(index);
        true
    }

    /// Stores a record and makes its keys lead to it. Keys that it had before and that another
    /// entity took since are taken back only if it `claims` them anew.
    fn place(&self, index: &mut Index, record: Record, claims: bool) {
        let record = Arc::new(record);
        let (kind, id) = (record.entity.kind(), record.entity.id());
        let before = index.record(kind, id).map(|known| known.entity.keys());
        let keys = record.entity.keys();
        let guard = self.guard();
        let mut retired = Retired::default();
        for (name, value) in keys.iter() {
            let had_it = before
                .as_ref()
                .is_some_and(|before| before.get(name) == Some(value));
            if had_it && !claims {
                let taken = self.look_up(kind, name, value, &guard);
                if taken.is_none_or(|other| !same_entity(other, &record)) {
                    continue;
                }
            }
            let place = self.places.entity(kind, name, value);
            let old = self.lookups.insert(place, Arc::clone(&record), &guard);
            retired.note(old);
        }
        for (name, value) in before.iter().flat_map(Keys::iter) {
            let mut kept = keys.iter();
            if !kept.any(|(other, of)| same(name, other) && same(value, of)) {
                retired.note(self.forget(kind, name, value, &record, &guard));
            }
        }
        index.store(Arc::clone(&record));
        self.free(retired, &guard, &record);
    }

    fn remove_by_keys(&self, index: &mut Index, kind: EntityKind, keys: &Keys) {
        let guard = self.guard();
        let mut found = keys
            .iter()
            .filter_map(|(name, value)| self.look_up(kind, name, value, &guard));
        let Some(first) = found.next() else { return };
        if found.all(|other| same_entity(first, other)) {
            self.remove(index, kind, first.entity.id());
        }
    }

    fn remove(&self, index: &mut Index, kind: EntityKind, id: &str) {
        let Some(record) = index.take(kind, id) else {
            return;
        };
        let guard = self.guard();
        let mut retired = Retired::default();
        for (name, value) in record.entity.keys().iter() {
            retired.note(self.forget(kind, name, value, &record, &guard));
        }
        self.free(retired, &guard, &record);
    }

    /// The entity that has this key, as far as is known.
    #[inline]
    fn look_up<'g>(
        &self,
        kind: EntityKind,
        name: &str,
        value: &str,
        guard: &'g impl Guard,
    ) -> Option<&'g Arc<Record>> {
        let place = self.places.entity(kind, name, value);
        let record = self.lookups.get(&place, guard)?;
        record.entity.has_key(kind, name, value).then_some(record)
    }

    /// Removes a lookup, if it still leads to the entity, and returns what it led to.
    fn forget<'g>(
        &self,
        kind: EntityKind,
        name: &str,
        value: &str,
        record: &Arc<Record>,
        guard: &'g impl Guard,
    ) -> Option<&'g Arc<Record>> {
        let place = self.places.entity(kind, name, value);
        // All writers hold the index, so nothing comes between.
        let found = self.lookups.get(&place, guard)?;
        if !same_entity(found, record) {
            return None;
        }
        self.lookups.remove(&place, guard)
    }

    /// Has what was replaced or removed under `guard` freed with it, if it is large.
    ///
    /// The map frees what is retired in batches, and a batch only when it has an entry for every
    /// thread that reads at the time. Small records may wait for that; records of megabytes would
    /// pile up. So the batch is filled up with entries that hold `record` once more.
    fn free(&self, retired: Retired, guard: &LocalGuard<'_>, record: &Arc<Record>) {
        if retired.bytes < LARGE {
            return;
        }
        let place = self.places.unused();
        for _ in 0..self.readers {
            self.lookups.insert(place, Arc::clone(record), guard);
            self.lookups.remove(&place, guard);
        }
        guard.flush();
    }

    fn make_room(&self, index: &mut Index) {
        while index.by_id.len() > self.limits.entities || index.bytes > self.limits.bytes {
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

impl Index {
    fn record(&self, kind: EntityKind, id: &str) -> Option<&Arc<Record>> {
        let slot = *self.by_id.get(&*id_key(kind, id))?;
        self.slots.get(slot)?.as_ref()
    }

    fn store(&mut self, record: Arc<Record>) {
        self.bytes += record.size;
        self.epochs.add(record.epoch);
        let id = id_key(record.entity.kind(), record.entity.id());
        let slot = match self.by_id.get(&id) {
            Some(slot) => *slot,
            None => {
                let slot = self.free.pop().unwrap_or_else(|| {
                    self.slots.push(None);
                    self.slots.len() - 1
                });
                self.by_id.insert(id, slot);
                slot
            }
        };
        if let Some(place) = self.slots.get_mut(slot)
            && let Some(old) = place.replace(record)
        {
            self.bytes = self.bytes.saturating_sub(old.size);
            self.epochs.remove(old.epoch);
        }
    }

    fn take(&mut self, kind: EntityKind, id: &str) -> Option<Arc<Record>> {
        let slot = self.by_id.remove(&id_key(kind, id))?;
        let record = self.slots.get_mut(slot)?.take()?;
        self.free.push(slot);
        self.bytes = self.bytes.saturating_sub(record.size);
        self.epochs.remove(record.epoch);
        Some(record)
    }

    /// Among a few entities from the hand on, the one that was used longest ago.
    fn least_used(&mut self) -> Option<Arc<Record>> {
        let mut least: Option<&Arc<Record>> = None;
        let mut seen = 0;
        for step in 0..self.slots.len() {
            let place = (self.hand + step) % self.slots.len();
            let Some(record) = self.slots.get(place).and_then(Option::as_ref) else {
                continue;
            };
            if least.is_none_or(|least| record.used() < least.used()) {
                least = Some(record);
            }
            seen += 1;
            if seen == SAMPLE {
                break;
            }
        }
        let least = least.map(Arc::clone);
        self.hand = (self.hand + seen.max(1)) % self.slots.len().max(1);
        least
    }
}

fn id_key(kind: EntityKind, id: &str) -> Box<[u8]> {
    let mut key = Vec::with_capacity(1 + id.len());
    key.push(kind as u8);
    key.extend_from_slice(id.as_bytes());
    key.into_boxed_slice()
}

fn same_entity(one: &Arc<Record>, other: &Arc<Record>) -> bool {
    Arc::ptr_eq(one, other)
        || (one.entity.kind() == other.entity.kind() && one.entity.id() == other.entity.id())
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
