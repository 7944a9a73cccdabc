//! Answers from what the server keeps up to date here, in place of those of the shared store.

use std::time::Duration;

use super::SharedCache;
use super::counted_usage::CountedUsage;
use super::reader::ReadValue;
use super::version::Version;
use super::write_behind::WriteBehind;
use super::write_queue::Change;
use crate::Keys;
use crate::store::{Entity, EntityKind, Lookup, LookupTarget, PutRead, ReadAt, millis};

impl SharedCache {
    /// Takes the company or user that `keys` lead to by what the server sent, for a check that did not
    /// find it in the shared store. Returns whether it sent any. What it does not keep up to date any
    /// more counts only if the store `is_away`.
    pub(crate) fn take_received(&self, kind: EntityKind, keys: &Keys, is_away: bool) -> bool {
        let (Some(behind), Some(version)) = (&self.behind, self.version()) else {
            return false;
        };
        let now = self.clock.monotonic();
        let found: Vec<Entity> = {
            let live = &behind.live.entities;
            let guard = live.guard();
            match live.find(kind, keys, || now, &guard) {
                Lookup::Entity(record) => vec![record.entity.clone()],
                Lookup::Conflict(one, other) => vec![one.entity.clone(), other.entity.clone()],
                Lookup::Nothing | Lookup::Nowhere => return false,
            }
        };
        let is_live = |entity: &Entity| behind.live.entities.is_live(kind, entity.id());
        if !is_away && !found.iter().all(is_live) {
            return false;
        }
        let read = own_read(&version, now, true);
        for (name, value) in keys.iter() {
            let same = |keys: &Keys| {
                keys.iter().any(|(other, of)| {
                    crate::store::same_key(name, other) && crate::store::same_key(value, of)
                })
            };
            let owner = found.iter().find(|entity| same(&entity.keys()));
            let target = owner.map_or(LookupTarget::Nowhere, |entity| {
                LookupTarget::Entity(entity.id().into())
            });
            let entities = &self.store.entities;
            entities.note_lookup(kind, (name, value), &target, &read);
        }
        for entity in found {
            if is_live(&entity) {
                // The store has lost it, or never had it.
                behind.put_beside_usage(kind, entity.id());
            }
            self.put_own(&version, entity, now, true);
        }
        true
    }

    /// Counts an event on the company that `keys` name, before the server does.
    pub(crate) fn count(
        &self,
        keys: &Keys,
        event: &str,
        quantity: i64,
    ) -> Option<CountedUsage<'_>> {
        let behind = self.behind.as_deref()?;
        if quantity == 0 || keys.is_empty() {
            return None;
        }
        let now = self.clock.monotonic();
        let counted = [
            behind.live.count(keys, event, quantity),
            self.store.count_read(keys, event, quantity, now),
        ];
        Some(CountedUsage::shared(
            behind,
            counted,
            (keys, event, quantity),
        ))
    }

    /// Notes that the server has no company or user with `keys`: the one to which they led in the
    /// shared store is gone.
    pub(crate) fn refused(&self, kind: EntityKind, keys: &Keys) {
        if let Some(behind) = &self.behind
            && let Some(id) =
                (self.store.entities).led_to_by_reads(kind, keys, self.clock.monotonic())
        {
            behind.delete(kind, &id);
        }
    }

    /// Returns the next company or user that checks use and the server does not keep up to date here,
    /// by its keys; no more than `per_second`.
    pub(crate) fn next_orphan(&self, now: Duration, per_second: u32) -> Option<(EntityKind, Keys)> {
        let behind = self.behind.as_ref()?;
        let (kind, id) = behind.orphans.as_ref()?.next(now, per_second)?;
        if behind.live.entities.is_live(kind, &id) {
            return None;
        }
        let keys = self.store.entities.keys_of(kind, &id)?;
        (!keys.is_empty()).then_some((kind, keys))
    }

    /// Returns whether something may have to be subscribed to.
    pub(crate) fn has_orphans(&self) -> bool {
        let behind = self.behind.as_ref();
        let orphans = behind.and_then(|behind| behind.orphans.as_ref());
        orphans.is_some_and(|orphans| !orphans.is_empty())
    }

    /// Returns what writes what the server sends to the shared store; `None` if that is not for this
    /// process to do.
    pub(crate) fn behind(&self) -> Option<&WriteBehind> {
        self.behind.as_deref()
    }

    /// Returns the company or user that stands for what was read under its id, if what was read does
    /// not count.
    pub(super) fn instead_of(
        &self,
        kind: EntityKind,
        id: &str,
        value: &ReadValue,
    ) -> Option<Instead> {
        let behind = self.behind.as_ref()?;
        if behind.entities.unwritten(kind, id) == Some(Change::Delete) {
            return Some(Instead::Nothing);
        }
        if value.value.is_some() && !behind.is_later(kind, id) {
            return None;
        }
        let entity = behind.live.entities.live(kind, id)?;
        if value.value.is_none() {
            behind.put_beside_usage(kind, id);
        }
        Some(Instead::Entity(entity))
    }

    /// Returns what a key leads to by what the server sent, if what was read does not count.
    pub(super) fn led_to_instead(
        &self,
        kind: EntityKind,
        (name, value): (&str, &str),
        read: &LookupTarget,
    ) -> Option<LookupTarget> {
        let behind = self.behind.as_ref()?;
        let id = behind.live.entities.live_under(kind, name, value)?;
        let is_missing = *read == LookupTarget::Nowhere;
        if is_missing {
            behind.put_beside_usage(kind, &id);
        }
        (is_missing || behind.is_later(kind, &id)).then_some(LookupTarget::Entity(id))
    }

    /// Returns a company as it is with the usage that is not in the shared store yet.
    pub(super) fn with_waiting_usage(&self, entity: Entity) -> (Entity, bool) {
        let Some(behind) = &self.behind else {
            return (entity, false);
        };
        let waiting = behind.usage.of(entity.id());
        let mut is_changed = false;
        let entity = waiting.into_iter().fold(entity, |entity, (event, sum)| {
            let counted = entity.counting(&event, sum);
            is_changed |= counted.is_some();
            counted.unwrap_or(entity)
        });
        (entity, is_changed)
    }

    /// Notes that a check uses what was read and the server does not keep it up to date here.
    pub(super) fn note_use(&self, kind: EntityKind, id: &str, now: Duration) {
        if let Some(behind) = &self.behind
            && let Some(orphans) = &behind.orphans
            && !behind.live.entities.is_live(kind, id)
        {
            orphans.note((kind, id.into()), now, fastrand::f64());
        }
    }

    /// Notes that the server changed something that it should keep up to date here and does not.
    pub(crate) fn note_unknown(&self, kind: EntityKind, id: &str, now: Duration) {
        if let Some(behind) = &self.behind
            && let Some(orphans) = &behind.orphans
            && self.store.entities.keys_of(kind, id).is_some()
        {
            orphans.note_due((kind, id.into()), now);
        }
    }

    /// Takes a version of a company or user that is later than what can be read now.
    pub(super) fn put_own(
        &self,
        version: &Version,
        entity: Entity,
        now: Duration,
        is_for_check: bool,
    ) -> PutRead {
        let read = own_read(version, now, is_for_check);
        self.store.entities.put_read(entity, &read, 0)
    }

    /// Lets checks see at once what waits to be written.
    pub(super) fn show(&self, behind: &WriteBehind, version: &Version) {
        let now = self.clock.monotonic();
        for (kind, id) in behind.entities.waiting() {
            match behind.entities.unwritten(kind, &id) {
                Some(Change::Put | Change::PutBesideUsage) => {
                    let Some(entity) = behind.live.entities.live(kind, &id) else {
                        continue;
                    };
                    let read = own_read(version, now, false);
                    let target = LookupTarget::Entity(id);
                    for key in entity.keys().iter() {
                        self.store.entities.note_lookup(kind, key, &target, &read);
                    }
                    self.put_own(version, entity, now, false);
                }
                Some(Change::Delete) => {
                    let read = own_read(version, now, false);
                    self.store.entities.forget_read(kind, &id, &read);
                }
                None => {}
            }
        }
    }
}

/// What stands for what was read.
#[derive(Debug)]
pub(super) enum Instead {
    Entity(Entity),
    Nothing,
}

/// Returns what is as good as a read that began at `now`.
pub(super) fn own_read(version: &Version, now: Duration, is_for_check: bool) -> ReadAt {
    ReadAt {
        epoch: version.epoch,
        read_at: millis(now),
        is_for_check,
    }
}
