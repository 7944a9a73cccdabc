//! A store that is away, or has lost what it had.

use schematic_core::datastream::DataStreamState;
use schematic_core::events::Track;
use schematic_core::flags::Source;
use serde_json::json;

use super::{Fleet, STEP, acme, connected, next_request, used, with_company, written};
use crate::until::{turns, until};
use crate::world::{SECOND, World, beta, flags, partial};

#[tokio::test]
async fn what_the_store_lost_is_written_again() {
    let fleet = Fleet::new();
    let (world, _server) = with_company(&fleet).await;
    fleet.clear().await;
    for turn in turns("the company is there again") {
        assert_eq!(world.beta("42").await, (true, Source::DataStream));
        if fleet.text("company:fde6dba2:org:42").await.is_some() {
            break;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn while_the_store_is_away_memory_answers_and_nothing_is_lost() {
    let fleet = Fleet::new();
    let (world, mut server) = with_company(&fleet).await;
    fleet.fail(true);
    world
        .client
        .track(Track::new("api").company("org", "42").quantity(2))
        .unwrap();
    for turn in turns("three seconds") {
        world.clock.advance(STEP);
        turn.settle().await;
        assert_eq!(world.beta("42").await, (true, Source::DataStream));
        if world
            .client
            .status()
            .datastream
            .unwrap()
            .shared_store
            .unwrap()
            .failures
            > 9
        {
            break;
        }
    }
    server.send(partial("c1", json!({"traits": []}))).await;
    world.clock.advance(2 * SECOND);
    fleet.clear().await;
    fleet.fail(false);
    written(&world, &fleet, "company:fde6dba2:org:42").await;
    used(&world, &fleet, 7).await;
    // The flags are asked for again, since others may need them.
    let list = next_request(&world, &mut server).await;
    assert_eq!(list["entity_type"], "rulesengine.Flags");
    server.send(flags(&[beta("c1")])).await;
    written(&world, &fleet, "flags:fde6dba2:beta").await;
    let status = world
        .client
        .status()
        .datastream
        .unwrap()
        .shared_store
        .unwrap();
    assert!(status.last_error.is_none(), "{status:?}");
}

#[tokio::test]
async fn what_an_earlier_connection_received_is_not_written_any_more() {
    let fleet = Fleet::new();
    let (world, mut server) = with_company(&fleet).await;
    fleet.fail(true);
    server.send(acme(json!({"org": "old"}))).await;
    until("a write waits", || waiting(&world) > 0).await;
    server.close(1012, "restart").await;
    world.reached(DataStreamState::Disconnected).await;
    let newer = json!({"id": "c1", "keys": {"org": "new"}}).to_string();
    fleet.put("company:fde6dba2:c1", &newer).await;
    fleet.fail(false);
    for turn in turns("nothing waits") {
        if waiting(&world) == 0 {
            break;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
    assert_eq!(fleet.text("company:fde6dba2:c1").await, Some(newer));
}

#[tokio::test]
async fn what_is_gone_while_a_process_is_cut_off_is_asked_of_the_api() {
    let fleet = Fleet::new();
    let (world, mut server) = with_company(&fleet).await;
    server.close(1012, "restart").await;
    world.reached(DataStreamState::Disconnected).await;
    // The store is well, and has what it has.
    assert_eq!(world.beta("42").await, (true, Source::DataStream));
    fleet.clear().await;
    world.clock.advance(SECOND);
    assert_ne!(world.beta("42").await.1, Source::DataStream);
    assert!(world.api.asked() > 0);
}

#[tokio::test]
async fn what_was_read_answers_for_a_while_when_neither_can_be_asked() {
    let fleet = Fleet::new();
    let (_first, _server) = with_company(&fleet).await;
    let (world, mut server) = connected(&fleet).await;
    assert_eq!(world.beta("42").await, (true, Source::DataStream));
    server.close(1012, "restart").await;
    world.reached(DataStreamState::Disconnected).await;
    fleet.fail(true);
    world.clock.advance(20 * SECOND);
    assert_eq!(world.beta("42").await, (true, Source::DataStream));
    world.clock.advance(20 * SECOND);
    assert_ne!(world.beta("42").await.1, Source::DataStream);
}

#[tokio::test]
async fn a_quiet_process_notices_an_outage() {
    let fleet = Fleet::new();
    let (world, mut server) = with_company(&fleet).await;
    world.clock.advance(20 * SECOND);
    fleet.clear().await;
    // It sees one failure, and at once that the store is there again.
    fleet.fail(true);
    assert_eq!(world.beta("42").await, (true, Source::DataStream));
    fleet.fail(false);
    world.clock.advance(2 * SECOND);
    assert_eq!(world.beta("42").await, (true, Source::DataStream));
    written(&world, &fleet, "company:fde6dba2:slug:acme").await;
    assert_eq!(
        next_request(&world, &mut server).await["entity_type"],
        "rulesengine.Flags"
    );
}

fn waiting(world: &World) -> usize {
    let status = world.client.status().datastream.unwrap();
    status.shared_store.unwrap().waiting
}
