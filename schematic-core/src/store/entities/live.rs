//! Companies and users that the server keeps up to date on the connection there is.

use super::{EntityStore, Index};
use crate::Keys;
use crate::store::record::Record;
use crate::store::{Entity, EntityKind};

impl EntityStore {
    /// Returns whether an entity was received on the connection there is.
    pub(crate) fn is_live(&self, kind: EntityKind, id: &str) -> bool {
        let index = self.index();
        let record = index.record(kind, id);
        record.is_some_and(|record| is_live(&index, record))
    }

    /// Returns an entity if it was received on the connection there is.
    pub(crate) fn live(&self, kind: EntityKind, id: &str) -> Option<Entity> {
        let index = self.index();
        let record = index.record(kind, id)?;
        is_live(&index, record).then(|| record.entity.clone())
    }

    /// Returns the id of the entity under a key, if it was received on the connection there is.
    pub(crate) fn live_under(&self, kind: EntityKind, name: &str, value: &str) -> Option<Box<str>> {
        let guard = self.guard();
        let record = self.lookups.find(kind, name, value, &guard)?;
        is_live(&self.index(), record).then(|| record.entity.id().into())
    }

    /// Returns the kinds and ids of all entities that were received on the connection there is.
    pub(crate) fn all_live(&self) -> Vec<(EntityKind, Box<str>)> {
        let index = self.index();
        let records = index.slots.iter().flatten();
        records
            .filter(|record| is_live(&index, record))
            .map(|record| (record.entity.kind(), record.entity.id().into()))
            .collect()
    }

    /// Returns the keys of an entity.
    pub(crate) fn keys_of(&self, kind: EntityKind, id: &str) -> Option<Keys> {
        let index = self.index();
        Some(index.record(kind, id)?.entity.keys())
    }
}

fn is_live(index: &Index, record: &Record) -> bool {
    index.epochs.is_open() && record.notes.epoch == index.epochs.present()
}
