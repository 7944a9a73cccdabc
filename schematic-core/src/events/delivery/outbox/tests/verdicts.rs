//! What becomes of a batch that capture does not take.

use super::*;

fn rejected() -> Verdict {
    Verdict::Rejected {
        status: StatusCode::BAD_REQUEST,
        message: "bad event".to_owned(),
    }
}

fn too_many(max_size: Option<usize>) -> Verdict {
    Verdict::TooMany {
        status: StatusCode::BAD_REQUEST,
        message: "batch too large".to_owned(),
        max_size,
    }
}

fn too_large() -> Verdict {
    Verdict::TooLarge {
        status: StatusCode::PAYLOAD_TOO_LARGE,
        message: "too large".to_owned(),
    }
}

#[test]
fn a_bad_event_is_found_by_halves_and_dropped_alone() {
    let mut outbox = outbox(8);
    let id = outbox.flush(NOW, NOW + SECOND);
    let mut dropped = Vec::new();
    // The sixth is bad.
    for (sent, is_bad) in [
        (8, true),
        (4, false),
        (2, true),
        (1, false),
        (1, true),
        (2, false),
    ] {
        assert_eq!(step(&mut outbox, NOW), Ok(sent));
        let verdict = if is_bad {
            rejected()
        } else {
            Verdict::Delivered
        };
        dropped.extend(settle(&mut outbox, NOW, verdict).dropped);
    }
    let [loss] = &*dropped else {
        panic!("{dropped:?}");
    };
    assert_eq!(loss.reason, DropReason::Rejected);
    assert_eq!(loss.status, Some(StatusCode::BAD_REQUEST));
    assert_eq!(loss.message.as_deref(), Some("bad event"));
    assert_eq!(loss.entries[0].number, 5);
    let report = outbox.flushed(id, false).unwrap();
    assert_eq!(
        (report.sent, report.dropped.get(DropReason::Rejected)),
        (7, 1)
    );
    let stats = outbox.stats();
    assert_eq!(
        (stats.sent, stats.dropped.get(DropReason::Rejected)),
        (7, 1)
    );
}

#[test]
fn a_search_goes_on_when_events_before_the_bad_one_go() {
    let options = EventOptions::new()
        .capacity(4)
        .overflow(Overflow::DropOldest);
    let mut outbox = with(&options, 4);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(4));
    let _ = settle(&mut outbox, NOW, rejected());
    // Three are left among which it is, and one that came later is not searched.
    let _ = outbox.make_room(size());
    push(&mut outbox);
    assert_eq!(step(&mut outbox, NOW), Ok(1));
    let _ = settle(&mut outbox, NOW, Verdict::Delivered);
    assert_eq!(step(&mut outbox, NOW), Ok(1));
    let effects = settle(&mut outbox, NOW, rejected());
    assert_eq!(effects.dropped[0].entries[0].number, 2);
    assert_eq!(step(&mut outbox, NOW), Ok(2));
}

#[test]
fn batches_have_as_many_events_as_capture_takes() {
    for (max_size, sent) in [
        (None, 4),
        (Some(0), 4),
        (Some(3), 3),
        (Some(7), 7),
        (Some(8), 4),
        (Some(9), 4),
    ] {
        let mut outbox = outbox(8);
        let _ = outbox.flush(NOW, NOW + SECOND);
        assert_eq!(step(&mut outbox, NOW), Ok(8));
        let effects = settle(&mut outbox, NOW, too_many(max_size));
        assert!(effects.dropped.is_empty());
        assert_eq!(step(&mut outbox, NOW), Ok(sent), "{max_size:?}");
    }
}

#[test]
fn batches_have_half_the_bytes_after_capture_refused_them() {
    let mut outbox = outbox(8);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(8));
    let before = outbox.body_limits();
    let _ = settle(&mut outbox, NOW, too_large());
    let limits = outbox.body_limits();
    assert_eq!(limits.batch, 8 * size().json / 2);
    assert_eq!(limits.alone, before.alone);
    // What was refused beside others is not sent together again, though it was flushed before.
    assert_eq!(step(&mut outbox, NOW), Ok(8));
    outbox.trim(4);
    let _ = settle(&mut outbox, NOW, too_large());
    assert_eq!(outbox.body_limits().batch, 4 * size().json / 2);
}

#[test]
fn an_event_that_is_refused_alone_for_its_size_is_dropped() {
    for verdict in [too_large(), too_many(None), too_many(Some(0))] {
        let mut outbox = outbox(1);
        let _ = outbox.flush(NOW, NOW + SECOND);
        assert_eq!(step(&mut outbox, NOW), Ok(1));
        let effects = settle(&mut outbox, NOW, verdict);
        assert_eq!(effects.dropped[0].reason, DropReason::TooLarge);
        assert!(effects.dropped[0].status.is_some());
        assert_eq!(outbox.stats().pending_bytes, 0);
        assert_eq!(step(&mut outbox, NOW), Err(None));
    }
}

#[test]
fn an_outage_and_its_end_are_news_once() {
    let mut outbox = outbox(1);
    let _ = outbox.flush(NOW, NOW + SECOND);
    let failing = Notice::Failing {
        kind: ErrorKind::Server,
        message: "down".to_owned(),
    };
    let paused = Notice::Paused {
        kind: ErrorKind::Unauthorized,
        message: String::new(),
    };
    let mut now = NOW;
    for (verdict, news) in [
        (failed(), vec![failing.clone()]),
        (failed(), vec![]),
        (refused(), vec![paused]),
        (refused(), vec![]),
        (failed(), vec![failing]),
        (too_many(None), vec![Notice::Recovered]),
    ] {
        now += 61 * SECOND;
        assert_eq!(step(&mut outbox, now), Ok(1));
        assert_eq!(settle(&mut outbox, now, verdict).notices, news);
    }
    for answer in [Verdict::Delivered, rejected(), too_large(), too_many(None)] {
        let mut outbox = self::outbox(1);
        let _ = outbox.flush(NOW, NOW + SECOND);
        assert_eq!(step(&mut outbox, NOW), Ok(1));
        let _ = settle(&mut outbox, NOW, failed());
        let now = NOW + SECOND;
        assert_eq!(step(&mut outbox, now), Ok(1));
        assert_eq!(
            settle(&mut outbox, now, answer).notices,
            [Notice::Recovered]
        );
    }
}

#[test]
fn a_verdict_about_nothing_changes_nothing() {
    let mut outbox = outbox(1);
    let effects = settle(&mut outbox, NOW, failed());
    assert!(effects.notices.is_empty());
    assert_eq!(outbox.stats().sender, SenderState::Delivering);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(1));
}

#[test]
fn the_last_wait_is_half_of_the_time_that_is_left() {
    let mut outbox = outbox(1);
    let mut now = NOW;
    let _ = outbox.flush(NOW, NOW + SECOND);
    outbox.close(NOW + 10 * SECOND);
    for wait in [1_000, 2_000, 4_000, 1_500] {
        assert_eq!(step(&mut outbox, now), Ok(1));
        let _ = settle(&mut outbox, now, failed());
        let wait = Duration::from_millis(wait);
        assert_eq!(step(&mut outbox, now), Err(Some(wait)));
        now += wait;
    }
}
