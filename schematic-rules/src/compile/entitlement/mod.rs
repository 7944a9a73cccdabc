//! What a company is entitled to.

mod definition;
mod figures;
mod list;
mod print;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(in crate::compile) use definition::EntitlementDefinition;
pub(super) use list::Entitlements;

use figures::{Counts, Rare};

use super::intern::Recent;
use super::metrics::Metrics;
use super::{CompileError, Compiler, MetricKey, Symbol, long_text_size};
use crate::wire::{self, WarningTier};
use schematic_protocol::words::known::{
    EntitlementValueType, MetricPeriod, MetricPeriodMonthReset,
};

/// A company's entitlement to one feature.
///
/// Serialized it has the members of a check result: camelCase, without those that are `None` or
/// empty. Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Entitlement {
    definition: Arc<EntitlementDefinition>,
    counts: Counts,
    metric_reset_at: Option<Arc<str>>,
    rare: Option<Box<Rare>>,
}

impl Entitlement {
    /// Returns the feature's id.
    #[must_use]
    pub fn feature_id(&self) -> &str {
        &self.definition.feature_id
    }

    /// Returns the key of the feature's flag.
    #[must_use]
    pub fn feature_key(&self) -> &str {
        self.definition.feature_key.as_str()
    }

    /// Returns what the allocation consists of.
    #[must_use]
    pub fn value_type(&self) -> EntitlementValueType {
        self.definition.value_type
    }

    /// Returns how much is granted.
    #[must_use]
    pub const fn allocation(&self) -> Option<i64> {
        self.counts.allocation()
    }

    /// Returns from where on usage is charged for.
    #[must_use]
    pub const fn soft_limit(&self) -> Option<i64> {
        self.counts.soft_limit()
    }

    /// Returns how much is used.
    #[must_use]
    pub const fn usage(&self) -> Option<i64> {
        self.counts.usage()
    }

    /// Returns the event that counts as usage.
    #[must_use]
    pub fn event_name(&self) -> Option<&str> {
        self.definition.event_name.as_ref().map(Symbol::as_str)
    }

    /// Returns the event that draws credits.
    #[must_use]
    pub fn event_subtype(&self) -> Option<&str> {
        self.definition.event_subtype.as_deref()
    }

    /// Returns over which time usage is counted.
    #[must_use]
    pub fn metric_period(&self) -> Option<MetricPeriod> {
        self.definition.metric_period
    }

    /// Returns when monthly usage starts over.
    #[must_use]
    pub fn month_reset(&self) -> Option<MetricPeriodMonthReset> {
        self.definition.month_reset
    }

    /// Returns when usage starts over next, as it was received.
    #[must_use]
    pub fn metric_reset_at(&self) -> Option<&str> {
        self.metric_reset_at.as_deref()
    }

    /// Returns the credit that pays for the feature.
    #[must_use]
    pub fn credit_id(&self) -> Option<&str> {
        self.definition.credit_id.as_deref()
    }

    /// Credits granted.
    #[must_use]
    pub fn credit_total(&self) -> Option<f64> {
        self.rare.as_ref()?.credit_total
    }

    /// Credits used.
    #[must_use]
    pub fn credit_used(&self) -> Option<f64> {
        self.rare.as_ref()?.credit_used
    }

    /// Credits left.
    #[must_use]
    pub fn credit_remaining(&self) -> Option<f64> {
        self.rare.as_ref()?.credit_remaining
    }

    /// Credits held for draws under way.
    #[must_use]
    pub fn credit_reserved(&self) -> Option<f64> {
        self.rare.as_ref()?.credit_reserved
    }

    /// Credits left when draws under way are not counted.
    #[must_use]
    pub fn credit_settled(&self) -> Option<f64> {
        self.rare.as_ref()?.credit_settled
    }

    /// Credits per unit of usage.
    #[must_use]
    pub fn consumption_rate(&self) -> Option<f64> {
        self.definition.consumption_rate
    }

    /// Credits per unit of each named quantity.
    #[must_use]
    pub fn quantity_rates(&self) -> &BTreeMap<String, f64> {
        &self.definition.quantity_rates
    }

    /// Returns usage at which to warn.
    #[must_use]
    pub fn warning_tiers(&self) -> &[WarningTier] {
        &self.definition.warning_tiers
    }

    fn new(
        entitlement: &wire::Entitlement,
        times: &mut Recent,
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
        Ok(Self {
            definition: EntitlementDefinition::shared(entitlement, compiler)?,
            counts: Counts::of(entitlement),
            metric_reset_at: entitlement
                .metric_reset_at
                .as_deref()
                .map(|at| times.share(at)),
            rare: Rare::of(entitlement),
        })
    }

    pub(super) fn is_counted_by(&self, event: &Symbol) -> bool {
        self.definition.event_name.as_ref() == Some(event)
    }

    /// Sets the usage to what the entitlement's metric counts, if it has one.
    pub(super) fn follow_usage(&mut self, metrics: &Metrics) {
        let Some(event) = &self.definition.event_name else {
            return;
        };
        let key = MetricKey {
            event: event.clone(),
            period: self.metric_period().unwrap_or(MetricPeriod::AllTime),
            reset: self
                .month_reset()
                .unwrap_or(MetricPeriodMonthReset::FirstOfMonth),
        };
        if let Some(usage) = metrics.value(&key) {
            self.counts.set_usage(usage);
        }
    }

    /// Sets the credits left to the balance of the entitlement's credit, if it is among these.
    pub(super) fn follow_balance(&mut self, balances: &BTreeMap<String, f64>) {
        let balance = self.credit_id().and_then(|credit| balances.get(credit));
        if let Some(balance) = balance {
            self.rare.get_or_insert_default().credit_remaining = Some(*balance);
        }
    }

    /// What it takes besides itself, without what it shares.
    fn size(&self) -> usize {
        let reset_at = self.metric_reset_at.as_ref();
        self.definition.own_size
            + reset_at.map_or(0, |reset_at| long_text_size(reset_at.len()))
            + self.rare.as_ref().map_or(0, |rare| rare.size())
    }

    fn to_wire(&self) -> wire::Entitlement {
        let owned = |text: &str| text.to_owned();
        wire::Entitlement {
            feature_id: owned(self.feature_id()),
            feature_key: owned(self.feature_key()),
            value_type: self.value_type().into(),
            allocation: self.allocation(),
            soft_limit: self.soft_limit(),
            usage: self.usage(),
            event_name: self.event_name().map(owned),
            event_subtype: self.event_subtype().map(owned),
            metric_period: self.metric_period().map(Into::into),
            month_reset: self.month_reset().map(Into::into),
            metric_reset_at: self.metric_reset_at().map(owned),
            credit_id: self.credit_id().map(owned),
            credit_total: self.credit_total(),
            credit_used: self.credit_used(),
            credit_remaining: self.credit_remaining(),
            credit_reserved: self.credit_reserved(),
            credit_settled: self.credit_settled(),
            consumption_rate: self.consumption_rate(),
            quantity_rates: self.quantity_rates().clone(),
            warning_tiers: self.warning_tiers().to_vec(),
            extra: self
                .rare
                .as_ref()
                .map(|rare| rare.extra.clone())
                .unwrap_or_default(),
        }
    }
}
