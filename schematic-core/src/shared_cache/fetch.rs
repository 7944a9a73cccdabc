//! What a check misses, read in two round trips: the flags and the lookups, then the companies and
//! users.

use std::time::Duration;

use schematic_protocol::stored::StoredKeys;
use tokio::runtime::Handle;

use super::SharedCache;
use super::reader::{ReadValue, ReadValues};
use super::take::{TakeOutcome, read_at};
use super::version::Version;
use crate::Keys;
use crate::store::{EntityKind, FetchOutcome, Lookup, LookupTarget, Wanted, millis};

/// A company or user that a check names and memory lacks.
struct Missing<'k> {
    kind: EntityKind,
    keys: &'k Keys,
}

/// A key that was looked up, and what it leads to.
struct LookedUp<'k> {
    kind: EntityKind,
    key: (&'k str, &'k str),
    read: ReadValue,
    target: LookupTarget,
}

impl SharedCache {
    /// Reads what a check misses into memory, on `runtime`.
    pub(crate) async fn fetch(&self, wanted: Wanted<'_>, runtime: &Handle) -> FetchOutcome {
        let outcome = self.fetch_once(wanted, runtime).await;
        if outcome == FetchOutcome::NoVersion && self.version().is_some() {
            // Another one became known meanwhile.
            return self.fetch_once(wanted, runtime).await;
        }
        outcome
    }

    async fn fetch_once(&self, wanted: Wanted<'_>, runtime: &Handle) -> FetchOutcome {
        let Some(version) = self.version() else {
            self.wants_version.notify_one();
            return FetchOutcome::NoVersion;
        };
        self.wake_refresh.notify_one();
        let now = self.clock.monotonic();
        let flags: Vec<&str> = wanted
            .flags
            .iter()
            .copied()
            .filter(|flag| !self.store.has_flag_at(flag, millis(now)))
            .collect();
        let mut flag_outcomes = flags.iter();
        if let Some(known) = flag_outcomes.find_map(|flag| self.absent_flags.outcome(flag, now)) {
            return known;
        }
        let mut missing = self.missing(&wanted, now);
        if let Some(known) = missing.iter().find_map(|one| self.known_miss(one, now)) {
            return known;
        }
        let keys = first_trip(&version.keys, &flags, &missing);
        let first = self.read(keys, runtime).await;
        let read = flags.iter().filter_map(|flag| {
            let read = first.get(&version.keys.flag(flag))?;
            Some((*flag, read))
        });
        let taken = self.take_flags(&version, read, true);
        if first.has_failed() {
            return FetchOutcome::StoreFailed;
        }
        if taken != TakeOutcome::Stored {
            return taken.into();
        }
        // Another check may have read them meanwhile.
        let now = self.clock.monotonic();
        missing.retain(|missing| self.is_missing(missing.kind, missing.keys, now));
        if missing.is_empty() {
            return FetchOutcome::Stored;
        }
        let looked_up = self.looked_up(&version.keys, &missing, &first);
        self.fetch_targets(&version, looked_up, runtime)
            .await
            .unwrap_or_else(|| {
                // Read again in no time: what is there now decides.
                let now = self.clock.monotonic();
                let known = missing.iter().find_map(|one| self.known_miss(one, now));
                known.unwrap_or(FetchOutcome::Stored)
            })
    }

    /// Reads keys. Those that could not be read are missing in what is returned.
    pub(super) async fn read(&self, keys: Vec<String>, runtime: &Handle) -> ReadValues {
        if keys.is_empty() {
            return ReadValues::default();
        }
        let read = self.reader.read(keys, runtime).await;
        let now = self.clock.monotonic();
        match read.failure() {
            None => {
                self.notes.read();
                self.behind.iter().for_each(|behind| behind.answered(now));
            }
            Some(error) => {
                self.notes.failed_read(error);
                // A part of the store that is away is not the store.
                if read.names().next().is_none() {
                    self.behind.iter().for_each(|behind| behind.failed());
                }
            }
        }
        read
    }

    /// Reads the companies and users to which keys lead, and notes what the keys lead to. Returns how
    /// that ended, if it did not end well.
    async fn fetch_targets(
        &self,
        version: &Version,
        mut looked_up: Vec<LookedUp<'_>>,
        runtime: &Handle,
    ) -> Option<FetchOutcome> {
        let mut targets: Vec<(EntityKind, Box<str>)> = Vec::new();
        for one in &looked_up {
            if let LookupTarget::Entity(id) = &one.target {
                let target = (one.kind, id.clone());
                if !targets.contains(&target) {
                    targets.push(target);
                }
            }
        }
        let keys = targets
            .iter()
            .map(|(kind, id)| version.keys.entity(*kind, id));
        let second = self.read(keys.collect(), runtime).await;
        let mut worst = TakeOutcome::Stored;
        for (kind, id) in targets {
            let Some(read) = second.get(&version.keys.entity(kind, &id)) else {
                continue;
            };
            let taken = self.take_entity(version, kind, &id, read, true);
            let instead = match taken {
                TakeOutcome::Stored | TakeOutcome::Outdated => None,
                TakeOutcome::Absent => Some(LookupTarget::Nowhere),
                TakeOutcome::Unusable => Some(LookupTarget::Unusable),
            };
            if let Some(instead) = instead {
                for one in &mut looked_up {
                    if one.kind == kind && one.target == LookupTarget::Entity(id.clone()) {
                        one.target = instead.clone();
                    }
                }
            } else {
                worst = worst.max(taken);
            }
        }
        for one in &looked_up {
            let read = read_at(version, &one.read, true);
            let entities = &self.store.entities;
            entities.note_lookup(one.kind, one.key, &one.target, &read);
        }
        if second.has_failed() {
            return Some(FetchOutcome::StoreFailed);
        }
        (worst != TakeOutcome::Stored).then(|| worst.into())
    }

    /// Returns the company and user that the context names and memory lacks.
    fn missing<'w>(&self, wanted: &Wanted<'w>, now: Duration) -> Vec<Missing<'w>> {
        [
            (EntityKind::Company, wanted.context.company_keys()),
            (EntityKind::User, wanted.context.user_keys()),
        ]
        .into_iter()
        .filter(|(kind, keys)| self.is_missing(*kind, keys, now))
        .map(|(kind, keys)| Missing { kind, keys })
        .collect()
    }

    /// Returns whether a context names a company or user that memory lacks.
    pub(super) fn is_missing(&self, kind: EntityKind, keys: &Keys, now: Duration) -> bool {
        let entities = &self.store.entities;
        let guard = entities.guard();
        !keys.is_empty() && matches!(entities.find(kind, keys, || now, &guard), Lookup::Nothing)
    }

    /// Returns why a company or user need not be read again, since a moment ago it was not there.
    fn known_miss(&self, missing: &Missing<'_>, now: Duration) -> Option<FetchOutcome> {
        let entities = &self.store.entities;
        match entities.known_miss(missing.kind, missing.keys, now)? {
            LookupTarget::Nowhere if self.evaluates_without => None,
            LookupTarget::Nowhere => Some(FetchOutcome::Absent),
            _ => Some(FetchOutcome::Unusable),
        }
    }

    /// Returns what the keys of missing companies and users lead to.
    fn looked_up<'k>(
        &self,
        keys: &StoredKeys,
        missing: &[Missing<'k>],
        read: &ReadValues,
    ) -> Vec<LookedUp<'k>> {
        let given = missing.iter().flat_map(|missing| {
            let pairs = missing.keys.iter();
            pairs.map(|pair| (missing.kind, pair))
        });
        given
            .filter_map(|(kind, key)| {
                let read = read.get(&keys.lookup(kind, key.0, key.1))?;
                Some(LookedUp {
                    kind,
                    key,
                    target: self.target(kind, key, read),
                    read: read.clone(),
                })
            })
            .collect()
    }
}

fn first_trip(keys: &StoredKeys, flags: &[&str], missing: &[Missing<'_>]) -> Vec<String> {
    let flags = flags.iter().map(|flag| keys.flag(flag));
    let lookups = missing.iter().flat_map(|missing| {
        let given = missing.keys.iter();
        given.map(|(name, value)| keys.lookup(missing.kind, name, value))
    });
    flags.chain(lookups).collect()
}
