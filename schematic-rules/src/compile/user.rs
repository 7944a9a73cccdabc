//! A user, ready to be asked about.

use std::sync::Arc;

use super::keys::Keys;
use super::own_rules::OwnRules;
use super::{
    CompileError, Compiler, Extra, Rule, SpendPolicy, Symbol, Traits, compact, expand, extra_size,
    long_text_size,
};
use crate::wire;

/// A user, ready to be asked about.
///
/// It holds everything that its wire form holds.
#[derive(Clone, Debug)]
pub struct CompiledUser {
    pub(crate) id: Symbol,
    pub(crate) traits: Traits,
    rules: OwnRules,
    policies: Box<[SpendPolicy]>,
    account_id: Arc<str>,
    environment_id: Arc<str>,
    keys: Keys,
    extra: Extra,
}

impl CompiledUser {
    /// Returns the user's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    /// Returns the id of the environment that the user is of; empty if it names none.
    #[must_use]
    pub fn environment_id(&self) -> &str {
        &self.environment_id
    }

    /// Returns the names and values of the keys by which applications address it.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &str)> {
        self.keys.iter()
    }

    /// Returns the wire form, equal to the one that was compiled.
    #[must_use]
    pub fn to_wire(&self) -> wire::User {
        wire::User {
            id: self.id().to_owned(),
            account_id: (*self.account_id).to_owned(),
            environment_id: (*self.environment_id).to_owned(),
            keys: self.keys.to_wire(),
            traits: self.traits.to_wire(),
            rules: self.rules.to_wire(),
            credit_spend_policies: SpendPolicy::to_wire(&self.policies),
            extra: expand(&self.extra),
        }
    }

    /// Returns about how many bytes it takes, without what it shares with other entities.
    #[must_use]
    pub fn size(&self) -> usize {
        size_of::<Self>()
            + self.id.as_str().len()
            + long_text_size(self.account_id.len())
            + long_text_size(self.environment_id.len())
            + self.traits.size()
            + self.rules.size()
            + SpendPolicy::size(&self.policies)
            + self.keys.size()
            + extra_size(&self.extra)
    }

    pub(super) fn new(user: &wire::User, compiler: &mut Compiler) -> Result<Self, CompileError> {
        let traits = Traits::new(&user.traits, compiler)?;
        let rules = OwnRules::new(&user.rules, compiler)?;
        let texts = &mut compiler.texts;
        Ok(Self {
            // An id is one user's own; sharing it would only fill the table.
            id: Symbol::new(user.id.as_str().into()),
            traits,
            rules,
            policies: SpendPolicy::list(&user.credit_spend_policies, texts),
            account_id: texts.share(&user.account_id),
            environment_id: texts.share(&user.environment_id),
            keys: Keys::new(&user.keys, texts),
            extra: compact(&user.extra),
        })
    }

    pub(crate) fn rules_for(&self, flag_id: &Symbol) -> &[Rule] {
        self.rules.for_flag(flag_id)
    }

    pub(crate) fn spend_policies(&self) -> &[SpendPolicy] {
        &self.policies
    }
}
