//! Flush, shutdown, and the drop of the last handle.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use schematic_core::Schematic;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::events::{
    DropReason, EventOptions, Identify, SenderState, ShutdownReport, Track, TrackErrorKind,
};
use schematic_core::status::StatusEvent;

use crate::capture::{Answer, Capture};
use crate::drive::{names, pass, secs, settle, track};

fn shutdown(schematic: &Schematic, timeout: Duration) -> tokio::task::JoinHandle<ShutdownReport> {
    let schematic = schematic.clone();
    tokio::spawn(async move { schematic.shutdown_within(timeout).await })
}

#[tokio::test]
async fn a_flush_sends_what_is_there_without_waiting_for_the_period() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    assert!(schematic.flush().await.is_complete());
    track(&schematic, 0..150);
    let report = schematic.flush().await;
    assert_eq!(
        (report.sent, report.dropped.total(), report.pending),
        (150, 0, 0)
    );
    assert_eq!(capture.names(), names(0..150));
    assert_eq!(clock.monotonic(), Duration::ZERO);
}

#[tokio::test]
async fn a_flush_counts_the_events_that_were_there_alone() {
    let capture = Capture::answering(|_| Answer::Later(503, 3));
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..10);
    let flush = tokio::spawn({
        let schematic = schematic.clone();
        async move { schematic.flush().await }
    });
    settle().await;
    track(&schematic, 10..30);
    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(3)).await;
    let report = flush.await.unwrap();
    assert_eq!((report.sent, report.pending), (10, 0));
}

#[tokio::test]
async fn a_flush_repeats_failed_requests_until_its_deadline() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..10);
    let began = clock.monotonic();
    let flush = tokio::spawn({
        let schematic = schematic.clone();
        async move { schematic.flush().await }
    });
    while !flush.is_finished() {
        pass(&clock, Duration::from_millis(100)).await;
    }
    assert!(clock.monotonic() - began <= secs(10));
    assert_eq!(flush.await.unwrap().pending, 10);
    assert!(capture.requests().len() >= 3);
    // They are not lost.
    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(30)).await;
    assert_eq!(capture.names(), names(0..10));
}

#[tokio::test]
async fn a_flush_in_a_long_outage_tries_soon_but_not_in_a_hot_loop() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..1);
    pass(&clock, secs(300)).await;
    let before = capture.requests().len();
    for _ in 0..50 {
        let flush = schematic.clone();
        tokio::spawn(async move { flush.flush().await });
        pass(&clock, Duration::from_millis(100)).await;
    }
    let tries = capture.requests().len() - before;
    assert!((2..=10).contains(&tries), "{tries}");
}

#[tokio::test]
async fn a_shutdown_waits_for_the_request_in_flight_and_what_is_behind_it() {
    let mut first = true;
    let capture = Capture::answering(move |_| {
        if std::mem::take(&mut first) {
            Answer::Later(503, 2)
        } else {
            Answer::ok()
        }
    });
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..100);
    settle().await;
    track(&schematic, 100..130);
    let shutdown = shutdown(&schematic, secs(10));
    settle().await;
    assert!(!shutdown.is_finished());
    pass(&clock, secs(2)).await;
    let report = shutdown.await.unwrap().events;
    assert_eq!(
        (report.sent, report.dropped.total(), report.pending),
        (130, 0, 0)
    );
    assert_eq!(capture.names(), names(0..130));
    assert_eq!(schematic.status().events.sender, SenderState::Ended);
}

#[tokio::test]
async fn nothing_is_taken_after_a_shutdown() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    assert!(schematic.shutdown().await.events.is_complete());
    let refused = schematic.track(Track::new("e")).unwrap_err();
    assert_eq!(refused.kind(), TrackErrorKind::ShutDown);
    assert_eq!(refused.into_event(), Track::new("e"));
    let who = Identify::new().key("id", "u");
    let refused = schematic.identify(who.clone()).unwrap_err();
    assert_eq!(refused.kind(), TrackErrorKind::ShutDown);
    let refused = schematic
        .identify_within(who.clone(), secs(1))
        .await
        .unwrap_err();
    assert_eq!(refused.kind(), TrackErrorKind::ShutDown);
    assert_eq!(refused.into_event(), who);
    // Again is harmless.
    assert!(schematic.shutdown().await.events.is_complete());
    assert!(schematic.flush().await.is_complete());
    assert_eq!(schematic.status().events.refused, 3);
}

#[tokio::test]
async fn a_shutdown_reports_what_is_left_at_its_deadline() {
    for answer in [|| Answer::Broken, || Answer::Never, || Answer::status(401)] {
        let capture = Capture::answering(move |_| answer());
        let clock = ManualClock::default();
        let lost = Arc::new(Mutex::new(0));
        let sink = Arc::clone(&lost);
        let options = EventOptions::new().on_drop(move |dropped| {
            assert_eq!(dropped.reason(), DropReason::ShutDown);
            *sink.lock().unwrap() += dropped.len();
        });
        let schematic = capture.client_with(&clock, options);
        track(&schematic, 0..120);
        let began = clock.monotonic();
        let shutdown = shutdown(&schematic, secs(10));
        while !shutdown.is_finished() {
            pass(&clock, Duration::from_millis(500)).await;
        }
        assert!(clock.monotonic() - began <= secs(10));
        let report = shutdown.await.unwrap().events;
        assert_eq!(
            (report.sent, report.dropped.total(), report.pending),
            (0, 0, 120)
        );
        settle().await;
        assert_eq!(*lost.lock().unwrap(), 120);
        let stats = schematic.status().events;
        assert_eq!(stats.dropped.get(DropReason::ShutDown), 120);
        assert_eq!(
            stats.accepted,
            stats.sent + stats.dropped.total() + stats.pending
        );
    }
}

#[tokio::test]
async fn a_shutdown_tries_to_the_end_of_its_time() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..10);
    let shutdown = shutdown(&schematic, secs(10));
    pass(&clock, secs(9)).await;
    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(1)).await;
    assert_eq!(shutdown.await.unwrap().events.sent, 10);
}

#[tokio::test]
async fn bodies_that_never_end_do_not_slow_a_shutdown() {
    let capture = Capture::answering(|_| Answer::Endless(200));
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..10_000);
    let shutdown = shutdown(&schematic, secs(10));
    pass(&clock, secs(2)).await;
    assert_eq!(capture.names().len(), 10_000);
    assert_eq!(shutdown.await.unwrap().events.pending, 0);
}

#[tokio::test]
async fn the_last_handle_in_a_pause_or_a_long_outage_still_has_a_try() {
    for answer in [|| Answer::status(401), || Answer::Broken] {
        let capture = Capture::answering(move |_| answer());
        let clock = ManualClock::default();
        // Less than the waits between two tries.
        let options = EventOptions::new().drain_timeout(secs(2));
        let schematic = capture.client_with(&clock, options);
        track(&schematic, 0..10);
        pass(&clock, secs(300)).await;
        // Soon after a try.
        let tries = capture.requests().len();
        while capture.requests().len() == tries {
            pass(&clock, secs(1)).await;
        }
        capture.now_answers(|_| Answer::ok());
        drop(schematic);
        pass(&clock, secs(2)).await;
        assert_eq!(capture.names(), names(0..10));
    }
}

#[tokio::test]
async fn two_shutdowns_at_once_both_report() {
    let capture = Capture::answering(|_| Answer::Later(503, 4));
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..10);
    let short = shutdown(&schematic, secs(2));
    let long = shutdown(&schematic, secs(10));
    settle().await;
    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(2)).await;
    // It ends, but nothing is given up while the other goes on.
    assert_eq!(short.await.unwrap().events.pending, 10);
    assert_eq!(schematic.status().events.dropped.total(), 0);
    pass(&clock, secs(2)).await;
    assert_eq!(long.await.unwrap().events.sent, 10);

    let schematic = capture.client(&clock);
    track(&schematic, 0..10);
    let both = [
        shutdown(&schematic, secs(10)),
        shutdown(&schematic, secs(10)),
    ];
    for shutdown in both {
        let report = shutdown.await.unwrap().events;
        assert_eq!((report.sent, report.pending), (10, 0));
    }
}

#[tokio::test]
async fn a_shutdown_that_is_dropped_is_still_one() {
    let capture = Capture::answering(|_| Answer::Later(503, 2));
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..10);
    let shutdown = shutdown(&schematic, secs(10));
    settle().await;
    shutdown.abort();
    assert!(schematic.track(Track::new("e")).is_err());
    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(2)).await;
    assert_eq!(capture.names(), names(0..10));
}

#[tokio::test]
async fn a_shutdown_in_a_long_outage_still_tries() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..10);
    pass(&clock, secs(400)).await;
    capture.now_answers(|_| Answer::ok());
    let shutdown = shutdown(&schematic, secs(10));
    pass(&clock, secs(1)).await;
    assert_eq!(shutdown.await.unwrap().events.sent, 10);
}

#[tokio::test]
async fn dropping_the_last_handle_sends_what_is_left() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    let clone = schematic.clone();
    track(&schematic, 0..130);
    drop(schematic);
    settle().await;
    assert_eq!(capture.names(), names(0..100));
    drop(clone);
    settle().await;
    assert_eq!(capture.names(), names(0..130));
}

#[tokio::test]
async fn what_cannot_be_sent_after_the_last_handle_is_reported() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let lost = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&lost);
    let options = EventOptions::new().on_drop(move |dropped| {
        sink.lock().unwrap().push((dropped.reason(), dropped.len()));
    });
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..10);
    drop(schematic);
    pass(&clock, secs(10)).await;
    assert_eq!(*lost.lock().unwrap(), [(DropReason::ShutDown, 10)]);
    assert!(capture.requests().len() >= 3);
    // The task is gone: nothing waits any more.
    assert_eq!(clock.next_wake(), None);
}

/// What `future` ends with, which must be soon.
async fn until_now<F: Future>(future: F) -> F::Output {
    let ended = tokio::time::timeout(secs(60), future).await;
    ended.expect("there was no end")
}

#[tokio::test]
async fn status_events_end_with_a_shutdown_that_has_said_what_was_lost() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    let mut status = schematic.status_events();
    track(&schematic, 0..2);
    let ending = shutdown(&schematic, secs(3));
    while !ending.is_finished() {
        pass(&clock, Duration::from_millis(100)).await;
    }
    assert_eq!(ending.await.unwrap().events.pending, 2);
    let mut dropped = 0;
    while let Some(event) = until_now(status.next()).await {
        if let StatusEvent::EventsDropped { count, .. } = event {
            dropped += count;
        }
    }
    assert_eq!(dropped, 2);
    // For those who begin to listen later there is nothing any more.
    assert_eq!(until_now(schematic.status_events().next()).await, None);
}
