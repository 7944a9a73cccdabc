use std::time::Duration;

use schematic_api::runtime::{ErrorKind, Timestamp};

use super::*;
use crate::EvaluationContext;
use crate::clock::Clock;
use crate::flags::{CheckResult, Entitlement, EntitlementValueType, Outcome, Source};
use crate::request::FlagEvaluator;
use crate::request::fake::Fake;

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
    let wait = refused.retry_after();
    assert_eq!(crate::Error::from(refused).retry_after(), wait);
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
