//! Whether a condition holds.

use super::Question;
use super::spend::Denials;
use crate::compile::{BasePlanTest, Condition, ResourceCondition, Symbol};

/// A condition that makes its whole rule fail, whatever stands beside it.
pub(super) struct RuleFails;

impl<'a> Question<'a, '_> {
    /// Evaluates a [`condition`](Self::condition) in few steps, if it asks what most conditions ask:
    /// whether a trait is this text. `None` where more is to be looked at.
    #[inline]
    pub(super) fn plain_condition(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Trait(condition) if condition.is_plain => {
                self.plain_trait_condition(condition)
            }
            _ => None,
        }
    }

    /// Whether a condition holds. A draw of credits that a spend policy refuses is noted in
    /// `denials`.
    pub(super) fn condition(
        &self,
        condition: &'a Condition,
        denials: &mut Denials<'a>,
    ) -> Result<bool, RuleFails> {
        let company = self.company;
        Ok(match condition {
            Condition::Never => false,
            Condition::Trait(condition) => self.trait_condition(condition),
            Condition::Company(condition) => company
                .is_some_and(|company| is_listed(condition, std::slice::from_ref(&company.id))),
            Condition::User(condition) => self
                .user
                .is_some_and(|user| is_listed(condition, std::slice::from_ref(&user.id))),
            Condition::Plan(condition) => {
                company.is_some_and(|company| is_listed(condition, &company.plan_ids))
            }
            Condition::PlanVersion(condition) => {
                company.is_some_and(|company| is_listed(condition, &company.plan_version_ids))
            }
            Condition::BillingProduct(condition) => {
                company.is_some_and(|company| is_listed(condition, &company.billing_product_ids))
            }
            Condition::BasePlan(test) => {
                company.is_some_and(|company| base_plan_passes(test, company.base_plan_id.as_ref()))
            }
            Condition::Metric(condition) => return self.metric_condition(condition),
            Condition::Credit(condition) => self.credit_condition(condition, denials),
        })
    }
}

fn is_listed(condition: &ResourceCondition, ids: &[Symbol]) -> bool {
    condition.listed.contains_any(ids) != condition.negated
}

fn base_plan_passes(test: &BasePlanTest, plan: Option<&Symbol>) -> bool {
    match test {
        BasePlanTest::Listed(listed) => plan.is_some_and(|plan| listed.contains(plan)),
        BasePlanTest::NotListed(listed) => plan.is_none_or(|plan| !listed.contains(plan)),
        BasePlanTest::Set => plan.is_some(),
        BasePlanTest::NotSet => plan.is_none(),
    }
}
