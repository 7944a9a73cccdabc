//! Results as the official engine prints them.

use schematic_protocol::words::known::{MetricPeriod, RuleType, SpendPolicyScope};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::result::{Evaluation, SpendDenial};
use crate::time::WithOffset;
use crate::wire;

impl Serialize for Evaluation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("value", &self.value())?;
        members.serialize_entry("reason", self.reason())?;
        if let Some(err) = self.err() {
            members.serialize_entry("err", err.as_str())?;
        }
        members.serialize_entry("ruleId", &self.rule_id())?;
        members.serialize_entry("ruleType", &self.rule_type().map(RuleType::as_str))?;
        members.serialize_entry("companyId", &self.company_id())?;
        members.serialize_entry("userId", &self.user_id())?;
        members.serialize_entry("entitlement", &self.entitlement())?;
        members.serialize_entry("flagId", self.flag_id())?;
        members.serialize_entry("flagKey", self.flag_key())?;
        let feature = self.feature();
        members.serialize_entry("featureAllocation", &feature.map(|of| of.allocation))?;
        members.serialize_entry("featureUsage", &feature.map(|of| of.usage))?;
        members.serialize_entry("featureUsageEvent", &feature.and_then(|of| of.usage_event))?;
        members.serialize_entry(
            "featureUsagePeriod",
            &feature
                .and_then(|of| of.usage_period)
                .map(MetricPeriod::as_str),
        )?;
        members.serialize_entry(
            "featureUsageResetAt",
            &feature
                .and_then(|of| of.usage_reset_at)
                .map(|at| WithOffset(at).to_string()),
        )?;
        if let Some(denial) = self.credit_spend_policy() {
            members.serialize_entry("creditSpendPolicy", denial)?;
        }
        members.end()
    }
}

impl Serialize for SpendDenial<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(2))?;
        members.serialize_entry("cost", &self.cost().is_finite().then_some(self.cost()))?;
        members.serialize_entry("policy", &PrintedPolicy(self.policy()))?;
        members.end()
    }
}

/// A policy as a result shows it.
struct PrintedPolicy<'a>(&'a wire::SpendPolicy);

impl Serialize for PrintedPolicy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let policy = self.0;
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("id", &policy.id)?;
        members.serialize_entry("creditId", &policy.credit_id)?;
        members.serialize_entry("kind", policy.kind.as_str())?;
        let scope = policy
            .scope
            .known()
            .map_or("Unknown", SpendPolicyScope::as_str);
        members.serialize_entry("scope", scope)?;
        if let Some(company_id) = &policy.company_id {
            members.serialize_entry("companyId", company_id)?;
        }
        if let Some(label) = &policy.label {
            members.serialize_entry("label", label)?;
        }
        members.serialize_entry("limit", &policy.limit)?;
        members.serialize_entry("consumed", &policy.consumed)?;
        if let Some(window) = &policy.window {
            members.serialize_entry("window", &PrintedWindow(window))?;
        }
        if let Some(resets_at) = &policy.resets_at {
            members.serialize_entry("resetsAt", resets_at)?;
        }
        members.end()
    }
}

/// A window as a result shows it.
struct PrintedWindow<'a>(&'a wire::SpendWindow);

impl Serialize for PrintedWindow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("unit", &self.0.unit)?;
        if let Some(count) = self.0.count {
            members.serialize_entry("count", &count)?;
        }
        members.end()
    }
}
