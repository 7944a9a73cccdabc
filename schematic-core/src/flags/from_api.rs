//! Answers of the API as results of checks.

use schematic_api::types::{CheckFlagResponseData, FeatureEntitlement};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{CheckResult, Entitlement, Outcome, Source, Text, WarningTier};

/// Reads one answer. `None` when it does not say whether the flag is on.
///
/// Nothing but a boolean `value` is needed: members that cannot be read are passed over rather
/// than taking the value with them.
pub(crate) fn read(data: &RawValue) -> Option<CheckResult> {
    match serde_json::from_str::<CheckFlagResponseData>(data.get()) {
        // A null is read as false there, which it does not say.
        Ok(read) => (read.value || has_boolean(data)).then(|| read.into()),
        Err(_) => salvage(serde_json::from_str(data.get()).ok()?),
    }
}

/// Returns whether the value is there as a boolean.
fn has_boolean(data: &RawValue) -> bool {
    #[derive(Deserialize)]
    struct Stated {
        #[serde(rename = "value")]
        _value: bool,
    }
    serde_json::from_str::<Stated>(data.get()).is_ok()
}

fn salvage(data: Value) -> Option<CheckResult> {
    let Value::Object(members) = data else {
        return None;
    };
    let text = |name: &str| Some(members.get(name)?.as_str()?.to_owned());
    let number = |name: &str| members.get(name)?.as_i64();
    let value = members.get("value")?.as_bool()?;
    let mut read = CheckFlagResponseData::new(
        text("flag").unwrap_or_default(),
        value,
        text("reason").unwrap_or_default(),
    );
    read.company_id = text("company_id").map(Into::into);
    read.entitlement = members
        .get("entitlement")
        .and_then(|entitlement| serde_json::from_value(entitlement.clone()).ok());
    read.error = text("error");
    read.feature_allocation = number("feature_allocation");
    read.feature_usage = number("feature_usage");
    read.feature_usage_event = text("feature_usage_event");
    read.feature_usage_period = text("feature_usage_period").map(|text| (&*text).into());
    read.feature_usage_reset_at = text("feature_usage_reset_at").and_then(|text| text.parse().ok());
    read.flag_id = text("flag_id").map(Into::into);
    read.rule_id = text("rule_id");
    read.rule_type = text("rule_type").map(|text| (&*text).into());
    read.user_id = text("user_id").map(Into::into);
    Some(read.into())
}

impl From<CheckFlagResponseData> for CheckResult {
    fn from(data: CheckFlagResponseData) -> Self {
        Self {
            flag: data.flag.into(),
            value: data.value,
            reason: data.reason.into(),
            source: Source::Api,
            outcome: Outcome::Evaluated,
            entitlement: data
                .entitlement
                .map(|entitlement| Box::new(entitlement.into())),
            flag_id: data.flag_id.map(|id| Text::from(String::from(id))),
            company_id: data.company_id.map(|id| Text::from(String::from(id))),
            user_id: data.user_id.map(|id| Text::from(String::from(id))),
            rule_id: data.rule_id.map(Text::from),
            rule_type: data.rule_type,
            error: data.error.map(Text::from),
            feature_allocation: data.feature_allocation,
            feature_usage: data.feature_usage,
            feature_usage_event: data.feature_usage_event.map(Text::from),
            feature_usage_period: data.feature_usage_period,
            feature_usage_reset_at: data.feature_usage_reset_at,
        }
    }
}

impl From<FeatureEntitlement> for Entitlement {
    fn from(data: FeatureEntitlement) -> Self {
        Self {
            feature_id: String::from(data.feature_id).into(),
            feature_key: data.feature_key.into(),
            value_type: data.value_type,
            allocation: data.allocation,
            usage: data.usage,
            soft_limit: data.soft_limit,
            event_name: data.event_name.map(Text::from),
            event_subtype: data.event_subtype.map(Text::from),
            metric_period: data.metric_period,
            month_reset: data.month_reset,
            metric_reset_at: data.metric_reset_at,
            credit_id: data.credit_id.map(|id| Text::from(String::from(id))),
            credit_total: data.credit_total,
            credit_used: data.credit_used,
            credit_remaining: data.credit_remaining,
            credit_reserved: data.credit_reserved,
            credit_settled: data.credit_settled,
            consumption_rate: data.consumption_rate,
            quantity_rates: data.quantity_rates,
            warning_tiers: data
                .warning_tiers
                .into_iter()
                .map(|tier| WarningTier::new(tier.key, tier.value))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flags::RuleType;

    fn read(text: &str) -> Option<CheckResult> {
        super::read(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn every_member_arrives() {
        let text = r#"{"flag":"f","value":true,"reason":"r","company_id":"comp_1","error":"e",
            "entitlement":{"feature_id":"feat_1","feature_key":"k","value_type":"credit",
              "allocation":9223372036854775807,"usage":1,"soft_limit":2,"event_name":"n",
              "event_subtype":"s","metric_period":"current_day","month_reset":"billing_cycle",
              "metric_reset_at":"2026-01-01T00:00:00Z","credit_id":"c","credit_total":0.1,
              "credit_used":0.2,"credit_remaining":0.3,"credit_reserved":0.4,"credit_settled":0.5,
              "consumption_rate":0.6,"quantity_rates":{"q":1.5},
              "warning_tiers":[{"key":"w","value":80}]},
            "feature_allocation":3,"feature_usage":4,"feature_usage_event":"u",
            "feature_usage_period":"all_time","feature_usage_reset_at":"2026-02-01T00:00:00Z",
            "flag_id":"flag_1","rule_id":"rule_1","rule_type":"standard","user_id":"user_1"}"#;
        let result = read(text).unwrap();
        // A member that was forgotten would show as a default here.
        let printed = format!("{result:?}");
        assert!(!printed.contains("None"), "{printed}");
        let entitlement = result.entitlement.unwrap();
        assert_eq!(entitlement.allocation, Some(i64::MAX));
        assert_eq!(entitlement.quantity_rates["q"], 1.5);
        assert_eq!(entitlement.warning_tiers, [WarningTier::new("w", 80)]);
        assert_eq!(result.rule_type, Some(RuleType::Standard));
        assert_eq!(result.source, Source::Api);
    }

    #[test]
    fn without_a_boolean_value_there_is_no_answer() {
        for text in [
            "{}",
            "[]",
            r#"["f",true,"r"]"#,
            "null",
            "\"true\"",
            "true",
            r#"{"flag":"f"}"#,
            r#"{"value":null}"#,
            r#"{"value":"true"}"#,
            r#"{"value":1}"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_member_of_another_type_is_passed_over() {
        let text = r#"{"value":true,"reason":7,"entitlement":"none","rule_id":{},"flag_id":"flag_1",
            "feature_usage":"4","feature_usage_reset_at":"soon","rule_type":"novel"}"#;
        let result = read(text).unwrap();
        assert!(result.value);
        assert_eq!(result.reason, "");
        assert_eq!(result.entitlement, None);
        assert_eq!(result.flag_id.as_deref(), Some("flag_1"));
        assert_eq!(result.feature_usage, None);
        assert_eq!(result.rule_type, Some(RuleType::Other("novel".into())));
    }
}
