//! A company, ready to be asked about.

use std::sync::Arc;

use super::credits::Credits;
use super::entitlement::{Entitlement, Entitlements};
use super::intern::{Recent, Texts};
use super::keys::Keys;
use super::metrics::Metrics;
use super::own_rules::OwnRules;
use super::{
    CompileError, Compiler, Extra, MetricKey, Rule, SpendPolicy, Symbol, Traits, compact, expand,
    extended, extra_size, long_text_size,
};
use crate::merge::{CompanyPatch, change_company};
use crate::period::BillingCycle;
use crate::wire::size::HeapSize as _;
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
    subscription: Option<Arc<(Subscription, BillingCycle)>>,
    account_id: Arc<str>,
    environment_id: Arc<str>,
    keys: Keys,
    extra: Extra,
}

impl CompiledCompany {
    /// Returns the company's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    /// Returns the id of the environment that the company is of; empty if it names none.
    #[must_use]
    pub fn environment_id(&self) -> &str {
        &self.environment_id
    }

    /// Returns the names and values of the keys by which applications address it.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &str)> {
        self.keys.iter()
    }

    /// Its entitlements, in the order in which they were received.
    #[must_use]
    pub fn entitlements(&self) -> &[Entitlement] {
        self.entitlements.list()
    }

    /// Returns the wire form, equal to the one that was compiled.
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
            credit_balances: self.credits.balances_to_wire(),
            credit_postpaid: self.credits.postpaid_to_wire(),
            credit_spend_policies: SpendPolicy::to_wire(self.credits.policies()),
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

    /// Returns the company after an event was counted, as
    /// [`count_track`](crate::usage::count_track) counts it; `None` when that changes nothing.
    #[must_use]
    pub fn counting(&self, event: &str, quantity: i64) -> Option<Self> {
        let event = Symbol::new(event.into());
        let metrics = self.metrics.counting(&event, quantity)?;
        let entitlements = self.entitlements.changed(|entitlement| {
            if entitlement.is_counted_by(&event) {
                entitlement.follow_usage(&metrics);
            }
        });
        Some(Self {
            metrics,
            entitlements,
            ..self.clone()
        })
    }

    /// Returns about how many bytes it takes, without what it shares with other entities.
    #[must_use]
    pub fn size(&self) -> usize {
        let ids = [
            &self.plan_ids,
            &self.plan_version_ids,
            &self.billing_product_ids,
        ];
        size_of::<Self>()
            + self.id.as_str().len()
            + ids.iter().map(|ids| ids.heap_size()).sum::<usize>()
            + self.base_plan_id.heap_size()
            + long_text_size(self.account_id.len())
            + long_text_size(self.environment_id.len())
            + self.traits.size()
            + self.metrics.size()
            + self.entitlements.size()
            + self.rules.size()
            + self.credits.size()
            + self.subscription.as_ref().map_or(0, |subscription| {
                size_of_val(&**subscription) + subscription.0.heap_size()
            })
            + self.keys.size()
            + extra_size(&self.extra)
    }

    pub(super) fn new(
        company: &wire::Company,
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
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
            subscription: company.subscription.as_ref().map(shared_subscription),
            account_id: texts.share(&company.account_id),
            environment_id: texts.share(&company.environment_id),
            keys: Keys::new(&company.keys, texts),
            extra: compact(&company.extra),
        })
    }

    /// The company after a change. Only what changed is compiled; the rest is shared.
    pub(super) fn changed(
        &self,
        mut patch: CompanyPatch,
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
        if patch.id.as_ref().is_some_and(|id| *id != self.id()) {
            // Metrics are held relative to the id, so this is another company altogether.
            let mut company = self.to_wire();
            change_company(&mut company, patch);
            return Self::new(&company, compiler);
        }
        let mut times = Recent::default();
        let balances = patch.take_balances();
        let metrics = match &patch.metrics {
            Some(changed) => self
                .metrics
                .merged(changed, self.id(), &mut times, compiler)?,
            None => self.metrics.clone(),
        };
        let entitlements = match &patch.entitlements {
            Some(entitlements) => Entitlements::new(entitlements, &mut times, compiler)?,
            None if patch.metrics.is_none() && balances.is_empty() => self.entitlements.clone(),
            None => self.entitlements.changed(|entitlement| {
                if patch.metrics.is_some() {
                    entitlement.follow_usage(&metrics);
                }
                entitlement.follow_balance(&balances);
            }),
        };
        let traits = match &patch.traits {
            Some(traits) => Traits::new(traits, compiler)?,
            None => self.traits.clone(),
        };
        let rules = match &patch.rules {
            Some(rules) => OwnRules::new(rules, compiler)?,
            None => self.rules.clone(),
        };
        let texts = &mut compiler.texts;
        Ok(Self {
            id: self.id.clone(),
            base_plan_id: match &patch.base_plan_id {
                Some(plan) => plan.as_deref().map(|plan| texts.symbol(plan)),
                None => self.base_plan_id.clone(),
            },
            plan_ids: changed_ids(&self.plan_ids, patch.plan_ids.as_ref(), texts),
            plan_version_ids: changed_ids(
                &self.plan_version_ids,
                patch.plan_version_ids.as_ref(),
                texts,
            ),
            billing_product_ids: changed_ids(
                &self.billing_product_ids,
                patch.billing_product_ids.as_ref(),
                texts,
            ),
            traits,
            metrics,
            entitlements,
            rules,
            credits: self.credits.changed(&patch, &balances, texts),
            subscription: match &patch.subscription {
                Some(subscription) => subscription.as_ref().map(shared_subscription),
                None => self.subscription.clone(),
            },
            account_id: changed_text(&self.account_id, patch.account_id.as_deref(), texts),
            environment_id: changed_text(
                &self.environment_id,
                patch.environment_id.as_deref(),
                texts,
            ),
            keys: self.keys.changed(patch.keys.as_ref(), texts),
            extra: extended(&self.extra, patch.extra),
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
        self.credits.balance(credit_id)
    }

    pub(crate) fn postpaid(&self, credit_id: &Symbol) -> Option<&PostpaidCredit> {
        self.credits.postpaid(credit_id)
    }

    pub(crate) fn spend_policies(&self) -> &[SpendPolicy] {
        self.credits.policies()
    }

    pub(crate) fn billing_cycle(&self) -> Option<&BillingCycle> {
        self.subscription
            .as_ref()
            .map(|subscription| &subscription.1)
    }
}

fn shared_subscription(subscription: &Subscription) -> Arc<(Subscription, BillingCycle)> {
    Arc::new((subscription.clone(), subscription.into()))
}

fn changed_ids(ids: &[Symbol], changed: Option<&Vec<String>>, texts: &mut Texts) -> Box<[Symbol]> {
    match changed {
        Some(changed) => texts.symbols(changed),
        None => ids.into(),
    }
}

fn changed_text(text: &Arc<str>, changed: Option<&str>, texts: &mut Texts) -> Arc<str> {
    changed.map_or_else(|| Arc::clone(text), |changed| texts.share(changed))
}
