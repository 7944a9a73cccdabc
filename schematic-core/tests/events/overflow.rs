//! What is refused, and what happens when the queue is full.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use schematic_core::clock::{Clock, ManualClock, Sleep};
use schematic_core::events::{
    DropReason, EventOptions, Identify, InvalidEvent, Overflow, SenderState, Track, TrackErrorKind,
};
use schematic_core::status::StatusEvent;
use schematic_core::{Schematic, Timestamp};

use crate::capture::{Answer, Capture};
use crate::drive::{names, pass, secs, settle, track};

#[tokio::test]
async fn invalid_events_are_refused_at_once() {
    use InvalidEvent::{
        BackfillWithoutSentAt, IdempotencyKeyBlank, IdempotencyKeyTooLong, NoKeys, NoName,
        SentAtInFuture, SentAtTooOld, SentAtTooOldForBackfill, TooLarge, TraitNotFinite,
    };
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    let now = clock.now().as_millis();
    let at = |seconds: i64| Timestamp::from_millis(now + seconds * 1_000);
    let day = 86_400;
    let event = || Track::new("e");
    for (event, expected) in [
        (Track::new(""), NoName),
        (Track::new(" \n"), NoName),
        (event().idempotency_key(""), IdempotencyKeyBlank),
        (
            event().idempotency_key("k".repeat(256)),
            IdempotencyKeyTooLong,
        ),
        (event().backfill(), BackfillWithoutSentAt),
        (event().sent_at(at(301)).trusted_clock(), SentAtInFuture),
        (event().sent_at(at(301)).backfill(), SentAtInFuture),
        (event().sent_at(at(-35 * day)).trusted_clock(), SentAtTooOld),
        (
            event().sent_at(at(-366 * day)).backfill(),
            SentAtTooOldForBackfill,
        ),
        (event().with_trait("ratio", f64::NAN), TraitNotFinite),
        (event().with_trait("text", "x".repeat(1_000_000)), TooLarge),
        (
            event()
                .with_trait("text", "\u{1}".repeat(200_000))
                .with_trait("more", "x".repeat(800_000)),
            TooLarge,
        ),
    ] {
        let refused = schematic.track(event).unwrap_err();
        assert_eq!(refused.kind(), TrackErrorKind::Invalid(expected));
        assert!(refused.to_string().starts_with("event refused: "));
    }
    let keyless = Identify::new().name("Ada");
    let refused = schematic.identify(keyless.clone()).unwrap_err();
    assert_eq!(refused.kind(), TrackErrorKind::Invalid(NoKeys));
    assert_eq!(refused.into_event(), keyless);

    let stats = schematic.status().events;
    assert_eq!((stats.refused, stats.accepted), (13, 0));
    schematic.flush().await;
    assert!(capture.sizes().is_empty());
}

#[tokio::test]
async fn an_event_whose_size_shows_only_when_written_is_reported() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    track(&schematic, 0..1);
    // Six bytes of JSON for each character.
    let event = Track::new("large").with_trait("text", "\u{1}".repeat(300_000));
    schematic.track(event).unwrap();
    track(&schematic, 1..2);
    let report = schematic.flush().await;
    assert_eq!(report.dropped.get(DropReason::TooLarge), 1);
    assert_eq!(capture.names(), names(0..2));
}

#[tokio::test]
async fn a_full_queue_refuses_the_newest() {
    let capture = Capture::answering(|_| Answer::Never);
    let clock = ManualClock::default();
    let options = EventOptions::new().capacity(150);
    let schematic = capture.client_with(&clock, options);
    let mut status = schematic.status_events();
    // What is on its way counts too.
    track(&schematic, 0..100);
    settle().await;
    track(&schematic, 100..150);
    for _ in 0..10 {
        let event = Track::new("more").with_trait("region", "Hamburg");
        let refused = schematic.track(event.clone()).unwrap_err();
        assert_eq!(refused.kind(), TrackErrorKind::QueueFull);
        // It shows nothing of the event, but gives it back.
        assert!(!format!("{refused} {refused:?}").contains("Hamburg"));
        assert_eq!(refused.into_event(), event);
    }
    assert_eq!(status.try_next(), Some(StatusEvent::EventQueueFull));
    assert_eq!(status.try_next(), None);
    let stats = schematic.status().events;
    assert_eq!(
        (stats.accepted, stats.refused, stats.pending),
        (150, 10, 150)
    );

    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(30)).await;
    assert_eq!(capture.names(), names(0..150));
    assert!(schematic.track(Track::new("more")).is_ok());
}

#[tokio::test]
async fn a_full_queue_may_drop_the_oldest() {
    let capture = Capture::answering(|_| Answer::Never);
    let clock = ManualClock::default();
    let lost = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&lost);
    let options = EventOptions::new()
        .capacity(150)
        .overflow(Overflow::DropOldest)
        .on_drop(move |dropped| {
            assert_eq!(dropped.reason(), DropReason::QueueFull);
            let mut lost = sink.lock().unwrap();
            lost.extend(dropped.events().map(|event| {
                let track = event.as_track().unwrap();
                track.body().event.clone()
            }));
        });
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..100);
    settle().await;
    // The first hundred are on their way and stay.
    track(&schematic, 100..170);
    assert_eq!(*lost.lock().unwrap(), names(100..120));
    let stats = schematic.status().events;
    assert_eq!(
        (stats.accepted, stats.refused, stats.pending),
        (170, 0, 150)
    );
    assert_eq!(stats.dropped.get(DropReason::QueueFull), 20);

    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(30)).await;
    let mut expected = names(0..100);
    expected.extend(names(120..170));
    assert_eq!(capture.names(), expected);
}

#[tokio::test]
async fn with_everything_on_its_way_even_that_policy_refuses() {
    let capture = Capture::answering(|_| Answer::Never);
    let clock = ManualClock::default();
    let options = EventOptions::new()
        .capacity(1)
        .batch_size(1)
        .overflow(Overflow::DropOldest);
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..1);
    settle().await;
    let refused = schematic.track(Track::new("1")).unwrap_err();
    assert_eq!(refused.kind(), TrackErrorKind::QueueFull);
}

#[tokio::test]
async fn waiting_for_room_has_a_deadline() {
    let capture = Capture::answering(|_| Answer::Never);
    let clock = ManualClock::default();
    let options = EventOptions::new().capacity(2).batch_size(2);
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..2);
    let wait = |name: &'static str, timeout| {
        let schematic = schematic.clone();
        tokio::spawn(async move { schematic.track_within(Track::new(name), timeout).await })
    };
    let impatient = wait("impatient", secs(5));
    let patient = wait("2", secs(3_600));
    pass(&clock, secs(6)).await;
    let refused = impatient.await.unwrap().unwrap_err();
    assert_eq!(refused.kind(), TrackErrorKind::QueueFull);
    assert!(!patient.is_finished());

    capture.now_answers(|_| Answer::ok());
    pass(&clock, secs(60)).await;
    patient.await.unwrap().unwrap().accepted().await.unwrap();
    pass(&clock, secs(60)).await;
    assert_eq!(capture.names(), names(0..3));
}

/// A clock that counts how often the time is asked for.
#[derive(Clone, Debug)]
struct Counting {
    clock: ManualClock,
    looks: Arc<AtomicUsize>,
}

impl Clock for Counting {
    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn monotonic(&self) -> Duration {
        self.looks.fetch_add(1, Ordering::Relaxed);
        self.clock.monotonic()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.clock.sleep(duration)
    }
}

#[tokio::test]
async fn a_wait_for_room_lets_the_sender_rest() {
    let capture = Capture::answering(|_| Answer::status(500));
    let clock = ManualClock::default();
    let looks = Arc::new(AtomicUsize::new(0));
    let counting = Counting {
        clock: clock.clone(),
        looks: Arc::clone(&looks),
    };
    let schematic = capture
        .builder(&clock)
        .clock(counting)
        .events(EventOptions::new().capacity(2).batch_size(2))
        .build()
        .unwrap();
    track(&schematic, 0..2);
    let waiting = tokio::spawn({
        let schematic = schematic.clone();
        async move { schematic.track_within(Track::new("2"), secs(3_600)).await }
    });
    pass(&clock, secs(5)).await;
    assert!(!waiting.is_finished());
    let before = looks.load(Ordering::Relaxed);
    settle().await;
    let while_nothing_happens = looks.load(Ordering::Relaxed) - before;
    assert!(while_nothing_happens < 10, "{while_nothing_happens}");
}

#[tokio::test]
async fn a_shutdown_ends_the_wait_for_room() {
    let capture = Capture::answering(|_| Answer::Never);
    let clock = ManualClock::default();
    let schematic = capture.client_with(&clock, EventOptions::new().capacity(1));
    track(&schematic, 0..1);
    let waiting = tokio::spawn({
        let schematic = schematic.clone();
        async move { schematic.track_within(Track::new("1"), secs(3_600)).await }
    });
    settle().await;
    let shutdown = tokio::spawn({
        let schematic = schematic.clone();
        async move { schematic.shutdown_within(secs(1)).await }
    });
    let refused = waiting.await.unwrap().unwrap_err();
    assert_eq!(refused.kind(), TrackErrorKind::ShutDown);
    pass(&clock, secs(1)).await;
    assert_eq!(shutdown.await.unwrap().events.pending, 1);
}

#[tokio::test]
async fn the_queue_is_bounded_by_bytes() {
    let capture = Capture::answering(|_| Answer::Broken);
    let clock = ManualClock::default();
    let options = EventOptions::new().capacity_bytes(1_000_000);
    let schematic = capture.client_with(&clock, options);
    let event = || Track::new("e").with_trait("text", "x".repeat(90_000));
    let taken = std::iter::repeat_with(|| schematic.track(event()))
        .take_while(Result::is_ok)
        .count();
    assert!((9..=11).contains(&taken), "{taken}");
    let full = schematic.track(event()).unwrap_err();
    assert_eq!(full.kind(), TrackErrorKind::QueueFull);
    assert!(schematic.status().events.pending_bytes <= 1_000_000);
    // What could never fit is not worth waiting for.
    let never = event().with_trait("more", "x".repeat(910_000));
    let refused = schematic
        .track_within(never.clone(), secs(1))
        .await
        .unwrap_err();
    let expected = TrackErrorKind::Invalid(InvalidEvent::TooLarge);
    assert_eq!(refused.kind(), expected, "{refused}");
    assert_eq!(refused.into_event(), never);
}

#[tokio::test]
async fn offline_events_are_counted_and_thrown_away() {
    let clock = ManualClock::default();
    let schematic = Schematic::builder("")
        .offline(true)
        .clock(clock.clone())
        .build()
        .unwrap();
    for _ in 0..20_000 {
        schematic.track(Track::new("e")).unwrap();
    }
    schematic.identify(Identify::new().key("id", "u")).unwrap();
    assert!(schematic.track(Track::new("")).is_err());
    let room = schematic.track_within(Track::new("e"), Duration::ZERO);
    room.await.unwrap();
    assert!(schematic.flush().await.is_complete());
    let stats = schematic.status().events;
    assert_eq!(
        (stats.accepted, stats.refused, stats.pending),
        (20_002, 1, 0)
    );
    assert_eq!(stats.dropped.get(DropReason::Offline), 20_002);
    assert_eq!(stats.sender, SenderState::Offline);
    assert!(schematic.shutdown().await.events.is_complete());
    let refused = schematic.track(Track::new("e")).unwrap_err();
    assert_eq!(refused.kind(), TrackErrorKind::ShutDown);
}
