//! A company, ready to be asked about.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::entitlement::{Entitlement, Entitlements};
use super::intern::{Recent, Texts};
use super::metrics::Metrics;
use super::own_rules::OwnRules;
use super::{
    Compiler, Extra, MetricKey, NotCompilable, Rule, SpendPolicy, Symbol, Traits, compact, expand,
    extra_size,
};
use crate::period::BillingCycle;
use crate::wire::{self, PostpaidCredit, Subscription};

/// A company, ready to be asked about.
///
/// It holds everything that its wire form holds, in much less space.
#[derive(Clone, Debug)]
pub struct CompiledCompany {
    pub(crate) id: Symbol,
    pub(crate) base_plan_id: Option<Symbol>,
    pub(crate) plan_ids: Box<[Symbol]>,
    pub(crate) plan_version_ids: Box<[Symbol]>,
    pub(crate) billing_product_ids: Box<[Symbol]>,
    pub(crate) traits: Traits,
    metrics: Metrics,
    entitlements: Entitlements,
    rules: OwnRules,
    credits: Credits,
    subscription: Option<Box<(Subscription, BillingCycle)>>,
    account_id: Arc<str>,
    environment_id: Arc<str>,
    keys: Keys,
    extra: Extra,
}

impl CompiledCompany {
    /// The company's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    /// The names and values of the keys by which applications address it.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &str)> {
        self.keys.iter()
    }

    /// Its entitlements, in the order in which they were received.
    #[must_use]
    pub fn entitlements(&self) -> &[Entitlement] {
        self.entitlements.list()
    }

    /// The wire form, equal to the one that was compiled.
    #[must_use]
    pub fn to_wire(&self) -> wire::Company {
        let texts = |symbols: &[Symbol]| {
            symbols
                .iter()
                .map(|symbol| symbol.as_str().to_owned())
                .collect()
        };
        wire::Company {
            id: self.id().to_owned(),
            account_id: (*self.account_id).to_owned(),
            environment_id: (*self.environment_id).to_owned(),
            base_plan_id: self
                .base_plan_id
                .as_ref()
                .map(|plan| plan.as_str().to_owned()),
            billing_product_ids: texts(&self.billing_product_ids),
            credit_balances: by_text(&self.credits.balances),
            credit_postpaid: by_text(&self.credits.postpaid),
            credit_spend_policies: SpendPolicy::to_wire(&self.credits.policies),
            entitlements: self.entitlements.to_wire(),
            keys: self.keys.to_wire(),
            metrics: self.metrics.to_wire(self.id()),
            plan_ids: texts(&self.plan_ids),
            plan_version_ids: texts(&self.plan_version_ids),
            rules: self.rules.to_wire(),
            subscription: self
                .subscription
                .as_ref()
                .map(|subscription| subscription.0.clone()),
            traits: self.traits.to_wire(),
            extra: expand(&self.extra),
        }
    }

    /// The company after an event was counted, as [`count_track`](crate::usage::count_track)
    /// counts it; `None` when that changes nothing.
    #[must_use]
    pub fn counting(&self, event: &str, quantity: i64) -> Option<Self> {
        let event = Symbol::new(event.into());
        let metrics = self.metrics.counting(&event, quantity)?;
        let entitlements = self.entitlements.following(&event, &metrics);
        Some(Self {
            metrics,
            entitlements,
            ..self.clone()
        })
    }

    /// About how many bytes it takes, without what it shares with other entities.
    #[must_use]
    pub fn size(&self) -> usize {
        let ids = [
            &self.plan_ids,
            &self.plan_version_ids,
            &self.billing_product_ids,
        ];
        size_of::<Self>()
            + self.id.as_str().len()
            + ids.iter().map(|ids| size_of_val(&***ids)).sum::<usize>()
            + self.traits.size()
            + self.metrics.size()
            + self.entitlements.size()
            + self.rules.size()
            + self.credits.size()
            + self
                .subscription
                .as_ref()
                .map_or(0, |subscription| size_of_val(&**subscription) + 96)
            + self.keys.size()
            + extra_size(&self.extra)
    }

    pub(super) fn new(
        company: &wire::Company,
        compiler: &mut Compiler,
    ) -> Result<Self, NotCompilable> {
        let mut times = Recent::default();
        let traits = Traits::new(&company.traits, compiler)?;
        let metrics = Metrics::new(company, &mut times, compiler)?;
        let entitlements = Entitlements::new(&company.entitlements, &mut times, compiler)?;
        let rules = OwnRules::new(&company.rules, compiler)?;
        let texts = &mut compiler.texts;
        Ok(Self {
            // An id is one company's own; sharing it would only fill the table.
            id: Symbol::new(company.id.as_str().into()),
            base_plan_id: company
                .base_plan_id
                .as_deref()
                .map(|plan| texts.symbol(plan)),
            plan_ids: texts.symbols(&company.plan_ids),
            plan_version_ids: texts.symbols(&company.plan_version_ids),
            billing_product_ids: texts.symbols(&company.billing_product_ids),
            traits,
            metrics,
            entitlements,
            rules,
            credits: Credits::new(company, texts),
            subscription: company
                .subscription
                .as_ref()
                .map(|subscription| Box::new((subscription.clone(), subscription.into()))),
            account_id: texts.share(&company.account_id),
            environment_id: texts.share(&company.environment_id),
            keys: Keys::new(&company.keys, texts),
            extra: compact(&company.extra),
        })
    }

    pub(crate) fn entitlement(&self, feature_key: &Symbol) -> Option<&Entitlement> {
        self.entitlements.find(feature_key)
    }

    /// How often something was done; zero when it is not counted.
    pub(crate) fn usage(&self, key: &MetricKey) -> i64 {
        self.metrics.value(key).unwrap_or(0)
    }

    pub(crate) fn rules_for(&self, flag_id: &Symbol) -> &[Rule] {
        self.rules.for_flag(flag_id)
    }

    pub(crate) fn balance(&self, credit_id: &Symbol) -> f64 {
        value_of(&self.credits.balances, credit_id)
            .copied()
            .unwrap_or(0.0)
    }

    pub(crate) fn postpaid(&self, credit_id: &Symbol) -> Option<&PostpaidCredit> {
        value_of(&self.credits.postpaid, credit_id)
    }

    pub(crate) fn spend_policies(&self) -> &[SpendPolicy] {
        &self.credits.policies
    }

    pub(crate) fn billing_cycle(&self) -> Option<&BillingCycle> {
        self.subscription
            .as_ref()
            .map(|subscription| &subscription.1)
    }
}

/// The keys by which an entity is addressed.
#[derive(Clone, Debug)]
pub(super) struct Keys(Box<[(Arc<str>, Box<str>)]>);

impl Keys {
    pub(super) fn new(keys: &BTreeMap<String, String>, texts: &mut Texts) -> Self {
        Self(
            keys.iter()
                .map(|(name, value)| (texts.share(name), value.as_str().into()))
                .collect(),
        )
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }

    pub(super) fn size(&self) -> usize {
        let values = self.0.iter().map(|(_, value)| value.len() + 16);
        size_of_val(&*self.0) + values.sum::<usize>()
    }

    pub(super) fn to_wire(&self) -> BTreeMap<String, String> {
        self.iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

/// A company's credits.
#[derive(Clone, Debug)]
struct Credits {
    balances: Box<[(Symbol, f64)]>,
    postpaid: Box<[(Symbol, PostpaidCredit)]>,
    policies: Box<[SpendPolicy]>,
}

impl Credits {
    fn new(company: &wire::Company, texts: &mut Texts) -> Self {
        let mut balances: Box<[_]> = company
            .credit_balances
            .iter()
            .map(|(credit, balance)| (texts.symbol(credit), *balance))
            .collect();
        balances.sort_unstable_by(|left, right| left.0.cmp(&right.0));
        let mut postpaid: Box<[_]> = company
            .credit_postpaid
            .iter()
            .map(|(credit, postpaid)| (texts.symbol(credit), postpaid.clone()))
            .collect();
        postpaid.sort_unstable_by(|left, right| left.0.cmp(&right.0));
        let policies = SpendPolicy::list(&company.credit_spend_policies, texts);
        Self {
            balances,
            postpaid,
            policies,
        }
    }

    fn size(&self) -> usize {
        size_of_val(&*self.balances)
            + size_of_val(&*self.postpaid)
            + SpendPolicy::size(&self.policies)
    }
}

fn value_of<'a, T>(sorted: &'a [(Symbol, T)], symbol: &Symbol) -> Option<&'a T> {
    let place = sorted.binary_search_by(|entry| entry.0.cmp(symbol)).ok()?;
    sorted.get(place).map(|entry| &entry.1)
}

fn by_text<T: Clone>(entries: &[(Symbol, T)]) -> BTreeMap<String, T> {
    entries
        .iter()
        .map(|(symbol, value)| (symbol.as_str().to_owned(), value.clone()))
        .collect()
}
