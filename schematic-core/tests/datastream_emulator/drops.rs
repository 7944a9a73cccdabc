//! The connection is lost at every point of the conversation, and no answer is older than that.

use schematic_core::datastream::DataStreamState;
use schematic_core::flags::Source;
use schematic_emulator::StreamFault;
use serde_json::json;

use crate::until::turns;
use crate::world::{SECOND, SEED, World, org, post};

fn ends() -> [StreamFault; 5] {
    [
        StreamFault::close(1001, "going away"),
        StreamFault::close(1012, "restarting"),
        StreamFault::reset(),
        StreamFault::half_a_frame(),
        // What no WebSocket begins a frame with.
        StreamFault::bytes(vec![0xff; 16]),
    ]
}

#[tokio::test]
async fn the_client_recovers_wherever_the_conversation_breaks_off() {
    for end in ends() {
        // Two pages of flags, a company, a user, and then changes.
        for after in 0..=7 {
            let world = World::with(SEED, |settings| settings.page_size(4)).await;
            world
                .emulator
                .streams()
                .inject(end.clone().after(after).times(1))
                .unwrap();
            let what = format!("{end} after {after}");
            converse(&world, &what).await;
            world.emulator.force_flag("reports", false).unwrap();
            let body = json!({"keys": {"org": "globex"}, "traits": {"seats": 9}});
            post(&world.emulator, "/companies", &body).await;
            // However late the end comes, what changed before it is what is decided by.
            world.recover_until("reports", "acme", false).await;
            world.recover_until("seats", "globex", true).await;
            let status = world.client.status().datastream.unwrap();
            assert_eq!(status.stale_entities, 0, "{what}");
        }
    }
}

/// Asks for everything that can be asked for, through whatever happens.
async fn converse(world: &World, what: &str) {
    world.recover_until("barrier", "acme", None).await;
    for company in ["acme", "globex"] {
        let context = org(company).with_user("email", "ada@acme.example");
        let result = world.check("reports", &context).await;
        assert_eq!(result.value, company == "acme", "{what}");
        assert_ne!(result.source, Source::Default, "{what}");
    }
}

#[tokio::test]
async fn nothing_stale_is_left_after_a_drop() {
    let world = World::ready(SEED).await;
    for company in ["acme", "globex"] {
        world.know(company).await;
    }
    for (round, end) in (1..).zip(ends()) {
        assert_eq!(world.emulator.streams().break_connections(end), 1);
        world.reached(DataStreamState::Disconnected).await;
        // Meanwhile everything changes, and what is in memory is all there is.
        let on = round % 2 == 0;
        let plan = if on { "plan_pro" } else { "plan_free" };
        let body = json!({"keys": {"org": "acme"}, "base_plan_id": plan});
        post(&world.emulator, "/companies", &body).await;
        world.emulator.set_flag_default("beta", !on).unwrap();
        let before = round > 1 && on;
        assert_eq!(
            world.value("beta", "acme").await,
            (before, Source::DataStream)
        );

        world.recover().await;
        assert_eq!(
            world.client.check("beta", &org("acme")).enabled_now(),
            Some(!on)
        );
        world.until("reports", "acme", on).await;
        world.settle().await;
        let status = world.client.status().datastream.unwrap();
        assert_eq!((status.stale_entities, status.failed_attempts), (0, 0));
        let connection = world.connected(round + 1).await;
        assert_eq!(
            connection.companies.len(),
            2,
            "all that was known is followed again"
        );
    }
}

#[tokio::test]
async fn a_company_that_is_deleted_during_a_drop_no_longer_answers() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    world
        .emulator
        .streams()
        .break_connections(StreamFault::reset());
    world.reached(DataStreamState::Disconnected).await;
    let keys = json!({"keys": {"org": "acme"}});
    post(&world.emulator, "/companies/delete", &keys).await;
    world.recover().await;
    world.until("reports", "acme", None).await;
    assert_eq!(world.value("reports", "acme").await, (false, Source::Api));
}

#[tokio::test]
async fn a_server_that_falls_silent_is_left_and_another_is_found() {
    let world = World::ready(SEED).await;
    world.know("acme").await;
    world
        .emulator
        .streams()
        .break_connections(StreamFault::silence());
    // Both pings are lost, and so is what changes.
    world.emulator.force_flag("reports", false).unwrap();
    for turn in turns("a lost connection") {
        if world.state() != DataStreamState::Ready {
            break;
        }
        world.advance(SECOND);
        turn.settle().await;
    }
    let error = world.client.status().datastream.unwrap().last_error;
    assert!(error.unwrap().contains("said nothing"));
    world.recover().await;
    world.until("reports", "acme", false).await;
    let ended = world.emulator.streams().wait_for_ends(1, |_| true).await;
    assert_eq!(ended[0].number, 1);
}

#[tokio::test]
async fn a_server_that_is_silent_from_the_start_is_left_too() {
    let world = World::start(SEED).await;
    let streams = world.emulator.streams();
    streams.inject(StreamFault::silence().times(2)).unwrap();
    for turn in turns("a third connection") {
        if streams.total() >= 3 {
            break;
        }
        world.advance(SECOND);
        turn.settle().await;
        // Checks are answered all the while.
        let (value, source) = world.value("reports", "acme").await;
        assert!(value && source != Source::Default);
    }
    world.recover().await;
    world.know("acme").await;
}
