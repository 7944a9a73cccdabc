//! The client's end, and its runtime's, at bad moments.

use schematic_core::clock::{Clock as _, ManualClock};
use schematic_core::datastream::DataStreamState;
use schematic_emulator::{Emulator, Fault, StreamFault};
use tokio::runtime::{Builder, Runtime};

use crate::until::{turns, until};
use crate::world::{SECOND, SEED, World, client, org, settings};

#[tokio::test]
async fn a_shutdown_says_good_bye() {
    let world = World::ready(SEED).await;
    world.client.shutdown().await;
    let ended = world.emulator.streams().wait_for_ends(1, |_| true).await;
    let end = ended[0].end.as_deref().unwrap();
    assert!(end.starts_with("closed by the client"), "{end}");
    assert_eq!(world.state(), DataStreamState::Stopped);
}

#[tokio::test]
async fn a_shutdown_during_a_reconnect_keeps_its_deadline() {
    // While it waits to connect again; while an attempt is never answered; while the connection
    // says nothing.
    let hang = || Fault::hang().on("/datastream");
    for trouble in ["waiting", "connecting", "silent"] {
        let world = World::ready(SEED).await;
        match trouble {
            "waiting" => {}
            "connecting" => drop(world.emulator.inject(hang()).unwrap()),
            _ => drop(
                world
                    .emulator
                    .streams()
                    .inject(StreamFault::silence())
                    .unwrap(),
            ),
        }
        world
            .emulator
            .streams()
            .break_connections(StreamFault::reset());
        world.reached(DataStreamState::Disconnected).await;
        if trouble != "waiting" {
            let wait = world.waits().await;
            world.clock.advance(wait);
            let next =
                |request: &schematic_emulator::ReceivedRequest| request.path == "/datastream";
            world.emulator.wait_for_requests(2, next).await;
        }
        let begun = world.clock.monotonic();
        let shutdown = world.client.shutdown_within(2 * SECOND);
        let time = async {
            for turn in turns("a stopped client") {
                if world.state() == DataStreamState::Stopped {
                    break;
                }
                if world.clock.monotonic() - begun < 2 * SECOND {
                    world.clock.advance(SECOND / 10);
                }
                turn.settle().await;
            }
        };
        tokio::join!(shutdown, time);
        let took = world.clock.monotonic() - begun;
        assert!(took <= 2 * SECOND, "{trouble}: {took:?}");
    }
}

#[test]
fn a_runtime_may_be_dropped_at_any_point_of_the_conversation() {
    let servers = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let clock = ManualClock::default();
    let emulator = servers.block_on(async {
        let emulator = Emulator::builder().seed(SEED).standing_at(clock.now());
        emulator.start().await.unwrap()
    });
    let client = client(&emulator, &clock)
        .datastream(settings())
        .build()
        .unwrap();
    let streams = emulator.streams();
    for steps in 0..200 {
        let first = runtime();
        first.block_on(async {
            // It begins with the first call, and gets so far.
            let acme = org("acme");
            let check = client.check_flag("reports", &acme);
            let run = async {
                for _ in 0..steps {
                    tokio::task::yield_now().await;
                }
            };
            tokio::select! {
                _ = check => {}
                () = run => {}
            }
        });
        drop(first);
        assert!(matches!(
            client.status().datastream.unwrap().state,
            DataStreamState::Idle
        ));
        clock.advance(SECOND * 60);
    }
    // Whatever was left undone, the next one does it all.
    let last = runtime();
    last.block_on(async {
        assert!(client.check_flag("reports", &org("acme")).await);
        for turn in turns("an answer from memory") {
            if client.check("reports", &org("acme")).enabled_now() == Some(true) {
                break;
            }
            clock.advance(SECOND);
            client.check_flag("reports", &org("acme")).await;
            turn.settle().await;
        }
        emulator.force_flag("reports", false).unwrap();
        until("the change", || {
            client.check("reports", &org("acme")).enabled_now() == Some(false)
        })
        .await;
        client.shutdown().await;
    });
    servers.block_on(streams.wait_until(<[_]>::is_empty));
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}
