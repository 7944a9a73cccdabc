//! An entity together with what the store notes about it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::aliases::Aliases;
use super::{Entity, EntityKind, Expiry};
use crate::Keys;
use crate::context::PIECE;

/// What a lookup takes: an entry of the map, and its place in the table.
const LOOKUP_SIZE: usize = 64;

/// What the index takes for an entity, besides its id: a slot, and an entry by id.
const INDEX_SIZE: usize = 80;

/// What the index takes for a key.
const INDEXED_KEY_SIZE: usize = 24;

/// An entity as it is stored, with what the store notes about it. Replaced whole on each change.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) entity: Entity,
    /// About how many bytes it takes, with its lookups.
    pub(super) size: usize,
    pub(super) notes: Notes,
    /// The period in which it was last used, from 1; 0 when it never was.
    used: AtomicU32,
}

/// What a store notes about an entity.
#[derive(Clone, Debug)]
pub(super) struct Notes {
    /// The connection on which it was received last, see [`Epochs`](super::epochs::Epochs).
    pub(super) epoch: u32,
    /// When it expires.
    pub(super) expires_at: Expiry,
    /// What identifies the bytes that it was read from; 0 if the server sent it.
    pub(super) digest: u64,
    /// The keys of the last request that it answered; `None` if there was none.
    pub(super) requested: Option<Arc<Keys>>,
    /// Its keys in other cases, for which the server or the API answered with it; `None` as a rule.
    pub(super) aliases: Option<Arc<Aliases>>,
}

impl Record {
    pub(super) fn new(entity: Entity, notes: Notes, used: u32) -> Self {
        let alias_count = notes.aliases.as_deref().map_or(0, Aliases::len);
        let requested_size = notes
            .requested
            .as_deref()
            .map_or(0, |keys| size_of::<Keys>() + PIECE + keys.heap_size());
        let size = size_of::<Self>()
            + entity.size()
            + requested_size
            + notes.aliases.as_deref().map_or(0, Aliases::size)
            + LOOKUP_SIZE * (entity.key_count() + alias_count)
            + INDEXED_KEY_SIZE * entity.key_count()
            + INDEX_SIZE
            + entity.id().len();
        Self {
            entity,
            size,
            notes,
            used: AtomicU32::new(used),
        }
    }

    /// Returns the record after an event was counted on its company, or `None` if that changes
    /// nothing. Only numbers change, so the size stays: measuring a large company takes long.
    pub(super) fn counting(&self, event: &str, quantity: i64) -> Option<Self> {
        Some(Self {
            entity: self.entity.counting(event, quantity)?,
            size: self.size,
            notes: self.notes.clone(),
            used: AtomicU32::new(self.used()),
        })
    }

    /// Returns the period of the last use.
    pub(super) fn used(&self) -> u32 {
        self.used.load(Ordering::Relaxed)
    }

    /// Notes a use. Writes once in a period only: what all cores read they must not all write.
    #[inline]
    pub(super) fn use_in(&self, period: u32) {
        if self.used.load(Ordering::Relaxed) != period {
            self.used.store(period, Ordering::Relaxed);
        }
    }

    /// Returns whether this key, as it is written, leads to the entity.
    #[inline]
    pub(super) fn is_under(&self, kind: EntityKind, name: &str, value: &str) -> bool {
        self.entity.has_key(kind, name, value)
            || self
                .notes
                .aliases
                .as_deref()
                .is_some_and(|aliases| self.entity.kind() == kind && aliases.contains(name, value))
    }

    /// Returns the keys that lead to the entity besides its own.
    pub(super) fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.notes.aliases.iter().flat_map(|aliases| aliases.iter())
    }

    /// Returns the keys with which to request the entity again: those of the last request, unless
    /// the entity has none of them any more.
    pub(super) fn request_keys(&self) -> Keys {
        let kind = self.entity.kind();
        let is_own = |(name, value): (&str, &str)| self.entity.has_key(kind, name, value);
        match &self.notes.requested {
            Some(requested) if requested.iter().any(is_own) => Keys::clone(requested),
            _ => self.entity.keys(),
        }
    }
}
