use std::sync::atomic::{AtomicU32, Ordering};

use schematic_rules::merge::{CompanyPatch, UserPatch, merge_company, merge_user};
use schematic_rules::{CompiledCompany, CompiledUser, Compiler, NotCompilable, usage, wire};

use super::super::protocol::{EntityKind, Unreadable};
use super::fold::same;
use crate::Keys;
use crate::context::PIECE;
use crate::telemetry::DATASTREAM;

/// A company or user as it is kept.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) entity: Entity,
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
    Unusable(Unusable),
}

/// An entity that cannot be evaluated.
#[derive(Clone, Debug)]
pub(crate) struct Unusable {
    wire: Wire,
    size: usize,
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
        Self {
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

    /// About how much memory it takes, without its lookups.
    pub(crate) fn size(&self) -> usize {
        let asked = self
            .asked
            .as_ref()
            .map_or(0, |keys| size_of::<Keys>() + PIECE + keys.heap_size());
        size_of::<Self>() + self.entity.size() + asked
    }
}

impl Entity {
    /// Reads an entity that was received whole.
    pub(crate) fn read(
        kind: EntityKind,
        json: &str,
        compiler: &mut Compiler,
    ) -> Result<Self, Unreadable> {
        let wire = match kind {
            EntityKind::Company => Wire::Company(serde_json::from_str(json)?),
            EntityKind::User => Wire::User(serde_json::from_str(json)?),
        };
        Ok(Self::compile(wire, compiler))
    }

    /// The entity after the members in `json` changed.
    pub(crate) fn changed(&self, json: &str, compiler: &mut Compiler) -> Result<Self, Unreadable> {
        Ok(match self {
            Self::Company(company) => {
                let patch: CompanyPatch = serde_json::from_str(json)?;
                match compiler.changed_company(company, patch) {
                    Ok(company) => Self::Company(Box::new(company)),
                    Err(why) => {
                        // Rare enough to read it again, rather than to copy it each time.
                        let patch = serde_json::from_str(json)?;
                        let company = merge_company(&company.to_wire(), patch);
                        Self::unusable(Wire::Company(Box::new(company)), &why)
                    }
                }
            }
            Self::User(user) => {
                let patch: UserPatch = serde_json::from_str(json)?;
                match compiler.changed_user(user, patch) {
                    Ok(user) => Self::User(Box::new(user)),
                    Err(why) => {
                        let patch = serde_json::from_str(json)?;
                        let user = merge_user(&user.to_wire(), patch);
                        Self::unusable(Wire::User(Box::new(user)), &why)
                    }
                }
            }
            Self::Unusable(Unusable { wire, .. }) => {
                let wire = match wire {
                    Wire::Company(company) => {
                        let company = merge_company(company, serde_json::from_str(json)?);
                        Wire::Company(Box::new(company))
                    }
                    Wire::User(user) => {
                        Wire::User(Box::new(merge_user(user, serde_json::from_str(json)?)))
                    }
                };
                Self::compile(wire, compiler)
            }
        })
    }

    /// The company after an event was counted on it; `None` when that changes nothing.
    pub(crate) fn counting(&self, event: &str, quantity: i64) -> Option<Self> {
        match self {
            Self::Company(company) => {
                let company = company.counting(event, quantity)?;
                Some(Self::Company(Box::new(company)))
            }
            Self::Unusable(Unusable {
                wire: Wire::Company(company),
                size,
            }) => {
                let mut company = company.clone();
                let counted = usage::count_track(&mut company, event, quantity);
                counted.then_some(Self::Unusable(Unusable {
                    wire: Wire::Company(company),
                    size: *size,
                }))
            }
            Self::User(_) | Self::Unusable(_) => None,
        }
    }

    pub(crate) fn kind(&self) -> EntityKind {
        match self {
            Self::Company(_) => EntityKind::Company,
            Self::User(_) => EntityKind::User,
            Self::Unusable(unusable) => match unusable.wire {
                Wire::Company(_) => EntityKind::Company,
                Wire::User(_) => EntityKind::User,
            },
        }
    }

    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Company(company) => company.id(),
            Self::User(user) => user.id(),
            Self::Unusable(unusable) => match &unusable.wire {
                Wire::Company(company) => &company.id,
                Wire::User(user) => &user.id,
            },
        }
    }

    pub(crate) fn keys(&self) -> Keys {
        match self {
            Self::Company(company) => company.keys().collect(),
            Self::User(user) => user.keys().collect(),
            Self::Unusable(unusable) => match &unusable.wire {
                Wire::Company(company) => pairs(&company.keys),
                Wire::User(user) => pairs(&user.keys),
            },
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

    fn unusable(wire: Wire, why: &NotCompilable) -> Self {
        tracing::debug!(
            target: DATASTREAM,
            "a company or user cannot be evaluated here, so the API is asked: {why}",
        );
        let size = wire.size();
        Self::Unusable(Unusable { wire, size })
    }

    fn size(&self) -> usize {
        match self {
            Self::Company(company) => company.size(),
            Self::User(user) => user.size(),
            Self::Unusable(unusable) => unusable.size,
        }
    }
}

impl Wire {
    /// About how much memory it takes: plain structs take a few times the length of their JSON.
    fn size(&self) -> usize {
        let mut length = Length(0);
        // A length cannot fail to be counted.
        let _ = match self {
            Self::Company(company) => serde_json::to_writer(&mut length, company),
            Self::User(user) => serde_json::to_writer(&mut length, user),
        };
        length.0.saturating_mul(4)
    }
}

/// Counts bytes.
struct Length(usize);

impl std::io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.saturating_add(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn pairs(keys: &std::collections::BTreeMap<String, String>) -> Keys {
    keys.iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}
