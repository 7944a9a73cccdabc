//! A server that refuses connections for a long time, and then accepts one.

use schematic_core::datastream::DataStreamState;
use schematic_core::flags::Source;
use schematic_emulator::{Fault, StreamFault};

use crate::world::{SECOND, SEED, World};

#[tokio::test]
async fn an_hour_of_refusals_is_got_over() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    let refusal = world
        .emulator
        .inject(Fault::status(503).on("/datastream"))
        .unwrap();
    world
        .emulator
        .streams()
        .break_connections(StreamFault::reset());
    world.reached(DataStreamState::Disconnected).await;
    world.emulator.force_flag("reports", false).unwrap();
    let begun = schematic_core::clock::Clock::monotonic(&world.clock);
    let mut attempts = 0;
    while schematic_core::clock::Clock::monotonic(&world.clock) - begun < 3_600 * SECOND {
        let wait = world.waits().await;
        assert!(wait <= 30 * SECOND, "{wait:?}");
        world.clock.advance(wait);
        attempts += 1;
        // Each attempt is refused before the next wait begins.
        world
            .emulator
            .wait_for_requests(attempts, |request| request.status() == Some(503))
            .await;
        world.failed(u32::try_from(attempts).unwrap()).await;
    }
    assert!(attempts >= 120, "{attempts}");
    let status = world.client.status().datastream.unwrap();
    assert!(status.last_error.unwrap().contains("503"));

    world.emulator.remove_fault(refusal);
    world.recover().await;
    world.until("reports", "acme", false).await;
    assert_eq!(world.client.status().datastream.unwrap().failed_attempts, 0);
}

#[tokio::test]
async fn a_key_that_is_not_taken_shows_and_heals() {
    for refused in [401, 403] {
        let world = World::ready(SEED).await;
        world.know("acme").await;
        let fault = Fault::status(refused).on("/datastream").times(2);
        world.emulator.inject(fault).unwrap();
        world
            .emulator
            .streams()
            .break_connections(StreamFault::close(4001, "unauthorized"));
        for _ in 0..3 {
            world.reached(DataStreamState::AuthFailed).await;
            // What is in memory goes on answering.
            assert_eq!(
                world.value("reports", "acme").await,
                (true, Source::DataStream)
            );
            let wait = world.waits().await;
            assert_eq!(wait, 60 * SECOND);
            world.clock.advance(wait);
            world.left(DataStreamState::AuthFailed).await;
        }
        world.reached(DataStreamState::Ready).await;
        world.know("acme").await;
    }
}

#[tokio::test]
async fn every_sort_of_refusal_is_tried_again() {
    let world = World::ready(SEED).await;
    let faults = [
        Fault::status(500),
        Fault::redirect("http://127.0.0.1:1/"),
        Fault::garbage("{}"),
        Fault::reset(),
        Fault::truncated(),
        Fault::not_http(),
    ];
    for fault in faults {
        let what = fault.to_string();
        let id = world.emulator.inject(fault.on("/datastream")).unwrap();
        world
            .emulator
            .streams()
            .break_connections(StreamFault::reset());
        world.reached(DataStreamState::Disconnected).await;
        for attempt in 1..3 {
            let wait = world.waits().await;
            world.clock.advance(wait);
            world.failed(attempt).await;
        }
        world.emulator.remove_fault(id);
        world.recover().await;
        let flags = world.client.status().datastream.unwrap().flags;
        assert_eq!(flags, 6, "{what}");
        world.settle().await;
    }
}
