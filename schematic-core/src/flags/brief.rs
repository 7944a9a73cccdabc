use schematic_rules::{self as rules, Evaluation};

use super::{CheckResult, Outcome, RuleType, Source, Texts};

/// A compact evaluation result for a flag that is not a metered feature's, in one allocation.
///
/// It does not change after its creation. [`Brief::result`] builds the whole result from it.
#[derive(Clone, Debug)]
pub(crate) struct Brief {
    value: bool,
    rule_type: Option<rules::RuleType>,
    /// The texts one after the other, in the order of their lengths.
    texts: Box<str>,
    flag: usize,
    reason: usize,
    flag_id: usize,
    company_id: Option<usize>,
    user_id: Option<usize>,
    rule_id: Option<usize>,
}

impl Brief {
    /// Creates the answer to a check that requested the flag as `flag`. Returns `None` if the
    /// evaluation has an entitlement, a feature or an error, which do not fit.
    pub(crate) fn new(flag: &str, evaluation: &Evaluation<'_>) -> Option<Self> {
        if evaluation.entitlement().is_some()
            || evaluation.feature().is_some()
            || evaluation.err().is_some()
        {
            return None;
        }
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
        ];
        let mut texts = String::with_capacity(all.iter().map(|text| text.len()).sum());
        texts.extend(all);
        Some(Self {
            value: evaluation.value(),
            rule_type: evaluation.rule_type(),
            texts: texts.into_boxed_str(),
            flag: flag.len(),
            reason: reason.len(),
            flag_id: flag_id.len(),
            company_id: company_id.map(str::len),
            user_id: user_id.map(str::len),
            rule_id: rule_id.map(str::len),
        })
    }

    /// The key of the flag, as it was asked for.
    pub(crate) fn flag(&self) -> &str {
        self.texts.get(..self.flag).unwrap_or_default()
    }

    pub(crate) const fn value(&self) -> bool {
        self.value
    }

    /// The whole answer.
    pub(crate) fn result(&self) -> CheckResult {
        let mut texts = Texts::from(&*self.texts);
        let flag = texts.take(self.flag);
        let reason = texts.take(self.reason);
        CheckResult {
            flag_id: Some(texts.take(self.flag_id)),
            company_id: self.company_id.map(|length| texts.take(length)),
            user_id: self.user_id.map(|length| texts.take(length)),
            rule_id: self.rule_id.map(|length| texts.take(length)),
            rule_type: self.rule_type.map(RuleType::from),
            ..CheckResult::new(
                flag,
                self.value,
                reason,
                Source::DataStream,
                Outcome::Evaluated,
            )
        }
    }
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
                    let brief = Brief::new("Export", &evaluation).expect("fits");
                    assert_eq!(brief.flag(), "Export");
                    assert_eq!(brief.value(), evaluation.value());
                    assert_eq!(brief.result(), from_rules::result("Export", &evaluation));
                }
            }
        }
    }

    #[test]
    fn an_evaluation_with_an_entitlement_does_not_fit() {
        let mut compiler = Compiler::new();
        let flag = compiled(&mut compiler, &json!([]));
        let company = serde_json::from_value(json!({
            "id": "comp_1", "keys": {"org": "42"},
            "entitlements": [{
                "feature_id": "feat_1", "feature_key": "export", "value_type": "numeric",
                "allocation": 3, "usage": 1,
            }],
        }));
        let company = compiler.company(&company.unwrap()).unwrap();
        let evaluation = evaluate(&flag, Some(&company), None, &Options::default(), || 0);
        assert!(evaluation.entitlement().is_some());
        assert!(Brief::new("export", &evaluation).is_none());
    }
}
