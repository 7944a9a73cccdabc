//! Every setting that is a time may be nothing, next to nothing and everything.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use http::Method;
use schematic_core::api::runtime::{Call, RequestOptions, Transport};
use schematic_core::clock::{ManualClock, SystemClock};
use schematic_core::flags::{CheckOptions, Outcome};
use schematic_core::{ErrorKind, Schematic, SchematicBuilder};
use schematic_emulator::{Emulator, Fault};
use support::{KEY, acme};

const TIMES: [Duration; 3] = [Duration::ZERO, Duration::from_nanos(1), Duration::MAX];

/// A setting of the client's.
type Setting = fn(SchematicBuilder, Duration) -> SchematicBuilder;

const SETTINGS: [(&str, Setting); 4] = [
    ("timeout", SchematicBuilder::timeout),
    ("check_timeout", SchematicBuilder::check_timeout),
    ("cache_ttl", SchematicBuilder::cache_ttl),
    ("serve_stale", SchematicBuilder::serve_stale),
];

/// Whether a check ended in a way that has nothing to do with a panic.
fn assert_ended(outcome: &Outcome, told: &str) {
    assert!(
        matches!(
            outcome,
            Outcome::NotFound | Outcome::Error(ErrorKind::Timeout | ErrorKind::Server)
        ),
        "{told}: {outcome:?}"
    );
}

async fn use_client(emulator: &Emulator, schematic: &Schematic, told: &str) {
    for failing in [false, true] {
        if failing {
            emulator.inject(Fault::status(500)).unwrap();
        }
        // One that is answered, one from the cache, one for all.
        for _ in 0..2 {
            let result = schematic.check_flag_with_entitlement("f", &acme()).await;
            assert_ended(&result.outcome, told);
        }
        let all = schematic.check_flags(&["f", "g"], &acme()).await;
        assert_ended(&all[0].outcome, told);
        for timeout in TIMES {
            let options = CheckOptions::new().timeout(timeout);
            let result = schematic
                .check_flag_with_entitlement_and_options("g", &acme(), &options)
                .await;
            assert_ended(&result.outcome, told);
            for options in [
                RequestOptions::new().timeout(timeout),
                RequestOptions::new().total_timeout(timeout),
                RequestOptions::new()
                    .timeout(timeout)
                    .total_timeout(timeout),
            ] {
                let call = Call::new(Method::GET, "/companies");
                if let Err(error) = schematic.call(call, &options).await {
                    assert!(
                        matches!(error.kind(), ErrorKind::Timeout | ErrorKind::Server),
                        "{told}: {error}"
                    );
                }
            }
        }
    }
    emulator.clear_faults();
}

#[tokio::test]
async fn each_time_of_the_client() {
    let emulator = Emulator::builder().api_key(KEY).start().await.unwrap();
    for (name, set) in SETTINGS {
        for time in TIMES {
            let told = format!("{name} {time:?}");
            let builder = || {
                let builder = Schematic::builder(KEY)
                    .base_url(emulator.base_url())
                    .event_capture_base_url(emulator.event_capture_base_url())
                    .max_retries(0);
                set(builder, time)
            };
            let schematic = builder().clock(SystemClock).build().unwrap();
            use_client(&emulator, &schematic, &told).await;
            let clock = ManualClock::default();
            let schematic = builder().clock(clock).build().unwrap();
            use_client(&emulator, &schematic, &told).await;
        }
    }
}

#[tokio::test]
async fn all_of_them_together() {
    let emulator = Emulator::builder().api_key(KEY).start().await.unwrap();
    for time in TIMES {
        let mut builder = Schematic::builder(KEY)
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url())
            .max_retries(0);
        for (_, set) in SETTINGS {
            builder = set(builder, time);
        }
        let schematic = builder.build().unwrap();
        use_client(&emulator, &schematic, &format!("{time:?}")).await;
    }
}
