//! Spellings of keys that lead to an entity whose own keys differ in case.

use std::sync::Arc;
use std::time::Duration;

use super::EntityStore;
use super::lookups::is_same_entity;
use crate::Keys;
use crate::store::aliases::Aliases;
use crate::store::record::{Notes, Record};
use crate::store::{Entity, EntityKind, millis, same_key};

impl EntityStore {
    /// Keeps the only key in `keys` as a spelling of an entity, if it is a key of the entity in another
    /// case: Schematic's API says that it is the entity's. Of several keys it does not say which.
    pub(in crate::store) fn add_spelling(
        &self,
        kind: EntityKind,
        keys: &Keys,
        id: &str,
        now: Duration,
    ) {
        // Where keys lead that were read from a shared store, that store says alone.
        if self.read_lookups.is_some() {
            return;
        }
        // As a rule it leads there already, and nothing is locked.
        if keys.len() != 1 || self.named_by(kind, keys).is_some_and(|named| *named == *id) {
            return;
        }
        let mut index = self.index();
        let epoch = index.epochs.present();
        let Some(known) = index.record(kind, id).map(Arc::clone) else {
            return;
        };
        if known.notes.epoch != epoch || known.notes.expires_at.millis() <= millis(now) {
            return;
        }
        let mut aliases = self
            .kept_aliases(Some(&known), &known.entity)
            .unwrap_or_default();
        let before = aliases.clone();
        let asked = std::slice::from_ref(keys);
        self.add_aliases(&mut aliases, &known.entity, asked, epoch, now);
        if aliases == before {
            return;
        }
        let notes = Notes {
            aliases: shared(Some(aliases)),
            ..known.notes.clone()
        };
        let record = Record::new(known.entity.clone(), notes, known.used());
        // Else it would outlive its place in the store.
        drop(known);
        let count = record.entity.key_count();
        if self.limits.allow_entity(record.size, count) {
            self.keep(&mut index, record, false);
        }
    }

    /// Returns the aliases of `known` that stay with the entity that replaces it: those that lead
    /// there still.
    pub(super) fn kept_aliases(
        &self,
        known: Option<&Arc<Record>>,
        entity: &Entity,
    ) -> Option<Aliases> {
        let known = known?;
        let mut aliases = Aliases::clone(known.notes.aliases.as_ref()?);
        let guard = self.guard();
        // Another entity may have such a key by now, or the server may have refused it.
        aliases.retain(&entity.keys(), |name, value| {
            self.lookups
                .find(entity.kind(), name, value, &guard)
                .is_some_and(|found| is_same_entity(found, known))
        });
        Some(aliases)
    }

    /// Adds the keys of the requests that an entity answers. A key that another entity has, as far
    /// as is known now, is no alias of this one; nor is a key of a request that has another as the
    /// entity has it, by which it may have been found.
    pub(super) fn add_aliases(
        &self,
        aliases: &mut Aliases,
        entity: &Entity,
        requested: &[Keys],
        epoch: u32,
        now: Duration,
    ) {
        let (kind, own) = (entity.kind(), entity.keys());
        let guard = self.guard();
        let is_free = |name: &str, value: &str| {
            let Some(found) = self.lookups.find(kind, name, value, &guard) else {
                return true;
            };
            found.notes.epoch != epoch
                || found.notes.expires_at.millis() <= millis(now)
                || found.entity.id() == entity.id()
                || !found.entity.has_key(kind, name, value)
        };
        let agrees = |requested: &Keys| {
            let has = |(name, value)| own.get(name) == Some(value);
            !requested.iter().any(has)
                && requested.iter().all(|(name, value)| {
                    let of_name = own.iter().filter(|(other, _)| same_key(name, other));
                    let mut of_name = of_name.peekable();
                    of_name.peek().is_none() || of_name.any(|(_, of)| same_key(value, of))
                })
        };
        for keys in requested.iter().filter(|keys| agrees(keys)) {
            aliases.add(keys, &own, is_free);
        }
    }
}

/// Returns aliases to share between versions of an entity, if there are any.
pub(super) fn shared(aliases: Option<Aliases>) -> Option<Arc<Aliases>> {
    aliases.filter(|aliases| !aliases.is_empty()).map(Arc::new)
}
