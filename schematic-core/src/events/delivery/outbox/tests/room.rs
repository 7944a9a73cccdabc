//! Room in the queue, and which events are dropped for it.

use super::*;

#[test]
fn there_is_room_for_as_many_events_and_bytes_as_is_configured() {
    let by_number = EventOptions::new().capacity(2);
    let by_bytes = EventOptions::new().capacity_bytes(2 * size().heap);
    for options in [by_number, by_bytes] {
        let mut outbox = with(&options, 2);
        assert_eq!(outbox.has_room(size()), Err(NoRoom::Full));
        // What is in flight takes its room until it is settled.
        let _ = outbox.flush(NOW, NOW + SECOND);
        assert_eq!(step(&mut outbox, NOW), Ok(2));
        assert_eq!(outbox.has_room(size()), Err(NoRoom::Full));
        let _ = settle(&mut outbox, NOW, Verdict::Delivered);
        assert_eq!(outbox.has_room(size()), Ok(()));
    }
}

/// Whether an event that finds no room is news.
fn is_news(outbox: &mut Outbox) -> bool {
    outbox.make_room(size()).1.notices.contains(&Notice::Full)
}

#[test]
fn a_full_queue_is_news_again_once_half_of_it_was_free() {
    let by_number = EventOptions::new().capacity(4).batch_size(1);
    let by_bytes = EventOptions::new()
        .capacity_bytes(4 * size().heap)
        .batch_size(1);
    for options in [by_number, by_bytes] {
        let mut outbox = with(&options, 4);
        assert!(is_news(&mut outbox));
        assert!(!is_news(&mut outbox));
        for (delivered, news) in [(1, false), (2, true)] {
            for _ in 0..delivered {
                assert_eq!(step(&mut outbox, NOW), Ok(1));
                let _ = settle(&mut outbox, NOW, Verdict::Delivered);
            }
            for _ in 0..delivered {
                push(&mut outbox);
            }
            assert_eq!(is_news(&mut outbox), news, "{delivered}");
        }
    }
}

#[test]
fn the_oldest_go_where_that_is_configured() {
    let options = EventOptions::new()
        .capacity(3)
        .overflow(Overflow::DropOldest);
    let mut outbox = with(&options, 3);
    let id = outbox.flush(NOW, NOW + SECOND);
    let (room, effects) = outbox.make_room(size());
    assert_eq!(room, Ok(()));
    let [loss] = &*effects.dropped else {
        panic!("{:?}", effects.dropped);
    };
    assert_eq!(loss.reason, DropReason::QueueFull);
    let numbers = loss.entries.iter().map(|entry| entry.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [0]);
    assert_eq!(outbox.stats().pending_bytes, 2 * size().heap as u64);
    // The flush learns of it.
    let report = outbox.flushed(id, true).unwrap();
    assert_eq!(
        (report.pending, report.dropped.get(DropReason::QueueFull)),
        (2, 1)
    );
    // Where the newest are refused nothing goes.
    let mut outbox = with(&EventOptions::new().capacity(3), 3);
    let (room, effects) = outbox.make_room(size());
    assert_eq!((room, effects.dropped.len()), (Err(NoRoom::Full), 0));
    outbox.count_refused();
    assert_eq!((outbox.stats().refused, outbox.pending()), (1, 3));
}

#[test]
fn a_batch_in_flight_that_fills_the_queue_makes_no_room() {
    let options = EventOptions::new()
        .capacity(2)
        .overflow(Overflow::DropOldest);
    let mut outbox = with(&options, 2);
    let _ = outbox.flush(NOW, NOW + SECOND);
    assert_eq!(step(&mut outbox, NOW), Ok(2));
    let (room, effects) = outbox.make_room(size());
    assert_eq!((room, effects.dropped.len()), (Err(NoRoom::Full), 0));
}

#[test]
fn an_event_that_fits_into_no_request_is_dropped_alone() {
    let mut outbox = outbox(2);
    let effects = outbox.drop_too_large();
    assert_eq!(effects.dropped[0].reason, DropReason::TooLarge);
    assert_eq!(effects.dropped[0].entries.len(), 1);
    assert_eq!(effects.dropped[0].status, None);
    let stats = outbox.stats();
    assert_eq!(
        (stats.pending, stats.dropped.get(DropReason::TooLarge)),
        (1, 1)
    );
    assert_eq!(stats.pending_bytes, size().heap as u64);
}
