//! Taking what was read into memory.

use bytes::Bytes;
use schematic_protocol::stored::{StoredNames, read_lookup};

use super::SharedCache;
use super::live::Instead;
use super::reader::ReadValue;
use super::version::Version;
use crate::store::{
    EntityKind, ExpiringFlag, FetchOutcome, LookupTarget, PutRead, ReadAt, ReadError, millis,
};

/// The result of taking what was read into memory, the worst one last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TakeOutcome {
    /// It is in memory.
    Stored,
    /// It is not in the store.
    Absent,
    /// It cannot be read, is another environment's, or takes more memory than it may.
    Unusable,
    /// Another version is known by now.
    Outdated,
}

impl From<TakeOutcome> for FetchOutcome {
    fn from(outcome: TakeOutcome) -> Self {
        match outcome {
            TakeOutcome::Stored => Self::Stored,
            TakeOutcome::Absent => Self::Absent,
            TakeOutcome::Unusable => Self::Unusable,
            TakeOutcome::Outdated => Self::NoVersion,
        }
    }
}

impl From<PutRead> for TakeOutcome {
    fn from(put: PutRead) -> Self {
        match put {
            PutRead::Stored => Self::Stored,
            PutRead::TooLarge => Self::Unusable,
            PutRead::Outdated => Self::Outdated,
        }
    }
}

impl SharedCache {
    /// Takes flags, all at once. Returns the worst outcome of one.
    pub(super) fn take_flags<'f>(
        &self,
        version: &Version,
        flags: impl IntoIterator<Item = (&'f str, &'f ReadValue)>,
        is_for_check: bool,
    ) -> TakeOutcome {
        let mut worst = TakeOutcome::Stored;
        let mut names = Vec::new();
        let mut compiled = Vec::new();
        for (flag, value) in flags {
            let read = read_at(version, value, is_for_check);
            match self.compile_flag(version, flag, value, &read) {
                Ok(None) => {}
                Ok(Some(expiring)) => {
                    names.push((flag, value));
                    compiled.push(expiring);
                }
                Err(outcome) => {
                    self.store.forget_flag(flag, &read);
                    self.note_missing_flag(flag, value, outcome);
                    worst = worst.max(outcome);
                }
            }
        }
        let Some(fits) = self.store.put_read_flags(compiled, version.epoch) else {
            return TakeOutcome::Outdated;
        };
        for ((flag, value), fits) in names.into_iter().zip(fits) {
            if !fits {
                self.note_missing_flag(flag, value, TakeOutcome::Unusable);
                worst = worst.max(TakeOutcome::Unusable);
            }
        }
        worst
    }

    /// Takes what was read under the id of a company or user.
    pub(super) fn take_entity(
        &self,
        version: &Version,
        kind: EntityKind,
        id: &str,
        value: &ReadValue,
        is_for_check: bool,
    ) -> TakeOutcome {
        let read = read_at(version, value, is_for_check);
        let outcome = match (self.instead_of(kind, id, value), &value.value) {
            (Some(Instead::Entity(entity)), _) => {
                self.store.entities.put_read(entity, &read, 0).into()
            }
            (Some(Instead::Nothing), _) | (None, None) => TakeOutcome::Absent,
            (None, Some(bytes)) => self.put_entity(version, kind, id, bytes, &read),
        };
        if outcome == TakeOutcome::Stored {
            self.note_use(kind, id, self.clock.monotonic());
        }
        if matches!(outcome, TakeOutcome::Absent | TakeOutcome::Unusable) {
            self.store.entities.forget_read(kind, id, &read);
        }
        outcome
    }

    /// Returns what a lookup leads to by what was read.
    pub(super) fn target(
        &self,
        kind: EntityKind,
        key: (&str, &str),
        value: &ReadValue,
    ) -> LookupTarget {
        let read = match &value.value {
            None => LookupTarget::Nowhere,
            Some(id) => read_lookup(id).map_or(LookupTarget::Unusable, |id| {
                LookupTarget::Entity(id.into_boxed_str())
            }),
        };
        self.led_to_instead(kind, key, &read).unwrap_or(read)
    }

    /// Compiles a flag, unless memory has it from the same bytes, or has read it later.
    fn compile_flag(
        &self,
        version: &Version,
        flag: &str,
        value: &ReadValue,
        read: &ReadAt,
    ) -> Result<Option<ExpiringFlag>, TakeOutcome> {
        if self.store.has_read_flag_since(flag, read) {
            return Ok(None);
        }
        let Some(bytes) = &value.value else {
            return Err(TakeOutcome::Absent);
        };
        if self.absent_flags.is_newer(flag, value.read_at) {
            return Err(TakeOutcome::Absent);
        }
        let digest = self.digest(bytes);
        if self.store.renew_flag(flag, read, digest) {
            return Ok(None);
        }
        let names = self.own_names(version, flag, bytes)?;
        match self.store.compile_flag(flag, bytes, read, digest) {
            Some(compiled) => {
                self.adopt(version, &names.environment_id)?;
                Ok(Some(compiled))
            }
            None => {
                self.notes.unreadable(flag);
                Err(TakeOutcome::Unusable)
            }
        }
    }

    fn put_entity(
        &self,
        version: &Version,
        kind: EntityKind,
        id: &str,
        bytes: &Bytes,
        read: &ReadAt,
    ) -> TakeOutcome {
        let digest = self.digest(bytes);
        if self.store.entities.renew(kind, id, read, digest) {
            return TakeOutcome::Stored;
        }
        let Ok(json) = std::str::from_utf8(bytes) else {
            self.notes.unreadable(id);
            return TakeOutcome::Unusable;
        };
        // With one spelling alone it cannot name two environments, and is read once.
        if json.contains("environmentId")
            && let Err(outcome) = self.own_names(version, id, bytes)
        {
            return outcome;
        }
        match self.store.compile_entity(kind, id, json) {
            Ok(Some(entity)) => {
                let environment = entity.environment_id();
                let own = self.check_environment(version, environment);
                if let Err(outcome) = own.and_then(|()| self.adopt(version, environment)) {
                    return outcome;
                }
                let (entity, is_counted) = self.with_waiting_usage(entity);
                // Other bytes than those of the store: they are to be read again.
                let digest = if is_counted { 0 } else { digest };
                self.store.entities.put_read(entity, read, digest).into()
            }
            Err(ReadError::TooLarge) => TakeOutcome::Unusable,
            Ok(None) | Err(ReadError::Unreadable(_)) => {
                self.notes.unreadable(id);
                TakeOutcome::Unusable
            }
        }
    }

    /// Returns the names in a value, unless it is another environment's or they cannot be read.
    fn own_names(
        &self,
        version: &Version,
        under: &str,
        bytes: &[u8],
    ) -> Result<StoredNames, TakeOutcome> {
        let Some(names) = StoredNames::read(bytes) else {
            self.notes.unreadable(under);
            return Err(TakeOutcome::Unusable);
        };
        self.check_environment(version, &names.environment_id)?;
        Ok(names)
    }

    /// Returns an error if a value of this environment must not be used.
    fn check_environment(&self, version: &Version, environment: &str) -> Result<(), TakeOutcome> {
        let is_own = environment.is_empty()
            || if self.environment_id.is_empty() {
                version.allows(environment)
            } else {
                environment == &*self.environment_id
            };
        if is_own {
            Ok(())
        } else {
            self.notes.other_environment();
            Err(TakeOutcome::Unusable)
        }
    }

    /// Makes the environment of a value that could be read the only one, if the client names none.
    fn adopt(&self, version: &Version, environment: &str) -> Result<(), TakeOutcome> {
        let names_one = !self.environment_id.is_empty();
        if environment.is_empty() || names_one || version.adopts(environment) {
            Ok(())
        } else {
            self.notes.other_environment();
            Err(TakeOutcome::Unusable)
        }
    }

    fn note_missing_flag(&self, flag: &str, value: &ReadValue, outcome: TakeOutcome) {
        let outcome = match outcome {
            TakeOutcome::Unusable => FetchOutcome::Unusable,
            _ => FetchOutcome::Absent,
        };
        self.absent_flags.note(flag, value.read_at, outcome);
    }
}

/// Returns when a value was read, and for what.
pub(super) fn read_at(version: &Version, value: &ReadValue, is_for_check: bool) -> ReadAt {
    ReadAt {
        epoch: version.epoch,
        read_at: millis(value.read_at),
        is_for_check,
    }
}
