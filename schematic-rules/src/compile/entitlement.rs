//! What a company is entitled to, found by feature key.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::index::Index;
use super::intern::{Recent, Texts};
use super::metrics::Metrics;
use super::symbol::Fingerprint;
use super::{
    Compiler, Extra, MetricKey, NotCompilable, Symbol, compact, expand, extra_size, known,
    known_if_given,
};
use crate::vocabulary::{MetricPeriod, MonthReset, ValueType};
use crate::wire::{self, WarningTier};

/// A company's entitlement to one feature.
///
/// Serialized it has the members of a check result: camelCase, without those that are `None` or
/// empty. Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Entitlement {
    definition: Arc<EntitlementDefinition>,
    allocation: Option<i64>,
    soft_limit: Option<i64>,
    usage: Option<i64>,
    metric_reset_at: Option<Arc<str>>,
    credits: Option<Box<Credits>>,
    extra: Extra,
}

/// The part of an entitlement that comes from the catalogue and that companies share.
#[derive(Debug)]
pub(super) struct EntitlementDefinition {
    feature_id: Arc<str>,
    feature_key: Symbol,
    value_type: ValueType,
    event_name: Option<Symbol>,
    event_subtype: Option<Arc<str>>,
    metric_period: Option<MetricPeriod>,
    month_reset: Option<MonthReset>,
    credit_id: Option<Arc<str>>,
    consumption_rate: Option<f64>,
    quantity_rates: BTreeMap<String, f64>,
    warning_tiers: Vec<WarningTier>,
}

/// What a credit entitlement has left.
#[derive(Clone, Copy, Debug, Default)]
struct Credits {
    total: Option<f64>,
    used: Option<f64>,
    remaining: Option<f64>,
    reserved: Option<f64>,
    settled: Option<f64>,
}

impl Entitlement {
    /// The feature's id.
    #[must_use]
    pub fn feature_id(&self) -> &str {
        &self.definition.feature_id
    }

    /// The key of the feature's flag.
    #[must_use]
    pub fn feature_key(&self) -> &str {
        self.definition.feature_key.as_str()
    }

    /// What the allocation consists of.
    #[must_use]
    pub fn value_type(&self) -> ValueType {
        self.definition.value_type
    }

    /// How much is granted.
    #[must_use]
    pub const fn allocation(&self) -> Option<i64> {
        self.allocation
    }

    /// From where on usage is charged for.
    #[must_use]
    pub const fn soft_limit(&self) -> Option<i64> {
        self.soft_limit
    }

    /// How much is used.
    #[must_use]
    pub const fn usage(&self) -> Option<i64> {
        self.usage
    }

    /// The event that counts as usage.
    #[must_use]
    pub fn event_name(&self) -> Option<&str> {
        self.definition.event_name.as_ref().map(Symbol::as_str)
    }

    /// The event that draws credits.
    #[must_use]
    pub fn event_subtype(&self) -> Option<&str> {
        self.definition.event_subtype.as_deref()
    }

    /// Over which time usage is counted.
    #[must_use]
    pub fn metric_period(&self) -> Option<MetricPeriod> {
        self.definition.metric_period
    }

    /// When monthly usage starts over.
    #[must_use]
    pub fn month_reset(&self) -> Option<MonthReset> {
        self.definition.month_reset
    }

    /// When usage starts over next, as it was received.
    #[must_use]
    pub fn metric_reset_at(&self) -> Option<&str> {
        self.metric_reset_at.as_deref()
    }

    /// The credit that pays for the feature.
    #[must_use]
    pub fn credit_id(&self) -> Option<&str> {
        self.definition.credit_id.as_deref()
    }

    /// Credits granted.
    #[must_use]
    pub fn credit_total(&self) -> Option<f64> {
        self.credits.as_ref()?.total
    }

    /// Credits used.
    #[must_use]
    pub fn credit_used(&self) -> Option<f64> {
        self.credits.as_ref()?.used
    }

    /// Credits left.
    #[must_use]
    pub fn credit_remaining(&self) -> Option<f64> {
        self.credits.as_ref()?.remaining
    }

    /// Credits held for draws under way.
    #[must_use]
    pub fn credit_reserved(&self) -> Option<f64> {
        self.credits.as_ref()?.reserved
    }

    /// Credits left when draws under way are not counted.
    #[must_use]
    pub fn credit_settled(&self) -> Option<f64> {
        self.credits.as_ref()?.settled
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

    /// Usage at which to warn.
    #[must_use]
    pub fn warning_tiers(&self) -> &[WarningTier] {
        &self.definition.warning_tiers
    }

    fn new(
        entitlement: &wire::Entitlement,
        times: &mut Recent,
        compiler: &mut Compiler,
    ) -> Result<Self, NotCompilable> {
        Ok(Self {
            definition: EntitlementDefinition::shared(entitlement, compiler)?,
            allocation: entitlement.allocation,
            soft_limit: entitlement.soft_limit,
            usage: entitlement.usage,
            metric_reset_at: entitlement
                .metric_reset_at
                .as_deref()
                .map(|at| times.share(at)),
            credits: Credits::of(entitlement).map(Box::new),
            extra: compact(&entitlement.extra),
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
            reset: self.month_reset().unwrap_or(MonthReset::FirstOfMonth),
        };
        self.usage = metrics.value(&key).or(self.usage);
    }

    /// Sets the credits left to the balance of the entitlement's credit, if it is among these.
    pub(super) fn follow_balance(&mut self, balances: &BTreeMap<String, f64>) {
        let balance = self.credit_id().and_then(|credit| balances.get(credit));
        if let Some(balance) = balance {
            let credits = self.credits.get_or_insert_default();
            credits.remaining = Some(*balance);
        }
    }

    fn to_wire(&self) -> wire::Entitlement {
        let owned = |text: &str| text.to_owned();
        wire::Entitlement {
            feature_id: owned(self.feature_id()),
            feature_key: owned(self.feature_key()),
            value_type: self.value_type().into(),
            allocation: self.allocation,
            soft_limit: self.soft_limit,
            usage: self.usage,
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
            extra: expand(&self.extra),
        }
    }
}

impl EntitlementDefinition {
    fn shared(
        entitlement: &wire::Entitlement,
        compiler: &mut Compiler,
    ) -> Result<Arc<Self>, NotCompilable> {
        let value_type = known(&entitlement.value_type, "value_type")?;
        let metric_period = known_if_given(entitlement.metric_period.as_ref(), "metric_period")?;
        let month_reset = known_if_given(entitlement.month_reset.as_ref(), "month_reset")?;
        let texts = &mut compiler.texts;
        Ok(compiler.entitlements.share(
            Self::fingerprint(entitlement),
            |shared| {
                shared.value_type == value_type
                    && shared.metric_period == metric_period
                    && shared.month_reset == month_reset
                    && shared.is_of(entitlement)
            },
            || {
                let shared = |texts: &mut Texts, text: &Option<String>| {
                    text.as_deref().map(|text| texts.share(text))
                };
                Arc::new(Self {
                    feature_id: texts.share(&entitlement.feature_id),
                    feature_key: texts.symbol(&entitlement.feature_key),
                    value_type,
                    event_name: entitlement
                        .event_name
                        .as_deref()
                        .map(|event| texts.symbol(event)),
                    event_subtype: shared(texts, &entitlement.event_subtype),
                    metric_period,
                    month_reset,
                    credit_id: shared(texts, &entitlement.credit_id),
                    consumption_rate: entitlement.consumption_rate,
                    quantity_rates: entitlement.quantity_rates.clone(),
                    warning_tiers: entitlement.warning_tiers.clone(),
                })
            },
        ))
    }

    /// Of the members that tell most entitlements apart; `is_of` compares all of them.
    fn fingerprint(entitlement: &wire::Entitlement) -> Fingerprint {
        let mut fingerprint = Fingerprint::new();
        fingerprint.text(&entitlement.feature_id);
        fingerprint.text(&entitlement.feature_key);
        for text in [
            &entitlement.event_name,
            &entitlement.event_subtype,
            &entitlement.credit_id,
        ] {
            fingerprint.text(text.as_deref().unwrap_or_default());
        }
        fingerprint.text(entitlement.value_type.as_str());
        for word in [
            entitlement
                .metric_period
                .as_ref()
                .map_or("", |period| period.as_str()),
            entitlement
                .month_reset
                .as_ref()
                .map_or("", |reset| reset.as_str()),
        ] {
            fingerprint.text(word);
        }
        fingerprint.word(entitlement.consumption_rate.map_or(0, f64::to_bits));
        for rate in entitlement.quantity_rates.values() {
            fingerprint.word(rate.to_bits());
        }
        for tier in &entitlement.warning_tiers {
            fingerprint.word(tier.value.cast_unsigned());
        }
        fingerprint
    }

    fn is_of(&self, entitlement: &wire::Entitlement) -> bool {
        *self.feature_id == *entitlement.feature_id
            && self.feature_key.as_str() == entitlement.feature_key
            && self.event_name.as_ref().map(Symbol::as_str) == entitlement.event_name.as_deref()
            && self.event_subtype.as_deref() == entitlement.event_subtype.as_deref()
            && self.credit_id.as_deref() == entitlement.credit_id.as_deref()
            && self.consumption_rate.map(f64::to_bits)
                == entitlement.consumption_rate.map(f64::to_bits)
            && self.quantity_rates == entitlement.quantity_rates
            && self.warning_tiers == entitlement.warning_tiers
    }
}

impl Credits {
    fn of(entitlement: &wire::Entitlement) -> Option<Self> {
        let credits = Self {
            total: entitlement.credit_total,
            used: entitlement.credit_used,
            remaining: entitlement.credit_remaining,
            reserved: entitlement.credit_reserved,
            settled: entitlement.credit_settled,
        };
        let Self {
            total,
            used,
            remaining,
            reserved,
            settled,
        } = credits;
        [total, used, remaining, reserved, settled]
            .iter()
            .any(Option::is_some)
            .then_some(credits)
    }
}

impl Serialize for Entitlement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("featureId", self.feature_id())?;
        members.serialize_entry("featureKey", self.feature_key())?;
        members.serialize_entry("valueType", self.value_type().as_str())?;
        let mut number = |name, value: Option<i64>| {
            value.map_or(Ok(()), |value| members.serialize_entry(name, &value))
        };
        number("allocation", self.allocation)?;
        number("softLimit", self.soft_limit)?;
        number("usage", self.usage)?;
        let mut text = |name, value: Option<&str>| {
            value.map_or(Ok(()), |value| members.serialize_entry(name, value))
        };
        text("eventName", self.event_name())?;
        text("eventSubtype", self.event_subtype())?;
        text(
            "metricPeriod",
            self.metric_period().map(MetricPeriod::as_str),
        )?;
        text("monthReset", self.month_reset().map(MonthReset::as_str))?;
        text("metricResetAt", self.metric_reset_at())?;
        text("creditId", self.credit_id())?;
        let mut amount = |name, value: Option<f64>| {
            value.map_or(Ok(()), |value| members.serialize_entry(name, &value))
        };
        amount("creditTotal", self.credit_total())?;
        amount("creditUsed", self.credit_used())?;
        amount("creditRemaining", self.credit_remaining())?;
        amount("creditReserved", self.credit_reserved())?;
        amount("creditSettled", self.credit_settled())?;
        amount("consumptionRate", self.consumption_rate())?;
        if !self.quantity_rates().is_empty() {
            members.serialize_entry("quantityRates", self.quantity_rates())?;
        }
        if !self.warning_tiers().is_empty() {
            let tiers: Vec<_> = self.warning_tiers().iter().map(PrintedTier).collect();
            members.serialize_entry("warningTiers", &tiers)?;
        }
        members.end()
    }
}

/// A tier without the members that are not known.
struct PrintedTier<'a>(&'a WarningTier);

impl Serialize for PrintedTier<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(2))?;
        members.serialize_entry("key", &self.0.key)?;
        members.serialize_entry("value", &self.0.value)?;
        members.end()
    }
}

/// The entitlements of one company.
#[derive(Clone, Debug)]
pub(super) struct Entitlements {
    list: Box<[Entitlement]>,
    by_feature_key: Index,
}

impl Entitlements {
    pub(super) fn new(
        entitlements: &[wire::Entitlement],
        times: &mut Recent,
        compiler: &mut Compiler,
    ) -> Result<Self, NotCompilable> {
        let list: Box<[Entitlement]> = entitlements
            .iter()
            .map(|entitlement| Entitlement::new(entitlement, times, compiler))
            .collect::<Result<_, _>>()?;
        let fingerprints = list
            .iter()
            .map(|item| Some(item.definition.feature_key.fingerprint()));
        Ok(Self {
            by_feature_key: Index::new(fingerprints),
            list,
        })
    }

    pub(super) fn list(&self) -> &[Entitlement] {
        &self.list
    }

    /// The first entitlement to this feature.
    pub(super) fn find(&self, feature_key: &Symbol) -> Option<&Entitlement> {
        self.by_feature_key
            .find(feature_key.fingerprint(), |place| {
                let entitlement = self.list.get(place)?;
                (entitlement.definition.feature_key == *feature_key).then_some(entitlement)
            })
    }

    /// The entitlements after a change of each that leaves their keys alone.
    pub(super) fn changed(&self, change: impl FnMut(&mut Entitlement)) -> Self {
        let mut list = self.list.clone();
        list.iter_mut().for_each(change);
        Self {
            list,
            by_feature_key: self.by_feature_key.clone(),
        }
    }

    pub(super) fn size(&self) -> usize {
        let items = self.list.iter().map(|item| {
            let credits = item.credits.as_deref().map_or(0, size_of_val);
            credits + extra_size(&item.extra)
        });
        size_of_val(&*self.list) + items.sum::<usize>() + self.by_feature_key.size() + 64
    }

    pub(super) fn to_wire(&self) -> Vec<wire::Entitlement> {
        self.list.iter().map(Entitlement::to_wire).collect()
    }
}
