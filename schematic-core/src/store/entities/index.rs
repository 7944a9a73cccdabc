//! What the writers of the entity store need to know.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::Keys;
use crate::store::epochs::Epochs;
use crate::store::record::Record;
use crate::store::{Entity, EntityKind, KeyHasher, same_key};

/// How many entities are looked at to find the one that was used longest ago.
const SAMPLE: usize = 24;

/// All records by id and by their keys in any case, their epochs and their size.
pub(super) struct Index {
    pub(super) slots: Vec<Option<Arc<Record>>>,
    free: Vec<usize>,
    by_id: HashMap<Box<[u8]>, usize>,
    /// The hash of each key, which is the same whatever its case, and the slot of its entity.
    by_key: BTreeSet<(u64, usize)>,
    hasher: KeyHasher,
    pub(super) epochs: Epochs,
    pub(super) bytes: usize,
    /// Where the next search for something to evict begins.
    hand: usize,
    pub(super) evicted: u64,
}

impl Index {
    pub(super) fn new(hasher: KeyHasher) -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
            by_id: HashMap::new(),
            by_key: BTreeSet::new(),
            hasher,
            epochs: Epochs::default(),
            bytes: 0,
            hand: 0,
            evicted: 0,
        }
    }

    /// Returns how many entities there are.
    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Returns the record of an entity.
    pub(super) fn record(&self, kind: EntityKind, id: &str) -> Option<&Arc<Record>> {
        let slot = *self.by_id.get(&*id_key(kind, id))?;
        self.slots.get(slot)?.as_ref()
    }

    /// Returns the id of the only entity that has any of `keys`, whatever their case.
    pub(super) fn named_by(&self, kind: EntityKind, keys: &Keys) -> Option<Box<str>> {
        let mut only = None;
        for (name, value) in keys.iter() {
            let hash = self.hasher.entity_in_any_case(kind, name, value);
            for (_, slot) in self.by_key.range((hash, 0)..=(hash, usize::MAX)) {
                let Some(record) = self.slots.get(*slot).and_then(Option::as_ref) else {
                    continue;
                };
                let is_under = record.entity.kind() == kind
                    && record
                        .entity
                        .keys()
                        .iter()
                        .any(|(other, of)| same_key(name, other) && same_key(value, of));
                if is_under && *only.get_or_insert(slot) != slot {
                    return None;
                }
            }
        }
        let record = self.slots.get(*only?)?.as_ref()?;
        Some(record.entity.id().into())
    }

    /// Puts a record in place of the one of its entity.
    pub(super) fn store(&mut self, record: &Arc<Record>) {
        self.bytes += record.size;
        self.epochs.add(record.notes.epoch);
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
        let Some(place) = self.slots.get_mut(slot) else {
            return;
        };
        let Some(old) = place.replace(Arc::clone(record)) else {
            self.add_keys(&record.entity, slot);
            return;
        };
        self.bytes = self.bytes.saturating_sub(old.size);
        self.epochs.remove(old.notes.epoch);
        if !record.entity.has_keys_of(&old.entity) {
            self.remove_keys(&old.entity, slot);
            self.add_keys(&record.entity, slot);
        }
    }

    /// Removes the record of an entity.
    pub(super) fn take(&mut self, kind: EntityKind, id: &str) -> Option<Arc<Record>> {
        let slot = self.by_id.remove(&id_key(kind, id))?;
        let record = self.slots.get_mut(slot)?.take()?;
        self.remove_keys(&record.entity, slot);
        self.free.push(slot);
        self.bytes = self.bytes.saturating_sub(record.size);
        self.epochs.remove(record.notes.epoch);
        Some(record)
    }

    fn add_keys(&mut self, entity: &Entity, slot: usize) {
        for (name, value) in entity.keys().iter() {
            let hash = self.hasher.entity_in_any_case(entity.kind(), name, value);
            self.by_key.insert((hash, slot));
        }
    }

    fn remove_keys(&mut self, entity: &Entity, slot: usize) {
        for (name, value) in entity.keys().iter() {
            let hash = self.hasher.entity_in_any_case(entity.kind(), name, value);
            self.by_key.remove(&(hash, slot));
        }
    }

    #[cfg(test)]
    pub(super) fn key_count(&self) -> usize {
        self.by_key.len()
    }

    /// Returns among a few entities from the hand on the one that was used longest ago.
    pub(super) fn least_used(&mut self) -> Option<Arc<Record>> {
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
