//! The account: flags, features, plans, companies and users, and how they change.

mod catalog;
mod check;
mod company;
mod credit;
mod directory;
mod entitlement;
mod flag;
mod ids;
mod plan;
mod traits;
mod usage;
mod user;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use schematic_core::Timestamp;

pub(crate) use self::catalog::{Catalog, Listed};
pub(crate) use self::check::Asked;
pub(crate) use self::company::{Company, CompanyUpsert};
pub(crate) use self::credit::{CreditGrant, CreditPool, CreditType};
pub(crate) use self::directory::{Directory, Entity, Keys, Lookup, check_keys};
pub(crate) use self::entitlement::Grant;
pub(crate) use self::flag::{Flag, condition};
pub(crate) use self::ids::fresh as fresh_id;
pub(crate) use self::plan::{Feature, FeatureKind, Plan};
pub(crate) use self::traits::{TraitDefinition, TraitDefinitions, comparable_type, flatten, text};
pub(crate) use self::usage::{Usage, Window};
pub(crate) use self::user::{User, UserUpsert};

pub(crate) const ACCOUNT_ID: &str = "acct_local";
pub(crate) const ENVIRONMENT_ID: &str = "env_local";

const MAX_COMPANIES: usize = 100_000;
const MAX_USERS: usize = 100_000;

/// All that a Schematic account holds, for one environment.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) flags: Catalog<Flag>,
    pub(crate) features: Catalog<Feature>,
    pub(crate) plans: Catalog<Plan>,
    pub(crate) credits: Catalog<CreditType>,
    pub(crate) traits: TraitDefinitions,
    pub(crate) companies: Directory<Company>,
    pub(crate) users: Directory<User>,
    /// The ids of the companies that have an override, by the id of the feature.
    overridden: BTreeMap<String, BTreeSet<String>>,
    changes: Vec<Change>,
    /// Whether more may have changed than `changes` name.
    swept: bool,
}

/// Something in the emulator's state that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// A flag was created or changed; with its key.
    FlagSaved(String),
    /// A flag was deleted; with its key.
    FlagDeleted(String),
    /// A company was created or changed, its usage included; with its id.
    CompanySaved(String),
    /// A company was deleted; with its id.
    CompanyDeleted(String),
    /// A user was created or changed; with its id.
    UserSaved(String),
    /// A user was deleted; with its id.
    UserDeleted(String),
    /// A seed was read and put in force.
    SeedLoaded,
    /// A changed seed file could not be read: the state stays as it was. With the reason.
    SeedRefused(String),
    /// The clock was moved, so usage may have started over.
    ClockMoved,
    /// Everything that did not come from the seed is gone.
    Reset,
}

/// Why a change of the account was refused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Rejected {
    /// There is no such thing.
    NotFound(&'static str),
    /// What was asked for makes no sense.
    Invalid(String),
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(message) => f.write_str(message),
            Self::Invalid(message) => f.write_str(message),
        }
    }
}

impl Account {
    pub(crate) fn new() -> Self {
        Self {
            flags: Catalog::default(),
            features: Catalog::default(),
            plans: Catalog::default(),
            credits: Catalog::default(),
            traits: TraitDefinitions::default(),
            companies: Directory::new(MAX_COMPANIES),
            users: Directory::new(MAX_USERS),
            overridden: BTreeMap::new(),
            changes: Vec::new(),
            swept: false,
        }
    }

    /// An id for a flag that no flag has.
    pub(crate) fn fresh_flag_id(&self, key: &str) -> String {
        ids::fresh("flag", key, |id| self.flags.has_id(id))
    }

    /// Notes a change, to be told when the lock is given back.
    pub(crate) fn note(&mut self, change: Change) {
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }

    /// Notes that more may have changed than the changes name, such as what every company is
    /// entitled to.
    pub(crate) fn note_sweep(&mut self) {
        self.swept = true;
    }

    /// The changes since this was asked last, and whether more may have changed than they name.
    pub(crate) fn take_changes(&mut self) -> (Vec<Change>, bool) {
        (
            std::mem::take(&mut self.changes),
            std::mem::take(&mut self.swept),
        )
    }

    /// The feature that a flag stands for.
    pub(crate) fn feature_of(&self, flag: &Flag) -> Option<&Feature> {
        self.features.get(flag.feature.as_deref()?)
    }

    /// The flags that stand for a feature.
    pub(crate) fn flags_of<'a>(&'a self, feature_id: &'a str) -> impl Iterator<Item = &'a Flag> {
        self.flags
            .iter()
            .filter(move |flag| flag.feature.as_deref() == Some(feature_id))
    }

    /// Decides, in the emulator only, what everybody gets: on, off, or whatever the rules say.
    pub(crate) fn force_flag(
        &mut self,
        key: &str,
        forced: Option<bool>,
        now: Timestamp,
    ) -> Result<(), Rejected> {
        self.change_flag(key, now, |flag| flag.forced = forced)
    }

    pub(crate) fn set_flag_default(
        &mut self,
        key: &str,
        value: bool,
        now: Timestamp,
    ) -> Result<(), Rejected> {
        self.change_flag(key, now, |flag| flag.default_value = value)
    }

    pub(crate) fn change_flag(
        &mut self,
        id_or_key: &str,
        now: Timestamp,
        change: impl FnOnce(&mut Flag),
    ) -> Result<(), Rejected> {
        let flag = self
            .flags
            .get_mut(id_or_key)
            .ok_or(Rejected::NotFound("flag not found"))?;
        change(flag);
        flag.updated_at = now;
        let key = flag.key.clone();
        self.note(Change::FlagSaved(key));
        Ok(())
    }

    pub(crate) fn delete_flag(&mut self, id_or_key: &str) -> Result<(), Rejected> {
        let flag = self
            .flags
            .remove(id_or_key)
            .ok_or(Rejected::NotFound("flag not found"))?;
        if flag.feature.is_some() {
            // Entitlements name the flags of their features.
            self.note_sweep();
        }
        self.note(Change::FlagDeleted(flag.key));
        Ok(())
    }
}
