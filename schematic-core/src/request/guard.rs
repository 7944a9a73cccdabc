use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::Timestamp;

use super::{FlagEvaluator, FlagKey, Flags, Refusal, RefusalKind, RefusalStatus, TypedFlag};
use crate::flags::{CheckResult, Entitlement, EntitlementValueType, Outcome, RuleType};

/// When to try again where nothing tells: Schematic is tried once a second, so by then it is known
/// whether it is back.
const UNDECIDED_RETRY: Duration = Duration::from_secs(5);

/// The words with which Schematic answers for a flag it does not have, where it does not say 404.
const UNKNOWN_FLAG: &str = "Flag not found";

/// A rule for one route: whom to let pass, and how to refuse the others.
///
/// | when | status | code |
/// | --- | --- | --- |
/// | the request names no company and no user | 401 | `identity_missing` |
/// | the flag is off, or Schematic does not know it | 403, or [`GuardPolicy::status`] | `flag_off` |
/// | it is off because a usage limit is reached | 429 | `usage_exhausted` |
/// | it is off because credits are used up | 402 | `credits_exhausted` |
/// | Schematic cannot be asked, and the flag has no default | 503, or passes with [`GuardPolicy::fail_open`] | `undecided` |
///
/// A default that is configured for the flag, also `false`, stands in for Schematic while that
/// cannot be asked. A 404 without the API's own error body comes from something that answers in
/// place of Schematic, so it counts as that too.
#[derive(Clone, Debug)]
pub struct GuardPolicy {
    flag: Arc<str>,
    status: RefusalStatus,
    fail_open: bool,
}

/// What a guard decides about a request.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Verdict {
    /// It may pass.
    Allow,
    /// It may not.
    Refuse(Refusal),
}

impl GuardPolicy {
    /// Lets pass those for whom `flag` is on.
    #[must_use]
    pub fn new(flag: impl FlagKey) -> Self {
        Self {
            flag: flag.flag_key().into(),
            status: RefusalStatus::default(),
            fail_open: false,
        }
    }

    /// Creates the policy of a guard whose type says all about it.
    #[doc(hidden)]
    #[must_use]
    pub fn of<F: TypedFlag, const STATUS: u16, const FAIL_OPEN: bool>() -> Self {
        let policy = Self::new(F::KEY).status(RefusalStatus::of::<STATUS>());
        if FAIL_OPEN {
            policy.fail_open()
        } else {
            policy
        }
    }

    /// Refuses with `status` instead of 403 when the flag is off. Missing identities, limits and
    /// credits keep their own.
    #[must_use]
    pub fn status(mut self, status: RefusalStatus) -> Self {
        self.status = status;
        self
    }

    /// Lets requests pass while Schematic cannot be asked and no default is configured for the
    /// flag. By default they are refused with 503.
    #[must_use]
    pub fn fail_open(mut self) -> Self {
        self.fail_open = true;
        self
    }

    /// The key of the flag.
    #[must_use]
    pub fn flag(&self) -> &str {
        &self.flag
    }

    /// Decides about the request that `flags` belongs to.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn verdict(&self, flags: &Flags) -> Verdict {
        match self.identified(flags) {
            Ok(()) => self.judge(&flags.check(&self.flag).await, flags.evaluator()),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Decides about the request that `flags` belongs to, which is to use `units` of the flag's
    /// feature: it is refused if fewer are left.
    ///
    /// A number of 0 or less counts as none: see [`Flags::allows`].
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn verdict_for_units(&self, flags: &Flags, units: i64) -> Verdict {
        match self.identified(flags) {
            Ok(()) => {
                let result = flags.check_units(&self.flag, units).await;
                let verdict = self.judge(&result, flags.evaluator());
                let by_entitlement = matches!(
                    result.rule_type,
                    Some(RuleType::PlanEntitlement | RuleType::CompanyOverride)
                );
                if result.value && by_entitlement {
                    // An entitlement to these units is one to fewer, so this is the request's
                    // answer as well. Other rules may match for this number alone.
                    flags.keep(&self.flag, result);
                }
                verdict
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Decides about the request that `flags` belongs to if that needs no waiting; otherwise
    /// returns `None`.
    #[must_use]
    pub fn verdict_now(&self, flags: &Flags) -> Option<Verdict> {
        match self.identified(flags) {
            Ok(()) => {
                // Whom the rules let pass is let pass, whatever else they tell.
                let result = flags.look_now(&self.flag, |answer| {
                    (!answer.is_decided_on()).then(|| answer.whole())
                })?;
                Some(match result {
                    Some(result) => self.judge(&result, flags.evaluator()),
                    None => Verdict::Allow,
                })
            }
            Err(refusal) => Some(self.refuse(refusal)),
        }
    }

    /// What the company of this request may use of the flag's feature, also when all of it is used.
    /// `None` where it is entitled to nothing, or the flag is not a feature's.
    ///
    /// # Errors
    ///
    /// Returns the refusal if the request has no identity or the flag cannot be decided. With
    /// [`GuardPolicy::fail_open`], a flag that cannot be decided gives `None`.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn entitlement(&self, flags: &Flags) -> Result<Option<Entitlement>, Refusal> {
        self.identified(flags)
            .inspect_err(|refusal| self.tell(refusal))?;
        let result = flags.check(&self.flag).await;
        if let Some(entitlement) = result.entitlement.as_deref() {
            return Ok(Some(entitlement.clone()));
        }
        match self.judge(&result, flags.evaluator()) {
            Verdict::Refuse(refusal) if refusal.kind() == RefusalKind::Undecided => Err(refusal),
            _ => Ok(None),
        }
    }

    /// Returns what the company of this request may use of the flag's feature, for a route that
    /// needs an entitlement.
    ///
    /// # Errors
    ///
    /// Returns the refusals of [`GuardPolicy::entitlement`]. A request without an entitlement is
    /// refused as if the flag were off.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn required_entitlement(&self, flags: &Flags) -> Result<Entitlement, Refusal> {
        self.entitlement(flags).await?.ok_or_else(|| {
            let refusal = Refusal::new(RefusalKind::FlagOff, &self.flag).with_status(self.status);
            self.tell(&refusal);
            refusal
        })
    }

    /// What to answer where the application has set up nothing that resolves keys. Logs an error
    /// that names `missing`, which is what has to be added.
    #[must_use]
    pub fn not_set_up(&self, missing: &str) -> Refusal {
        crate::telemetry::log!(
            error, target: crate::telemetry::GUARDS,
            { feature_flag.key = &*self.flag },
            "no keys are resolved for the request that this guard decides about: put {missing} \
             outside it",
        );
        Refusal::new(RefusalKind::NotSetUp, &self.flag)
    }

    fn identified(&self, flags: &Flags) -> Result<(), Refusal> {
        if flags.context().is_empty() {
            return Err(Refusal::new(RefusalKind::IdentityMissing, &self.flag));
        }
        Ok(())
    }

    fn judge(&self, result: &Arc<CheckResult>, evaluator: &FlagEvaluator) -> Verdict {
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

    fn refuse(&self, refusal: Refusal) -> Verdict {
        self.tell(&refusal);
        Verdict::Refuse(refusal)
    }

    fn tell(&self, refusal: &Refusal) {
        crate::telemetry::log!(
            debug, target: crate::telemetry::GUARDS,
            {
                feature_flag.key = &*self.flag,
                code = refusal.code(),
                http.response.status_code = refusal.status()
            },
            "refused",
        );
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

#[cfg(test)]
mod tests {
    use schematic_api::runtime::ErrorKind;

    use super::super::fake::Fake;
    use super::*;
    use crate::EvaluationContext;
    use crate::clock::Clock;
    use crate::flags::Source;

    async fn judge(fake: &Fake, policy: &GuardPolicy) -> Verdict {
        let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
        let flags = Flags::new(&evaluator, EvaluationContext::company("org", "acme"));
        assert_eq!(policy.verdict_now(&flags), None);
        let verdict = policy.verdict(&flags).await;
        assert_eq!(policy.verdict_now(&flags).as_ref(), Some(&verdict));
        verdict
    }

    async fn refusal(fake: &Fake, policy: &GuardPolicy) -> Refusal {
        match judge(fake, policy).await {
            Verdict::Refuse(refusal) => refusal,
            Verdict::Allow => panic!("let pass"),
        }
    }

    fn exceeded(rule_type: RuleType) -> CheckResult {
        let mut result = CheckResult::new("generate", false, "", Source::Api, Outcome::Evaluated);
        result.rule_type = Some(rule_type);
        result
    }

    #[tokio::test]
    async fn on_passes_and_off_is_refused() {
        let fake = Fake::new().on("reports");
        assert_eq!(
            judge(&fake, &GuardPolicy::new("reports")).await,
            Verdict::Allow
        );
        let refused = refusal(&fake, &GuardPolicy::new("plus")).await;
        assert_eq!((refused.status(), refused.code()), (403, "flag_off"));
        assert_eq!(refused.flag(), "plus");
        assert_eq!(refused.result().map(|result| result.value), Some(false));
        let chosen = GuardPolicy::new("plus").status(RefusalStatus::PAYMENT_REQUIRED);
        assert_eq!(refusal(&fake, &chosen).await.status(), 402);
    }

    #[tokio::test]
    async fn a_request_without_identity_is_refused_without_a_check() {
        let fake = Fake::new().on("reports");
        fake.fail(Some(ErrorKind::Transport));
        let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
        let flags = Flags::new(&evaluator, EvaluationContext::new());
        let policy = GuardPolicy::new("reports")
            .status(RefusalStatus::PAYMENT_REQUIRED)
            .fail_open();
        let Verdict::Refuse(refused) = policy.verdict(&flags).await else {
            panic!("let pass");
        };
        assert_eq!(
            (refused.status(), refused.code()),
            (401, "identity_missing")
        );
        assert_eq!(policy.verdict_now(&flags), Some(Verdict::Refuse(refused)));
        assert!(fake.checks().is_empty());
    }

    #[tokio::test]
    async fn a_reached_limit_says_when_it_ends() {
        let fake = Fake::new();
        let policy = GuardPolicy::new("generate").status(RefusalStatus::PAYMENT_REQUIRED);
        let now = fake.clock.now().as_millis();
        for rule_type in [
            RuleType::PlanEntitlementUsageExceeded,
            RuleType::CompanyOverrideUsageExceeded,
        ] {
            let mut result = exceeded(rule_type);
            fake.answer(result.clone());
            let refused = refusal(&fake, &policy).await;
            assert_eq!((refused.status(), refused.code()), (429, "usage_exhausted"));
            assert_eq!(refused.retry_after(), None);

            result.feature_usage_reset_at = Some(Timestamp::from_millis(now + 90_000));
            fake.answer(result.clone());
            let wait = refusal(&fake, &policy).await.retry_after();
            assert_eq!(wait, Some(Duration::from_secs(90)));

            result.entitlement = Some(Box::new(Entitlement {
                metric_reset_at: Some(Timestamp::from_millis(now + 1_001)),
                ..Entitlement::default()
            }));
            fake.answer(result.clone());
            let wait = refusal(&fake, &policy).await.retry_after();
            assert_eq!(wait, Some(Duration::from_secs(2)));

            result.entitlement = Some(Box::new(Entitlement {
                metric_reset_at: Some(Timestamp::from_millis(now - 5_000)),
                ..Entitlement::default()
            }));
            fake.answer(result);
            let wait = refusal(&fake, &policy).await.retry_after();
            assert_eq!(wait, Some(Duration::from_secs(1)));
        }
    }

    #[tokio::test]
    async fn used_up_credits_are_402() {
        let fake = Fake::new();
        let mut result = exceeded(RuleType::PlanEntitlementUsageExceeded);
        result.entitlement = Some(Box::new(Entitlement {
            value_type: EntitlementValueType::Credit,
            ..Entitlement::default()
        }));
        fake.answer(result);
        let refused = refusal(
            &fake,
            &GuardPolicy::new("generate").status(RefusalStatus::of::<418>()),
        )
        .await;
        assert_eq!(
            (refused.status(), refused.code()),
            (402, "credits_exhausted")
        );
        assert_eq!(refused.retry_after(), None);
    }

    #[tokio::test]
    async fn undecided_is_503_only_without_a_default() {
        let fake = Fake::new().default("off", false).default("on", true);
        fake.fail(Some(ErrorKind::Timeout));
        let refused = refusal(
            &fake,
            &GuardPolicy::new("none").status(RefusalStatus::PAYMENT_REQUIRED),
        )
        .await;
        assert_eq!((refused.status(), refused.code()), (503, "undecided"));
        assert!(refused.retry_after().is_some());
        let refused = refusal(
            &fake,
            &GuardPolicy::new("off").status(RefusalStatus::PAYMENT_REQUIRED),
        )
        .await;
        assert_eq!((refused.status(), refused.code()), (402, "flag_off"));
        assert_eq!(judge(&fake, &GuardPolicy::new("on")).await, Verdict::Allow);
        let open = GuardPolicy::new("none").fail_open();
        assert_eq!(judge(&fake, &open).await, Verdict::Allow);
    }

    #[tokio::test]
    async fn an_entitlement_is_returned_also_when_it_is_used_up() {
        let fake = Fake::new();
        let policy = GuardPolicy::new("generate").status(RefusalStatus::PAYMENT_REQUIRED);
        let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
        let acme = || Flags::new(&evaluator, EvaluationContext::company("org", "acme"));
        let mut result = exceeded(RuleType::PlanEntitlementUsageExceeded);
        result.entitlement = Some(Box::new(Entitlement {
            usage: Some(10),
            ..Entitlement::default()
        }));
        fake.answer(result);
        let entitlement = policy.required_entitlement(&acme()).await.expect("one");
        assert_eq!(entitlement.usage, Some(10));

        fake.answer(CheckResult::new(
            "generate",
            true,
            "",
            Source::Api,
            Outcome::Evaluated,
        ));
        assert_eq!(policy.entitlement(&acme()).await, Ok(None));
        let none = policy
            .required_entitlement(&acme())
            .await
            .expect_err("none");
        assert_eq!((none.status(), none.code()), (402, "flag_off"));

        fake.fail(Some(ErrorKind::Timeout));
        let undecided = policy.entitlement(&acme()).await.expect_err("unreachable");
        assert_eq!(undecided.code(), "undecided");
        let open = policy.clone().fail_open();
        assert_eq!(open.entitlement(&acme()).await, Ok(None));

        let asked = fake.checks().len();
        let anonymous = Flags::new(&evaluator, EvaluationContext::new());
        let unknown = policy
            .entitlement(&anonymous)
            .await
            .expect_err("no identity");
        assert_eq!(unknown.code(), "identity_missing");
        assert_eq!(fake.checks().len(), asked);
    }

    #[tokio::test]
    async fn failing_open_opens_nothing_that_is_decided() {
        let fake = Fake::new();
        let refused = refusal(&fake, &GuardPolicy::new("plus").fail_open()).await;
        assert_eq!(refused.code(), "flag_off");
    }

    #[tokio::test]
    async fn offline_counts_as_not_asked_and_unknown_as_off() {
        let fake = Fake::new();
        let offline = CheckResult::new("f", false, "", Source::Default, Outcome::Offline);
        fake.answer(offline);
        assert_eq!(
            refusal(&fake, &GuardPolicy::new("f")).await.code(),
            "undecided"
        );
        let unknown = CheckResult::new("f", false, "", Source::Default, Outcome::NotFound);
        fake.answer(unknown);
        assert_eq!(
            refusal(&fake, &GuardPolicy::new("f")).await.code(),
            "flag_off"
        );
    }
}
