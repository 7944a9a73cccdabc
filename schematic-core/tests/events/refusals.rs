//! Capture that answers, but does not take everything.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use schematic_core::clock::ManualClock;
use schematic_core::events::{DropReason, EventOptions, SenderState, Track};
use schematic_core::status::StatusEvent;
use schematic_core::{ErrorKind, Schematic};
use serde_json::Value;

use crate::capture::{Answer, Capture};
use crate::drive::{names, pass, secs, settle, track};

/// What the hook for lost events received: reason, status, message and names.
type Lost = Arc<Mutex<Vec<(DropReason, Option<u16>, String, Vec<String>)>>>;

fn recording(lost: &Lost) -> EventOptions {
    let lost = Arc::clone(lost);
    EventOptions::new().on_drop(move |dropped| {
        let names = dropped
            .events()
            .map(|event| event.as_track().unwrap().body().event.clone());
        lost.lock().unwrap().push((
            dropped.reason(),
            dropped.status().map(|status| status.as_u16()),
            dropped.message().unwrap_or_default().to_owned(),
            names.collect(),
        ));
    })
}

fn is_named(event: &Value, names: &[&str]) -> bool {
    names.iter().any(|name| event["body"]["event"] == **name)
}

#[tokio::test]
async fn only_the_offender_is_dropped() {
    for bad in [&["0"][..], &["57"], &["99"], &["3", "4", "98"], &["250"]] {
        let capture = Capture::answering(move |events| {
            if events.iter().any(|event| is_named(event, bad)) {
                Answer::error(400, "no such thing")
            } else {
                Answer::ok()
            }
        });
        let clock = ManualClock::default();
        let lost = Lost::default();
        let schematic = capture.client_with(&clock, recording(&lost));
        track(&schematic, 0..300);
        let report = schematic.flush().await;

        let good = names(0..300)
            .into_iter()
            .filter(|name| !bad.contains(&&**name));
        assert_eq!(capture.names(), good.collect::<Vec<_>>());
        let count = bad.len() as u64;
        assert_eq!((report.sent, report.pending), (300 - count, 0));
        assert_eq!(report.dropped.get(DropReason::Rejected), count);
        let reported: Vec<_> = lost.lock().unwrap().clone();
        let expected = bad.iter().map(|name| {
            let message = "capture answered 400 Bad Request: no such thing";
            let names = vec![(*name).to_owned()];
            (DropReason::Rejected, Some(400), message.to_owned(), names)
        });
        assert_eq!(reported, expected.collect::<Vec<_>>());
        // Finding one takes about the logarithm of the batch's size.
        assert!(capture.requests().len() <= 3 + 9 * bad.len(), "{bad:?}");
    }
}

#[tokio::test]
async fn an_outage_in_the_middle_of_the_search_changes_nothing() {
    let mut requests = 0;
    let capture = Capture::answering(move |events| {
        requests += 1;
        if requests % 3 == 0 {
            Answer::Broken
        } else if events.iter().any(|event| is_named(event, &["41"])) {
            Answer::status(422)
        } else {
            Answer::ok()
        }
    });
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..100);
    pass(&clock, secs(300)).await;
    let mut good = names(0..100);
    good.remove(41);
    assert_eq!(capture.names(), good);
    assert_eq!(schematic.status().events.pending, 0);
}

#[tokio::test]
async fn capture_may_take_fewer_events_at_once() {
    let capture = Capture::answering(|events| {
        if events.len() > 30 {
            let body = r#"{"error": "batch too large", "max_size": 30}"#;
            Answer::Is(400, body.to_owned())
        } else {
            Answer::ok()
        }
    });
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..100);
    assert!(schematic.flush().await.is_complete());
    assert_eq!(capture.sizes(), [100, 30, 30, 30, 10]);
    // It is remembered.
    track(&schematic, 100..130);
    settle().await;
    assert_eq!(capture.sizes(), [100, 30, 30, 30, 10, 30]);
    assert_eq!(capture.names(), names(0..130));
}

#[tokio::test]
async fn capture_may_say_less_about_the_size_of_a_batch_than_it_should() {
    for body in [
        r#"{"error": "batch too large"}"#,
        r#"{"error": "batch too large", "max_size": 0}"#,
        r#"{"error": "batch too large", "max_size": 100}"#,
        r#"{"error": "batch too large", "max_size": -7}"#,
    ] {
        let capture = Capture::answering(move |events| {
            if events.len() > 10 {
                Answer::Is(400, body.to_owned())
            } else {
                Answer::ok()
            }
        });
        let clock = ManualClock::default();
        let schematic = capture.client(&clock);
        track(&schematic, 0..50);
        assert!(schematic.flush().await.is_complete(), "{body}");
        assert_eq!(capture.names(), names(0..50));
    }
}

#[tokio::test]
async fn capture_may_read_fewer_bytes() {
    let capture = Capture::answering(|events| {
        let bytes: usize = events.iter().map(|event| event.to_string().len()).sum();
        if bytes > 5_000 {
            Answer::status(413)
        } else {
            Answer::ok()
        }
    });
    let clock = ManualClock::default();
    let lost = Lost::default();
    let schematic = capture.client_with(&clock, recording(&lost));
    track(&schematic, 0..50);
    let large = Track::new("large").with_trait("text", "x".repeat(6_000));
    schematic.track(large).unwrap();
    track(&schematic, 50..100);
    let report = schematic.flush().await;
    assert_eq!(report.sent, 100);
    assert_eq!(report.dropped.get(DropReason::TooLarge), 1);
    assert_eq!(capture.names(), names(0..100));
    let lost = lost.lock().unwrap();
    assert_eq!(lost[0].1, Some(413));
    assert_eq!(lost[0].3, ["large"]);
}

#[tokio::test]
async fn batches_grow_again_once_capture_takes_them() {
    let refusals: [(usize, fn() -> Answer); 3] = [
        (4, || {
            let body = r#"{"error": "batch too large", "max_size": 0}"#;
            Answer::Is(400, body.to_owned())
        }),
        (1, || {
            let body = r#"{"error": "batch too large", "max_size": 1}"#;
            Answer::Is(400, body.to_owned())
        }),
        (4, || Answer::status(413)),
    ];
    for (times, refusal) in refusals {
        let mut requests = 0;
        let capture = Capture::answering(move |_| {
            requests += 1;
            if requests <= times {
                refusal()
            } else {
                Answer::ok()
            }
        });
        let clock = ManualClock::default();
        // So that a full batch is about as many bytes as a request may have.
        let options = EventOptions::new().batch_bytes(25_000);
        let schematic = capture.client_with(&clock, options);
        track(&schematic, 0..2_000);
        assert!(schematic.flush().await.is_complete());
        assert_eq!(capture.names(), names(0..2_000));
        let sizes = capture.sizes();
        assert!(sizes[times] <= 10, "{sizes:?}");
        assert_eq!(sizes[sizes.len() - 2], sizes[0], "{sizes:?}");
        assert!(sizes.len() < 60, "{sizes:?}");
    }
}

#[tokio::test]
async fn a_limit_that_stays_is_seldom_tried() {
    let capture = Capture::answering(|events| {
        if events.len() > 30 {
            let body = r#"{"error": "batch too large", "max_size": 30}"#;
            Answer::Is(400, body.to_owned())
        } else {
            Answer::ok()
        }
    });
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..9_000);
    assert!(schematic.flush().await.is_complete());
    assert_eq!(capture.names(), names(0..9_000));
    let refused = capture.sizes().iter().filter(|size| **size > 30).count();
    assert!((2..=8).contains(&refused), "{refused}");
}

#[tokio::test]
async fn a_refused_key_pauses_and_keeps_everything() {
    for (status, kind) in [
        (401, ErrorKind::Unauthorized),
        (403, ErrorKind::Forbidden),
        (404, ErrorKind::NotFound),
    ] {
        let capture = Capture::answering(move |_| Answer::error(status, "not you"));
        let clock = ManualClock::default();
        let schematic = capture.client(&clock);
        let mut watched = schematic.status_events();
        track(&schematic, 0..250);
        pass(&clock, secs(30 * 60)).await;
        let tries = capture.requests().len();
        assert!((30..=32).contains(&tries), "{tries}");
        assert_eq!(schematic.status().events.pending, 250);
        assert_eq!(schematic.status().events.sender, SenderState::Paused);
        // Reported once.
        let refused = StatusEvent::CaptureRefused { kind };
        assert_eq!(watched.try_next(), Some(refused));
        assert_eq!(watched.try_next(), None);

        capture.now_answers(|_| Answer::ok());
        pass(&clock, secs(61)).await;
        assert_eq!(capture.names(), names(0..250));
        assert_eq!(watched.try_next(), Some(StatusEvent::CaptureRecovered));
    }
}

#[tokio::test]
async fn small_batches_do_not_make_up_for_large_ones_that_are_refused() {
    let capture = Capture::answering(|events| {
        if events.len() > 30 {
            let body = r#"{"error": "batch too large", "max_size": 30}"#;
            Answer::Is(400, body.to_owned())
        } else {
            Answer::ok()
        }
    });
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    let mut tracked = 0;
    for _ in 0..100 {
        // A batch of what may be sent for sure, seven times, then one as large as possible.
        for events in [30, 30, 30, 30, 30, 30, 30, 100] {
            track(&schematic, tracked..tracked + events);
            tracked += events;
            assert!(schematic.flush().await.is_complete());
        }
    }
    let refused = capture.sizes().iter().filter(|size| **size > 30).count();
    assert!((2..=10).contains(&refused), "{refused}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let capture = Capture::answering(|_| Answer::Elsewhere(302, "/elsewhere"));
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    track(&schematic, 0..1);
    let report = schematic.flush().await;
    assert_eq!((report.sent, report.pending), (0, 1));
    assert_eq!(capture.requests().len(), 1);
    assert_eq!(schematic.status().events.sender, SenderState::Paused);
}

#[tokio::test]
async fn what_capture_quotes_of_the_key_is_not_passed_on() {
    let capture = Capture::answering(|_| Answer::error(400, "sch_dev_test is not a user"));
    let clock = ManualClock::default();
    let lost = Lost::default();
    let schematic = capture.client_with(&clock, recording(&lost));
    track(&schematic, 0..1);
    schematic.flush().await;
    let message = lost.lock().unwrap()[0].2.clone();
    assert!(message.ends_with("[redacted] is not a user"), "{message}");
    assert!(!format!("{schematic:?}").contains("sch_dev_test"));
}

#[tokio::test]
async fn a_hook_that_panics_does_no_harm() {
    let capture = Capture::answering(|events| {
        if events.iter().any(|event| is_named(event, &["1"])) {
            Answer::status(400)
        } else {
            Answer::ok()
        }
    });
    let clock = ManualClock::default();
    let options = EventOptions::new().on_drop(|_| panic!("a bug of the application's"));
    let schematic = capture.client_with(&clock, options.period(Duration::ZERO));
    track(&schematic, 0..3);
    let report = schematic.flush().await;
    assert_eq!((report.sent, report.dropped.total()), (2, 1));
}

#[tokio::test]
async fn what_capture_quotes_is_fit_to_be_shown() {
    let key = "sch_prod_3f9c27d1e58b4a6f9c27d1e58b4a6f3f9c";
    for status in [400, 413] {
        for text in [
            format!("{}{key}{key}", "x".repeat(460)),
            format!(r#"cannot read {{\"api_key\":\"{key}\",\"events\":[]}}"#),
            format!("\u{1b}[2J\u{9b}31m{key}\r\n{}", "é".repeat(60_000)),
            key.chars().flat_map(|char| [char, '\u{1b}']).collect(),
        ] {
            let text = text.clone();
            let capture = Capture::answering(move |_| Answer::error(status, &text));
            let clock = ManualClock::default();
            let lost = Lost::default();
            let schematic = Schematic::builder(key)
                .transport(capture)
                .clock(clock.clone())
                .events(recording(&lost))
                .build()
                .unwrap();
            track(&schematic, 0..1);
            assert_eq!(schematic.flush().await.dropped.total(), 1);
            let message = lost.lock().unwrap()[0].2.clone();
            assert!(message.chars().count() <= 500, "{message}");
            assert!(!message.contains(char::is_control), "{message:?}");
            assert!(!message.contains("3f9c"), "{message}");
        }
    }
}

#[tokio::test]
async fn the_status_settles_it_whatever_becomes_of_the_body() {
    for answer in [|| Answer::Endless(200), || Answer::Torn(202)] {
        let capture = Capture::answering(move |_| answer());
        let clock = ManualClock::default();
        let schematic = capture.client(&clock);
        let mut status = schematic.status_events();
        track(&schematic, 0..250);
        // The second waits for the first one's body, for a second at most; the third is not full.
        pass(&clock, secs(6)).await;
        assert_eq!(capture.sizes(), [100, 100, 50]);
        assert_eq!(schematic.status().events.sent, 250);
        assert_eq!(status.try_next(), None);
    }
    // A refusal too: only the offender is dropped, not all of them as unreachable.
    for answer in [|| Answer::Endless(400), || Answer::Torn(400)] {
        let capture = Capture::answering(move |events| {
            if events.iter().any(|event| is_named(event, &["5"])) {
                answer()
            } else {
                Answer::ok()
            }
        });
        let clock = ManualClock::default();
        let lost = Lost::default();
        let schematic = capture.client_with(&clock, recording(&lost));
        track(&schematic, 0..10);
        pass(&clock, secs(120)).await;
        assert_eq!(schematic.status().events.sent, 9);
        let lost = lost.lock().unwrap();
        assert_eq!(lost.len(), 1);
        assert_eq!((lost[0].0, lost[0].1), (DropReason::Rejected, Some(400)));
        assert_eq!(lost[0].3, ["5"]);
    }
}
