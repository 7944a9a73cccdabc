//! Another version of the data, while checks run.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use schematic_core::flags::Source;
use schematic_emulator::ReplicatorState;
use serde_json::json;

use crate::until::{settle, turn_until};
use crate::world::{SECOND, VERSION, World, beta, company, org};

const NEXT: &str = "5e6f7a8b";

#[tokio::test]
async fn checks_go_over_to_another_version() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, (true, Source::Replicator));
    world.fleet.flag(NEXT, &beta("c2"));
    world
        .emulator
        .replicator()
        .set(ReplicatorState::ready(NEXT));
    let is_next = || world.status().version.as_deref() == Some(NEXT);
    turn_until(&world.clock, SECOND, "the next version", is_next).await;
    // The company is not there yet, and the old one is not taken for it.
    assert_eq!(world.try_beta("1"), None);
    assert_ne!(world.beta("1").await.1, Source::Replicator);
    world
        .fleet
        .company(NEXT, &company("c1", json!({"org": "1"})));
    world.clock.advance(SECOND);
    assert_eq!(world.beta("1").await, (false, Source::Replicator));
}

#[tokio::test]
async fn one_that_is_not_ready_displaces_none_that_was() {
    let world = World::ready().await;
    world.fleet.flag(NEXT, &beta("c2"));
    world
        .fleet
        .company(NEXT, &company("c1", json!({"org": "1"})));
    world.emulator.replicator().by_turns([
        ReplicatorState::not_ready(NEXT),
        ReplicatorState::ready(VERSION),
    ]);
    for _ in 0..4 {
        let ready = world.status().ready;
        let turned = || world.status().ready != ready;
        turn_until(&world.clock, SECOND, "the other one", turned).await;
        assert_eq!(world.status().version.as_deref(), Some(VERSION));
        assert_eq!(world.beta("1").await, (true, Source::Replicator));
    }
    // Once it is ready it does.
    world
        .emulator
        .replicator()
        .by_turns([ReplicatorState::ready(NEXT)]);
    let is_next = || world.status().version.as_deref() == Some(NEXT);
    turn_until(&world.clock, SECOND, "the next version", is_next).await;
    assert_eq!(world.beta("1").await, (false, Source::Replicator));
}

#[tokio::test]
async fn checks_that_run_meanwhile_answer_from_one_version_each() {
    let world = World::ready().await;
    // In the next version the flag is on for another company, whose id is what `org: 1` leads to.
    world.fleet.flag(NEXT, &beta("c1"));
    world
        .fleet
        .company(NEXT, &company("next", json!({"org": "1"})));
    let done = Arc::new(AtomicBool::new(false));
    let checking = (0..8).map(|_| {
        let (client, done) = (world.client.clone(), Arc::clone(&done));
        tokio::spawn(async move {
            let mut was_next = false;
            while !done.load(Ordering::Relaxed) {
                let result = client.check("beta", &org("1")).await;
                assert_eq!(result.source, Source::Replicator);
                let company = result.company_id.as_deref();
                assert_eq!(result.value, company == Some("c1"), "{result:?}");
                let is_next = company == Some("next");
                assert!(is_next || !was_next, "back to the version before");
                was_next = is_next;
                tokio::task::yield_now().await;
            }
            was_next
        })
    });
    let checking: Vec<_> = checking.collect();
    settle(0).await;
    world
        .emulator
        .replicator()
        .set(ReplicatorState::ready(NEXT));
    let is_next = || world.status().version.as_deref() == Some(NEXT);
    turn_until(&world.clock, SECOND, "the next version", is_next).await;
    settle(0).await;
    done.store(true, Ordering::Relaxed);
    for one in checking {
        assert!(one.await.unwrap());
    }
}
