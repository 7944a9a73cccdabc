use std::collections::BTreeMap;

use schematic_protocol::read::null_as_default;
use schematic_protocol::words::{
    EntitlementValueType, MetricPeriod, MetricPeriodMonthReset, RuleType,
};
use serde::{Deserialize, Serialize};

use crate::runtime::{Field, Timestamp};

/// For whom a flag is checked. Without company and user the flag's own default is the answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckFlagRequestBody {
    /// The keys of the company.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub company: Field<BTreeMap<String, String>>,
    /// Usage to assume on top of what there is.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub preflight: Field<PreflightRequestBody>,
    /// The keys of the user.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub user: Field<BTreeMap<String, String>>,
}

/// Usage to assume while a flag is decided: would this action be allowed?
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PreflightRequestBody {
    /// Credits that the action would cost, by type of credit; 0 means free.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub credit_cost: Field<BTreeMap<String, f64>>,
    /// Quantity of one event that the action would report.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub event_usage: Field<PreflightEventUsageRequestBody>,
    /// Usage of any metered feature.
    #[serde(default, skip_serializing_if = "Field::is_absent")]
    pub usage: Field<i64>,
}

/// Usage of one event to assume while a flag is decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PreflightEventUsageRequestBody {
    /// The subtype of the event.
    pub event_subtype: String,
    /// How much of it.
    pub quantity: i64,
}

/// For whom all flags are checked, many at once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckFlagsBulkRequestBody {
    /// 1 to 100 contexts.
    #[serde(default, deserialize_with = "null_as_default")]
    pub contexts: Vec<CheckFlagRequestBody>,
}

/// The answer to one flag check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckFlagResponseData {
    /// The key of the flag that was checked.
    #[serde(default, deserialize_with = "null_as_default")]
    pub flag: String,
    /// The flag's value.
    pub value: bool,
    /// Why it has that value.
    #[serde(default, deserialize_with = "null_as_default")]
    pub reason: String,
    /// Schematic's id of the company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_id: Option<String>,
    /// What the company may use of the flag's feature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entitlement: Option<FeatureEntitlement>,
    /// What went wrong while the flag was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Deprecated in favour of the entitlement: the limit of the feature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature_allocation: Option<i64>,
    /// Deprecated in favour of the entitlement: what of the limit is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature_usage: Option<i64>,
    /// Deprecated in favour of the entitlement: the event that counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature_usage_event: Option<String>,
    /// Deprecated in favour of the entitlement: the period of the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature_usage_period: Option<MetricPeriod>,
    /// Deprecated in favour of the entitlement: when usage starts anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature_usage_reset_at: Option<Timestamp>,
    /// Schematic's id of the flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag_id: Option<String>,
    /// Schematic's id of the rule that matched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_id: Option<String>,
    /// The type of the rule that matched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_type: Option<RuleType>,
    /// Schematic's id of the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

impl CheckFlagResponseData {
    /// Creates the answer that `flag` has `value` because of `reason`, and nothing more.
    #[must_use]
    pub fn new(flag: impl Into<String>, value: bool, reason: impl Into<String>) -> Self {
        Self {
            flag: flag.into(),
            value,
            reason: reason.into(),
            company_id: None,
            entitlement: None,
            error: None,
            feature_allocation: None,
            feature_usage: None,
            feature_usage_event: None,
            feature_usage_period: None,
            feature_usage_reset_at: None,
            flag_id: None,
            rule_id: None,
            rule_type: None,
            user_id: None,
        }
    }
}

/// What a company may use of a feature, and what it has used.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FeatureEntitlement {
    /// Schematic's id of the feature.
    #[serde(default, deserialize_with = "null_as_default")]
    pub feature_id: String,
    /// The key of the feature.
    #[serde(default, deserialize_with = "null_as_default")]
    pub feature_key: String,
    /// The kind of limit.
    #[serde(default)]
    pub value_type: EntitlementValueType,
    /// The limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allocation: Option<i64>,
    /// Credits for one unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consumption_rate: Option<f64>,
    /// The type of credit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_id: Option<String>,
    /// Credits free for new work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_remaining: Option<f64>,
    /// The unspent part of open holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_reserved: Option<f64>,
    /// Remaining and reserved together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_settled: Option<f64>,
    /// Credits granted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_total: Option<f64>,
    /// Credits consumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_used: Option<f64>,
    /// The event that is metered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_name: Option<String>,
    /// The subtype of the event that is metered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_subtype: Option<String>,
    /// The period in which usage counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric_period: Option<MetricPeriod>,
    /// When usage starts anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metric_reset_at: Option<Timestamp>,
    /// Whether a month is the calendar's or the subscription's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month_reset: Option<MetricPeriodMonthReset>,
    /// Credits for one unit of each named quantity; newer than the API's document.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub quantity_rates: BTreeMap<String, f64>,
    /// Where overage or the next tier starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_limit: Option<i64>,
    /// What of the limit is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<i64>,
    /// The marks at which people are warned.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub warning_tiers: Vec<WarningTier>,
}

/// A mark of usage at which people are warned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WarningTier {
    /// The name of the mark.
    #[serde(default, deserialize_with = "null_as_default")]
    pub key: String,
    /// The usage at which it is reached.
    #[serde(default, deserialize_with = "null_as_default")]
    pub value: i64,
}

/// All flags of one context.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckFlagsResponseData {
    /// What the company has of each type of credit.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub credit_balances: BTreeMap<String, CompanyCreditBalance>,
    /// The answers, at most 1,000.
    #[serde(default, deserialize_with = "null_as_default")]
    pub flags: Vec<CheckFlagResponseData>,
}

/// What a company has of one type of credit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CompanyCreditBalance {
    /// Credits free for new work.
    #[serde(default, deserialize_with = "null_as_default")]
    pub remaining: f64,
    /// The unspent part of open holds.
    #[serde(default, deserialize_with = "null_as_default")]
    pub reserved: f64,
    /// Remaining and reserved together.
    #[serde(default, deserialize_with = "null_as_default")]
    pub settled: f64,
}

/// All flags of several contexts, in the order of the request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckFlagsBulkResponseData {
    /// One entry for each context.
    #[serde(default, deserialize_with = "null_as_default")]
    pub data: Vec<CheckFlagsResponseData>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absent_member_is_left_out_and_an_empty_one_sent() {
        let mut body = CheckFlagRequestBody::default();
        assert_eq!(serde_json::to_string(&body).unwrap(), "{}");
        body.company = Field::Null;
        body.user = Field::Value(BTreeMap::new());
        assert_eq!(
            serde_json::to_string(&body).unwrap(),
            r#"{"company":null,"user":{}}"#
        );
        let again: CheckFlagRequestBody =
            serde_json::from_str(r#"{"company":null,"user":{}}"#).unwrap();
        assert_eq!(again, body);
    }

    #[test]
    fn nulls_and_unknown_values_are_read() {
        let text = r#"{"flag":"f","value":true,"reason":null,"rule_type":"brand_new","new":[1],
            "entitlement":{"feature_id":"feat_1","feature_key":"k","value_type":"per_seat",
            "warning_tiers":null,"quantity_rates":null,"credit_total":0.1,
            "metric_reset_at":"0001-01-01T00:00:00Z"}}"#;
        let data: CheckFlagResponseData = serde_json::from_str(text).unwrap();
        assert_eq!(data.reason, "");
        assert_eq!(data.rule_type, Some(RuleType::Other("brand_new".into())));
        let entitlement = data.entitlement.unwrap();
        assert_eq!(entitlement.value_type.as_str(), "per_seat");
        assert!(entitlement.warning_tiers.is_empty());
        assert_eq!(entitlement.credit_total, Some(0.1));
        let again = serde_json::to_string(&entitlement.value_type).unwrap();
        assert_eq!(again, r#""per_seat""#);
    }

    #[test]
    fn a_null_list_of_flags_is_empty() {
        let data: CheckFlagsResponseData =
            serde_json::from_str(r#"{"flags":null,"credit_balances":null}"#).unwrap();
        assert_eq!(data, CheckFlagsResponseData::default());
    }
}
