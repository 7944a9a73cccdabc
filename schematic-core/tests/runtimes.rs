//! A client needs no runtime to be made and dropped, and outlives the runtimes it is used on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::pin::pin;
use std::sync::mpsc;
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use schematic_core::cache::CacheOptions;
use schematic_core::flags::{Outcome, Source};
use schematic_core::replicator::ReplicatorOptions;
use schematic_core::shared_store::{SharedStore, StoreFuture, StoreTtl};
use schematic_core::{ErrorKind, EvaluationContext, Schematic};
use schematic_emulator::{Emulator, ReplicatorState};
use support::{KEY, acme};
use tokio::runtime::{Builder, Runtime};

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn several_threads() -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

/// An emulator on a separate thread; ends with the process.
fn emulator_url() -> String {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        current_thread().block_on(async {
            let emulator = Emulator::builder().api_key(KEY).start().await.unwrap();
            emulator.replicator().set(ReplicatorState::ready("v"));
            sender.send(emulator.base_url()).unwrap();
            std::future::pending::<()>().await;
        });
    });
    receiver.recv().unwrap()
}

fn client(url: &str) -> Schematic {
    Schematic::builder(KEY)
        .base_url(url)
        .event_capture_base_url(url)
        .cache(CacheOptions::new().ttl(Duration::ZERO))
        .check_timeout(Duration::from_secs(5))
        .max_retries(0)
        .build()
        .unwrap()
}

async fn is_answered(schematic: &Schematic) -> bool {
    let result = schematic.check("f", &acme()).await;
    result.outcome == Outcome::NotFound
}

#[test]
fn built_and_dropped_without_a_runtime() {
    let schematic = client("http://127.0.0.1:1");
    let clone = schematic.clone();
    drop(schematic);
    assert!(!clone.is_offline());
    drop(clone);
}

#[test]
fn built_and_dropped_on_every_kind_of_runtime() {
    let url = emulator_url();
    for runtime in [current_thread(), several_threads()] {
        // Built outside, used inside, dropped inside.
        let schematic = client(&url);
        runtime.block_on(async move {
            assert!(is_answered(&schematic).await);
            drop(schematic);
        });
        // Built inside, dropped outside.
        let schematic = runtime.block_on(async { client(&url) });
        assert!(runtime.block_on(is_answered(&schematic)));
        drop(schematic);
        // Dropped by a task when its runtime ends.
        let schematic = client(&url);
        runtime.spawn(async move {
            let _held = schematic;
            std::future::pending::<()>().await;
        });
    }
}

#[test]
fn one_client_on_runtimes_one_after_the_other() {
    let schematic = client(&emulator_url());
    for _ in 0..3 {
        assert!(current_thread().block_on(is_answered(&schematic)));
        assert!(several_threads().block_on(is_answered(&schematic)));
    }
}

#[test]
fn connections_of_a_runtime_that_stands_still_hold_up_no_other() {
    let schematic = client(&emulator_url());
    let standing = current_thread();
    assert!(standing.block_on(is_answered(&schematic)));
    // `standing` is alive, but nothing drives its connections now.
    let running = current_thread();
    assert!(running.block_on(is_answered(&schematic)));
    assert!(standing.block_on(is_answered(&schematic)));
}

#[test]
fn one_client_on_runtimes_at_the_same_time() {
    let schematic = client(&emulator_url());
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let schematic = schematic.clone();
            thread::spawn(move || {
                current_thread().block_on(async {
                    for _ in 0..10 {
                        assert!(is_answered(&schematic).await);
                    }
                });
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[test]
fn without_a_runtime_a_check_has_its_default() {
    for cache_ttl in [Duration::ZERO, Duration::from_secs(5)] {
        let schematic = Schematic::builder(KEY)
            .base_url("http://127.0.0.1:1")
            .cache(CacheOptions::new().ttl(cache_ttl))
            .flag_default("f", true)
            .build()
            .unwrap();
        let context = acme();
        let check = schematic.check("f", &context).into_future();
        let result = futures_util::FutureExt::now_or_never(check).unwrap();
        assert!(result.value);
        assert_eq!(result.outcome, Outcome::Error(ErrorKind::Config));
        assert!(result.reason.contains("runtime"), "{}", result.reason);
    }
}

#[test]
fn a_runtime_without_a_timer_is_no_reason_to_panic() {
    for cache_ttl in [Duration::ZERO, Duration::from_secs(5)] {
        let schematic = Schematic::builder(KEY)
            .base_url("http://127.0.0.1:1")
            .cache(CacheOptions::new().ttl(cache_ttl))
            .build()
            .unwrap();
        let runtime = Builder::new_current_thread().build().unwrap();
        let result = runtime.block_on(async {
            schematic.check_flags(&["f"], &acme()).await;
            schematic.check("f", &acme()).await
        });
        assert!(
            matches!(result.outcome, Outcome::Error(_)),
            "{:?}",
            result.outcome
        );
    }
}

/// A store in which a replicator wrote every flag, on for all, and one company.
struct Fleet;

impl SharedStore for Fleet {
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
        let value = match key.strip_prefix("schematic:flags:v:") {
            Some(flag) => Some(format!(
                r#"{{"id":"flag_{flag}","key":"{flag}","default_value":true,"rules":[]}}"#
            )),
            None if key == "schematic:company:v:org:acme" => Some("\"c1\"".to_owned()),
            None if key == "schematic:company:v:c1" => {
                Some(r#"{"id":"c1","keys":{"org":"acme"}}"#.to_owned())
            }
            None => None,
        };
        Box::pin(std::future::ready(Ok(value.map(Bytes::from))))
    }

    fn set<'a>(&'a self, _: &'a str, _: Bytes, _: StoreTtl) -> StoreFuture<'a, ()> {
        Box::pin(std::future::ready(Ok(())))
    }

    fn remove<'a>(&'a self, _: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// A client in replicator mode that knows the version of the data, and the runtime on which it does.
fn replicating() -> (Schematic, Runtime) {
    let url = emulator_url();
    let options = ReplicatorOptions::new()
        .store(Fleet)
        .health_url(format!("{url}/ready"));
    let schematic = Schematic::builder(KEY)
        .base_url(&url)
        .event_capture_base_url(&url)
        .cache(CacheOptions::new().ttl(Duration::ZERO))
        .max_retries(0)
        .replicator(options)
        .build()
        .unwrap();
    let runtime = several_threads();
    let is_ready = runtime.block_on(schematic.ready(Duration::from_secs(60)));
    assert!(is_ready);
    (schematic, runtime)
}

fn org() -> EvaluationContext {
    EvaluationContext::company("org", "acme")
}

#[test]
fn replicator_mode_on_runtimes_one_after_the_other() {
    let (schematic, first) = replicating();
    drop(first);
    for number in 0..3 {
        for runtime in [current_thread(), several_threads()] {
            let kind = runtime.handle().runtime_flavor();
            let flag = format!("f{number}{kind:?}").to_lowercase();
            let result = runtime.block_on(async { schematic.check(&flag, &org()).await });
            assert_eq!((result.value, result.source), (true, Source::Replicator));
        }
    }
}

#[test]
fn replicator_mode_on_a_runtime_without_a_timer_is_no_reason_to_panic() {
    let (schematic, first) = replicating();
    let is_answered = || {
        let runtime = Builder::new_current_thread().build().unwrap();
        let result = runtime.block_on(async {
            schematic.check_flags(&["f", "g"], &org()).await;
            schematic.check("h", &org()).await
        });
        assert_ne!(result.source, Source::Replicator);
        assert!(matches!(result.outcome, Outcome::Error(_)), "{result:?}");
    };
    // While the task of replicator mode runs elsewhere, and when it is gone.
    is_answered();
    drop(first);
    is_answered();
}

#[test]
fn a_check_in_replicator_mode_that_leaves_its_runtime_goes_on() {
    let (schematic, runtime) = replicating();
    let context = org();
    let mut check = pin!(schematic.check("f", &context).into_future());
    let waker = futures_util::task::noop_waker();
    let mut waiting = Context::from_waker(&waker);
    let entered = runtime.enter();
    let mut polled = check.as_mut().poll(&mut waiting);
    drop(entered);
    let result = loop {
        match polled {
            Poll::Ready(result) => break result,
            Poll::Pending => thread::sleep(Duration::from_millis(1)),
        }
        polled = check.as_mut().poll(&mut waiting);
    };
    assert_eq!((result.value, result.source), (true, Source::Replicator));
}
