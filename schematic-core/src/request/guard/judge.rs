//! What a guard makes of the answer for its flag.

use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::Timestamp;

use super::{GuardPolicy, Verdict};
use crate::flags::{CheckResult, EntitlementValueType, Outcome, RuleType};
use crate::request::{FlagEvaluator, Refusal, RefusalKind};

/// When to try again if nothing says so: Schematic is tried once a second, so by then it is known
/// whether it is back.
const UNDECIDED_RETRY: Duration = Duration::from_secs(5);

/// The reason of Schematic's answer for a flag it does not have, if it does not answer 404.
const UNKNOWN_FLAG: &str = "Flag not found";

impl GuardPolicy {
    pub(super) fn judge(&self, result: &Arc<CheckResult>, evaluator: &FlagEvaluator) -> Verdict {
        if is_unknown(result) {
            evaluator.warn_unknown(&self.flag);
        }
        if result.value {
            return Verdict::Allow;
        }
        let refusal = Refusal::new(self.kind_of(result, evaluator), &self.flag)
            .with_result(result, evaluator.now());
        match refusal.kind() {
            RefusalKind::Undecided if self.fail_open => {
                crate::telemetry::log!(
                    debug, target: crate::telemetry::GUARDS,
                    { feature_flag.key = &*self.flag },
                    "undecided: the guard fails open",
                );
                Verdict::Allow
            }
            RefusalKind::Undecided => self.refuse(refusal.with_retry_after(UNDECIDED_RETRY)),
            RefusalKind::FlagOff => self.refuse(refusal.with_status(self.status)),
            RefusalKind::UsageExhausted => self.refuse(match reset_of(result) {
                Some(reset) => refusal.with_retry_after(between(evaluator.now(), reset)),
                None => refusal,
            }),
            _ => self.refuse(refusal),
        }
    }

    fn kind_of(&self, result: &CheckResult, evaluator: &FlagEvaluator) -> RefusalKind {
        match (&result.outcome, &result.rule_type) {
            (Outcome::Error(_) | Outcome::Offline, _) if !evaluator.has_default(&self.flag) => {
                RefusalKind::Undecided
            }
            (
                Outcome::Evaluated,
                Some(
                    RuleType::PlanEntitlementUsageExceeded | RuleType::CompanyOverrideUsageExceeded,
                ),
            ) => {
                if draws_credits(result) {
                    RefusalKind::CreditsExhausted
                } else {
                    RefusalKind::UsageExhausted
                }
            }
            _ => RefusalKind::FlagOff,
        }
    }
}

fn is_unknown(result: &CheckResult) -> bool {
    match result.outcome {
        Outcome::NotFound => true,
        Outcome::Evaluated => result.flag_id.is_none() && result.reason == UNKNOWN_FLAG,
        _ => false,
    }
}

fn draws_credits(result: &CheckResult) -> bool {
    result.entitlement.as_ref().is_some_and(|entitlement| {
        entitlement.value_type == EntitlementValueType::Credit || entitlement.credit_id.is_some()
    })
}

fn reset_of(result: &CheckResult) -> Option<Timestamp> {
    result
        .entitlement
        .as_ref()
        .and_then(|entitlement| entitlement.metric_reset_at)
        .or(result.feature_usage_reset_at)
}

fn between(now: Timestamp, then: Timestamp) -> Duration {
    let millis = then.as_millis().saturating_sub(now.as_millis());
    Duration::from_millis(u64::try_from(millis).unwrap_or(0))
}
