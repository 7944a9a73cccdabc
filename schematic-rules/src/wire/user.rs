//! A user with all that rules look at.

use std::collections::BTreeMap;

use super::size::HeapSize;
use super::{Rule, SpendPolicy, Trait, record};

record! {
    /// A user with traits and rules.
    pub struct User keeps extra {
        /// The user's id.
        "id" => id: String as Identity,
        /// The account it belongs to.
        "account_id" | "accountId" => account_id: String as Required,
        /// The environment it belongs to.
        "environment_id" | "environmentId" => environment_id: String as Required,
        /// The keys by which applications address it.
        "keys" => keys: BTreeMap<String, String> as Optional,
        /// Its traits.
        "traits" => traits: Vec<Trait> as Optional,
        /// Rules for this entity alone, each for the flag it names.
        "rules" => rules: Vec<Rule> as Optional,
        /// Limits on what it may draw.
        "credit_spend_policies" | "creditSpendPolicies" =>
            credit_spend_policies: Vec<SpendPolicy> as Optional,
    }
}

impl User {
    /// Returns about how many bytes of memory it takes.
    #[must_use]
    pub fn size(&self) -> usize {
        size_of::<Self>() + self.heap_size()
    }
}
