//! The map from keys to records, which checks read without a lock.

use std::num::NonZero;
use std::sync::Arc;

use papaya::{Guard, LocalGuard};

use crate::identity_hasher::BuildIdentityHasher;
use crate::store::record::Record;
use crate::store::{EntityKind, KeyHasher};

/// Records of this size are freed at once when they are replaced or removed, and not together with
/// others.
const LARGE: usize = 64 * 1024;

/// Records by the hashes of the keys that lead to them. On a hash collision one of the two keys leads
/// nowhere.
pub(super) struct Lookups {
    records: papaya::HashMap<u64, Arc<Record>, BuildIdentityHasher>,
    hasher: KeyHasher,
    /// More threads than are ever in the middle of a check at a time.
    readers: usize,
}

impl Lookups {
    pub(super) fn new(hasher: KeyHasher) -> Self {
        Self {
            records: papaya::HashMap::default(),
            hasher,
            readers: 4 * std::thread::available_parallelism().map_or(16, NonZero::get),
        }
    }

    /// Returns what keeps found records in place.
    pub(super) fn guard(&self) -> LocalGuard<'_> {
        self.records.guard()
    }

    /// Returns the record to which this key leads.
    #[inline]
    pub(super) fn find<'g>(
        &self,
        kind: EntityKind,
        name: &str,
        value: &str,
        guard: &'g impl Guard,
    ) -> Option<&'g Arc<Record>> {
        let hash = self.hasher.entity(kind, name, value);
        let record = self.records.get(&hash, guard)?;
        record.is_under(kind, name, value).then_some(record)
    }

    /// Returns the record that was stored under this id, which has this hash.
    #[inline]
    pub(super) fn find_id<'g>(
        &self,
        hash: u64,
        kind: EntityKind,
        id: &str,
        guard: &'g impl Guard,
    ) -> Option<&'g Arc<Record>> {
        let record = self.records.get(&hash, guard)?;
        (record.entity.kind() == kind && record.entity.id() == id).then_some(record)
    }

    /// Stores a record under its id. Returns the one that was there.
    pub(super) fn insert_id<'g>(
        &self,
        record: &Arc<Record>,
        guard: &'g impl Guard,
    ) -> Option<&'g Arc<Record>> {
        let hash = self.hasher.id(record.entity.kind(), record.entity.id());
        self.records.insert(hash, Arc::clone(record), guard)
    }

    /// Removes what is stored under the id of a record. Returns it.
    pub(super) fn forget_id<'g>(
        &self,
        record: &Arc<Record>,
        guard: &'g impl Guard,
    ) -> Option<&'g Arc<Record>> {
        let hash = self.hasher.id(record.entity.kind(), record.entity.id());
        self.records.remove(&hash, guard)
    }

    /// Makes a key of the record lead to it. Returns what the key led to.
    pub(super) fn insert<'g>(
        &self,
        name: &str,
        value: &str,
        record: &Arc<Record>,
        guard: &'g impl Guard,
    ) -> Option<&'g Arc<Record>> {
        let hash = self.hasher.entity(record.entity.kind(), name, value);
        self.records.insert(hash, Arc::clone(record), guard)
    }

    /// Removes a lookup if it still leads to the record's entity. Returns what it led to. There must
    /// be one writer.
    pub(super) fn forget<'g>(
        &self,
        name: &str,
        value: &str,
        record: &Arc<Record>,
        guard: &'g impl Guard,
    ) -> Option<&'g Arc<Record>> {
        let hash = self.hasher.entity(record.entity.kind(), name, value);
        let found = self.records.get(&hash, guard)?;
        if !is_same_entity(found, record) {
            return None;
        }
        self.records.remove(&hash, guard)
    }

    /// Frees what was replaced or removed under `guard` together with it, if it is large.
    ///
    /// The map frees what is retired in batches, and a batch only when it has an entry for every
    /// thread that reads at the time. Small records may wait for that; records of megabytes would
    /// pile up. So the batch is filled up with entries that hold `record` once more.
    pub(super) fn free(&self, retired: Retired, guard: &LocalGuard<'_>, record: &Arc<Record>) {
        if retired.bytes < LARGE {
            return;
        }
        let hash = self.hasher.unused();
        for _ in 0..self.readers {
            self.records.insert(hash, Arc::clone(record), guard);
            self.records.remove(&hash, guard);
        }
        guard.flush();
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.records.len()
    }
}

/// The size of the largest record that was replaced or removed. All lookups of an entity lead to one
/// record, which is freed with the last of them.
#[derive(Clone, Copy, Default)]
pub(super) struct Retired {
    bytes: usize,
}

impl Retired {
    pub(super) fn note(&mut self, record: Option<&Arc<Record>>) {
        if let Some(record) = record {
            self.bytes = self.bytes.max(record.size);
        }
    }
}

pub(super) fn is_same_entity(one: &Arc<Record>, other: &Arc<Record>) -> bool {
    Arc::ptr_eq(one, other)
        || (one.entity.kind() == other.entity.kind() && one.entity.id() == other.entity.id())
}
