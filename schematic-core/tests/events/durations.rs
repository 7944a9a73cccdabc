//! Settings of no time, of hardly any, and of all time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use schematic_core::clock::{Clock, ManualClock};
use schematic_core::events::{EventOptions, Identify, Track};

use crate::capture::{Answer, Capture};
use crate::drive::{pass, secs, settle, track};

const EXTREMES: [Duration; 3] = [Duration::ZERO, Duration::from_nanos(1), Duration::MAX];

/// A service that takes every second request, beginning with the second.
fn unsteady() -> Capture {
    let mut requests = 0;
    Capture::answering(move |_| {
        requests += 1;
        if requests % 2 == 1 {
            Answer::Later(503, 1)
        } else {
            Answer::ok()
        }
    })
}

#[tokio::test]
async fn settings() {
    type Set = fn(EventOptions, Duration) -> EventOptions;
    let settings: [(&str, Set); 4] = [
        ("period", EventOptions::period),
        ("retry window", EventOptions::retry_window),
        ("request timeout", EventOptions::request_timeout),
        ("drain timeout", EventOptions::drain_timeout),
    ];
    for (name, set) in settings {
        for value in EXTREMES {
            // A clock that has been running for long.
            for age in [Duration::ZERO, Duration::MAX / 2] {
                let clock = ManualClock::default();
                clock.advance(age);
                let capture = unsteady();
                let lost = Arc::new(AtomicUsize::new(0));
                let options = set(EventOptions::new(), value).on_drop({
                    let lost = Arc::clone(&lost);
                    move |dropped| {
                        lost.fetch_add(dropped.len(), Ordering::Relaxed);
                    }
                });
                let schematic = capture.client_with(&clock, options);
                track(&schematic, 0..250);
                pass(&clock, secs(900)).await;
                let stats = schematic.status().events;
                let settled = stats.sent + stats.dropped.total();
                // Only an endless period keeps what is no full batch.
                let kept = if name == "period" && value == Duration::MAX {
                    50
                } else {
                    0
                };
                assert_eq!(
                    (settled, stats.pending),
                    (250 - kept, kept),
                    "{name} {value:?}"
                );
                if value == Duration::MAX {
                    assert_eq!(stats.dropped.total(), 0, "{name}");
                }
                track(&schematic, 250..260);
                drop(schematic);
                pass(&clock, secs(900)).await;
                let taken = capture.taken().len();
                assert_eq!(
                    taken + lost.load(Ordering::Relaxed),
                    260,
                    "{name} {value:?}"
                );
                // The task is gone.
                assert_eq!(clock.next_wake(), None, "{name} {value:?}");
            }
        }
    }
}

#[tokio::test]
async fn time_limits_of_calls() {
    for value in EXTREMES {
        let clock = ManualClock::default();
        let capture = Capture::new();
        let schematic = capture.client_with(&clock, EventOptions::new().capacity(1).batch_size(1));
        track(&schematic, 0..1);
        let waiting = tokio::spawn({
            let schematic = schematic.clone();
            async move {
                let event = schematic.track_within(Track::new("1"), value).await;
                let who = Identify::new().key("id", "ada");
                (
                    event.is_ok(),
                    schematic.identify_within(who, value).await.is_ok(),
                )
            }
        });
        pass(&clock, secs(1)).await;
        let (tracked, identified) = waiting.await.unwrap();
        if value == Duration::MAX {
            assert!(tracked && identified);
        }
        let calls = tokio::spawn({
            let schematic = schematic.clone();
            async move {
                let flushed = schematic.flush_within(value).await;
                (flushed, schematic.shutdown_within(value).await)
            }
        });
        settle().await;
        pass(&clock, secs(1)).await;
        let (flushed, _) = calls.await.unwrap();
        if value == Duration::MAX {
            assert!(flushed.is_complete(), "{flushed:?}");
        }
        assert_eq!(schematic.status().events.pending, 0, "{value:?}");
    }
}

#[tokio::test]
async fn the_clock_itself() {
    let clock = ManualClock::default();
    for value in EXTREMES {
        clock.advance(value);
        clock.suspend(value);
        clock.set(clock.now());
        assert!(clock.boottime() >= clock.monotonic());
    }
    clock.sleep(Duration::ZERO).await;
    let end = tokio::spawn(clock.sleep(Duration::MAX));
    settle().await;
    clock.advance(Duration::from_nanos(1));
    end.await.unwrap();
}
