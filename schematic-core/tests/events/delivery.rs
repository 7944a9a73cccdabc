//! When events are sent, and in what order.

use std::time::Duration;

use schematic_core::clock::ManualClock;
use schematic_core::events::{EventOptions, Track};

use crate::capture::{Answer, Capture};
use crate::drive::{names, pass, secs, settle, track};

#[tokio::test]
async fn a_lone_event_waits_for_company_no_longer_than_the_period() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    track(&schematic, 0..1);
    pass(&clock, Duration::from_millis(4_999)).await;
    track(&schematic, 1..2);
    assert!(capture.sizes().is_empty());
    pass(&clock, Duration::from_millis(1)).await;
    assert_eq!(capture.sizes(), [2]);

    let options = EventOptions::new().period(Duration::from_millis(100));
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..1);
    pass(&clock, Duration::from_millis(100)).await;
    assert_eq!(capture.sizes(), [2, 1]);
}

#[tokio::test]
async fn a_full_batch_goes_at_once() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    track(&schematic, 0..99);
    settle().await;
    assert!(capture.sizes().is_empty());
    track(&schematic, 99..250);
    settle().await;
    assert_eq!(capture.sizes(), [100, 100]);
    assert_eq!(schematic.status().events.pending, 50);
    pass(&clock, secs(5)).await;
    assert_eq!(capture.sizes(), [100, 100, 50]);
    assert_eq!(capture.names(), names(0..250));
}

#[tokio::test]
async fn batches_are_bounded_by_bytes_too() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    for number in 0..10 {
        let text = "x".repeat(300_000);
        let event = Track::new(number.to_string()).with_trait("text", text);
        schematic.track(event).unwrap();
    }
    assert!(schematic.flush().await.is_complete());
    assert_eq!(capture.sizes(), [3, 3, 3, 1]);
    assert_eq!(capture.names(), names(0..10));
    for request in capture.requests() {
        assert!(request.body.len() <= 1_000_000);
    }
}

#[tokio::test]
async fn one_request_at_a_time_and_a_failed_batch_stays_in_front() {
    let mut tries = 0;
    let capture = Capture::answering(move |_| {
        tries += 1;
        match tries {
            1 => Answer::Broken,
            2 => Answer::Never,
            3 => Answer::status(503),
            _ => Answer::ok(),
        }
    });
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..150);
    settle().await;
    track(&schematic, 150..300);
    pass(&clock, secs(60)).await;
    assert_eq!(capture.names(), names(0..300));

    let requests = capture.requests();
    // The same events with the same keys and times each time.
    for request in &requests[1..4] {
        assert_eq!(request.body, requests[0].body);
    }
    assert_eq!(requests.len(), 3 + 3);
    let stats = schematic.status().events;
    assert_eq!((stats.accepted, stats.sent, stats.pending), (300, 300, 0));
}

#[tokio::test]
async fn events_have_the_time_at_which_they_were_taken() {
    let capture = Capture::answering(|_| Answer::status(500));
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..1);
    pass(&clock, secs(30)).await;
    track(&schematic, 1..2);
    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(60)).await;
    let times: Vec<_> = capture
        .taken()
        .iter()
        .map(|event| event["sent_at"].clone())
        .collect();
    assert_eq!(times, ["2026-01-01T00:00:00Z", "2026-01-01T00:00:30Z"]);
}
