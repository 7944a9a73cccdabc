//! Whether so many units of a feature would still be allowed.

use std::sync::Arc;

use super::{FlagKey, Flags};
use crate::flags::{CheckResult, Entitlement, EntitlementValueType, RuleType};

impl Flags {
    /// Returns whether `units` more of the feature of `flag` would be allowed now.
    ///
    /// Unlike [`Flags::is_enabled`], which is true as long as anything is left, this is false if
    /// fewer than `units` are left. A number of 0 or less counts as none; one that does not fit
    /// into an `i64` is more than any limit allows.
    ///
    /// Each call is evaluated anew: the answer depends on `units`, so it is not kept for the
    /// request.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn allows(&self, flag: impl FlagKey, units: impl TryInto<i64>) -> bool {
        let units = units.try_into().unwrap_or(i64::MAX);
        self.check_units(flag.flag_key(), units).await.value
    }

    /// Checks `flag` for `units` more.
    pub(super) async fn check_units(&self, flag: &str, units: i64) -> Arc<CheckResult> {
        if units <= 0 {
            return self.check(flag).await;
        }
        self.evaluator()
            .check_units(flag, self.context(), units.min(MAX_UNITS))
            .await
    }
}

/// Returns `result`, changed to a refusal if it says that fewer than `units` are left.
///
/// For answers that were made without `units`, or by an engine whose sums overflow. A soft limit may
/// be exceeded, and a rule that is not the entitlement's has no limit.
pub(super) fn limited(mut result: CheckResult, units: i64) -> CheckResult {
    let is_metered = matches!(
        result.rule_type,
        None | Some(RuleType::PlanEntitlement | RuleType::CompanyOverride)
    );
    let entitlement = result.entitlement.as_deref();
    if result.value && is_metered && entitlement.is_some_and(|it| !has_left(it, units)) {
        result.value = false;
        result.rule_type = Some(RuleType::PlanEntitlementUsageExceeded);
    }
    result
}

/// Returns whether `units` are left, or it is not known how many are.
fn has_left(entitlement: &Entitlement, units: i64) -> bool {
    let is_enough = match entitlement.value_type {
        EntitlementValueType::Credit => entitlement
            .credit_remaining
            .zip(entitlement.consumption_rate)
            .map(|(left, rate)| left >= rate * units as f64),
        _ if entitlement.soft_limit.is_some() => None,
        _ => entitlement
            .allocation
            .zip(entitlement.usage)
            .map(|(limit, used)| limit.saturating_sub(used) >= units),
    };
    is_enough.unwrap_or(true)
}

/// The most units that are asked for. Sums with the usage that there is do not overflow then.
const MAX_UNITS: i64 = i64::MAX >> 1;

#[cfg(test)]
mod tests {
    use schematic_api::runtime::ErrorKind;

    use super::*;
    use crate::EvaluationContext;
    use crate::flags::{Outcome, Source};
    use crate::request::FlagEvaluator;
    use crate::request::fake::Fake;

    fn metered(value: bool, used: i64) -> CheckResult {
        let mut result = CheckResult::new("generate", value, "", Source::Api, Outcome::Evaluated);
        result.entitlement = Some(Box::new(Entitlement {
            value_type: EntitlementValueType::Numeric,
            allocation: Some(10),
            usage: Some(used),
            ..Entitlement::default()
        }));
        result
    }

    #[test]
    fn fewer_units_than_are_needed_are_a_refusal() {
        let allowed = |result, units| limited(result, units).value;
        assert!(allowed(metered(true, 7), 3));
        assert!(!allowed(metered(true, 7), 4));
        assert!(!allowed(metered(false, 0), 1));
        let mut soft = metered(true, 7);
        soft.entitlement = soft.entitlement.map(|mut entitlement| {
            entitlement.soft_limit = Some(10);
            entitlement
        });
        assert!(allowed(soft, 4));
        let mut credits = metered(true, 0);
        credits.entitlement = credits.entitlement.map(|mut entitlement| {
            entitlement.value_type = EntitlementValueType::Credit;
            entitlement.credit_remaining = Some(7.5);
            entitlement.consumption_rate = Some(2.5);
            entitlement
        });
        assert!(allowed(credits.clone(), 3));
        assert!(!allowed(credits, 4));
        let mut overridden = metered(true, 10);
        overridden.rule_type = Some(RuleType::GlobalOverride);
        assert!(allowed(overridden, 4));
    }

    #[tokio::test]
    async fn memory_answers_while_schematic_is_spared() {
        let fake = Fake::new();
        fake.fail(Some(ErrorKind::Timeout));
        let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
        let flags = Flags::new(&evaluator, EvaluationContext::company("org", "acme"));
        for _ in 0..6 {
            assert!(!flags.allows("generate", 3).await);
        }
        assert_eq!(fake.checks().len(), 5, "the breaker is open");
        fake.fail(None);
        fake.answer(metered(true, 7));
        fake.set_available(true);
        assert!(flags.allows("generate", 3).await);
        assert!(!flags.allows("generate", 4).await);
        assert_eq!(fake.checks().len(), 5);
    }

    #[tokio::test]
    async fn a_backend_that_takes_no_units_is_asked_plainly() {
        let fake = Fake::new();
        fake.answer(metered(true, 7));
        let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
        let flags = Flags::new(&evaluator, EvaluationContext::company("org", "acme"));
        assert!(flags.allows("generate", 3).await);
        assert!(!flags.allows("generate", 4_u8).await);
        assert!(!flags.allows("generate", u64::MAX).await);
        assert_eq!(fake.checks().len(), 3);
        assert!(flags.allows("generate", 0).await);
        assert!(flags.allows("generate", -5).await);
        assert_eq!(fake.checks().len(), 4, "the plain answer is kept");
    }
}
