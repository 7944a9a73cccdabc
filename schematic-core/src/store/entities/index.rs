//! What the writers of the entity store need to know.

use std::collections::HashMap;
use std::sync::Arc;

use crate::Keys;
use crate::store::epochs::Epochs;
use crate::store::record::Record;
use crate::store::{EntityKind, same_key};

/// How many entities are looked at to find the one that was used longest ago.
const SAMPLE: usize = 24;

/// All records by id, their epochs and their size.
#[derive(Default)]
pub(super) struct Index {
    pub(super) slots: Vec<Option<Arc<Record>>>,
    free: Vec<usize>,
    by_id: HashMap<Box<[u8]>, usize>,
    pub(super) epochs: Epochs,
    pub(super) bytes: usize,
    /// Where the next search for something to evict begins.
    hand: usize,
    pub(super) evicted: u64,
}

impl Index {
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
        let mut found = self.slots.iter().flatten().filter(|record| {
            record.entity.kind() == kind
                && record.entity.keys().iter().any(|(name, value)| {
                    keys.iter()
                        .any(|(other, of)| same_key(name, other) && same_key(value, of))
                })
        });
        let first = found.next()?;
        found.next().is_none().then(|| first.entity.id().into())
    }

    /// Puts a record in place of the one of its entity.
    pub(super) fn store(&mut self, record: Arc<Record>) {
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
        if let Some(place) = self.slots.get_mut(slot)
            && let Some(old) = place.replace(record)
        {
            self.bytes = self.bytes.saturating_sub(old.size);
            self.epochs.remove(old.notes.epoch);
        }
    }

    /// Removes the record of an entity.
    pub(super) fn take(&mut self, kind: EntityKind, id: &str) -> Option<Arc<Record>> {
        let slot = self.by_id.remove(&id_key(kind, id))?;
        let record = self.slots.get_mut(slot)?.take()?;
        self.free.push(slot);
        self.bytes = self.bytes.saturating_sub(record.size);
        self.epochs.remove(record.notes.epoch);
        Some(record)
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
