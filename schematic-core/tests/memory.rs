//! How much memory the cache takes: so many answers, whatever is asked, and none for a check that
//! it answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::alloc::System;
use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use schematic_core::cache::CacheOptions;
use schematic_core::clock::ManualClock;
use schematic_core::flags::CheckOptions;
use schematic_core::{EvaluationContext, Schematic};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use support::{KEY, Script, acme, client, flag_answer};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One test, so that no other one allocates at the same time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_is_bounded_and_hits_need_none() {
    hits_do_not_allocate().await;
    a_million_different_keys_stay_bounded().await;
}

async fn hits_do_not_allocate() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [flag_answer(true)]);
    let schematic = client(&clock, &script)
        .cache(CacheOptions::new().ttl(Duration::from_secs(5)))
        .build()
        .unwrap();
    let (context, options) = (acme().with_user("id", "7"), CheckOptions::new());
    assert!(schematic.check_flag("f", &context).await);

    const CHECKS: usize = 10_000;
    let region = Region::new(ALLOCATOR);
    for _ in 0..CHECKS {
        assert!(schematic.check_flag("f", &context).await);
        assert!(
            schematic
                .check("f", &context)
                .options(options.clone())
                .enabled()
                .await
        );
    }
    let change = region.change();
    // The cache tidies up now and then, which is not a check's own.
    let allocations = change.allocations + change.reallocations;
    assert!(
        allocations <= CHECKS / 10,
        "{allocations} in {} checks",
        2 * CHECKS
    );
    assert_eq!(script.count(), 1);
}

async fn a_million_different_keys_stay_bounded() {
    const ANSWERS: u64 = 10_000;
    const FLAGS: usize = 1_000;
    let flags: Vec<_> = (0..FLAGS)
        .map(|n| format!(r#"{{"flag":"f{n}","value":true,"reason":"because"}}"#))
        .collect();
    let body = Bytes::from(format!(r#"{{"data":{{"flags":[{}]}}}}"#, flags.join(",")));
    let answer = tower::service_fn(move |_| {
        let body = http_body_util::Full::new(body.clone());
        std::future::ready(Ok::<_, Infallible>(http::Response::new(body)))
    });
    let schematic = Schematic::builder(KEY)
        .transport(answer)
        .cache(
            CacheOptions::new()
                .size(ANSWERS)
                .ttl(Duration::from_secs(3_600)),
        )
        .build()
        .unwrap();
    // Every one of these is a thousand answers under keys of their own.
    let ask = |users: std::ops::Range<u32>| {
        let schematic = schematic.clone();
        tokio::spawn(async move {
            for user in users {
                let user = EvaluationContext::user("id", user.to_string());
                assert!(schematic.check_flags(&["f0"], &user).await[0].value);
                assert_eq!(
                    schematic.check("f999", &user).enabled_now(),
                    Some(true),
                    "kept"
                );
            }
        })
    };
    let region = Region::new(ALLOCATOR);
    let held = |region: &Region<'_, System>| {
        let change = region.change();
        change.bytes_allocated as i64 - change.bytes_deallocated as i64
    };
    ask(0..20).await.unwrap();
    let full = held(&region);
    let (some, others) = (ask(20..510), ask(510..1_000));
    some.await.unwrap();
    others.await.unwrap();
    let after = held(&region);
    assert!(full > 0);
    assert!(after < full + full / 4, "{full} bytes became {after}");
    let each = after / ANSWERS as i64;
    assert!(each < 2_000, "{each} bytes for each answer");
}
