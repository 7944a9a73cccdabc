use std::sync::atomic::{AtomicU32, Ordering};

use schematic_rules::merge::{CompanyPatch, UserPatch, merge_company, merge_user};
use schematic_rules::wire::{self, Limited, MemoryLimit};
use schematic_rules::{CompileError, CompiledCompany, CompiledUser, Compiler, usage};

use super::super::protocol::{EntityKind, Unreadable};
use super::fold::same;
use crate::Keys;
use crate::context::PIECE;
use crate::telemetry::DATASTREAM;

/// What a lookup takes: an entry of the map, and its place in the table.
const LOOKUP_SIZE: usize = 64;

/// What the index takes for an entity, besides its id: a slot, and an entry by id.
const INDEX_SIZE: usize = 80;

/// A company or user as it is kept.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) entity: Entity,
    /// About how many bytes it takes with all that leads to it.
    pub(crate) size: usize,
    /// The connection on which it was told last, see [`Epochs`](super::epochs::Epochs).
    pub(crate) epoch: u32,
    /// When it no longer counts, in milliseconds of the monotonic clock.
    pub(crate) expires_at: u64,
    /// The keys by which it was asked for; `None` when nobody asked.
    pub(crate) asked: Option<Box<Keys>>,
    /// The period in which it was last used, from 1; 0 when it never was.
    used: AtomicU32,
}

/// A company or user as it was received last.
#[derive(Clone, Debug)]
pub(crate) enum Entity {
    Company(Box<CompiledCompany>),
    User(Box<CompiledUser>),
    /// It holds something that this version does not know, and must not be evaluated on a guess.
    /// What it is made of is kept, since a change may make it usable.
    Unusable(Wire),
}

/// Why an entity, or a change of one, cannot be taken.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ReadError {
    /// It takes more memory than it may.
    TooLarge,
    Unreadable(Unreadable),
}

/// What an entity is made of.
#[derive(Clone, Debug)]
pub(crate) enum Wire {
    Company(Box<wire::Company>),
    User(Box<wire::User>),
}

impl Record {
    pub(crate) fn new(
        entity: Entity,
        epoch: u32,
        expires_at: u64,
        asked: Option<Box<Keys>>,
        used: u32,
    ) -> Self {
        let lookups = LOOKUP_SIZE * entity.key_count();
        let asked_size = asked
            .as_deref()
            .map_or(0, |keys| size_of::<Keys>() + PIECE + keys.heap_size());
        Self {
            size: size_of::<Self>()
                + entity.size()
                + asked_size
                + lookups
                + INDEX_SIZE
                + entity.id().len(),
            entity,
            epoch,
            expires_at,
            asked,
            used: AtomicU32::new(used),
        }
    }

    pub(crate) fn used(&self) -> u32 {
        self.used.load(Ordering::Relaxed)
    }

    /// Notes the use, and writes only if nobody did within this period: what all cores read they
    /// must not all write.
    #[inline]
    pub(crate) fn use_in(&self, period: u32) {
        if self.used.load(Ordering::Relaxed) != period {
            self.used.store(period, Ordering::Relaxed);
        }
    }

    /// The keys with which to ask for it again: those by which it was asked for, unless none of
    /// them is its own any more.
    pub(crate) fn request_keys(&self) -> Keys {
        let kind = self.entity.kind();
        let is_own = |(name, value): (&str, &str)| self.entity.has_key(kind, name, value);
        match &self.asked {
            Some(asked) if asked.iter().any(is_own) => Keys::clone(asked),
            _ => self.entity.keys(),
        }
    }
}

impl Entity {
    /// Reads an entity that was received whole. It may take `most` bytes while it is read.
    pub(crate) fn read(
        kind: EntityKind,
        json: &str,
        most: usize,
        compiler: &mut Compiler,
    ) -> Result<Self, ReadError> {
        let wire = match kind {
            EntityKind::Company => Wire::Company(Box::new(read(json, most)?)),
            EntityKind::User => Wire::User(Box::new(read(json, most)?)),
        };
        Ok(Self::compile(wire, compiler))
    }

    /// The entity after the members in `json` changed, which may take `most` bytes while they are
    /// read.
    pub(crate) fn changed(
        &self,
        json: &str,
        most: usize,
        compiler: &mut Compiler,
    ) -> Result<Self, ReadError> {
        Ok(match self {
            Self::Company(company) => {
                let patch: CompanyPatch = read(json, most)?;
                match compiler.changed_company(company, patch) {
                    Ok(company) => Self::Company(Box::new(company)),
                    Err(why) => {
                        // Rare enough to read it again, rather than to copy it each time.
                        let company = merge_company(&company.to_wire(), read(json, most)?);
                        Self::unusable(Wire::Company(Box::new(company)), &why)
                    }
                }
            }
            Self::User(user) => {
                let patch: UserPatch = read(json, most)?;
                match compiler.changed_user(user, patch) {
                    Ok(user) => Self::User(Box::new(user)),
                    Err(why) => {
                        let user = merge_user(&user.to_wire(), read(json, most)?);
                        Self::unusable(Wire::User(Box::new(user)), &why)
                    }
                }
            }
            Self::Unusable(wire) => Self::compile(wire.merged(json, most)?, compiler),
        })
    }

    /// The company after an event was counted on it; `None` when that changes nothing.
    pub(crate) fn counting(&self, event: &str, quantity: i64) -> Option<Self> {
        match self {
            Self::Company(company) => {
                let company = company.counting(event, quantity)?;
                Some(Self::Company(Box::new(company)))
            }
            Self::Unusable(Wire::Company(company)) => {
                let mut company = company.clone();
                let counted = usage::count_track(&mut company, event, quantity);
                counted.then_some(Self::Unusable(Wire::Company(company)))
            }
            Self::User(_) | Self::Unusable(Wire::User(_)) => None,
        }
    }

    pub(crate) fn kind(&self) -> EntityKind {
        match self {
            Self::Company(_) | Self::Unusable(Wire::Company(_)) => EntityKind::Company,
            Self::User(_) | Self::Unusable(Wire::User(_)) => EntityKind::User,
        }
    }

    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Company(company) => company.id(),
            Self::User(user) => user.id(),
            Self::Unusable(Wire::Company(company)) => &company.id,
            Self::Unusable(Wire::User(user)) => &user.id,
        }
    }

    pub(crate) fn keys(&self) -> Keys {
        match self {
            Self::Company(company) => company.keys().collect(),
            Self::User(user) => user.keys().collect(),
            Self::Unusable(Wire::Company(company)) => pairs(&company.keys),
            Self::Unusable(Wire::User(user)) => pairs(&user.keys),
        }
    }

    /// Whether it is of this kind and has this key, whatever its case.
    #[inline]
    pub(crate) fn has_key(&self, kind: EntityKind, name: &str, value: &str) -> bool {
        let is = |(other, of): (&str, &str)| same(value, of) && same(name, other);
        match self {
            Self::Company(company) => kind == EntityKind::Company && company.keys().any(is),
            Self::User(user) => kind == EntityKind::User && user.keys().any(is),
            Self::Unusable(_) => self.kind() == kind && self.keys().iter().any(is),
        }
    }

    pub(crate) fn key_count(&self) -> usize {
        match self {
            Self::Company(company) => company.keys().count(),
            Self::User(user) => user.keys().count(),
            Self::Unusable(_) => self.keys().len(),
        }
    }

    fn compile(wire: Wire, compiler: &mut Compiler) -> Self {
        let compiled = match &wire {
            Wire::Company(company) => compiler
                .company(company)
                .map(|company| Self::Company(Box::new(company))),
            Wire::User(user) => compiler.user(user).map(|user| Self::User(Box::new(user))),
        };
        compiled.unwrap_or_else(|why| Self::unusable(wire, &why))
    }

    fn unusable(wire: Wire, why: &CompileError) -> Self {
        crate::telemetry::log!(
            debug, target: DATASTREAM,
            "a company or user cannot be evaluated here, so the API is asked: {why}",
        );
        Self::Unusable(wire)
    }

    fn size(&self) -> usize {
        match self {
            Self::Company(company) => company.size(),
            Self::User(user) => user.size(),
            Self::Unusable(Wire::Company(company)) => company.size(),
            Self::Unusable(Wire::User(user)) => user.size(),
        }
    }
}

impl Wire {
    fn merged(&self, json: &str, most: usize) -> Result<Self, ReadError> {
        Ok(match self {
            Self::Company(company) => {
                Self::Company(Box::new(merge_company(company, read(json, most)?)))
            }
            Self::User(user) => Self::User(Box::new(merge_user(user, read(json, most)?))),
        })
    }
}

fn read<T: Limited>(json: &str, most: usize) -> Result<T, ReadError> {
    let limit = MemoryLimit::new(most);
    limit.read(json).map_err(|error| {
        if limit.is_exceeded() {
            ReadError::TooLarge
        } else {
            ReadError::Unreadable(error.into())
        }
    })
}

fn pairs(keys: &std::collections::BTreeMap<String, String>) -> Keys {
    keys.iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}
