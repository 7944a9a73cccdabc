//! A store that cannot be read for a while: what memory has goes on to answer, and then the API does,
//! not by all checks at a time.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;
use http::{Request, Response};
use http_body_util::Full;
use schematic_core::checks::Decision;
use schematic_core::client::BuildErrorKind;
use schematic_core::clock::ManualClock;
use schematic_core::flags::Source;
use schematic_core::replicator::{MissingEntities, ReplicatorOptions};
use schematic_core::{EvaluationContext, Schematic};
use serde_json::json;
use tokio::sync::Semaphore;
use tower::service_fn;

use crate::until::{settle, turn_until, until};
use crate::world::{Failure, Fleet, SECOND, VERSION, World, beta, company, on, org};

const HERE: (bool, Source) = (true, Source::Replicator);

/// Ticks of a tenth of a second.
const TICK: Duration = Duration::from_millis(100);

#[tokio::test]
async fn what_is_in_use_answers_without_a_gap() {
    for failure in [Failure::Error, Failure::Hang, Failure::Short] {
        let world = World::ready().await;
        assert_eq!(world.beta("1").await, HERE);
        world.ticks(5, |_| _ = world.try_beta("1")).await;
        world.fleet.fail(failure);
        world
            .ticks(290, |tick| {
                assert_eq!(world.try_beta("1"), Some(true), "after {tick} ticks");
            })
            .await;
        // The grace and its second are over.
        world.ticks(30, |_| _ = world.try_beta("1")).await;
        assert_eq!(world.try_beta("1"), None);
        assert_eq!(world.asked_api(), 0);
        world.fleet.fail(Failure::Error);
        assert_ne!(world.beta("1").await.1, Source::Replicator);
        assert_eq!(world.asked_api(), 1);
    }
}

#[tokio::test]
async fn more_than_one_read_can_hold_is_held() {
    let world = World::ready().await;
    let orgs: Vec<String> = (0..4_500).map(|number| format!("n{number}")).collect();
    for org in &orgs {
        let company = company(&format!("c_{org}"), json!({"org": org}));
        world.fleet.company(VERSION, &company);
    }
    let contexts: Vec<_> = orgs.iter().map(|org| self::org(org)).collect();
    join_all(contexts.iter().map(|context| world.check(context))).await;
    world.fleet.fail(Failure::Hang);
    let value = |answer: &Decision<'_>| answer.value();
    for tick in 0..30 {
        world.clock.advance(TICK);
        // It lets others go on after every 32 of them.
        for _ in 0..12 {
            settle(0).await;
        }
        for context in &contexts {
            let known = world.client.try_check("beta", context, value);
            assert_eq!(known, Some(false), "{context:?} after {tick} ticks");
        }
    }
}

#[tokio::test]
async fn what_was_used_a_while_ago_answers_too() {
    for (passed, is_held) in [(SECOND, true), (25 * SECOND, true), (32 * SECOND, false)] {
        let world = World::ready().await;
        assert_eq!(world.beta("1").await, HERE);
        world
            .ticks_of(SECOND, passed.as_secs() as u32, |_| {})
            .await;
        world.fleet.fail(Failure::Error);
        let answer = world.beta("1").await;
        assert_eq!(answer == HERE, is_held, "{passed:?}: {answer:?}");
        assert_eq!(world.asked_api(), usize::from(!is_held));
        // Of what was never read there is nothing.
        assert_ne!(world.beta("2").await.1, Source::Replicator);
    }
}

#[tokio::test]
async fn a_store_that_is_back_is_what_counts() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    world.fleet.fail(Failure::Error);
    let asks = |_| _ = world.try_beta("1");
    world.ticks(50, asks).await;
    world.fleet.flag(VERSION, &beta("another"));
    assert_eq!(world.try_beta("1"), Some(true));
    world.fleet.fail(Failure::None);
    world.ticks(20, asks).await;
    assert_eq!(world.try_beta("1"), Some(false));
    // A company that is gone does not come back by the next outage.
    world.fleet.flag(VERSION, &on("beta"));
    world
        .fleet
        .remove(&format!("schematic:company:{VERSION}:c1"));
    world.ticks(20, asks).await;
    world.fleet.fail(Failure::Error);
    world.ticks(20, asks).await;
    assert_eq!(world.try_beta("1"), None);
    assert_ne!(world.beta("1").await.1, Source::Replicator);
}

#[tokio::test]
async fn what_others_need_does_not_make_an_outage_longer() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    world.ticks_of(SECOND, 10, |_| {}).await;
    // This one was read ten seconds later, and is held when the first is held no more.
    assert_eq!(world.beta("2").await, (false, Source::Replicator));
    world.fleet.fail(Failure::Error);
    assert_eq!(world.beta("1").await, HERE);
    world.ticks(250, |_| _ = world.try_beta("1")).await;
    assert_eq!(world.try_beta("1"), None);
    assert_eq!(world.beta("2").await, (false, Source::Replicator));
    assert_ne!(world.beta("1").await.1, Source::Replicator);
}

#[tokio::test]
async fn each_outage_has_its_time() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    for _ in 0..3 {
        world.fleet.fail(Failure::Error);
        world
            .ticks(200, |_| assert_eq!(world.try_beta("1"), Some(true)))
            .await;
        world.fleet.fail(Failure::None);
        world
            .ticks(20, |_| assert_eq!(world.try_beta("1"), Some(true)))
            .await;
    }
}

#[tokio::test]
async fn that_a_key_leads_nowhere_is_not_held() {
    let change =
        |options: ReplicatorOptions| options.missing_entities(MissingEntities::EvaluateWithout);
    let world = World::with(change).await;
    assert_eq!(
        world.beta("nowhere").await,
        (false, Source::Replicator),
        "evaluated without a company"
    );
    world.fleet.fail(Failure::Error);
    // It counts for a quarter of a second in any case.
    world
        .ticks(30, |tick| {
            let known = world.try_beta("nowhere");
            assert!(tick < 3 || known.is_none(), "after {tick} ticks");
        })
        .await;
    assert_ne!(world.beta("nowhere").await.1, Source::Replicator);
}

#[tokio::test]
async fn only_so_many_checks_ask_the_api_at_a_time() {
    let (fleet, clock) = (Fleet::default(), ManualClock::default());
    fleet.flag(VERSION, &beta("c1"));
    for number in 0..10 {
        let keys = json!({"org": number.to_string()});
        fleet.company(VERSION, &company(&format!("c{number}"), keys));
    }
    let (asked, answers) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
    let api = {
        let (asked, answers) = (Arc::clone(&asked), Arc::clone(&answers));
        service_fn(move |request: Request<Bytes>| {
            let (asked, answers) = (Arc::clone(&asked), Arc::clone(&answers));
            async move {
                let answer = if request.uri().path() == "/ready" {
                    json!({"ready": true, "cache_version": VERSION})
                } else {
                    asked.fetch_add(1, Ordering::SeqCst);
                    answers.acquire().await.unwrap().forget();
                    json!({"data": {"flag": "beta", "value": true, "reason": "x"}, "params": {}})
                };
                let body = Full::new(Bytes::from(answer.to_string()));
                Ok::<_, Infallible>(Response::new(body))
            }
        })
    };
    let options = ReplicatorOptions::new()
        .store(fleet.clone())
        .max_api_checks(2);
    let client = Schematic::builder("sch_test")
        .transport(api)
        .clock(clock.clone())
        .replicator(options)
        .build()
        .unwrap();
    until("the version", || {
        client.status().replicator.unwrap().version.is_some()
    })
    .await;
    fleet.fail(Failure::Error);
    let check = |number: usize| {
        let client = client.clone();
        tokio::spawn(async move {
            let context = EvaluationContext::company("org", number.to_string());
            client.check("beta", &context).await
        })
    };
    // Each company is asked for twice, with one request.
    let checks: Vec<_> = (0..10).chain(0..10).map(check).collect();
    until("two requests", || asked.load(Ordering::SeqCst) == 2).await;
    settle(0).await;
    assert_eq!(asked.load(Ordering::SeqCst), 2);
    answers.add_permits(1);
    until("the next one", || asked.load(Ordering::SeqCst) == 3).await;
    settle(0).await;
    assert_eq!(asked.load(Ordering::SeqCst), 3);
    answers.add_permits(100);
    for check in checks {
        assert!(check.await.unwrap().value);
    }
    assert_eq!(asked.load(Ordering::SeqCst), 10);
    // The answers are cached.
    assert!(check(3).await.unwrap().value);
    assert_eq!(asked.load(Ordering::SeqCst), 10);

    // A store that answers is asked first.
    fleet.fail(Failure::None);
    let result = check(1).await.unwrap();
    assert_eq!((result.value, result.source), HERE);
}

#[tokio::test]
async fn a_turn_that_does_not_come_ends_with_the_check() {
    let change = |options: ReplicatorOptions| options.max_api_checks(1);
    let world = World::with(change).await;
    world.fleet.fail(Failure::Error);
    let fault = schematic_emulator::Fault::hang().on("/flags/");
    world.emulator.inject(fault).unwrap();
    let checks: Vec<_> = ["1", "2"]
        .map(|number| {
            let client = world.client.clone();
            tokio::spawn(async move { client.check("beta", &org(number)).await })
        })
        .into();
    until("a request", || world.asked_api() == 1).await;
    turn_until(&world.clock, TICK, "an end of both", || {
        checks.iter().all(tokio::task::JoinHandle::is_finished)
    })
    .await;
    for check in checks {
        assert_eq!(check.await.unwrap().source, Source::Default);
    }
}

#[test]
fn one_check_at_least_must_be_able_to_ask() {
    let options = ReplicatorOptions::new()
        .store(Fleet::default())
        .max_api_checks(0);
    let built = Schematic::builder("sch_test").replicator(options).build();
    let error = built.unwrap_err();
    assert_eq!(error.kind(), BuildErrorKind::ReplicatorSetting);
    assert!(error.to_string().contains("max_api_checks"), "{error}");
}
