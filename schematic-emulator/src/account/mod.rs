//! The account: flags, features, plans, companies and users, and how they change.

mod catalog;
mod check;
mod company;
mod credit;
mod directory;
mod entitlement;
mod feature;
mod flag;
mod grant;
mod ids;
mod overrides;
mod plan;
mod traits;
mod usage;
mod user;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

use schematic_protocol::Timestamp;

pub(crate) use self::catalog::{Catalog, Listed};
pub(crate) use self::check::CheckContext;
pub(crate) use self::company::{Company, CompanyUpsert};
pub(crate) use self::credit::{CreditGrant, CreditPool, CreditType};
pub(crate) use self::directory::{Directory, Entity, Keys, Lookup, check_keys};
pub(crate) use self::entitlement::RuleIds;
pub(crate) use self::feature::{Feature, FeatureKind};
pub(crate) use self::flag::{Flag, condition};
pub(crate) use self::grant::{Entitlement, Grant};
pub(crate) use self::ids::fresh as fresh_id;
pub(crate) use self::plan::Plan;
pub(crate) use self::traits::{TraitDefinition, TraitDefinitions, comparable_type, flatten, text};
pub(crate) use self::usage::{Usage, Window};
pub(crate) use self::user::{User, UserUpsert};

pub(crate) const ACCOUNT_ID: &str = "acct_local";
pub(crate) const ENVIRONMENT_ID: &str = "env_local";

const MAX_COMPANIES: usize = 100_000;
const MAX_USERS: usize = 100_000;

/// A Schematic account, with one environment.
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
    /// When the first of these overrides ends.
    next_expiry: Option<Timestamp>,
    /// What has changed, in the order of the first change of each.
    changes: Vec<Change>,
    /// These changes, to find them.
    noted: HashSet<Change>,
    /// Whether more may have changed than `changes` name.
    swept: bool,
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
            next_expiry: None,
            changes: Vec::new(),
            noted: HashSet::new(),
            swept: false,
        }
    }

    /// Returns an id for a flag that is not taken.
    pub(crate) fn fresh_flag_id(&self, key: &str) -> String {
        ids::fresh("flag", key, |id| self.flags.has_id(id))
    }

    /// Records a change, to be published once the account is unlocked.
    pub(crate) fn note(&mut self, change: Change) {
        if self.noted.insert(change.clone()) {
            self.changes.push(change);
        }
    }

    /// Records that more may have changed than the changes name, such as the entitlements of all
    /// companies.
    pub(crate) fn note_sweep(&mut self) {
        self.swept = true;
    }

    /// Takes the recorded changes, and whether more may have changed than they name.
    pub(crate) fn take_changes(&mut self) -> (Vec<Change>, bool) {
        self.noted = HashSet::new();
        (
            std::mem::take(&mut self.changes),
            std::mem::take(&mut self.swept),
        )
    }

    /// Returns the feature that a flag stands for.
    pub(crate) fn feature_of(&self, flag: &Flag) -> Option<&Feature> {
        self.features.by_id(flag.feature.as_deref()?)
    }

    /// Returns the flags that stand for a feature.
    pub(crate) fn flags_of<'a>(&'a self, feature_id: &'a str) -> impl Iterator<Item = &'a Flag> {
        self.flags
            .iter()
            .filter(move |flag| flag.feature.as_deref() == Some(feature_id))
    }

    /// Forces the value of the flag with this key for every company and user; `None` returns to its
    /// rules.
    pub(crate) fn force_flag(
        &mut self,
        key: &str,
        forced: Option<bool>,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let id = self.flag_id(key)?;
        self.change_flag(&id, now, |flag| flag.forced = forced)
    }

    pub(crate) fn set_flag_default(
        &mut self,
        key: &str,
        value: bool,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let id = self.flag_id(key)?;
        self.change_flag(&id, now, |flag| flag.default_value = value)
    }

    /// Changes the flag with this id.
    pub(crate) fn change_flag(
        &mut self,
        id: &str,
        now: Timestamp,
        change: impl FnOnce(&mut Flag),
    ) -> Result<(), AccountError> {
        let flag = self
            .flags
            .by_id_mut(id)
            .ok_or(AccountError::NotFound(Flag::NOT_FOUND))?;
        change(flag);
        flag.updated_at = now;
        let key = flag.key.clone();
        self.note(Change::FlagSaved(key));
        Ok(())
    }

    /// Deletes the flag with this id.
    pub(crate) fn delete_flag(&mut self, id: &str) -> Result<Flag, AccountError> {
        let flag = self
            .flags
            .remove(id)
            .ok_or(AccountError::NotFound(Flag::NOT_FOUND))?;
        if flag.feature.is_some() {
            // Entitlements name the flags of their features.
            self.note_sweep();
        }
        self.note(Change::FlagDeleted(flag.key.clone()));
        Ok(flag)
    }

    /// Returns the id of the flag with this key.
    fn flag_id(&self, key: &str) -> Result<String, AccountError> {
        let flag = self.flags.by_key(key);
        let flag = flag.ok_or(AccountError::NotFound(Flag::NOT_FOUND))?;
        Ok(flag.id.clone())
    }
}

/// A change of the emulator's state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// A feature was created or changed; with its id.
    FeatureSaved(String),
    /// A feature was deleted; with its id.
    FeatureDeleted(String),
    /// A plan was created or changed, its entitlements included; with its id.
    PlanSaved(String),
    /// A plan was deleted; with its id.
    PlanDeleted(String),
    /// A seed was applied.
    SeedLoaded,
    /// A changed seed file could not be read, so the state is unchanged; with the reason.
    SeedRefused(String),
    /// The clock was moved, so usage may have started over.
    ClockMoved,
    /// Everything that did not come from the seed was removed.
    Reset,
}

/// An error of a change of the account.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum AccountError {
    /// The object does not exist.
    NotFound(&'static str),
    /// The change is not valid.
    Invalid(String),
}

impl fmt::Display for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(message) => f.write_str(message),
            Self::Invalid(message) => f.write_str(message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_noted_once_and_in_order() {
        let mut account = Account::new();
        let of = |number: usize| Change::CompanySaved(number.to_string());
        for _ in 0..2 {
            for number in (0..3).chain(0..4) {
                account.note(of(number));
            }
            account.note(Change::ClockMoved);
            let (changes, swept) = account.take_changes();
            assert_eq!(changes, [of(0), of(1), of(2), of(3), Change::ClockMoved]);
            assert!(!swept);
        }
    }
}
