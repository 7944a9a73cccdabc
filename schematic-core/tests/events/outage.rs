//! Capture that cannot be reached.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use schematic_core::clock::{Clock, ManualClock};
use schematic_core::events::{DropReason, EventOptions, SenderState};
use schematic_core::status::StatusEvent;
use schematic_core::{ErrorKind, Timestamp};
use tokio::sync::Notify;

use crate::capture::{Answer, Capture};
use crate::drive::{names, pass, secs, settle, track};

const MINUTE: Duration = secs(60);

#[tokio::test]
async fn after_nine_minutes_everything_is_delivered() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..250);
    pass(&clock, 9 * MINUTE).await;
    assert_eq!(schematic.status().events.pending, 250);
    assert_eq!(schematic.status().events.sender, SenderState::Retrying);
    capture.now_answers(|_| Answer::ok());
    pass(&clock, MINUTE).await;
    assert_eq!(capture.names(), names(0..250));
    let stats = schematic.status().events;
    assert_eq!((stats.sent, stats.dropped.total()), (250, 0));
    assert_eq!(stats.sender, SenderState::Delivering);
}

#[tokio::test]
async fn after_eleven_minutes_everything_is_reported() {
    for answer in [|| Answer::Broken, || Answer::Never, || Answer::status(503)] {
        let capture = Capture::answering(move |_| answer());
        let clock = ManualClock::default();
        let lost = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&lost);
        let options = EventOptions::new().on_drop(move |dropped| {
            assert_eq!(dropped.reason(), DropReason::Expired);
            let names = dropped.events().map(|event| {
                assert!(!event.idempotency_key().is_empty());
                event.as_track().unwrap().body().event.clone()
            });
            sink.lock().unwrap().extend(names);
        });
        let schematic = capture.client_with(&clock, options);
        let mut status = schematic.status_events();
        track(&schematic, 0..250);
        pass(&clock, 11 * MINUTE).await;
        capture.now_answers(|_| Answer::ok());
        pass(&clock, MINUTE).await;

        assert_eq!(*lost.lock().unwrap(), names(0..250));
        assert_eq!(capture.names(), names(0..0));
        let stats = schematic.status().events;
        assert_eq!(stats.dropped.get(DropReason::Expired), 250);
        assert_eq!((stats.sent, stats.pending, stats.pending_bytes), (0, 0, 0));
        assert!(matches!(
            status.next().await,
            Some(StatusEvent::CaptureFailing { .. })
        ));
        let mut dropped = 0;
        while let Some(event) = status.try_next() {
            match event {
                StatusEvent::EventsDropped { count, reason } => {
                    assert_eq!(reason, DropReason::Expired);
                    dropped += count;
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(dropped, 250);
    }
}

#[tokio::test]
async fn events_taken_during_an_outage_have_a_window_of_their_own() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..10);
    pass(&clock, 8 * MINUTE).await;
    track(&schematic, 10..20);
    pass(&clock, 8 * MINUTE).await;
    assert_eq!(schematic.status().events.pending, 10);
    capture.now_answers(|_| Answer::ok());
    pass(&clock, MINUTE).await;
    assert_eq!(capture.names(), names(10..20));
    assert_eq!(
        schematic.status().events.dropped.get(DropReason::Expired),
        10
    );
}

#[tokio::test]
async fn an_answer_ends_the_outage() {
    // Every fourth request gets through, so the backlog takes longer than one window.
    let mut requests = 0;
    let capture = Capture::answering(move |_| {
        requests += 1;
        if requests % 40 == 0 {
            Answer::ok()
        } else {
            Answer::Later(503, 14)
        }
    });
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..300);
    pass(&clock, 30 * MINUTE).await;
    assert_eq!(capture.names(), names(0..300));
}

#[tokio::test]
async fn waits_grow_and_are_spread() {
    let times = Arc::new(Mutex::new(Vec::new()));
    let clock = ManualClock::default();
    let capture = {
        let (times, clock) = (Arc::clone(&times), clock.clone());
        Capture::answering(move |_| {
            times.lock().unwrap().push(clock.monotonic());
            Answer::status(500)
        })
    };
    let options = EventOptions::new().period(Duration::ZERO);
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..1);
    pass(&clock, 5 * MINUTE).await;
    let times = times.lock().unwrap();
    let waits: Vec<_> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    for (wait, longest) in waits
        .iter()
        .zip([1, 2, 4, 8, 16].into_iter().chain([30; 99]))
    {
        assert!(*wait <= secs(longest), "{waits:?}");
        assert!(*wait >= secs(longest) / 2, "{waits:?}");
    }
    assert!(waits.len() > 10, "{waits:?}");
}

#[tokio::test]
async fn capture_may_say_when_to_come_back() {
    for status in [429, 503] {
        for (retry_after, waited) in [(7, secs(7)), (86_400, secs(60))] {
            let clock = ManualClock::default();
            let capture = Capture::answering(move |_| Answer::Later(status, retry_after));
            let options = EventOptions::new().period(Duration::ZERO);
            let schematic = capture.client_with(&clock, options);
            track(&schematic, 0..1);
            settle().await;
            capture.now_answers(|_| Answer::ok());
            pass(&clock, waited - Duration::from_millis(1)).await;
            assert_eq!(capture.sizes(), [1]);
            pass(&clock, Duration::from_millis(1)).await;
            assert_eq!(capture.sizes(), [1, 1]);
            assert_eq!(schematic.status().events.sent, 1);
        }
    }
}

#[tokio::test]
async fn a_request_takes_ten_seconds_at_most() {
    let capture = Capture::answering(|_| Answer::Never);
    let clock = ManualClock::default();
    let options = EventOptions::new().period(Duration::ZERO);
    let schematic = capture.client_with(&clock, options);
    let mut status = schematic.status_events();
    track(&schematic, 0..1);
    pass(&clock, Duration::from_millis(9_999)).await;
    assert_eq!(status.try_next(), None);
    pass(&clock, Duration::from_millis(1)).await;
    let failing = StatusEvent::CaptureFailing {
        kind: ErrorKind::Timeout,
    };
    assert_eq!(status.try_next(), Some(failing));
    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(1)).await;
    assert_eq!(schematic.status().events.sent, 1);
    assert_eq!(status.try_next(), Some(StatusEvent::CaptureRecovered));
}

#[tokio::test]
async fn no_window_outlives_the_idempotency_key() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let options = EventOptions::new().retry_window(100 * 60 * MINUTE);
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..1);
    pass(&clock, 22 * 60 * MINUTE).await;
    assert_eq!(schematic.status().events.pending, 1);
    pass(&clock, 61 * MINUTE).await;
    assert_eq!(
        schematic.status().events.dropped.get(DropReason::Expired),
        1
    );
}

#[tokio::test]
async fn a_wall_clock_that_is_set_expires_nothing() {
    let clock = ManualClock::starting_at(Timestamp::from_secs(40_000_000));
    let mut requests = 0;
    let capture = Capture::answering(move |_| {
        requests += 1;
        if requests == 1 {
            Answer::status(503)
        } else {
            Answer::ok()
        }
    });
    let schematic = capture.client(&clock);
    track(&schematic, 0..100);
    settle().await;
    assert_eq!(capture.sizes(), [100]);
    // From 1971 to 2026.
    clock.set(Timestamp::from_secs(1_767_225_600));
    pass(&clock, secs(5)).await;
    assert_eq!(capture.names(), names(0..100));
    assert_eq!(schematic.status().events.dropped.total(), 0);
}

#[tokio::test]
async fn what_the_system_slept_counts_against_the_key_alone() {
    let hour = 60 * MINUTE;
    for (slept, expired) in [(22 * hour, 0), (24 * hour, 100)] {
        let capture = Capture::answering(|_| Answer::Broken);
        let clock = ManualClock::default();
        let schematic = capture.client(&clock);
        // The first hundred have been sent once, the others never.
        track(&schematic, 0..150);
        pass(&clock, secs(20)).await;
        clock.suspend(slept);
        capture.now_answers(|_| Answer::ok());
        pass(&clock, MINUTE).await;
        let stats = schematic.status().events;
        assert_eq!(stats.dropped.get(DropReason::Expired), expired, "{slept:?}");
        assert_eq!((stats.sent, stats.pending), (150 - expired, 0), "{slept:?}");
    }
}

const STOP: Duration = secs(630);

#[tokio::test]
async fn a_stop_with_a_batch_in_flight_expires_nothing() {
    let capture = Capture::answering(|_| Answer::Never);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..100);
    settle().await;
    assert_eq!(capture.sizes(), [100]);
    clock.advance(STOP);
    capture.now_answers(|_| Answer::ok());
    // The schedule begins anew: at once.
    settle().await;
    assert_eq!(capture.names(), names(0..100));
    assert_eq!(schematic.status().events.dropped.total(), 0);
}

#[tokio::test]
async fn a_stop_while_a_request_may_take_for_ever_expires_nothing() {
    let broken = Arc::new(Notify::new());
    let capture = Capture::answering({
        let broken = Arc::clone(&broken);
        move |_| Answer::BrokenBy(Arc::clone(&broken))
    });
    let clock = ManualClock::default();
    let options = EventOptions::new().request_timeout(Duration::MAX);
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..100);
    pass(&clock, secs(20)).await;
    clock.advance(STOP);
    settle().await;
    capture.now_answers(|_| Answer::ok());
    broken.notify_one();
    pass(&clock, secs(2)).await;
    assert_eq!(capture.names(), names(0..100));
    assert_eq!(schematic.status().events.dropped.total(), 0);
}

#[tokio::test]
async fn a_request_without_a_limit_counts_while_the_process_runs() {
    let broken = Arc::new(Notify::new());
    let capture = Capture::answering({
        let broken = Arc::clone(&broken);
        move |_| Answer::BrokenBy(Arc::clone(&broken))
    });
    let clock = ManualClock::default();
    let options = EventOptions::new().request_timeout(Duration::MAX);
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..100);
    pass(&clock, 11 * MINUTE).await;
    capture.now_answers(|_| Answer::Broken);
    broken.notify_one();
    settle().await;
    let expired = schematic.status().events.dropped.get(DropReason::Expired);
    assert_eq!(expired, 100);
}

#[tokio::test]
async fn a_stop_between_two_tries_expires_nothing() {
    let capture = Capture::answering(|_| Answer::status(503));
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..150);
    pass(&clock, Duration::from_millis(1_500)).await;
    assert_eq!(capture.sizes(), [100, 100]);
    clock.advance(STOP);
    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(6)).await;
    assert_eq!(capture.names(), names(0..150));
    assert_eq!(schematic.status().events.dropped.total(), 0);
}

#[tokio::test]
async fn only_the_time_between_stops_counts() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..100);
    for _ in 0..4 {
        // Of the stop itself the rest of a wait counts, half a minute at most.
        pass(&clock, secs(105)).await;
        assert_eq!(schematic.status().events.pending, 100);
        clock.advance(STOP);
    }
    // Near the end of the window another stop: what is due is tried before anything is dropped.
    pass(&clock, secs(20)).await;
    assert_eq!(schematic.status().events.pending, 100);
    clock.advance(STOP);
    let tries = capture.requests().len();
    settle().await;
    assert_eq!(capture.requests().len(), tries + 1);
    // And the ten minutes are over in the end.
    pass(&clock, 5 * MINUTE).await;
    assert_eq!(
        schematic.status().events.dropped.get(DropReason::Expired),
        100
    );
}
