//! Writing what was read from a store that others write to.

use std::sync::Arc;

use schematic_rules::Compiler;

use super::flag_reader::FlagReader;
use super::flags::FlagName;
use super::{
    Entity, EntityKind, EntityStore, ExpiringFlag, Expiry, FlagStore, Limits, ReadError, Store,
    StoredFlag, same_key,
};
use crate::sync::Mutex;

/// For how long what was read counts, in milliseconds.
pub(crate) const COUNTS_FOR: u64 = 1_000;

/// For how long what was not there is missing, in milliseconds: it may be written at any moment.
pub(crate) const MISSING_FOR: u64 = 250;

/// When something was read, and for what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReadAt {
    /// The version of the data, by number, as [`Store::invalidate`] returns it.
    pub(crate) epoch: u32,
    /// When the read began, in milliseconds: what is written later may be missing in it.
    pub(crate) read_at: u64,
    /// Whether a check waits for it. If not, it was read again, which is no use of it.
    pub(crate) is_for_check: bool,
}

/// The result of storing what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PutRead {
    /// Memory has it, or what was read later.
    Stored,
    /// It takes more memory than it may.
    TooLarge,
    /// Another version of the data is known by now.
    Outdated,
}

impl ReadAt {
    /// Returns until when it counts, in milliseconds.
    pub(crate) const fn good_until(&self) -> u64 {
        self.read_at.saturating_add(COUNTS_FOR)
    }

    /// Returns whether what counts until `good_until` may count on when this read has failed, for
    /// `grace` milliseconds after the time by the last one that succeeded.
    pub(super) fn is_within(&self, good_until: &Expiry, grace: u64) -> bool {
        grace > 0 && self.read_at < good_until.by_last_read().saturating_add(grace)
    }
}

impl Store {
    /// Creates the memory of a store that a replicator writes to; see [`EntityStore::of_reads`].
    pub(crate) fn of_reads(limits: Limits, evaluates_without: bool) -> Self {
        Self {
            flags: Arc::new(FlagStore::new()),
            entities: EntityStore::of_reads(limits, evaluates_without),
            limits,
            compiler: Arc::new(Mutex::new(Compiler::new())),
            is_replicated: true,
        }
    }

    /// Creates the memory of a store that others write to, with the flags of `received`, which a
    /// server fills too.
    pub(crate) fn of_reads_beside(received: &Self, limits: Limits) -> Self {
        Self {
            flags: Arc::clone(&received.flags),
            entities: EntityStore::of_reads(limits, false),
            limits,
            compiler: Arc::clone(&received.compiler),
            is_replicated: false,
        }
    }

    /// Compiles a company or user that was read under this id. Returns `None` if it is another one's
    /// value.
    pub(crate) fn compile_entity(
        &self,
        kind: EntityKind,
        id: &str,
        json: &str,
    ) -> Result<Option<Entity>, ReadError> {
        let most = self.limits.reading_entity();
        let entity = Entity::read(kind, json, most, &mut self.compiler())?;
        Ok((entity.id() == id).then_some(entity))
    }

    /// Compiles the flag that was read under this key. Returns `None` if it is unreadable, or another
    /// one's value.
    pub(crate) fn compile_flag(
        &self,
        key: &str,
        json: &[u8],
        read: &ReadAt,
        digest: u64,
    ) -> Option<ExpiringFlag> {
        let json = serde_json::from_slice(json).ok()?;
        let mut compiler = self.compiler();
        let flag = match FlagReader::new(&mut compiler, &self.limits).read(json) {
            Ok(flag) => flag,
            Err(ReadError::TooLarge) => StoredFlag::Oversized(FlagName {
                id: Box::default(),
                key: key.into(),
            }),
            Err(ReadError::Unreadable(_)) => return None,
        };
        same_key(flag.key(), key).then(|| ExpiringFlag::new(flag, read, digest))
    }

    /// Stores flags that were compiled, all at once. Returns whether there was room for each; `None`
    /// if another version of the data is known by now.
    pub(crate) fn put_read_flags(&self, flags: Vec<ExpiringFlag>, epoch: u32) -> Option<Vec<bool>> {
        if flags.is_empty() {
            return Some(Vec::new());
        }
        let _writing = self.compiler();
        if self.entities.served_epoch() != epoch {
            return None;
        }
        let mut fits = Vec::with_capacity(flags.len());
        self.flags.change(|set| {
            for flag in flags {
                let good_until = flag.good_until.by_last_read();
                let key = flag.flag.key();
                if set.is_own(key) || was_read_since(set.find(key), good_until) {
                    fits.push(true);
                    continue;
                }
                let is_whole = !matches!(flag.flag, StoredFlag::Oversized(_));
                let flag = Arc::new(StoredFlag::Expiring(Box::new(flag)));
                fits.push(set.insert(flag, &self.limits) && is_whole);
            }
        });
        Some(fits)
    }

    /// Notes that the bytes a flag was read from are still there. Returns false if memory has it from
    /// others, or had no room for it.
    pub(crate) fn renew_flag(&self, key: &str, read: &ReadAt, digest: u64) -> bool {
        match self.flags.current().find(key) {
            Some(StoredFlag::Expiring(flag))
                if flag.digest == digest
                    && flag.epoch == read.epoch
                    && !matches!(flag.flag, StoredFlag::Oversized(_)) =>
            {
                flag.renew(read.good_until());
                true
            }
            _ => false,
        }
    }

    /// Lets a flag count on after a read of it failed, for `grace` milliseconds after the time by the
    /// last read that succeeded. Returns whether it does.
    pub(crate) fn hold_flag(&self, key: &str, failed: &ReadAt, grace: u64) -> bool {
        match self.flags.current().find(key) {
            Some(StoredFlag::Expiring(flag)) if flag.epoch == failed.epoch => {
                let is_held = failed.is_within(&flag.good_until, grace);
                if is_held {
                    flag.hold(failed.good_until());
                }
                is_held
            }
            _ => false,
        }
    }

    /// Returns whether a flag in memory counts at `now`, in milliseconds, or is from the server.
    pub(crate) fn has_flag_at(&self, key: &str, now: u64) -> bool {
        let flags = self.flags.current();
        let counts = |flag: &StoredFlag| matches!(flag, StoredFlag::Expiring(flag) if flag.good_until.millis() > now);
        flags.is_own(key) || flags.find(key).is_some_and(counts)
    }

    /// Returns whether memory has read a flag later than `read`, or has it from the server.
    pub(crate) fn has_read_flag_since(&self, key: &str, read: &ReadAt) -> bool {
        let flags = self.flags.current();
        flags.is_own(key) || was_read_since(flags.find(key), read.good_until())
    }

    /// Removes the flag with this key, unless it was read later than `read`.
    pub(crate) fn forget_flag(&self, key: &str, read: &ReadAt) {
        let _writing = self.compiler();
        if self.entities.served_epoch() != read.epoch {
            return;
        }
        let flags = self.flags.current();
        if flags.is_own(key) {
            return;
        }
        if flags.find(key).is_some() && !was_read_since(flags.find(key), read.good_until()) {
            self.flags.change(|set| set.remove_key(key));
        }
    }

    /// Returns the keys of flags that are in use and cease to count from `now` on and before
    /// `good_until`. Removes those that counted until before `forget_before` alone.
    pub(crate) fn due_flags(&self, now: u64, good_until: u64, forget_before: u64) -> Vec<String> {
        let flags = self.flags.current();
        let mut due = Vec::new();
        let mut has_old = false;
        for flag in flags.iter() {
            if let StoredFlag::Expiring(flag) = &**flag {
                let until = flag.good_until.millis();
                has_old |= until < forget_before;
                if (now..good_until).contains(&until) && flag.is_used() {
                    due.push(flag.flag.key().to_owned());
                }
            }
        }
        if has_old {
            let _writing = self.compiler();
            let is_kept = |flag: &StoredFlag| !matches!(flag, StoredFlag::Expiring(flag) if flag.good_until.millis() < forget_before);
            self.flags.change(|set| set.retain(is_kept));
        }
        due
    }

    /// Treats all that memory has as missing: it is of another version of the data than what is read
    /// from now on. Returns the number of that version.
    pub(crate) fn invalidate(&self, now: std::time::Duration) -> u32 {
        let _writing = self.compiler();
        let epoch = self.entities.invalidate(now);
        self.flags.change(|set| set.retain(|_| false));
        epoch
    }
}

fn was_read_since(flag: Option<&StoredFlag>, good_until: u64) -> bool {
    matches!(flag, Some(StoredFlag::Expiring(flag)) if flag.good_until.by_last_read() > good_until)
}
