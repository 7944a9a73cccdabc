//! Flags, companies and users in memory, compiled and ready for evaluation.
//!
//! Writers hand over JSON as Schematic sends it: [`Store::put`], [`Store::patch`],
//! [`Store::put_flag`], [`Store::replace_flags`]. Evaluation reads without locks. What fills the
//! store when a check misses is an [`EntitySource`]. What was read from a store that others write to
//! counts for a moment only: [`EntityStore::put_read`], [`Store::put_read_flags`].

mod aliases;
mod counted;
mod entities;
mod entity;
mod epochs;
mod error;
mod expiring_flag;
mod expiry;
mod flag_names;
mod flag_reader;
mod flag_snapshot;
mod flags;
mod key_hash;
mod limits;
mod reads;
mod record;
mod source;

use std::sync::{Arc, MutexGuard};
use std::time::Duration;

pub(crate) use schematic_protocol::entity::EntityKind;
use schematic_protocol::entity::EntityNames;
use schematic_rules::Compiler;
use serde_json::value::RawValue;

pub(crate) use self::counted::Counted;
pub(crate) use self::entities::{EntityStore, Lookup, LookupTarget, PatchOutcome, StaleSlot};
pub(crate) use self::entity::Entity;
pub(crate) use self::error::{PutError, ReadError};
pub(crate) use self::expiring_flag::ExpiringFlag;
pub(crate) use self::expiry::Expiry;
pub(crate) use self::flag_names::FlagNames;
use self::flag_reader::FlagReader;
pub(crate) use self::flag_snapshot::{FlagSnapshot, Rejected};
pub(crate) use self::flags::{FlagSet, FlagStore, StoredFlag};
pub(crate) use self::key_hash::{KeyHasher, exact_key, lower_key, same_key};
pub(crate) use self::limits::Limits;
pub(crate) use self::reads::{COUNTS_FOR, MISSING_FOR, PutRead, ReadAt};
pub(crate) use self::source::{EntitySource, FetchFuture, FetchOutcome, SourceActivity, Wanted};
use crate::Keys;
use crate::sync::Mutex;

/// Flags, companies and users, within bounds of memory.
pub(crate) struct Store {
    pub(crate) flags: Arc<FlagStore>,
    pub(crate) entities: EntityStore,
    limits: Limits,
    /// Shared values of what is compiled. Held while flags change, so that there is one writer.
    compiler: Arc<Mutex<Compiler>>,
    /// Whether a replicator fills it.
    pub(crate) is_replicated: bool,
}

/// The result of storing a company or user that was received whole.
#[derive(Debug)]
pub(crate) struct StoredEntityNames {
    pub(crate) id: Box<str>,
    pub(crate) keys: Keys,
}

/// The result of storing a flag that was received whole.
#[derive(Debug)]
pub(crate) struct StoredFlagNames {
    pub(crate) names: FlagNames,
    /// Whether there was room for the flag.
    pub(crate) fits: bool,
}

/// The result of replacing all flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReplacedFlags {
    /// How many flags hold something that this version does not know.
    pub(crate) unusable: usize,
    /// How many flags there was no room for.
    pub(crate) oversized: u64,
}

impl Store {
    /// Creates a store without content.
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            flags: Arc::new(FlagStore::new()),
            entities: EntityStore::new(limits),
            limits,
            compiler: Arc::new(Mutex::new(Compiler::new())),
            is_replicated: false,
        }
    }

    /// Stores a company or user that was received whole, and returns its names. `requested` gives
    /// the keys of the requests that it answers, and may ask whether it may be a change of what is
    /// known.
    pub(crate) fn put(
        &self,
        kind: EntityKind,
        json: &RawValue,
        requested: impl FnOnce(&Keys, &dyn Fn() -> bool) -> Vec<Keys>,
        now: Duration,
    ) -> Result<StoredEntityNames, PutError> {
        let most = self.limits.reading_entity();
        let read = Entity::read(kind, json.get(), most, &mut self.compiler());
        let entity = match read {
            Ok(entity) => entity,
            Err(reason) => {
                let named = EntityNames::read(json);
                if let (ReadError::TooLarge, Some(id)) = (&reason, &named.id) {
                    // What it was before is not what it is.
                    self.entities.delete_by_id(kind, id);
                }
                let keys = named.keys;
                return Err(PutError { keys, reason });
            }
        };
        let (id, keys) = (entity.id().into(), entity.keys());
        let requested = requested(&keys, &|| self.entities.is_change(&entity));
        if self.entities.put(entity, requested, now) {
            Ok(StoredEntityNames { id, keys })
        } else {
            let reason = ReadError::TooLarge;
            Err(PutError { keys, reason })
        }
    }

    /// Keeps `keys`, for which the API answered with the entity with this id, as a spelling of its
    /// keys, if it is one key, and the entity is in memory.
    pub(crate) fn add_spelling(&self, kind: EntityKind, keys: &Keys, id: &str, now: Duration) {
        self.entities.add_spelling(kind, keys, id, now);
    }

    /// Changes the members of a company or user that `json` has.
    pub(crate) fn patch(
        &self,
        kind: EntityKind,
        id: &str,
        json: &RawValue,
        now: Duration,
    ) -> PatchOutcome {
        let most = self.limits.reading_entity();
        let mut compiler = self.compiler();
        self.entities.change(kind, id, now, |entity| {
            entity.changed(json.get(), most, &mut compiler)
        })
    }

    /// Stores a flag that was received whole. If there is no room for it, its earlier version does
    /// not answer for it either.
    pub(crate) fn put_flag(&self, json: &RawValue) -> Result<StoredFlagNames, serde_json::Error> {
        let mut compiler = self.compiler();
        let read = FlagReader::new(&mut compiler, &self.limits).read(json);
        let (flag, names) = match read {
            Ok(flag) => {
                let names = flag.names();
                (Some(flag), names)
            }
            Err(ReadError::Unreadable(error)) => return Err(error),
            Err(ReadError::TooLarge) => {
                let names = FlagNames::read(json);
                (self.flags.current().oversized(&names), names)
            }
        };
        let mut fits = flag
            .as_ref()
            .is_some_and(|flag| !matches!(flag, StoredFlag::Oversized(_)));
        if let Some(flag) = flag {
            self.flags
                .change(|set| fits &= set.put(Arc::new(flag), &self.limits));
        }
        Ok(StoredFlagNames { names, fits })
    }

    /// Removes the flag with these names.
    pub(crate) fn delete_flag(&self, names: &FlagNames) {
        let _writing = self.compiler();
        if self.flags.current().names_any(names) {
            self.flags.change(|set| set.remove(names));
        }
    }

    /// Adds a list of flags to a snapshot. Returns how many of them were not taken.
    pub(crate) fn read_flags(&self, snapshot: &mut FlagSnapshot, list: &RawValue) -> Rejected {
        let mut compiler = self.compiler();
        snapshot.read(list, &mut FlagReader::new(&mut compiler, &self.limits))
    }

    /// Replaces all flags by those of a snapshot. Flags that it lacks are gone if it `is_complete`.
    pub(crate) fn replace_flags(&self, snapshot: FlagSnapshot, is_complete: bool) -> ReplacedFlags {
        let _writing = self.compiler();
        let (set, oversized) = snapshot.finish(&self.flags.current(), is_complete, &self.limits);
        let unusable = set.iter().filter(|flag| flag.is_unusable()).count();
        self.flags.replace(set.received());
        ReplacedFlags {
            unusable,
            oversized,
        }
    }

    fn compiler(&self) -> MutexGuard<'_, Compiler> {
        self.compiler.lock()
    }
}

/// Returns a time of the monotonic clock in milliseconds.
pub(crate) fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("flags", &self.flags.current().len())
            .field("entities", &self.entities)
            .finish_non_exhaustive()
    }
}
