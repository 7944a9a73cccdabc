//! What the replicator says about itself, and what it does not.

use std::time::Duration;

use schematic_core::flags::Source;
use schematic_core::status::StatusEvent;
use schematic_emulator::{Emulator, Fault, ReplicatorState};

use crate::until::{settle, soon, turn_until, until, wait_of};
use crate::world::{SECOND, VERSION, World};

/// Returns how often the health URL was asked.
fn polls(world: &World) -> usize {
    let requests = world.emulator.requests();
    requests
        .iter()
        .filter(|request| request.path == "/ready")
        .count()
}

/// How long one request of the health URL may take. Nothing else waits as long.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Lets time pass until the health URL is asked, and returns how long that took. The poll before has
/// to have ended.
async fn time_until_poll(world: &World) -> Duration {
    let before = polls(world);
    let mut passed = Duration::ZERO;
    while passed < Duration::from_secs(60) {
        // A wait of the poll's timeout means that it has begun.
        let wait = wait_of(&world.clock).await;
        if wait == TIMEOUT {
            until("the poll that began", || polls(world) > before).await;
            return passed;
        }
        world.clock.advance(wait);
        passed += wait;
    }
    panic!("the health URL was not asked for a minute");
}

/// From 27 to 30 seconds: the usual interval, up to a tenth shorter.
fn is_usual(wait: Duration) -> bool {
    (27 * SECOND..=30 * SECOND).contains(&wait)
}

#[tokio::test]
async fn it_is_asked_without_the_api_key_at_once_and_then_now_and_then() {
    let world = World::ready().await;
    assert_eq!(polls(&world), 1);
    let requests = world.emulator.requests();
    let poll = requests
        .iter()
        .find(|request| request.path == "/ready")
        .unwrap();
    assert!(
        !format!("{poll:?}").to_lowercase().contains("api-key"),
        "{poll:?}"
    );
    let status = world.status();
    assert!(status.ready && status.last_poll.is_some() && status.last_poll_error.is_none());
    assert!(is_usual(time_until_poll(&world).await));
}

#[tokio::test]
async fn after_failures_it_is_asked_sooner() {
    let emulator = Emulator::start().await.unwrap();
    emulator
        .inject(Fault::reset().on("/ready").times(4))
        .unwrap();
    emulator.replicator().set(ReplicatorState::ready(VERSION));
    let world = World::start(emulator, |options| options);
    until("a failed poll", || world.status().failed_polls == 1).await;
    for (seconds, failed) in [(1, 2), (2, 3), (5, 4)] {
        assert_eq!(time_until_poll(&world).await, seconds * SECOND);
        until("another failed poll", || {
            world.status().failed_polls == failed
        })
        .await;
    }
    assert!(world.status().last_poll_error.is_some());
    assert!(is_usual(time_until_poll(&world).await));
    world.knows(VERSION).await;
    assert_eq!(world.status().failed_polls, 0);
}

#[tokio::test]
async fn without_a_version_the_api_is_asked_and_the_health_url_within_a_second() {
    let emulator = Emulator::start().await.unwrap();
    emulator
        .inject(Fault::status(500).on("/ready").times(4))
        .unwrap();
    emulator.replicator().set(ReplicatorState::ready(VERSION));
    let world = World::start(emulator, |options| options);
    until("a failed poll", || world.status().failed_polls == 1).await;
    for failed in 2..=4 {
        time_until_poll(&world).await;
        let ended = || world.status().failed_polls == failed;
        until("another failed poll", ended).await;
    }
    assert_eq!(world.status().version, None);
    settle(0).await;
    assert_ne!(world.beta("1").await.1, Source::Replicator);
    assert_eq!(world.asked_api(), 1);
    assert!(world.fleet.reads().is_empty());
    assert_eq!(time_until_poll(&world).await, SECOND);
    world.knows(VERSION).await;
    assert_eq!(world.beta("1").await, (true, Source::Replicator));
}

#[tokio::test]
async fn the_body_of_a_503_names_the_version() {
    let emulator = Emulator::start().await.unwrap();
    emulator
        .replicator()
        .set(ReplicatorState::not_ready(VERSION));
    let world = World::start(emulator, |options| options);
    world.knows(VERSION).await;
    let status = world.status();
    assert!(!status.ready && status.last_poll_error.is_none());
    assert_eq!(world.beta("1").await, (true, Source::Replicator));
    assert!(!world.client.ready(Duration::ZERO).await);
}

#[tokio::test]
async fn garbage_is_no_answer_and_the_version_stays() {
    let world = World::ready().await;
    for fault in [
        Fault::garbage("<html>ready</html>"),
        Fault::garbage("[true]"),
        Fault::garbage("{\"ready\":\"yes\"}"),
        Fault::status(404),
        Fault::truncated(),
        Fault::not_http(),
        Fault::huge(10 << 20),
    ] {
        let what = format!("{fault:?}");
        world.emulator.inject(fault.on("/ready").times(1)).unwrap();
        let failed = || world.status().failed_polls > 0;
        turn_until(&world.clock, SECOND, &what, failed).await;
        let status = world.status();
        assert!(!status.ready, "{what}");
        assert_eq!(status.version.as_deref(), Some(VERSION), "{what}");
        assert_eq!(world.beta("1").await, (true, Source::Replicator), "{what}");
        let answered = || world.status().failed_polls == 0;
        turn_until(&world.clock, SECOND, "ready again", answered).await;
        assert!(world.status().ready);
    }
}

#[tokio::test]
async fn an_answer_that_never_comes_is_given_up() {
    let emulator = Emulator::start().await.unwrap();
    emulator
        .inject(Fault::hang().on("/ready").times(1))
        .unwrap();
    emulator.replicator().set(ReplicatorState::ready(VERSION));
    let world = World::start(emulator, |options| options);
    until("a poll", || polls(&world) == 1).await;
    assert_ne!(world.beta("1").await.1, Source::Replicator);
    world.clock.advance(Duration::from_millis(4_999));
    settle(0).await;
    assert_eq!(world.status().failed_polls, 0);
    world.clock.advance(Duration::from_millis(1));
    until("a failed poll", || world.status().failed_polls == 1).await;
    assert!(world.status().last_poll_error.unwrap().contains("5s"));
    world.clock.advance(SECOND);
    world.knows(VERSION).await;
}

#[tokio::test]
async fn what_changes_is_an_event() {
    let emulator = Emulator::start().await.unwrap();
    let world = World::start(emulator, |options| options);
    let mut events = world.client.status_events();
    until("a poll", || world.status().failed_polls == 1).await;
    world
        .emulator
        .replicator()
        .set(ReplicatorState::ready(VERSION));
    world.clock.advance(SECOND);
    let event = soon("ready", events.next()).await;
    assert_eq!(event, Some(StatusEvent::ReplicatorReady));
    assert!(world.client.ready(SECOND).await);
    let since = world.status().since;
    world
        .emulator
        .replicator()
        .set(ReplicatorState::not_ready(VERSION));
    assert!(is_usual(time_until_poll(&world).await));
    let event = soon("not ready", events.next()).await;
    assert_eq!(event, Some(StatusEvent::ReplicatorNotReady));
    assert!(world.status().since > since);
    world.client.shutdown().await;
    assert_eq!(soon("the end", events.next()).await, None);
}

#[tokio::test]
async fn a_client_that_is_shut_down_asks_no_more() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, (true, Source::Replicator));
    world.client.shutdown().await;
    until("the end of the task", || world.clock.next_wake().is_none()).await;
    let (polls, reads) = (self::polls(&world), world.fleet.reads().len());
    for _ in 0..120 {
        world.clock.advance(SECOND);
        settle(0).await;
    }
    assert_eq!(
        (self::polls(&world), world.fleet.reads().len()),
        (polls, reads)
    );
}
