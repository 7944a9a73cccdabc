use std::pin::Pin;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::join_all;

use super::*;
use crate::flags::{Outcome, Source};
use crate::request::fake::Fake;
use crate::request::{GuardPolicy, Verdict};
use schematic_api::runtime::ErrorKind;

fn flags(fake: &Fake) -> Flags {
    let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
    Flags::new(&evaluator, EvaluationContext::company("org", "acme"))
}

/// A check that waits for Schematic.
fn waiting(flags: &Flags) -> Pin<Box<impl Future<Output = Arc<CheckResult>>>> {
    let mut check = Box::pin(flags.check("reports"));
    assert!(check.as_mut().now_or_never().is_none());
    check
}

#[tokio::test]
async fn a_flag_is_decided_once_however_many_ask() {
    let fake = Fake::new().on("reports");
    let flags = flags(&fake);
    let answers = join_all((0..100).map(|_| flags.is_enabled("reports"))).await;
    assert!(answers.into_iter().all(|on| on));
    fake.set("reports", false);
    assert!(flags.clone().is_enabled("reports").await);
    assert_eq!(fake.checks(), ["reports"]);
}

#[tokio::test]
async fn one_who_goes_away_leaves_the_check_to_the_next() {
    let fake = Fake::new().on("reports");
    fake.hold();
    let flags = flags(&fake);
    let first = waiting(&flags);
    let second = flags.check("reports");
    drop(first);
    fake.release();
    assert!(second.await.value);
    assert_eq!(fake.checks().len(), 2);
    assert!(flags.is_enabled("reports").await);
    assert_eq!(fake.checks().len(), 2);
}

#[tokio::test]
async fn a_check_that_takes_over_does_not_begin_its_time_anew() {
    let fake = Fake::new().on("reports");
    fake.hold();
    let flags = flags(&fake);
    let (first, mut second) = (waiting(&flags), waiting(&flags));
    fake.clock.advance(Duration::from_secs(4));
    drop(first);
    assert!(second.as_mut().now_or_never().is_none());
    assert_eq!(fake.last_budget(), Some(Duration::from_secs(1)));
    fake.release();
    assert!(second.await.value);
}

#[tokio::test]
async fn a_miss_looks_through_memory_once() {
    let fake = Fake::new().on("reports");
    assert!(flags(&fake).check("reports").await.value);
    assert_eq!(fake.looks(), 1);
    let guard = GuardPolicy::new("reports");
    let pending = guard.begin(&flags(&fake)).expect_err("is not in memory");
    assert_eq!(pending.wait().await, Verdict::Allow);
    assert_eq!(fake.looks(), 2);
    assert_eq!(guard.verdict(&flags(&fake)).await, Verdict::Allow);
    assert_eq!(fake.looks(), 3);
}

#[tokio::test]
async fn a_check_that_takes_over_finds_what_came_into_memory_meanwhile() {
    let fake = Fake::new().on("reports");
    fake.hold();
    let flags = flags(&fake);
    let (first, second) = (waiting(&flags), waiting(&flags));
    fake.set_available(true);
    drop(first);
    let answer = second.now_or_never().expect("needs no waiting");
    assert!(answer.value);
    assert_eq!(fake.checks().len(), 1);
}

#[tokio::test]
async fn an_available_answer_needs_no_waiting_and_stays() {
    let fake = Fake::new().on("reports");
    let flags = flags(&fake);
    assert!(flags.check_now("reports").is_none());
    fake.set_available(true);
    assert!(flags.check_now("reports").expect("available").value);
    fake.set("reports", false);
    assert!(flags.is_enabled("reports").await);
    assert!(fake.checks().is_empty());
}

#[tokio::test]
async fn the_number_of_remembered_flags_is_bounded() {
    let fake = Fake::new();
    let flags = flags(&fake);
    for n in 0..Flags::MAX_DECIDED + 10 {
        flags.check(&n.to_string()).await;
    }
    assert_eq!(flags.entries().len(), Flags::MAX_DECIDED);
    flags.check("0").await;
    assert_eq!(fake.checks().len(), Flags::MAX_DECIDED + 10);
    flags.check("260").await;
    assert_eq!(fake.checks().len(), Flags::MAX_DECIDED + 11);
}

#[tokio::test]
async fn a_resolver_that_panics_leaves_no_identity() {
    let evaluator = Arc::new(FlagEvaluator::new(Fake::new()));
    let flags = Flags::resolve(&evaluator, || panic!("no claims"));
    assert!(flags.context().is_empty());
}

#[tokio::test]
async fn the_budget_reaches_the_client() {
    let fake = Fake::new();
    let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
    Flags::new(&evaluator, EvaluationContext::new())
        .check("a")
        .await;
    assert_eq!(fake.last_budget(), Some(Duration::from_secs(5)));
    let evaluator =
        Arc::new(FlagEvaluator::new(fake.clone()).check_timeout(Duration::from_millis(30)));
    Flags::new(&evaluator, EvaluationContext::new())
        .check("a")
        .await;
    assert_eq!(fake.last_budget(), Some(Duration::from_millis(30)));
}

#[tokio::test]
async fn requests_stop_waiting_for_a_schematic_that_keeps_failing() {
    let fake = Fake::new().default("plus", true);
    fake.fail(Some(ErrorKind::Timeout));
    let evaluator = Arc::new(FlagEvaluator::new(fake.clone()));
    let ask = async |flag: &'static str| {
        Flags::new(&evaluator, EvaluationContext::new())
            .check(flag)
            .await
    };
    for _ in 0..5 {
        ask("reports").await;
    }
    assert_eq!(fake.checks().len(), 5);
    let answer = ask("plus").await;
    assert_eq!(fake.checks().len(), 5);
    assert!(answer.value);
    assert_eq!(answer.source, Source::Default);
    assert_eq!(answer.outcome, Outcome::Error(ErrorKind::Timeout));
    assert!(!ask("reports").await.value);

    fake.fail(None);
    fake.clock.advance(Duration::from_secs(1));
    assert_eq!(ask("reports").await.outcome, Outcome::Evaluated);
    assert_eq!(ask("plus").await.outcome, Outcome::Evaluated);
    assert_eq!(fake.checks().len(), 7);
}

#[test]
fn asking_needs_no_more_than_send() {
    fn send<T: Send>(_: T) {}
    fn send_sync_clone<T: Send + Sync + Clone + 'static>() {}
    send_sync_clone::<Flags>();
    send(flags(&Fake::new()).check("a"));
}
