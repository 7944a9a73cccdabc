//! Entitlements as a check result shows them.

use schematic_protocol::words::known::{MetricPeriod, MetricPeriodMonthReset};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Entitlement;
use crate::wire::WarningTier;

impl Serialize for Entitlement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("featureId", self.feature_id())?;
        members.serialize_entry("featureKey", self.feature_key())?;
        members.serialize_entry("valueType", self.value_type().as_str())?;
        let mut number = |name, value: Option<i64>| {
            value.map_or(Ok(()), |value| members.serialize_entry(name, &value))
        };
        number("allocation", self.allocation())?;
        number("softLimit", self.soft_limit())?;
        number("usage", self.usage())?;
        let mut text = |name, value: Option<&str>| {
            value.map_or(Ok(()), |value| members.serialize_entry(name, value))
        };
        text("eventName", self.event_name())?;
        text("eventSubtype", self.event_subtype())?;
        text(
            "metricPeriod",
            self.metric_period().map(MetricPeriod::as_str),
        )?;
        text(
            "monthReset",
            self.month_reset().map(MetricPeriodMonthReset::as_str),
        )?;
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
