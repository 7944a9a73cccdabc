//! Answers of the rules engine as results of checks, and questions as it takes them.

use schematic_protocol::Timestamp;
use schematic_rules::wire::{EventUsage, Options};
use schematic_rules::{self as rules, Evaluation, Feature};

use super::{
    CheckResult, Entitlement, MetricPeriod, MetricPeriodMonthReset, Outcome, Preflight, RuleType,
    Source, Texts, WarningTier,
};

/// Returns the whole result of an evaluation of the flag that was requested as `flag`.
pub(crate) fn result(flag: &str, evaluation: &Evaluation<'_>, source: Source) -> CheckResult {
    let parts = Parts {
        flag,
        source,
        value: evaluation.value(),
        reason: evaluation.reason(),
        flag_id: evaluation.flag_id(),
        company_id: evaluation.company_id(),
        user_id: evaluation.user_id(),
        rule_id: evaluation.rule_id(),
        rule_type: evaluation.rule_type(),
        entitlement: evaluation.entitlement(),
        feature: evaluation.feature().map(|feature| {
            let usage_event = feature.usage_event.unwrap_or_default();
            (FeatureParts::from(feature), usage_event)
        }),
    };
    CheckResult {
        error: evaluation.err().map(|error| error.as_str().into()),
        ..parts.result()
    }
}

/// What a result is made of.
pub(super) struct Parts<'e> {
    pub(super) flag: &'e str,
    pub(super) source: Source,
    pub(super) value: bool,
    pub(super) reason: &'e str,
    pub(super) flag_id: &'e str,
    pub(super) company_id: Option<&'e str>,
    pub(super) user_id: Option<&'e str>,
    pub(super) rule_id: Option<&'e str>,
    pub(super) rule_type: Option<rules::RuleType>,
    pub(super) entitlement: Option<&'e rules::Entitlement>,
    /// What is said of the feature, and the event that counts.
    pub(super) feature: Option<(FeatureParts, &'e str)>,
}

impl Parts<'_> {
    pub(super) fn result(&self) -> CheckResult {
        // In the order in which they are taken out below.
        let [
            feature_id,
            feature_key,
            event_name,
            event_subtype,
            credit_id,
        ] = self.entitlement.map(texts_of).unwrap_or_default();
        let (feature, event) = self.feature.unzip();
        let mut texts = Texts::join(&[
            self.flag,
            self.reason,
            feature_id.unwrap_or_default(),
            feature_key.unwrap_or_default(),
            event_name.unwrap_or_default(),
            event_subtype.unwrap_or_default(),
            credit_id.unwrap_or_default(),
            self.flag_id,
            self.company_id.unwrap_or_default(),
            self.user_id.unwrap_or_default(),
            self.rule_id.unwrap_or_default(),
            event.unwrap_or_default(),
        ]);
        CheckResult {
            flag: texts.next(self.flag),
            value: self.value,
            reason: texts.next(self.reason),
            source: self.source,
            outcome: Outcome::Evaluated,
            entitlement: self
                .entitlement
                .map(|entitlement| Box::new(self::entitlement(entitlement, &mut texts))),
            flag_id: Some(texts.next(self.flag_id)),
            company_id: self.company_id.map(|id| texts.next(id)),
            user_id: self.user_id.map(|id| texts.next(id)),
            rule_id: self.rule_id.map(|id| texts.next(id)),
            rule_type: self.rule_type.map(RuleType::from),
            error: None,
            feature_allocation: feature.map(|feature| feature.allocation),
            feature_usage: feature.map(|feature| feature.usage),
            feature_usage_event: event
                .filter(|_| feature.is_some_and(|feature| feature.has_event))
                .map(|event| texts.next(event)),
            feature_usage_period: feature
                .and_then(|feature| feature.period)
                .map(MetricPeriod::from),
            feature_usage_reset_at: feature.and_then(|feature| feature.reset_at),
        }
    }
}

/// What an evaluation says about a feature, besides the event that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct FeatureParts {
    allocation: i64,
    usage: i64,
    has_event: bool,
    period: Option<rules::MetricPeriod>,
    reset_at: Option<Timestamp>,
}

impl From<&Feature<'_>> for FeatureParts {
    fn from(feature: &Feature<'_>) -> Self {
        Self {
            allocation: feature.allocation,
            usage: feature.usage,
            has_event: feature.usage_event.is_some(),
            period: feature.usage_period,
            reset_at: feature.usage_reset_at,
        }
    }
}

/// Returns the texts of an entitlement, in the order in which [`entitlement`] reads them.
fn texts_of(entitlement: &rules::Entitlement) -> [Option<&str>; 5] {
    [
        Some(entitlement.feature_id()),
        Some(entitlement.feature_key()),
        entitlement.event_name(),
        entitlement.event_subtype(),
        entitlement.credit_id(),
    ]
}

fn entitlement(entitlement: &rules::Entitlement, texts: &mut Texts) -> Entitlement {
    Entitlement {
        feature_id: texts.next(entitlement.feature_id()),
        feature_key: texts.next(entitlement.feature_key()),
        event_name: entitlement.event_name().map(|name| texts.next(name)),
        event_subtype: entitlement
            .event_subtype()
            .map(|subtype| texts.next(subtype)),
        credit_id: entitlement.credit_id().map(|id| texts.next(id)),
        value_type: entitlement.value_type().into(),
        allocation: entitlement.allocation(),
        usage: entitlement.usage(),
        soft_limit: entitlement.soft_limit(),
        metric_period: entitlement.metric_period().map(MetricPeriod::from),
        month_reset: entitlement.month_reset().map(MetricPeriodMonthReset::from),
        metric_reset_at: entitlement
            .metric_reset_at()
            .and_then(|text| text.parse().ok()),
        credit_total: entitlement.credit_total(),
        credit_used: entitlement.credit_used(),
        credit_remaining: entitlement.credit_remaining(),
        credit_reserved: entitlement.credit_reserved(),
        credit_settled: entitlement.credit_settled(),
        consumption_rate: entitlement.consumption_rate(),
        quantity_rates: entitlement.quantity_rates().clone(),
        warning_tiers: entitlement
            .warning_tiers()
            .iter()
            .map(|tier| WarningTier::new(&*tier.key, tier.value))
            .collect(),
    }
}

/// What to assume, as the engine takes it.
pub(crate) fn options(preflight: &Preflight) -> Options {
    Options {
        credit_cost: preflight.credit_costs().clone(),
        usage: preflight.usage_set(),
        event_usage: preflight
            .event_usage_set()
            .map(|(event_subtype, quantity)| EventUsage {
                event_subtype: event_subtype.to_owned(),
                quantity,
                ..EventUsage::default()
            }),
        ..Options::default()
    }
}

#[cfg(test)]
mod tests {
    use schematic_rules::{Compiler, evaluate};
    use serde_json::json;

    use super::*;

    #[test]
    fn every_member_arrives() {
        let mut compiler = Compiler::new();
        let flag = serde_json::from_value(json!({
            "id": "flag_1", "key": "export", "rules": [{
                "id": "rule_1", "rule_type": "plan_entitlement", "name": "Pro", "value": true,
                "conditions": [{
                    "id": "cond_1", "condition_type": "metric", "operator": "lt",
                    "event_subtype": "exported", "metric_value": 10,
                    "metric_period": "current_month",
                    "metric_period_month_reset": "billing_cycle",
                }],
            }],
        }));
        let company = serde_json::from_value(json!({
            "id": "comp_1", "keys": {"org": "42"},
            "subscription": {
                "id": "sub_1",
                "period_start": "2026-01-05T00:00:00.000001Z",
                "period_end": "2027-01-05T00:00:00Z",
            },
            "metrics": [{
                "event_subtype": "exported", "period": "current_month",
                "month_reset": "billing_cycle", "value": 4,
            }],
            "entitlements": [{
                "feature_id": "feat_1", "feature_key": "export", "value_type": "credit",
                "allocation": i64::MAX, "usage": 1, "soft_limit": 2, "event_name": "n",
                "event_subtype": "s", "metric_period": "current_day",
                "month_reset": "billing_cycle", "metric_reset_at": "2026-01-01T00:00:00Z",
                "credit_id": "c", "credit_total": 0.1, "credit_used": 0.2,
                "credit_remaining": 0.3, "credit_reserved": 0.4, "credit_settled": 0.5,
                "consumption_rate": 0.6, "quantity_rates": {"q": 1.5},
                "warning_tiers": [{"key": "w", "value": 80}],
            }],
        }));
        let user = serde_json::from_value(json!({"id": "user_1"}));
        let flag = compiler.flag(&flag.unwrap()).unwrap();
        let company = compiler.company(&company.unwrap()).unwrap();
        let user = compiler.user(&user.unwrap()).unwrap();
        let now = 1_768_000_000_000;
        let evaluation = evaluate(
            &flag,
            Some(&company),
            Some(&user),
            &Options::default(),
            || now,
        );

        let result = CheckResult {
            // Only options that cannot be meant have one.
            error: Some("".into()),
            ..result("Export", &evaluation, Source::DataStream)
        };
        let printed = format!("{result:?}");
        assert!(!printed.contains("None"), "{printed}");
        assert_eq!(result.flag, "Export");
        assert_eq!(
            result.reason,
            "Matched plan entitlement rule \"Pro\" (rule_1)"
        );
        assert_eq!(result.source, Source::DataStream);
        assert_eq!(result.feature_usage, Some(4));
        let reset = result.feature_usage_reset_at.unwrap();
        assert_eq!(reset.to_string(), "2026-02-05T00:00:00.000001Z");
        let entitlement = result.entitlement.unwrap();
        assert_eq!(entitlement.allocation, Some(i64::MAX));
        assert_eq!(entitlement.warning_tiers, [WarningTier::new("w", 80)]);
    }

    #[test]
    fn the_engine_assumes_what_a_preflight_says() {
        let asked = Preflight::new()
            .usage(3)
            .event_usage("exported", 0)
            .credit_cost("c", 0.0);
        let options = options(&asked);
        assert_eq!(options.usage, Some(3));
        assert_eq!(options.event_usage, None);
        assert_eq!(options.credit_cost.get("c"), Some(&0.0));
    }
}
