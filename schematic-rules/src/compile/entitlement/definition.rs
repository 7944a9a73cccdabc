//! The part of entitlements that companies share.

use std::collections::BTreeMap;
use std::sync::Arc;

use schematic_protocol::words::known::{
    EntitlementValueType, MetricPeriod, MetricPeriodMonthReset,
};

use crate::compile::intern::Texts;
use crate::compile::symbol::Fingerprint;
use crate::compile::{CompileError, Compiler, Symbol, known, known_if_given};
use crate::wire::size::HeapSize as _;
use crate::wire::{self, WarningTier};

/// The part of an entitlement that comes from the catalogue and that companies share.
#[derive(Debug)]
pub(in crate::compile) struct EntitlementDefinition {
    pub(super) feature_id: Arc<str>,
    pub(super) feature_key: Symbol,
    pub(super) value_type: EntitlementValueType,
    pub(super) event_name: Option<Symbol>,
    pub(super) event_subtype: Option<Arc<str>>,
    pub(super) metric_period: Option<MetricPeriod>,
    pub(super) month_reset: Option<MetricPeriodMonthReset>,
    pub(super) credit_id: Option<Arc<str>>,
    pub(super) consumption_rate: Option<f64>,
    pub(super) quantity_rates: BTreeMap<String, f64>,
    pub(super) warning_tiers: Vec<WarningTier>,
    /// What it takes, unless it is shared.
    pub(super) own_size: usize,
}

impl EntitlementDefinition {
    pub(super) fn shared(
        entitlement: &wire::Entitlement,
        compiler: &mut Compiler,
    ) -> Result<Arc<Self>, CompileError> {
        let value_type = known(&entitlement.value_type, "value_type")?;
        let metric_period = known_if_given(entitlement.metric_period.as_ref(), "metric_period")?;
        let month_reset = known_if_given(entitlement.month_reset.as_ref(), "month_reset")?;
        let texts = &mut compiler.texts;
        let size = size_of::<Self>() + entitlement.heap_size() - entitlement.extra.heap_size();
        Ok(compiler.entitlements.share(
            Self::fingerprint(entitlement),
            size,
            |shared| {
                shared.value_type == value_type
                    && shared.metric_period == metric_period
                    && shared.month_reset == month_reset
                    && shared.is_of(entitlement)
            },
            |is_shared| {
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
                    own_size: if is_shared { 0 } else { size },
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
