//! What the client says of its checks.

use std::time::Duration;

use futures_util::StreamExt;
use schematic_core::clock::ManualClock;
use schematic_core::status::StatusEvent;
use schematic_core::{ErrorKind, EvaluationContext};

use crate::support::{Act, Script, acme, answer, client, drive, flag_answer};

#[tokio::test]
async fn the_status_tells_when_checks_fail_and_when_they_work_again() {
    let clock = ManualClock::default();
    let script = Script::new(
        &clock,
        [
            Act::Refuse,
            Act::Refuse,
            flag_answer(true),
            flag_answer(true),
        ],
    );
    let schematic = client(&clock, &script).max_retries(0).build().unwrap();
    let mut status = schematic.status_events();
    for _ in 0..4 {
        drive(&clock, schematic.check_flag("f", &acme())).await;
    }
    let failing = StatusEvent::ChecksFailing {
        kind: ErrorKind::Transport,
    };
    assert_eq!(status.next().await, Some(failing));
    assert_eq!(status.next().await, Some(StatusEvent::ChecksRecovered));
    assert_eq!(status.try_next(), None);
    // The transport of the client holds nothing of it.
    drop(schematic);
    assert_eq!(status.next().await, None);
}

#[tokio::test]
async fn one_company_that_keeps_failing_is_one_episode() {
    let clock = ManualClock::default();
    let acts = (0..20).map(|n| {
        if n % 2 == 0 {
            answer(503, "")
        } else {
            flag_answer(true)
        }
    });
    let script = Script::new(&clock, acts);
    let schematic = client(&clock, &script).max_retries(0).build().unwrap();
    let mut status = schematic.status_events();
    let globex = EvaluationContext::company("org", "globex");
    for _ in 0..5 {
        assert!(!schematic.check_flag("f", &acme()).await);
        assert!(schematic.check_flag("f", &globex).await);
    }
    let Some(StatusEvent::ChecksFailing { kind }) = status.try_next() else {
        panic!("no check failed");
    };
    assert_eq!(status.try_next(), None);
    assert_eq!(schematic.status().checks.failing, Some(kind));

    // What failed last is answered, so that ends it at once.
    assert!(!schematic.check_flag("f", &acme()).await);
    assert!(schematic.check_flag("f", &acme()).await);
    assert_eq!(status.try_next(), Some(StatusEvent::ChecksRecovered));
    assert_eq!(schematic.status().checks.failing, None);

    // It is not asked for again, so an answer to another ends it after a while.
    assert!(!schematic.check_flag("f", &acme()).await);
    clock.advance(Duration::from_secs(30));
    assert!(schematic.check_flag("f", &globex).await);
    let events = [status.try_next(), status.try_next(), status.try_next()];
    let [Some(StatusEvent::ChecksFailing { .. }), ended, None] = events else {
        panic!("{events:?}");
    };
    assert_eq!(ended, Some(StatusEvent::ChecksRecovered));
}

#[tokio::test]
async fn the_status_is_a_stream_that_keeps_no_more_than_its_bound() {
    let clock = ManualClock::default();
    let acts = (0..100).flat_map(|_| [Act::Refuse, flag_answer(true)]);
    let script = Script::new(&clock, acts);
    let schematic = client(&clock, &script).max_retries(0).build().unwrap();
    let (late, mut waiting) = (schematic.status_events(), schematic.status_events());
    assert!(futures_util::poll!(StreamExt::next(&mut waiting)).is_pending());
    for _ in 0..200 {
        drive(&clock, schematic.check_flag("f", &acme())).await;
    }
    let missed = StatusEvent::Missed(200 - 64);
    assert_eq!(waiting.try_next(), Some(missed.clone()));
    drop(schematic);
    let events: Vec<StatusEvent> = late.collect().await;
    assert_eq!((&events[0], events.len()), (&missed, 1 + 64));
    assert_eq!(events[64], StatusEvent::ChecksRecovered);
}
