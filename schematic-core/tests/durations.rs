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

use futures_util::FutureExt;
use http::Method;
use schematic_core::api::runtime::{Call, RequestOptions, Transport};
use schematic_core::cache::CacheOptions;
use schematic_core::client::BuildErrorKind;
use schematic_core::clock::{ManualClock, SystemClock};
use schematic_core::datastream::DataStreamOptions;
use schematic_core::flags::{CheckOptions, Outcome};
use schematic_core::webhooks::{
    DeliveryHeaders, MemoryReplayGuard, Verifier, VerifierBuilder, WebhookErrorKind, WebhookEvent,
    sign,
};
use schematic_core::{ErrorKind, Schematic, SchematicBuilder, Timestamp};
use schematic_emulator::{Emulator, Fault, StreamFault};
use support::{KEY, acme};

const TIMES: [Duration; 3] = [Duration::ZERO, Duration::from_nanos(1), Duration::MAX];

/// A setting of the client's.
type Setting = fn(SchematicBuilder, Duration) -> SchematicBuilder;

const SETTINGS: [(&str, Setting); 4] = [
    ("timeout", SchematicBuilder::timeout),
    ("check_timeout", SchematicBuilder::check_timeout),
    ("cache ttl", |builder, ttl| {
        builder.cache(CacheOptions::new().ttl(ttl))
    }),
    ("cache stale_if_error", |builder, window| {
        builder.cache(CacheOptions::new().stale_if_error(window))
    }),
];

/// Whether a check ended in a way that has nothing to do with a panic.
fn assert_ended(outcome: &Outcome, case: &str) {
    assert!(
        matches!(
            outcome,
            Outcome::NotFound | Outcome::Error(ErrorKind::Timeout | ErrorKind::Server)
        ),
        "{case}: {outcome:?}"
    );
}

async fn use_client(emulator: &Emulator, schematic: &Schematic, case: &str) {
    for failing in [false, true] {
        if failing {
            emulator.inject(Fault::status(500)).unwrap();
        }
        // One that is answered, one from the cache, one for all.
        for _ in 0..2 {
            let result = schematic.check("f", &acme()).await;
            assert_ended(&result.outcome, case);
        }
        let all = schematic.check_flags(&["f", "g"], &acme()).await;
        assert_ended(&all[0].outcome, case);
        for timeout in TIMES {
            let options = CheckOptions::new().timeout(timeout);
            let result = schematic.check("g", &acme()).options(options.clone()).await;
            assert_ended(&result.outcome, case);
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
                        "{case}: {error}"
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
            let case = format!("{name} {time:?}");
            let builder = || {
                let builder = Schematic::builder(KEY)
                    .base_url(emulator.base_url())
                    .event_capture_base_url(emulator.event_capture_base_url())
                    .max_retries(0);
                set(builder, time)
            };
            let schematic = builder().clock(SystemClock).build().unwrap();
            use_client(&emulator, &schematic, &case).await;
            let clock = ManualClock::default();
            let schematic = builder().clock(clock).build().unwrap();
            use_client(&emulator, &schematic, &case).await;
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

/// A setting of the DataStream's.
type StreamSetting = fn(DataStreamOptions, Duration) -> DataStreamOptions;

const STREAM_SETTINGS: [(&str, StreamSetting); 9] = [
    ("connect_timeout", DataStreamOptions::connect_timeout),
    ("reconnect_delays, min", |settings, time| {
        settings.reconnect_delays(time, Duration::MAX)
    }),
    ("reconnect_delays, max", |settings, time| {
        settings.reconnect_delays(Duration::ZERO, time)
    }),
    ("auth_retry_delay", DataStreamOptions::auth_retry_delay),
    ("ping_interval", DataStreamOptions::ping_interval),
    ("silence_timeout", DataStreamOptions::silence_timeout),
    ("request_timeout", DataStreamOptions::request_timeout),
    ("stale_grace", DataStreamOptions::stale_grace),
    ("ttl", |settings, time| settings.ttl(time)),
];

/// A client with a DataStream; `None` where the builder refuses the settings.
fn with_stream(emulator: &Emulator, settings: DataStreamOptions, case: &str) -> Option<Schematic> {
    let built = Schematic::builder(KEY)
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .max_retries(0)
        .datastream(settings)
        .build();
    match built {
        Ok(schematic) => Some(schematic),
        Err(error) => {
            assert_eq!(error.kind(), BuildErrorKind::DataStreamSetting, "{case}");
            None
        }
    }
}

/// Has a company asked for over one connection and, if another is made in time, over the next.
async fn use_stream(emulator: &Emulator, schematic: &Schematic, case: &str) {
    for _ in 0..2 {
        schematic.ready(Duration::from_secs(1)).await;
        let checks = async {
            for flag in ["f", "g"] {
                let result = schematic.check(flag, &acme()).await;
                assert_ended(&result.outcome, case);
            }
        };
        let limit = Duration::from_secs(60);
        let ended = tokio::time::timeout(limit, checks).await;
        ended.expect(case);
        emulator
            .streams()
            .break_connections(StreamFault::close(1012, "restart"));
    }
}

#[tokio::test]
async fn each_time_of_the_datastream() {
    let emulator = Emulator::builder().api_key(KEY).start().await.unwrap();
    for (name, set) in STREAM_SETTINGS {
        let mut built = 0;
        for time in TIMES {
            let case = format!("{name} {time:?}");
            let settings = set(DataStreamOptions::new(), time);
            if let Some(schematic) = with_stream(&emulator, settings, &case) {
                use_stream(&emulator, &schematic, &case).await;
                built += 1;
            }
        }
        assert!(built > 0, "{name}");
    }
}

#[tokio::test]
async fn each_time_of_a_replay_guard() {
    type Set = fn(VerifierBuilder, Duration) -> VerifierBuilder;
    let settings: [(&str, Set); 2] = [
        ("tolerance", VerifierBuilder::tolerance),
        ("lease", VerifierBuilder::lease),
    ];
    let (secret, at, body) = (
        "whsec_test_1",
        "1700000000",
        r#"{"action":"company.created"}"#,
    );
    for (name, set) in settings {
        for time in TIMES {
            // A process that has been running for long.
            for age in [Duration::ZERO, Duration::MAX / 2, Duration::MAX] {
                let case = format!("{name} {time:?}, {age:?}");
                let guard = MemoryReplayGuard::default().monotonic(move || age);
                let verifier = Verifier::builder()
                    .secret(secret)
                    .now(|| Timestamp::from_secs(1_700_000_000))
                    .replay_guard(guard);
                let verifier = set(verifier, time).build().unwrap();
                let headers = DeliveryHeaders::new(sign(body, at, secret).unwrap(), at);
                let accept = async || {
                    let mut verification = verifier.start(&headers)?;
                    verification.update(body.as_bytes())?;
                    verifier.accept::<WebhookEvent>(verification, body).await
                };
                let accepted = accept().await.expect(&case);
                // Without a lease nothing holds another delivery up.
                let second = accept().now_or_never().expect(&case).err();
                let in_progress = matches!(
                    second.map(|error| error.kind()),
                    Some(WebhookErrorKind::InProgress { .. })
                );
                // At the end of time nothing lasts.
                let has_lease = age != Duration::MAX && (name != "lease" || !time.is_zero());
                assert_eq!(in_progress, has_lease, "{case}");
                accepted.complete().await;
                let third = accept().await.err().map(|error| error.kind());
                let keeps = age != Duration::MAX && (name != "tolerance" || !time.is_zero());
                assert_eq!(third == Some(WebhookErrorKind::Duplicate), keeps, "{case}");
            }
        }
    }
}
