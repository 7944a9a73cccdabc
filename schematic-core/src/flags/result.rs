//! The result of a check, with its source, outcome and entitlement.

use std::collections::BTreeMap;

use schematic_api::runtime::ErrorKind;
use schematic_protocol::Timestamp;
use schematic_protocol::words::{
    EntitlementValueType, MetricPeriod, MetricPeriodMonthReset, RuleType,
};
use serde::{Serialize, Serializer};

use super::Text;

/// The whole answer to one flag check.
///
/// Serialized it has the member names of Schematic's API, besides `source` and `outcome`; what is
/// not known is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CheckResult {
    /// The key of the flag.
    pub flag: Text,
    /// The flag's value for the company and user of the check.
    pub value: bool,
    /// Why it has that value, in words for people.
    pub reason: Text,
    /// Where the answer comes from.
    pub source: Source,
    /// Whether the flag was decided, or why its default stands.
    pub outcome: Outcome,
    /// What the company may use of the flag's feature, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entitlement: Option<Box<Entitlement>>,
    /// Schematic's id of the flag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag_id: Option<Text>,
    /// Schematic's id of the company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_id: Option<Text>,
    /// Schematic's id of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Text>,
    /// Schematic's id of the rule that matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_id: Option<Text>,
    /// The type of the rule that matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_type: Option<RuleType>,
    /// What went wrong while the flag was decided, as Schematic tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Text>,
    /// The limit of the feature in the current period. Prefer [`CheckResult::entitlement`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature_allocation: Option<i64>,
    /// What of the limit is used. Prefer [`CheckResult::entitlement`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature_usage: Option<i64>,
    /// The event that counts towards the limit. Prefer [`CheckResult::entitlement`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature_usage_event: Option<Text>,
    /// The period of the limit. Prefer [`CheckResult::entitlement`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature_usage_period: Option<MetricPeriod>,
    /// When the period ends and usage starts anew. Prefer [`CheckResult::entitlement`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature_usage_reset_at: Option<Timestamp>,
}

impl CheckResult {
    /// Creates an answer with nothing but a value and where it comes from.
    #[must_use]
    pub fn new(
        flag: impl Into<Text>,
        value: bool,
        reason: impl Into<Text>,
        source: Source,
        outcome: Outcome,
    ) -> Self {
        Self {
            flag: flag.into(),
            value,
            reason: reason.into(),
            source,
            outcome,
            entitlement: None,
            flag_id: None,
            company_id: None,
            user_id: None,
            rule_id: None,
            rule_type: None,
            error: None,
            feature_allocation: None,
            feature_usage: None,
            feature_usage_event: None,
            feature_usage_period: None,
            feature_usage_reset_at: None,
        }
    }
}

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// Schematic's API.
    Api,
    /// The cache of earlier answers of the API.
    Cache,
    /// State that a DataStream keeps in memory.
    DataStream,
    /// The flag's default, for a flag that could not be evaluated. [`CheckResult::outcome`] gives
    /// the reason.
    Default,
    /// State that a replicator keeps in a store which a fleet shares.
    Replicator,
}

impl Source {
    /// Returns the source's name in lower case: `api`, `cache`, `datastream`, `default` or
    /// `replicator`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Cache => "cache",
            Self::DataStream => "datastream",
            Self::Default => "default",
            Self::Replicator => "replicator",
        }
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Whether a flag was decided, or why its default stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// Schematic, or its rules, decided.
    Evaluated,
    /// The check failed in this way.
    Error(ErrorKind),
    /// Schematic does not know the flag.
    NotFound,
    /// The client is offline.
    Offline,
}

impl Outcome {
    /// Returns the outcome's name in lower case: `evaluated`, `error`, `not_found` or `offline`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Evaluated => "evaluated",
            Self::Error(_) => "error",
            Self::NotFound => "not_found",
            Self::Offline => "offline",
        }
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What a company may use of a feature, and what it has used.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entitlement {
    /// Schematic's id of the feature.
    pub feature_id: Text,
    /// The key of the feature.
    pub feature_key: Text,
    /// The kind of limit.
    pub value_type: EntitlementValueType,
    /// The limit, in units of the feature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocation: Option<i64>,
    /// What of the limit is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<i64>,
    /// Where overage or the next tier starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub soft_limit: Option<i64>,
    /// The event that is metered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_name: Option<Text>,
    /// The subtype of the event that is metered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_subtype: Option<Text>,
    /// The period in which usage counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric_period: Option<MetricPeriod>,
    /// Whether a month is the calendar's or the subscription's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month_reset: Option<MetricPeriodMonthReset>,
    /// When usage starts anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric_reset_at: Option<Timestamp>,
    /// The type of credit that is drawn from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_id: Option<Text>,
    /// Credits granted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_total: Option<f64>,
    /// Credits consumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_used: Option<f64>,
    /// Credits free for new work; what is on hold is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_remaining: Option<f64>,
    /// The unspent part of what is on hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_reserved: Option<f64>,
    /// Remaining and reserved together: the figure to show to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_settled: Option<f64>,
    /// Credits for one unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consumption_rate: Option<f64>,
    /// Credits for one unit of each named quantity.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub quantity_rates: BTreeMap<String, f64>,
    /// The marks at which people are warned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warning_tiers: Vec<WarningTier>,
}

impl Entitlement {
    /// Returns how many units are left, at least 0: the allocation less the usage, or the credits
    /// that remain, rounded down. `None` if there is no limit, or it is not known how much is used.
    ///
    /// ```
    /// use schematic_core::flags::{Entitlement, EntitlementValueType};
    ///
    /// let mut pages = Entitlement::default();
    /// pages.value_type = EntitlementValueType::Numeric;
    /// pages.allocation = Some(10);
    /// assert_eq!(pages.remaining(), None);
    /// pages.usage = Some(7);
    /// assert_eq!(pages.remaining(), Some(3));
    /// ```
    #[must_use]
    pub fn remaining(&self) -> Option<u64> {
        self.limit_and_remaining(0).map(|(_, remaining)| remaining)
    }

    /// Returns what is granted, and what of it is left after `own` more units.
    pub(crate) fn limit_and_remaining(&self, own: i64) -> Option<(u64, u64)> {
        // Negative and not a number become 0; credits are rounded down.
        let units = |units: i64| u64::try_from(units).unwrap_or(0);
        match self.value_type {
            EntitlementValueType::Numeric | EntitlementValueType::Trait => {
                let (limit, used) = (self.allocation?, self.usage?);
                let left = limit.saturating_sub(used).saturating_sub(own);
                Some((units(limit), units(left)))
            }
            EntitlementValueType::Credit => {
                let (limit, left) = (self.credit_total?, self.credit_remaining?);
                let cost = self.consumption_rate.unwrap_or(0.0) * own as f64;
                Some((limit as u64, (left - cost) as u64))
            }
            _ => None,
        }
    }
}

/// A mark of usage at which people are warned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WarningTier {
    /// The name of the mark.
    pub key: String,
    /// The usage at which it is reached.
    pub value: i64,
}

impl WarningTier {
    /// Creates the mark `key` at a usage of `value`.
    #[must_use]
    pub fn new(key: impl Into<String>, value: i64) -> Self {
        Self {
            key: key.into(),
            value,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_known_is_not_written() {
        let mut result =
            CheckResult::new("generate", false, "why", Source::Default, Outcome::NotFound);
        result.rule_type = Some(RuleType::from("brand_new"));
        result.entitlement = Some(Box::new(Entitlement {
            feature_key: "generate".into(),
            allocation: Some(5),
            ..Entitlement::default()
        }));
        assert_eq!(
            serde_json::to_value(&result).unwrap(),
            json!({
                "flag": "generate",
                "value": false,
                "reason": "why",
                "source": "default",
                "outcome": "not_found",
                "rule_type": "brand_new",
                "entitlement": {
                    "feature_id": "",
                    "feature_key": "generate",
                    "value_type": "unknown",
                    "allocation": 5,
                },
            })
        );
    }
}
