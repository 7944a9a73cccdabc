//! What a result says about the feature's allocation and usage.

use schematic_protocol::Timestamp;
use schematic_protocol::words::known::MetricPeriod;

use super::Question;
use crate::compile::{CompiledCompany, Condition, MetricCondition, Rule, Symbol, TraitCondition};
use crate::period::next_reset;

/// How much of a feature is granted and used, by the rule that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Feature<'a> {
    /// How much is granted.
    pub allocation: i64,
    /// How much is used; options of the check are not counted.
    pub usage: i64,
    /// The event that counts as usage; `None` when a trait does.
    pub usage_event: Option<&'a str>,
    /// Over which time usage is counted; `None` when a trait holds it.
    pub usage_period: Option<MetricPeriod>,
    /// When usage starts over; `None` when it never does or the billing cycle is unknown.
    pub usage_reset_at: Option<Timestamp>,
}

impl<'a> Question<'a, '_> {
    /// What the first metric or trait condition of an entitlement's rule says.
    pub(super) fn feature(&self, rule: &'a Rule) -> Option<Feature<'a>> {
        let company = self.company.filter(|_| rule.rule_type.is_entitlement())?;
        rule.conditions
            .iter()
            .find_map(|condition| match condition {
                Condition::Metric(condition) => Some(self.metered(company, condition)),
                Condition::Trait(condition) => Some(held_by_trait(company, condition)),
                _ => None,
            })
    }

    fn metered(&self, company: &CompiledCompany, condition: &'a MetricCondition) -> Feature<'a> {
        let key = &condition.key;
        let reset_at = match key.period {
            MetricPeriod::AllTime => None,
            period => next_reset(period, key.reset, company.billing_cycle(), self.now.get()),
        };
        Feature {
            allocation: int_of_trait(company, condition.comparison.as_ref())
                .or(condition.limit)
                .unwrap_or(0),
            usage: company.usage(key),
            usage_event: Some(key.event.as_str()),
            usage_period: Some(key.period),
            usage_reset_at: reset_at,
        }
    }
}

fn held_by_trait<'a>(company: &CompiledCompany, condition: &TraitCondition) -> Feature<'a> {
    Feature {
        allocation: int_of_trait(company, condition.comparison.as_ref())
            .or_else(|| condition.value.strict_int())
            .unwrap_or(0),
        usage: int_of_trait(company, Some(&condition.definition)).unwrap_or(0),
        usage_event: None,
        usage_period: None,
        usage_reset_at: None,
    }
}

/// A trait of the company as an integer; here an empty id is an id like any other.
fn int_of_trait(company: &CompiledCompany, definition: Option<&Symbol>) -> Option<i64> {
    company.traits.find(definition?)?.0.strict_int()
}
