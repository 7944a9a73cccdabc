//! Senders, clocks and logs that panic.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use schematic_core::clock::{Clock, ManualClock, Sleep};
use schematic_core::events::{DropReason, EventOptions, Track};
use schematic_core::{Schematic, Timestamp};
use tracing::span;

use crate::capture::{Answer, Capture};
use crate::drive::{names, pass, secs, settle, track};

/// A subscriber whose disk is full.
struct Full;

impl tracing::Subscriber for Full {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, _: &tracing::Event<'_>) {
        panic!("no space left on device");
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// A clock whose first waits panic, every second of them.
#[derive(Debug)]
struct Unsteady {
    clock: ManualClock,
    sleeps: Arc<AtomicUsize>,
    panics: usize,
}

impl Clock for Unsteady {
    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn monotonic(&self) -> Duration {
        self.clock.monotonic()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let sleep = self.sleeps.fetch_add(1, Ordering::Relaxed);
        assert!(sleep % 2 == 1 || sleep / 2 >= self.panics, "a bug");
        self.clock.sleep(duration)
    }
}

#[tokio::test]
async fn a_sender_that_panics_begins_again_by_itself() {
    for panics in [1, 3] {
        for log_panics in [false, true] {
            let _log = log_panics.then(|| tracing::subscriber::set_default(Full));
            let (capture, clock) = (Capture::new(), ManualClock::default());
            let sleeps = Arc::new(AtomicUsize::new(0));
            let schematic = Schematic::builder("sch_dev_test")
                .transport(capture.clone())
                .clock(Unsteady {
                    clock: clock.clone(),
                    sleeps: Arc::clone(&sleeps),
                    panics,
                })
                .build()
                .unwrap();
            track(&schematic, 0..157);
            // Nothing calls the client meanwhile.
            pass(&clock, secs(60)).await;
            assert!(sleeps.load(Ordering::Relaxed) >= 2 * panics);
            assert_eq!(capture.names(), names(0..157));
            assert_eq!(schematic.status().events.sent, 157);
        }
    }
}

#[tokio::test]
async fn a_sender_that_rests_after_a_panic_ends_with_the_client() {
    let (capture, clock) = (
        Capture::answering(|_| Answer::Never),
        ManualClock::default(),
    );
    let schematic = Schematic::builder("sch_dev_test")
        .transport(capture.clone())
        .clock(Unsteady {
            clock: clock.clone(),
            sleeps: Arc::default(),
            panics: 1,
        })
        .build()
        .unwrap();
    track(&schematic, 0..10);
    settle().await;
    assert!(clock.next_wake() > Some(Duration::ZERO), "it rests");
    let half = Duration::from_millis(500);
    let shutdown = tokio::spawn(async move { schematic.shutdown_within(half).await });
    pass(&clock, half).await;
    assert_eq!(shutdown.await.unwrap().events.pending, 10);
    settle().await;
    assert_eq!(clock.next_wake(), None);
}

#[tokio::test]
async fn a_log_that_panics_loses_nothing() {
    let _log = tracing::subscriber::set_default(Full);
    let mut requests = 0;
    let capture = Capture::answering(move |events| {
        requests += 1;
        let is_bad = |event: &serde_json::Value| event["body"]["event"] == "3";
        match requests {
            1 => Answer::status(503),
            2 => Answer::status(401),
            _ if events.iter().any(is_bad) => Answer::status(400),
            _ => Answer::ok(),
        }
    });
    let clock = ManualClock::default();
    let lost = Arc::new(AtomicUsize::new(0));
    let options = EventOptions::new().capacity(10).on_drop({
        let lost = Arc::clone(&lost);
        move |dropped| {
            lost.fetch_add(dropped.len(), Ordering::Relaxed);
            panic!("a bug of the application's")
        }
    });
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..10);
    assert!(schematic.track(Track::new("one too many")).is_err());
    settle().await;
    pass(&clock, secs(300)).await;
    let stats = schematic.status().events;
    assert_eq!((stats.sent, stats.pending), (9, 0));
    assert_eq!(stats.dropped.get(DropReason::Rejected), 1);
    assert_eq!(lost.load(Ordering::Relaxed), 1);
}

#[test]
fn a_log_that_panics_fails_no_call_without_a_runtime() {
    let _log = tracing::subscriber::set_default(Full);
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    track(&schematic, 0..3);
    assert_eq!(schematic.status().events.pending, 3);
    // Reports what it loses.
    drop(schematic);
}
