//! The compact form of a decision that memory made.

use schematic_rules::{self as rules, Evaluation};

use super::from_rules::{FeatureParts, Parts};
use super::{CheckResult, Source};

/// A compact evaluation result, in one allocation; in two for a metered feature.
///
/// It does not change after its creation. [`Brief::result`] builds the whole result from it.
#[derive(Clone, Debug)]
pub(crate) struct Brief {
    value: bool,
    rule_type: Option<rules::RuleType>,
    source: Source,
    /// The texts one after the other, in the order of their lengths.
    texts: Box<str>,
    flag: u32,
    reason: u32,
    flag_id: u32,
    company_id: Option<u32>,
    user_id: Option<u32>,
    rule_id: Option<u32>,
    metered: Option<Box<Metered>>,
}

/// What an evaluation says about a metered feature. The last of the texts is the event that counts.
#[derive(Clone, Debug)]
struct Metered {
    entitlement: Option<rules::Entitlement>,
    feature: Option<FeatureParts>,
}

impl Brief {
    /// Creates the answer to a check that requested the flag as `flag`. Returns `None` if the
    /// evaluation has an error, which does not fit.
    pub(crate) fn new(flag: &str, evaluation: &Evaluation<'_>, source: Source) -> Option<Self> {
        if evaluation.err().is_some() {
            return None;
        }
        let (entitlement, feature) = (evaluation.entitlement(), evaluation.feature());
        let metered = (entitlement.is_some() || feature.is_some()).then(|| {
            Box::new(Metered {
                entitlement: entitlement.cloned(),
                feature: feature.map(FeatureParts::from),
            })
        });
        let (reason, flag_id) = (evaluation.reason(), evaluation.flag_id());
        let (company_id, user_id) = (evaluation.company_id(), evaluation.user_id());
        let rule_id = evaluation.rule_id();
        let all = [
            flag,
            reason,
            flag_id,
            company_id.unwrap_or_default(),
            user_id.unwrap_or_default(),
            rule_id.unwrap_or_default(),
            feature
                .and_then(|feature| feature.usage_event)
                .unwrap_or_default(),
        ];
        let length = |text: &str| u32::try_from(text.len()).ok();
        let length_if_any = |text: Option<&str>| match text {
            Some(text) => length(text).map(Some),
            None => Some(None),
        };
        Some(Self {
            value: evaluation.value(),
            rule_type: evaluation.rule_type(),
            source,
            texts: join(&all),
            flag: length(flag)?,
            reason: length(reason)?,
            flag_id: length(flag_id)?,
            company_id: length_if_any(company_id)?,
            user_id: length_if_any(user_id)?,
            rule_id: length_if_any(rule_id)?,
            metered,
        })
    }

    /// Returns the key of the flag, as it was requested.
    pub(crate) fn flag(&self) -> &str {
        self.texts.get(..self.flag as usize).unwrap_or_default()
    }

    pub(crate) const fn value(&self) -> bool {
        self.value
    }

    /// Returns the whole result.
    pub(crate) fn result(&self) -> CheckResult {
        let mut rest = &*self.texts;
        let mut next = |length: u32| {
            // Cut where the texts were joined, so it is never out of range.
            let (text, others) = rest.split_at_checked(length as usize).unwrap_or_default();
            rest = others;
            text
        };
        let mut parts = Parts {
            flag: next(self.flag),
            source: self.source,
            value: self.value,
            reason: next(self.reason),
            flag_id: next(self.flag_id),
            company_id: self.company_id.map(&mut next),
            user_id: self.user_id.map(&mut next),
            rule_id: self.rule_id.map(&mut next),
            rule_type: self.rule_type,
            entitlement: None,
            feature: None,
        };
        if let Some(metered) = &self.metered {
            parts.entitlement = metered.entitlement.as_ref();
            parts.feature = metered.feature.map(|feature| (feature, rest));
        }
        parts.result()
    }
}

/// Puts texts together. Several are empty as a rule, and copying nothing takes time too.
fn join(texts: &[&str]) -> Box<str> {
    let length = texts.iter().map(|text| text.len()).sum();
    let mut joined = String::with_capacity(length);
    for text in texts {
        if !text.is_empty() {
            joined.push_str(text);
        }
    }
    joined.into_boxed_str()
}

#[cfg(test)]
mod tests {
    use schematic_rules::{CompiledFlag, Compiler, Options, evaluate};
    use serde_json::{Value, json};

    use super::*;
    use crate::flags::from_rules;

    fn compiled(compiler: &mut Compiler, conditions: &Value) -> CompiledFlag {
        let flag = serde_json::from_value(json!({
            "id": "flag_1", "key": "export", "default_value": true, "rules": [{
                "id": "rule_1", "rule_type": "standard", "name": "Größe", "value": true,
                "conditions": conditions,
            }],
        }));
        compiler.flag(&flag.unwrap()).unwrap()
    }

    #[test]
    fn the_result_is_the_one_that_the_rules_gave() {
        let mut compiler = Compiler::new();
        let matching = compiled(&mut compiler, &json!([]));
        let unmatched = compiled(
            &mut compiler,
            &json!([{"id": "c", "condition_type": "company", "operator": "eq", "resource_ids": ["x"]}]),
        );
        let company = serde_json::from_value(json!({"id": "comp_1", "keys": {"org": "42"}}));
        let company = compiler.company(&company.unwrap()).unwrap();
        let user = serde_json::from_value(json!({"id": "user_1"}));
        let user = compiler.user(&user.unwrap()).unwrap();
        for flag in [&matching, &unmatched] {
            for company in [None, Some(&company)] {
                for user in [None, Some(&user)] {
                    let evaluation = evaluate(flag, company, user, &Options::default(), || 0);
                    let brief =
                        Brief::new("Export", &evaluation, Source::Replicator).expect("fits");
                    assert_eq!(brief.flag(), "Export");
                    assert_eq!(brief.value(), evaluation.value());
                    let whole = from_rules::result("Export", &evaluation, Source::Replicator);
                    assert_eq!(brief.result(), whole);
                }
            }
        }
    }

    #[test]
    fn an_evaluation_of_a_metered_feature_fits_too() {
        let mut compiler = Compiler::new();
        let metric = json!([{
            "id": "c", "condition_type": "metric", "operator": "lt", "event_subtype": "exported",
            "metric_value": 10, "metric_period": "current_month",
            "metric_period_month_reset": "first_of_month",
        }]);
        let flag = serde_json::from_value(json!({
            "id": "flag_1", "key": "export", "rules": [{
                "id": "rule_1", "rule_type": "plan_entitlement", "name": "Größe", "value": true,
                "conditions": metric,
            }],
        }));
        let metered = compiler.flag(&flag.unwrap()).unwrap();
        let entitled = compiled(&mut compiler, &json!([]));
        let company = serde_json::from_value(json!({
            "id": "comp_1", "keys": {"org": "42"},
            "entitlements": [{
                "feature_id": "feat_1", "feature_key": "export", "value_type": "numeric",
                "allocation": 3, "usage": 1, "event_name": "exported",
                "metric_reset_at": "2027-01-01T00:00:00Z",
            }],
        }));
        let company = compiler.company(&company.unwrap()).unwrap();
        for (flag, has_feature) in [(&metered, true), (&entitled, false)] {
            let evaluation = evaluate(flag, Some(&company), None, &Options::default(), || 0);
            assert!(evaluation.entitlement().is_some());
            assert_eq!(evaluation.feature().is_some(), has_feature);
            let brief = Brief::new("export", &evaluation, Source::DataStream).expect("fits");
            let whole = from_rules::result("export", &evaluation, Source::DataStream);
            assert_eq!(brief.result(), whole);
        }
    }
}
