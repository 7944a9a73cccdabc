//! When a batch is due, and what is in it.

use super::*;

#[test]
fn a_batch_is_due_when_its_period_is_over() {
    let mut outbox = outbox(1);
    assert_eq!(step(&mut outbox, NOW), Err(Some(5 * SECOND)));
    push(&mut outbox);
    assert_eq!(step(&mut outbox, NOW + 2 * SECOND), Err(Some(3 * SECOND)));
    assert_eq!(step(&mut outbox, NOW + 5 * SECOND), Ok(2));
}

#[test]
fn a_batch_is_due_when_it_has_enough_events_or_bytes() {
    let by_number = EventOptions::new().batch_size(3);
    let by_bytes = EventOptions::new().batch_bytes(3 * size().json);
    for options in [by_number, by_bytes] {
        let mut outbox = with(&options, 2);
        assert_eq!(step(&mut outbox, NOW), Err(Some(5 * SECOND)));
        assert_eq!(push(&mut outbox), Pushed::Wake);
        assert_eq!(step(&mut outbox, NOW), Ok(3));
    }
    // What does not fit waits for the next one.
    let mut outbox = with(&EventOptions::new().batch_size(3), 7);
    for sent in [3, 3] {
        assert_eq!(step(&mut outbox, NOW), Ok(sent));
        let _ = settle(&mut outbox, NOW, Verdict::Delivered);
    }
    assert_eq!(step(&mut outbox, NOW), Err(Some(5 * SECOND)));
    assert_eq!((outbox.pending(), outbox.stats().sent), (1, 6));
}

#[test]
fn only_events_that_a_flush_waits_for_are_due_at_once() {
    let mut outbox = with(&EventOptions::new().batch_size(2), 3);
    let _ = outbox.flush(NOW, NOW + SECOND);
    push(&mut outbox);
    push(&mut outbox);
    for sent in [2, 2] {
        assert_eq!(step(&mut outbox, NOW), Ok(sent));
        let _ = settle(&mut outbox, NOW, Verdict::Delivered);
    }
    assert_eq!(step(&mut outbox, NOW), Err(Some(5 * SECOND)));
}

#[test]
fn an_event_wakes_a_sender_that_it_gives_something_to_do() {
    let mut outbox = with(&EventOptions::new().batch_size(3), 0);
    assert_eq!(push(&mut outbox), Pushed::Quietly, "it has just begun");
    let mut outbox = with(&EventOptions::new().batch_size(4), 0);
    assert_eq!(step(&mut outbox, NOW), Err(None));
    assert_eq!(push(&mut outbox), Pushed::Wake);
    assert_eq!(push(&mut outbox), Pushed::Quietly, "it is awake already");
    assert_eq!(step(&mut outbox, NOW), Err(Some(5 * SECOND)));
    assert_eq!(push(&mut outbox), Pushed::Quietly, "the batch is not full");
    assert_eq!(push(&mut outbox), Pushed::Wake);
    assert_eq!(step(&mut outbox, NOW), Ok(4));
    assert_eq!(push(&mut outbox), Pushed::Quietly, "a batch is in flight");
    let _ = settle(&mut outbox, NOW, failed());
    assert_eq!(step(&mut outbox, NOW), Err(Some(SECOND)));
    assert_eq!(push(&mut outbox), Pushed::Quietly, "capture is down");
}

#[test]
fn a_sender_begins_where_the_one_before_stopped() {
    let mut outbox = outbox(2);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(2));
    outbox.begin(NOW + SECOND);
    assert_eq!(outbox.pending(), 2);
    assert_eq!(step(&mut outbox, NOW + SECOND), Ok(2));
    // It may have been taken, so it goes out again without a wait.
    outbox.stop(false, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW + SECOND), Ok(2));
    // One that panicked would do so again.
    outbox.stop(true, NOW + SECOND);
    outbox.begin(NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW + SECOND), Err(Some(SECOND)));
    assert_eq!(step(&mut outbox, NOW + 2 * SECOND), Ok(2));
    let _ = settle(&mut outbox, NOW + 2 * SECOND, Verdict::Delivered);
    assert_eq!(outbox.stats().pending_bytes, 0);
}

#[test]
fn a_new_sender_may_warn_of_what_waits_again() {
    let mut outbox = outbox(1);
    assert!(outbox.warn_waiting());
    outbox.begin(NOW);
    assert!(outbox.warn_waiting());
}

#[test]
fn a_request_is_given_as_many_bytes_as_is_configured() {
    let limits = with(&EventOptions::new().batch_bytes(777), 0).body_limits();
    assert_eq!((limits.batch, limits.alone), (777, 777));
}

#[test]
fn after_a_stop_of_the_process_waits_are_short_again() {
    let mut outbox = outbox(1);
    let _ = outbox.flush(NOW, NOW + SECOND);
    let mut now = NOW;
    for wait in [1, 2, 4, 8] {
        assert_eq!(step(&mut outbox, now), Ok(1));
        let _ = settle(&mut outbox, now, failed());
        assert_eq!(step(&mut outbox, now), Err(Some(wait * SECOND)));
        now += wait * SECOND;
    }
    assert_eq!(step(&mut outbox, now), Ok(1));
    // The request was to be over after ten seconds, and the process was stopped for a minute.
    outbox.plan(now, 10 * SECOND);
    now += 70 * SECOND;
    let _ = settle(&mut outbox, now, failed());
    assert_eq!(step(&mut outbox, now), Ok(1), "it is tried at once");
    let _ = settle(&mut outbox, now, failed());
    assert_eq!(step(&mut outbox, now), Err(Some(SECOND)));
    // A minute later than the wait was to end.
    now += 61 * SECOND;
    assert_eq!(step(&mut outbox, now), Ok(1));
    let _ = settle(&mut outbox, now, failed());
    assert_eq!(step(&mut outbox, now), Err(Some(SECOND)));
}

#[test]
fn a_request_that_takes_as_long_as_it_may_is_no_stop() {
    let mut outbox = outbox(1);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(1));
    let _ = settle(&mut outbox, NOW, failed());
    let now = NOW + SECOND;
    assert_eq!(step(&mut outbox, now), Ok(1));
    outbox.plan(now, 60 * SECOND);
    let now = now + 60 * SECOND;
    let _ = settle(&mut outbox, now, failed());
    assert_eq!(step(&mut outbox, now), Err(Some(2 * SECOND)));
}

#[test]
fn events_expire_with_their_window_while_capture_is_waited_for() {
    let options = EventOptions::new().retry_window(2 * SECOND);
    let mut outbox = with(&options, 1);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(1));
    let _ = settle(&mut outbox, NOW, failed());
    assert_eq!(step(&mut outbox, NOW), Err(Some(SECOND)));
    let now = NOW + SECOND;
    assert_eq!(step(&mut outbox, now), Ok(1));
    push(&mut outbox);
    let _ = settle(&mut outbox, now, failed());
    // The window of the first ends before the next try.
    assert_eq!(step(&mut outbox, now), Err(Some(SECOND)));
    let now = NOW + 2 * SECOND;
    let (next, effects) = outbox.step(now, now);
    let lost = effects
        .dropped
        .iter()
        .map(|loss| (loss.reason, loss.entries.len()));
    assert_eq!(lost.collect::<Vec<_>>(), [(DropReason::Expired, 1)]);
    // The second came a second later, and capture may be tried before its window ends.
    assert!(matches!(next, Step::Wait(Some(wait)) if wait == SECOND));
    assert_eq!(step(&mut outbox, NOW + 3 * SECOND), Err(Some(3 * SECOND)));
    assert_eq!(step(&mut outbox, NOW + 6 * SECOND), Ok(1));
    let _ = settle(&mut outbox, NOW + 6 * SECOND, Verdict::Delivered);
    let stats = outbox.stats();
    assert_eq!((stats.sent, stats.dropped.get(DropReason::Expired)), (1, 1));
    assert_eq!(stats.pending_bytes, 0);
}

#[test]
fn an_end_before_the_next_try_gives_up_at_once() {
    let mut outbox = outbox(1);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(1));
    let _ = settle(&mut outbox, NOW, refused());
    outbox.close(NOW + 60 * SECOND);
    // The try is due just then.
    assert_eq!(step(&mut outbox, NOW), Err(Some(60 * SECOND)));
    let mut outbox = self::outbox(1);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(1));
    let _ = settle(&mut outbox, NOW, refused());
    outbox.close(NOW + 59 * SECOND);
    let (next, effects) = outbox.step(NOW, NOW);
    assert!(matches!(next, Step::End));
    assert_eq!(effects.dropped[0].reason, DropReason::ShutDown);
}
