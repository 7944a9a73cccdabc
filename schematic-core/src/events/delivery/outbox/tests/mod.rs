//! What the outbox answers to the handle, what it counts, and when events expire.

mod batches;
mod room;
mod verdicts;

use http::StatusCode;
use schematic_api::runtime::ErrorKind;

use super::*;
use crate::Timestamp;
use crate::events::Track;
use crate::events::delivery::effects::{Effects, Notice};
use crate::events::delivery::entry::Queued;
use crate::events::delivery::report::DropReason;
use crate::events::delivery::verdict::Verdict;
use crate::events::size::Size;

const NOW: Duration = Duration::from_secs(100);
const SECOND: Duration = Duration::from_secs(1);

fn outbox(events: usize) -> Outbox {
    with(&EventOptions::new(), events)
}

fn with(options: &EventOptions, events: usize) -> Outbox {
    let mut outbox = Outbox::new(options);
    for _ in 0..events {
        assert_eq!(outbox.has_room(size()), Ok(()));
        push(&mut outbox);
    }
    outbox.begin(NOW);
    outbox
}

fn push(outbox: &mut Outbox) -> Pushed {
    let event = Queued::Track(Track::new("e"));
    outbox.push(event, size(), Timestamp::from_millis(0))
}

/// The size of each event.
fn size() -> Size {
    Queued::Track(Track::new("e")).size()
}

/// What the next step is: how many events are sent, or how long the wait is.
fn step(outbox: &mut Outbox, now: Duration) -> Result<usize, Option<Duration>> {
    match outbox.step(now, now).0 {
        Step::Send(entries) => Ok(entries.len()),
        Step::Wait(wait) => Err(wait),
        Step::End => Err(Some(Duration::ZERO)),
    }
}

fn settle(outbox: &mut Outbox, now: Duration, verdict: Verdict) -> Effects {
    outbox.settle(verdict, now, 1.0)
}

fn failed() -> Verdict {
    Verdict::Retry {
        kind: ErrorKind::Server,
        message: "down".to_owned(),
        wait: None,
    }
}

fn refused() -> Verdict {
    Verdict::Pause {
        kind: ErrorKind::Unauthorized,
        message: String::new(),
    }
}

#[test]
fn a_flush_of_nothing_is_over_at_once() {
    let mut outbox = outbox(0);
    let id = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(outbox.flushed(id, false), Some(FlushReport::default()));
    // The report is returned once.
    assert_eq!(outbox.flushed(id, true), None);
}

#[test]
fn a_flush_is_over_when_its_events_are_settled() {
    let mut outbox = outbox(2);
    assert!(step(&mut outbox, NOW).is_err(), "it waits for others");
    let id = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(outbox.flushed(id, false), None);
    assert_eq!(step(&mut outbox, NOW), Ok(2));
    assert_eq!(outbox.flushed(id, false), None);
    let effects = settle(&mut outbox, NOW, Verdict::Delivered);
    assert_eq!(effects.delivered.map(|entries| entries.len()), Some(2));
    let report = outbox.flushed(id, false).unwrap();
    assert_eq!((report.sent, report.pending), (2, 0));
}

#[test]
fn a_flush_that_is_cut_short_says_what_is_left() {
    let mut outbox = outbox(3);
    let id = outbox.flush(NOW, NOW + SECOND);
    let report = outbox.flushed(id, true).unwrap();
    assert_eq!((report.sent, report.pending), (0, 3));
    // When nothing more can be expected before its deadline it ends of itself.
    let id = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(3));
    let _ = settle(&mut outbox, NOW, refused());
    assert!(step(&mut outbox, NOW).is_err());
    let report = outbox.flushed(id, false).unwrap();
    assert_eq!((report.sent, report.pending), (0, 3));
}

#[test]
fn nothing_is_taken_once_it_is_closed() {
    let mut outbox = outbox(1);
    assert_eq!(outbox.closing(), None);
    outbox.close(NOW + 2 * SECOND);
    assert_eq!(outbox.has_room(size()), Err(NoRoom::Closed));
    assert_eq!(outbox.count_offline(), Err(NoRoom::Closed));
    assert_eq!(outbox.closing(), Some(NOW + 2 * SECOND));
    // An earlier end changes nothing, a later one does.
    outbox.close(NOW + SECOND);
    assert_eq!(outbox.closing(), Some(NOW + 2 * SECOND));
    outbox.close(NOW + 3 * SECOND);
    assert_eq!(outbox.closing(), Some(NOW + 3 * SECOND));
    // What is here is due, and then there is nothing to do any more.
    assert_eq!(step(&mut outbox, NOW), Ok(1));
    let _ = settle(&mut outbox, NOW, Verdict::Delivered);
    assert!(matches!(outbox.step(NOW, NOW).0, Step::End));
}

#[test]
fn what_is_left_at_the_end_is_given_up() {
    let mut outbox = outbox(1);
    outbox.close(NOW);
    let (step, effects) = outbox.step(NOW, NOW);
    assert!(matches!(step, Step::End));
    assert_eq!(effects.dropped.len(), 1);
    assert_eq!(effects.dropped[0].reason, DropReason::ShutDown);
    assert_eq!(outbox.pending(), 0);
}

#[test]
fn events_that_wait_for_a_sender_are_warned_of_once() {
    let mut nothing = outbox(0);
    assert!(!nothing.warn_waiting());
    let mut outbox = outbox(1);
    assert!(outbox.warn_waiting());
    assert!(!outbox.warn_waiting());
}

#[test]
fn the_statistics_say_what_is_here_and_how_it_goes() {
    let mut outbox = outbox(2);
    let size = size();
    let stats = outbox.stats();
    assert_eq!((stats.accepted, stats.pending), (2, 2));
    assert_eq!(stats.pending_bytes, 2 * size.heap as u64);
    assert_eq!(stats.sender, SenderState::Delivering);
    // An offline client takes events, numbers them, and keeps none.
    assert_eq!(outbox.count_offline(), Ok(()));
    let stats = outbox.stats();
    assert_eq!((stats.accepted, stats.pending), (3, 2));
    assert_eq!(stats.dropped.get(DropReason::Offline), 1);

    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(2));
    let _ = settle(&mut outbox, NOW, failed());
    assert_eq!(outbox.stats().sender, SenderState::Retrying);
    let now = NOW + 60 * SECOND;
    assert_eq!(step(&mut outbox, now), Ok(2));
    let _ = settle(&mut outbox, now, refused());
    assert_eq!(outbox.stats().sender, SenderState::Paused);
}

#[test]
fn a_pause_ends_early_for_the_last_handle() {
    let mut outbox = outbox(1);
    let until = NOW + 10 * SECOND;
    let _ = outbox.flush(NOW, until);
    assert_eq!(step(&mut outbox, NOW), Ok(1));
    let _ = settle(&mut outbox, NOW, refused());
    assert_eq!(step(&mut outbox, NOW), Err(Some(60 * SECOND)));
    outbox.close(until);
    outbox.leave(NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW + SECOND), Ok(1));
}

/// Has each try answered so, once a minute for a day. Returns how many events expired.
fn a_day(outbox: &mut Outbox, day: u32, verdict: fn() -> Verdict) -> usize {
    let mut expired = 0;
    for minute in 1..=24 * 60 {
        let now = NOW + (24 * 60 * day + minute) * 60 * SECOND;
        let (step, effects) = outbox.step(now, now);
        for loss in effects.dropped {
            assert_eq!(loss.reason, DropReason::Expired);
            expired += loss.entries.len();
        }
        if let Step::Send(entries) = step {
            drop(entries);
            let _ = settle(outbox, now, verdict());
        }
    }
    expired
}

#[test]
fn what_capture_never_took_is_kept_longer_than_idempotency_keys() {
    let mut outbox = outbox(150);
    assert_eq!(a_day(&mut outbox, 0, refused), 0);
    assert_eq!(a_day(&mut outbox, 1, refused), 0);
    assert_eq!(outbox.pending(), 150);
    // What was once in a request that it may have taken is not.
    let now = NOW + (2 * 24 * 60 + 1) * 60 * SECOND;
    assert_eq!(step(&mut outbox, now), Ok(100));
    let _ = settle(&mut outbox, now, failed());
    assert_eq!(a_day(&mut outbox, 2, refused), 100);
    assert_eq!(a_day(&mut outbox, 3, refused), 0);
    assert_eq!(outbox.pending(), 50);
}

#[test]
fn what_was_cut_from_a_batch_was_not_sent() {
    let mut outbox = outbox(100);
    assert_eq!(step(&mut outbox, NOW), Ok(100));
    outbox.trim(40);
    let _ = settle(&mut outbox, NOW, failed());
    assert_eq!(a_day(&mut outbox, 0, refused), 40);
    assert_eq!(outbox.pending(), 60);
}

#[test]
fn what_waits_is_kept_when_an_event_finds_no_room_all_the_same() {
    let size = size();
    let options = EventOptions::new()
        .capacity_bytes(4 * size.heap)
        .overflow(Overflow::DropOldest);
    let mut outbox = Outbox::new(&options);
    outbox.begin(NOW);
    push(&mut outbox);
    push(&mut outbox);
    outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(2));
    push(&mut outbox);
    // What is in flight cannot make room.
    let sized = |events: usize| Size {
        json: size.json,
        heap: events * size.heap,
    };
    let (room, _) = outbox.make_room(sized(3));
    assert_eq!((room, outbox.pending()), (Err(NoRoom::Full), 3));
    let (room, _) = outbox.make_room(sized(2));
    assert_eq!((room, outbox.pending()), (Ok(()), 2));
}
