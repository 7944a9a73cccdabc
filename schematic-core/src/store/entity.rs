//! A company or user, compiled, and what it is compiled from.

use schematic_rules::merge::{CompanyPatch, UserPatch, merge_company, merge_user};
use schematic_rules::wire::{self, Limited, MemoryLimit};
use schematic_rules::{CompileError, CompiledCompany, CompiledUser, Compiler, usage};

use super::{EntityKind, ReadError};
use crate::Keys;
use crate::telemetry::STORE;

/// A company or user as it was received last, evaluable if this version knows all that it holds.
#[derive(Clone, Debug)]
pub(crate) enum Entity {
    Company(Box<CompiledCompany>),
    User(Box<CompiledUser>),
    /// It holds something that this version does not know, and must not be evaluated on a guess.
    /// What it is made of is kept, since a change may make it usable.
    Unusable(Wire),
}

impl Entity {
    /// Reads an entity that was received whole, which may take `most` bytes while it is read.
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

    /// Returns the entity after the members in `json` changed, which may take `most` bytes while they are
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

    /// Returns the company after an event was counted on it, or `None` if that changes nothing.
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

    /// Returns it as a shared store keeps it: all that was received, under the names of the API.
    pub(crate) fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        match self {
            Self::Company(company) => serde_json::to_vec(&company.to_wire()),
            Self::User(user) => serde_json::to_vec(&user.to_wire()),
            Self::Unusable(Wire::Company(company)) => serde_json::to_vec(company),
            Self::Unusable(Wire::User(user)) => serde_json::to_vec(user),
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

    pub(crate) fn environment_id(&self) -> &str {
        match self {
            Self::Company(company) => company.environment_id(),
            Self::User(user) => user.environment_id(),
            Self::Unusable(Wire::Company(company)) => &company.environment_id,
            Self::Unusable(Wire::User(user)) => &user.environment_id,
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

    /// Returns whether its keys are those of `other`. Does not allocate as a rule.
    pub(crate) fn has_keys_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Company(one), Self::Company(other)) => one.keys().eq(other.keys()),
            (Self::User(one), Self::User(other)) => one.keys().eq(other.keys()),
            _ => self.kind() == other.kind() && self.keys() == other.keys(),
        }
    }

    /// Returns whether it is equal to `other` in all that was received.
    pub(crate) fn is_equal_to(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Company(one), Self::Company(other)) => one.to_wire() == other.to_wire(),
            (Self::User(one), Self::User(other)) => one.to_wire() == other.to_wire(),
            (Self::Unusable(one), Self::Unusable(other)) => one == other,
            _ => false,
        }
    }

    /// Returns whether it is of this kind and has this key, as it is written.
    #[inline]
    pub(crate) fn has_key(&self, kind: EntityKind, name: &str, value: &str) -> bool {
        let is = |(other, of): (&str, &str)| value == of && name == other;
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
            debug, target: STORE,
            "a company or user cannot be evaluated here, so the API is asked: {why}",
        );
        Self::Unusable(wire)
    }

    /// Returns about how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Company(company) => company.size(),
            Self::User(user) => user.size(),
            Self::Unusable(Wire::Company(company)) => company.size(),
            Self::Unusable(Wire::User(user)) => user.size(),
        }
    }
}

/// What an entity is compiled from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wire {
    Company(Box<wire::Company>),
    User(Box<wire::User>),
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
            ReadError::Unreadable(error)
        }
    })
}

fn pairs(keys: &std::collections::BTreeMap<String, String>) -> Keys {
    keys.iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}
