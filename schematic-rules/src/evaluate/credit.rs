//! Whether a company can pay a draw of credits.

use std::collections::BTreeMap;

use super::Question;
use super::spend::{Denial, Denials};
use crate::compile::{CompiledCompany, CreditCondition};
use crate::wire::EventQuantities;

/// What a draw costs.
#[derive(Clone, Copy)]
struct Cost {
    amount: f64,
    /// Stated by the caller rather than computed.
    exact: bool,
}

impl<'a> Question<'a, '_> {
    pub(super) fn credit_condition(
        &self,
        condition: &'a CreditCondition,
        denials: &mut Denials<'a>,
    ) -> bool {
        let Some(company) = self.company else {
            return false;
        };
        let cost = self.cost(condition);
        let refused = self.refusing_policy(company, &condition.credit_id, cost.amount);
        if let Some(policy) = refused {
            denials.note(Denial {
                cost: cost.amount,
                policy,
            });
        }
        let can_pay = refused.is_none() && can_afford(company, condition, cost);
        can_pay != condition.negated
    }

    fn cost(&self, condition: &CreditCondition) -> Cost {
        if let Some(amount) = self.options.credit_cost.get(condition.credit_id.as_str()) {
            return Cost {
                amount: *amount,
                exact: true,
            };
        }
        Cost {
            amount: self.computed_cost(condition),
            exact: false,
        }
    }

    fn computed_cost(&self, condition: &CreditCondition) -> f64 {
        let options = self.options;
        if let Some(event) = &condition.event {
            if let Some(quantities) = &options.event_quantities
                && quantities.event_subtype == event.as_str()
            {
                return cost_of_quantities(quantities, condition);
            }
            if let Some(usage) = &options.event_usage
                && usage.event_subtype == event.as_str()
                && usage.quantity > 0
            {
                return usage.quantity as f64 * condition.rate;
            }
        }
        match options.usage {
            Some(usage) if usage > 0 => usage as f64 * condition.rate,
            _ => condition.rate,
        }
    }
}

/// More than anybody means; a named quantity above it counts as this much.
const LARGEST_AMOUNT: f64 = 1_000_000_000.0;

/// The order in which the quantities of a model call are added up; others follow by name. It
/// shows in the last digit of the sum.
const FIRST_QUANTITIES: [&str; 5] = [
    INPUT_TOKENS,
    "output_tokens",
    CACHED_INPUT_TOKENS,
    CACHE_CREATION_INPUT_TOKENS,
    "reasoning_tokens",
];
const INPUT_TOKENS: &str = "input_tokens";
const CACHED_INPUT_TOKENS: &str = "cached_input_tokens";
const CACHE_CREATION_INPUT_TOKENS: &str = "cache_creation_input_tokens";

fn cost_of_quantities(quantities: &EventQuantities, condition: &CreditCondition) -> f64 {
    let times = quantities
        .quantity
        .filter(|quantity| *quantity != 0.0)
        .unwrap_or(1.0);
    let amounts = &quantities.quantities;
    let priced = |name: &str| {
        let rate = condition.quantity_rates.get(name)?;
        Some(charged_amount(name, amounts)? * rate)
    };
    let named = FIRST_QUANTITIES.iter().filter_map(|name| priced(name));
    let others = amounts
        .keys()
        .filter(|name| !FIRST_QUANTITIES.contains(&name.as_str()))
        .filter_map(|name| priced(name));
    // From positive zero, so that a sum is never negative zero.
    named
        .chain(others)
        .fold(0.0 + times * condition.rate, |sum, cost| sum + cost)
}

fn charged_amount(name: &str, amounts: &BTreeMap<String, f64>) -> Option<f64> {
    let capped = |name: &str| amounts.get(name).map(|amount| amount.min(LARGEST_AMOUNT));
    let amount = capped(name)?;
    if name != INPUT_TOKENS {
        return Some(amount);
    }
    // Tokens read from and written to a cache are charged by rates of their own.
    let cached = capped(CACHED_INPUT_TOKENS).unwrap_or(0.0);
    let cache_creation = capped(CACHE_CREATION_INPUT_TOKENS).unwrap_or(0.0);
    Some((amount - cached - cache_creation).max(0.0))
}

fn can_afford(company: &CompiledCompany, condition: &CreditCondition, cost: Cost) -> bool {
    let overdraft = match company.postpaid(&condition.credit_id) {
        Some(postpaid) => match postpaid.overdraft_limit {
            Some(limit) => limit,
            None => return true,
        },
        None => 0.0,
    };
    let available = company.balance(&condition.credit_id) + overdraft;
    if cost.amount == 0.0 && !cost.exact {
        available > 0.0
    } else {
        available >= cost.amount
    }
}
