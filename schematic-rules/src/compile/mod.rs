//! Compiled entities: everything that can be known about an entity before it is asked about.
//!
//! Rules are sorted and their reasons written, numbers and dates are parsed, ids are in sets, and
//! traits, metrics and entitlements are indexed. What many entities have in common is shared
//! through the [`Compiler`]'s tables. A compiled company or user still holds all that its wire
//! form holds and can be turned back into it.

mod company;
mod condition;
mod credits;
mod entitlement;
mod error;
mod flag;
mod index;
mod intern;
mod keys;
mod metrics;
mod own_rules;
mod policy;
mod symbol;
mod traits;
mod user;

use std::fmt;

use serde_json::{Map, Value};

pub use company::CompiledCompany;
pub(crate) use condition::{
    BasePlanTest, Condition, CreditCondition, MetricCondition, ResourceCondition, TraitCondition,
};
pub use entitlement::Entitlement;
pub use error::{CompileError, CompileErrorKind};
pub use flag::CompiledFlag;
pub(crate) use flag::Rule;
pub(crate) use metrics::MetricKey;
pub(crate) use policy::SpendPolicy;
pub(crate) use symbol::Symbol;
pub(crate) use traits::{Traits, TypedText};
pub use user::CompiledUser;

use crate::merge::{CompanyPatch, UserPatch, change_user};
use crate::wire;
use crate::wire::size::HeapSize as _;
use crate::wire::word::Word;

/// Compiles entities and remembers what they have in common.
///
/// Keep one for the entities of one environment: ids, plans, trait definitions and the
/// catalogue's part of entitlements are then held once for all companies. Its tables are bounded
/// and forget what nothing uses any more.
///
/// ```
/// use schematic_rules::{Compiler, wire};
///
/// let mut compiler = Compiler::new();
/// let flag = wire::Flag { id: "flag_1".into(), key: "beta".into(), ..Default::default() };
/// let flag = compiler.flag(&flag)?;
/// assert_eq!(flag.key(), "beta");
/// # Ok::<(), schematic_rules::CompileError>(())
/// ```
#[derive(Default)]
pub struct Compiler {
    texts: intern::Texts,
    traits: intern::Table<traits::TraitDefinition>,
    metrics: intern::Table<metrics::MetricDefinition>,
    entitlements: intern::Table<entitlement::EntitlementDefinition>,
}

impl Compiler {
    /// Creates a compiler with empty tables.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Compiles a flag.
    ///
    /// # Errors
    ///
    /// Returns an error if the flag has a word that must be known and is not: such a flag must not
    /// be decided on a guess.
    pub fn flag(&mut self, flag: &wire::Flag) -> Result<CompiledFlag, CompileError> {
        CompiledFlag::new(flag, self)
    }

    /// Compiles a company.
    ///
    /// # Errors
    ///
    /// Returns an error if a word that must be known is not.
    pub fn company(&mut self, company: &wire::Company) -> Result<CompiledCompany, CompileError> {
        CompiledCompany::new(company, self)
    }

    /// Compiles a user.
    ///
    /// # Errors
    ///
    /// Returns an error if a word that must be known is not.
    pub fn user(&mut self, user: &wire::User) -> Result<CompiledUser, CompileError> {
        CompiledUser::new(user, self)
    }

    /// Compiles a company after a change, see [`merge`](crate::merge). Only what changed is
    /// compiled anew.
    ///
    /// # Errors
    ///
    /// Returns an error if a word that must be known is not.
    pub fn changed_company(
        &mut self,
        company: &CompiledCompany,
        patch: CompanyPatch,
    ) -> Result<CompiledCompany, CompileError> {
        company.changed(patch, self)
    }

    /// Compiles a user after a change, see [`merge`](crate::merge).
    ///
    /// # Errors
    ///
    /// Returns an error if a word that must be known is not.
    pub fn changed_user(
        &mut self,
        user: &CompiledUser,
        patch: UserPatch,
    ) -> Result<CompiledUser, CompileError> {
        let mut user = user.to_wire();
        change_user(&mut user, patch);
        self.user(&user)
    }
}

impl fmt::Debug for Compiler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compiler").finish_non_exhaustive()
    }
}

/// Compiles one flag by itself. For many entities keep a [`Compiler`].
///
/// # Errors
///
/// Returns an error where [`Compiler::flag`] does.
pub fn compile_flag(flag: &wire::Flag) -> Result<CompiledFlag, CompileError> {
    Compiler::new().flag(flag)
}

/// Compiles one company by itself. For many entities keep a [`Compiler`].
///
/// # Errors
///
/// Returns an error where [`Compiler::company`] does.
pub fn compile_company(company: &wire::Company) -> Result<CompiledCompany, CompileError> {
    Compiler::new().company(company)
}

/// Compiles one user by itself. For many entities keep a [`Compiler`].
///
/// # Errors
///
/// Returns an error where [`Compiler::user`] does.
pub fn compile_user(user: &wire::User) -> Result<CompiledUser, CompileError> {
    Compiler::new().user(user)
}

/// A word that must be known.
fn known<T: Word>(word: &T, field: &'static str) -> Result<T::Known, CompileError> {
    word.known()
        .ok_or_else(|| CompileError::unknown_word(field, word.as_str()))
}

fn known_if_given<T: Word>(
    word: Option<&T>,
    field: &'static str,
) -> Result<Option<T::Known>, CompileError> {
    word.map(|word| known(word, field)).transpose()
}

/// Unknown members, which are rare: nothing is held when there are none.
type Extra = Option<Box<Map<String, Value>>>;

fn compact(extra: &Map<String, Value>) -> Extra {
    (!extra.is_empty()).then(|| Box::new(extra.clone()))
}

/// About how many bytes unknown members take.
fn extra_size(extra: &Extra) -> usize {
    extra
        .as_ref()
        .map_or(0, |extra| size_of_val(&**extra) + extra.heap_size())
}

/// What a text takes beyond the room that estimates have for a usual one, such as a time.
const fn long_text_size(length: usize) -> usize {
    if length > USUAL_TEXT { length } else { 0 }
}

/// Texts up to this length count as usual ones.
const USUAL_TEXT: usize = 32;

fn expand(extra: &Extra) -> Map<String, Value> {
    extra.as_deref().cloned().unwrap_or_default()
}

fn extended(extra: &Extra, more: Map<String, Value>) -> Extra {
    if more.is_empty() {
        return extra.clone();
    }
    let mut all = expand(extra);
    all.extend(more);
    Some(Box::new(all))
}
