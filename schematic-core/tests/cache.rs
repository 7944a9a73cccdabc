//! The cache of answers, and one request however many ask.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;
use schematic_core::cache::CacheOptions;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::flags::{CheckOptions, Outcome, Source};
use schematic_core::shared_store::{SharedStore, StoreError, StoreFuture, StoreTtl};
use schematic_core::{ErrorKind, EvaluationContext, SchematicBuilder};
use schematic_emulator::{Emulator, Fault};
use support::{Act, KEY, Script, acme, answer, client, drive, flag_answer};

const SECOND: Duration = Duration::from_secs(1);

fn cached(clock: &ManualClock, script: &Script) -> SchematicBuilder {
    client(clock, script)
        .cache(CacheOptions::new().ttl(5 * SECOND))
        .max_retries(0)
}

#[tokio::test]
async fn an_answer_is_kept_for_its_time_and_no_longer() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [flag_answer(true), flag_answer(false)]);
    let schematic = cached(&clock, &script).build().unwrap();
    assert!(schematic.check_flag("f", &acme()).await);
    clock.advance(5 * SECOND - Duration::from_nanos(1));
    let kept = schematic.check("f", &acme()).await;
    assert_eq!((kept.value, kept.source), (true, Source::Cache));
    assert_eq!(kept.reason, "because");
    clock.advance(Duration::from_nanos(1));
    assert!(!schematic.check_flag("f", &acme()).await);
    assert!(
        !schematic.check_flag("f", &acme()).await,
        "false is kept too"
    );
    assert_eq!(script.count(), 2);
}

#[tokio::test]
async fn who_asks_differently_is_answered_anew() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [flag_answer(true)]);
    let schematic = cached(&clock, &script).build().unwrap();
    let company = EvaluationContext::company;
    for (flag, context) in [
        ("f", EvaluationContext::new()),
        ("g", EvaluationContext::new()),
        ("f", company("a", "1;b=2")),
        ("f", company("a", "1").with_company("b", "2")),
        ("f", company("a", "1").with_user("b", "2")),
        ("f", EvaluationContext::user("a", "1")),
    ] {
        assert!(schematic.check_flag(flag, &context).await);
    }
    assert_eq!(script.count(), 6);
    // The order in which keys were given does not matter.
    let again = company("b", "2").with_company("a", "1");
    assert!(schematic.check_flag("f", &again).await);
    assert_eq!(script.count(), 6);
}

#[tokio::test]
async fn what_failed_is_not_kept() {
    for failing in [
        Act::Refuse,
        answer(500, ""),
        answer(404, ""),
        answer(404, r#"{"error":"flag not found"}"#),
        answer(200, "{}"),
    ] {
        let clock = ManualClock::default();
        let script = Script::new(&clock, [failing, flag_answer(true)]);
        let schematic = cached(&clock, &script).build().unwrap();
        assert!(!schematic.check_flag("f", &acme()).await);
        assert!(schematic.check_flag("f", &acme()).await);
    }
}

#[tokio::test]
async fn a_cache_can_be_off() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [flag_answer(true)]);
    for builder in [
        cached(&clock, &script).cache(CacheOptions::new().ttl(Duration::ZERO)),
        cached(&clock, &script).cache(CacheOptions::new().size(0)),
    ] {
        let schematic = builder.build().unwrap();
        let before = script.count();
        let context = acme();
        join_all((0..3).map(|_| schematic.check_flag("f", &context))).await;
        assert_eq!(script.count() - before, 3);
    }
}

#[tokio::test]
async fn the_least_recently_used_goes_first() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [flag_answer(true)]);
    let schematic = cached(&clock, &script)
        .cache(CacheOptions::new().size(2))
        .build()
        .unwrap();
    let check = async |flag: &str| {
        let before = script.count();
        schematic.check_flag(flag, &acme()).await;
        script.count() > before
    };
    assert!(check("a").await);
    assert!(check("b").await);
    for n in 0..1_000 {
        assert!(!check("a").await, "the one in use stays");
        assert!(check(&format!("x{n}")).await);
    }
    assert!(check("b").await);
}

#[tokio::test]
async fn a_stale_answer_stands_in_only_when_asked_to() {
    let clock = ManualClock::default();
    let acts = || [flag_answer(true), answer(503, ""), answer(503, "")];
    let script = Script::new(&clock, acts());
    let schematic = cached(&clock, &script).build().unwrap();
    assert!(schematic.check_flag("f", &acme()).await);
    clock.advance(6 * SECOND);
    assert!(!schematic.check_flag("f", &acme()).await);

    let script = Script::new(&clock, acts());
    let schematic = cached(&clock, &script)
        .cache(CacheOptions::new().stale_if_error(60 * SECOND))
        .build()
        .unwrap();
    assert!(schematic.check_flag("f", &acme()).await);
    clock.advance(64 * SECOND);
    let stale = schematic.check("f", &acme()).await;
    assert_eq!((stale.value, stale.source), (true, Source::Cache));
    assert!(schematic.check_flags(&["f"], &acme()).await[0].value);
    clock.advance(SECOND);
    assert!(!schematic.check_flag("f", &acme()).await);
}

#[tokio::test]
async fn many_who_ask_at_once_are_one_request() {
    let emulator = Emulator::start().await.unwrap();
    emulator
        .inject(Fault::garbage(r#"{"data":{"value":true}}"#))
        .unwrap();
    let schematic = schematic_core::Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .build()
        .unwrap();
    let tasks: Vec<_> = (0..200)
        .map(|n| {
            let schematic = schematic.clone();
            tokio::spawn(async move {
                let context = EvaluationContext::company("org", if n % 2 == 0 { "a" } else { "b" });
                schematic.check_flag("f", &context).await
            })
        })
        .collect();
    for task in tasks {
        assert!(task.await.unwrap());
    }
    assert_eq!(emulator.requests_total(), 2);

    emulator.clear_faults();
    emulator
        .inject(Fault::garbage(
            r#"{"data":{"flags":[{"flag":"g","value":true}]}}"#,
        ))
        .unwrap();
    let context = acme();
    let all =
        join_all((0..50).map(|_| schematic.check_flags(&["g"], &context).into_future())).await;
    assert!(all.iter().all(|all| all[0].value));
    assert_eq!(emulator.requests_total(), 3);
}

#[tokio::test]
async fn the_patient_are_not_failed_by_the_hasty_nor_by_those_who_leave() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [answer(503, ""), flag_answer(true)]);
    let schematic = cached(&clock, &script).max_retries(2).build().unwrap();
    let context = acme();
    let hasty = CheckOptions::new().timeout(Duration::from_millis(100));
    let mut leaving = Box::pin(schematic.check_flag("f", &context));
    let mut hasty = Box::pin(
        schematic
            .check("f", &context)
            .options(hasty.clone())
            .into_future(),
    );
    let mut patient = Box::pin(schematic.check_flag("f", &context));
    assert!(futures_util::poll!(&mut leaving).is_pending());
    assert!(futures_util::poll!(&mut hasty).is_pending());
    assert!(futures_util::poll!(&mut patient).is_pending());
    drop(leaving);
    clock.advance(Duration::from_millis(100));
    assert_eq!(hasty.await.outcome, Outcome::Error(ErrorKind::Timeout));
    assert!(drive(&clock, patient).await);
    assert_eq!(script.count(), 2);
    assert!(clock.monotonic() < 2 * SECOND);
}

#[tokio::test]
async fn one_with_more_time_lets_the_request_go_on() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [Act::Hang]);
    let schematic = cached(&clock, &script).build().unwrap();
    let context = acme();
    let options = |secs| CheckOptions::new().timeout(secs * SECOND);
    let (hasty, patient) = (options(1), options(9));
    let mut hasty = Box::pin(
        schematic
            .check("f", &context)
            .options(hasty.clone())
            .enabled(),
    );
    assert!(futures_util::poll!(&mut hasty).is_pending());
    let mut patient = Box::pin(
        schematic
            .check("f", &context)
            .options(patient.clone())
            .enabled(),
    );
    assert!(futures_util::poll!(&mut patient).is_pending());
    clock.advance(SECOND);
    assert!(!hasty.await);
    drive(&clock, patient).await;
    assert_eq!(clock.monotonic(), 9 * SECOND);
    assert_eq!(script.count(), 1);
}

/// A store that several clients can share, and that can fail.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    values: HashMap<String, (Bytes, StoreTtl)>,
    fault: Option<StoreFault>,
    calls: usize,
}

#[derive(Clone, Copy)]
enum StoreFault {
    Error,
    Hang,
    Panic,
    Garbage,
}

impl Shared {
    fn answer<T: Send + 'static>(&self, value: T) -> StoreFuture<'static, T> {
        let mut state = self.0.lock().unwrap();
        state.calls += 1;
        match state.fault {
            None | Some(StoreFault::Garbage) => Box::pin(std::future::ready(Ok(value))),
            Some(StoreFault::Error) => {
                Box::pin(std::future::ready(Err(StoreError::failed("it is down"))))
            }
            Some(StoreFault::Hang) => Box::pin(std::future::pending()),
            Some(StoreFault::Panic) => {
                drop(state);
                panic!("the store's own panic")
            }
        }
    }

    fn fail(&self, fault: impl Into<Option<StoreFault>>) {
        self.0.lock().unwrap().fault = fault.into();
    }

    fn keys(&self) -> Vec<String> {
        self.0.lock().unwrap().values.keys().cloned().collect()
    }
}

impl SharedStore for Shared {
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
        let state = self.0.lock().unwrap();
        let value = match state.fault {
            Some(StoreFault::Garbage) => Some(Bytes::from_static(b"{\"value\":\"on\"}")),
            _ => state.values.get(key).map(|(value, _)| value.clone()),
        };
        drop(state);
        self.answer(value)
    }

    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
        let mut state = self.0.lock().unwrap();
        if state.fault.is_none() {
            state.values.insert(key.to_owned(), (value, ttl));
        }
        drop(state);
        self.answer(())
    }

    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        self.0.lock().unwrap().values.remove(key);
        self.answer(())
    }
}

#[tokio::test]
async fn processes_share_a_store() {
    let clock = ManualClock::default();
    let store = Shared::default();
    let script = Script::new(&clock, [flag_answer(true)]);
    let build = |key: &str| {
        schematic_core::Schematic::builder(key)
            .clock(clock.clone())
            .transport(script.service())
            .cache(
                CacheOptions::new()
                    .ttl(Duration::from_millis(1_500))
                    .store(store.clone()),
            )
            .build()
            .unwrap()
    };
    let (one, two, other) = (build(KEY), build(KEY), build("sch_test_other"));
    assert!(one.check_flag("f", &acme()).await);
    let shared = two.check("f", &acme()).await;
    assert_eq!((shared.value, shared.source), (true, Source::Cache));
    assert_eq!(
        (shared.flag.as_str(), shared.reason.as_str()),
        ("f", "because")
    );
    assert_eq!(script.count(), 1);
    // Another key of the API is another environment.
    assert!(other.check_flag("f", &acme()).await);
    assert_eq!(script.count(), 2);
    {
        let state = store.0.lock().unwrap();
        for (key, (_, ttl)) in &state.values {
            assert!(key.starts_with("schematic:") && !key.contains("acme") && !key.contains(KEY));
            assert_eq!(*ttl, StoreTtl::After(Duration::from_millis(1_500)));
        }
    }
    // Several at once: all from the store, or none.
    let both = two.check_flags(&["f", "f"], &acme()).await;
    assert!(both.iter().all(|one| one.source == Source::Cache));
    assert_eq!(script.count(), 2);
    two.check_flags(&["f", "g"], &acme()).await;
    assert_eq!(script.count(), 3);
    // The script's last answer names no flags, so these are gone.
    assert_eq!(store.keys().len(), 1);
}

#[tokio::test]
async fn a_store_that_fails_is_passed_over() {
    for fault in [
        StoreFault::Error,
        StoreFault::Hang,
        StoreFault::Panic,
        StoreFault::Garbage,
    ] {
        let clock = ManualClock::default();
        let (failing, sound) = (Shared::default(), Shared::default());
        failing.fail(fault);
        let script = Script::new(&clock, [flag_answer(true)]);
        let schematic = cached(&clock, &script)
            .cache(
                CacheOptions::new()
                    .store(failing.clone())
                    .store(sound.clone()),
            )
            .build()
            .unwrap();
        for _ in 0..2 {
            assert!(drive(&clock, schematic.check_flag("f", &acme())).await);
        }
        assert_eq!(script.count(), 1, "the second store has it");
        assert!(failing.0.lock().unwrap().calls >= 2);
        // 250 ms for each call of it.
        assert!(clock.monotonic() <= Duration::from_millis(750));
    }
}

#[tokio::test]
async fn a_store_that_forgets_slowly_does_not_hold_up_a_check() {
    let clock = ManualClock::default();
    let store = Shared::default();
    let script = Script::new(&clock, [answer(201, r#"{"data":{"flags":[]}}"#)]);
    let schematic = cached(&clock, &script)
        .cache(CacheOptions::new().store(store.clone()))
        .build()
        .unwrap();
    store.fail(StoreFault::Hang);
    // Half of it is spent on looking for the answers.
    let limit = Duration::from_millis(350);
    let acme = acme();
    let gone = schematic.check_flags(&["f"], &acme).timeout(limit);
    let results = drive(&clock, gone.into_future()).await;
    assert_eq!(results[0].outcome, Outcome::NotFound);
    assert_eq!(clock.monotonic(), limit);
}
