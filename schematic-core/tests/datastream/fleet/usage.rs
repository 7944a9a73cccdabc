//! Usage that any process tracks.

use schematic_core::events::Track;
use schematic_core::flags::Source;
use serde_json::json;

use super::{Fleet, STEP, acme, connected, turn_until_ended, used, with_company, written};
use crate::until::turns;
use crate::world::{company, one_flag, partial};

#[tokio::test]
async fn usage_counts_once_in_all() {
    let fleet = Fleet::new();
    let (first, _server) = with_company(&fleet).await;
    let (second, _other) = connected(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    for world in [&first, &second] {
        world
            .client
            .track(Track::new("api").company("org", "42").quantity(3))
            .unwrap();
    }
    used(&first, &fleet, 8).await;
    used(&second, &fleet, 11).await;
    // By a process that never checked the company, and back again.
    let (third, _other) = connected(&fleet).await;
    third
        .client
        .track(Track::new("api").company("slug", "ACME").quantity(2))
        .unwrap();
    used(&third, &fleet, 13).await;
    let stored = fleet.json("company:fde6dba2:c1").await.unwrap();
    assert_eq!(stored["new_member"], json!({"kept": true}), "{stored}");
}

#[tokio::test]
async fn what_waits_is_written_before_the_end() {
    let fleet = Fleet::new();
    let (world, _server) = with_company(&fleet).await;
    let track = Track::new("api").company("org", "42").quantity(4);
    world.client.track(track).unwrap();
    let ended = world.client.shutdown();
    turn_until_ended(&world, ended).await;
    let stored = fleet.json("company:fde6dba2:c1").await.unwrap();
    assert_eq!(stored["metrics"][0]["value"], 9, "{stored}");
}

#[tokio::test]
async fn a_change_without_usage_leaves_that_of_others() {
    let fleet = Fleet::new();
    let (first, mut server) = with_company(&fleet).await;
    let (second, _other) = connected(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    let api = |quantity| Track::new("api").company("org", "42").quantity(quantity);
    second.client.track(api(2)).unwrap();
    used(&second, &fleet, 7).await;
    // What this process counts itself is not in the store when the change comes.
    first.client.track(api(3)).unwrap();
    let traits = json!([{"value": "x", "trait_definition": null}]);
    server.send(partial("c1", json!({"traits": traits}))).await;
    used(&first, &fleet, 10).await;
    for turn in turns("the change") {
        let stored = fleet.json("company:fde6dba2:c1").await.unwrap();
        assert_eq!(stored["metrics"][0]["value"], 10, "{stored}");
        if stored["traits"]
            .as_array()
            .is_some_and(|traits| !traits.is_empty())
        {
            break;
        }
        first.clock.advance(STEP);
        turn.settle().await;
    }
    // The server's word about usage counts.
    server
        .send(acme(json!({"org": "42", "slug": "Acme"})))
        .await;
    used(&first, &fleet, 5).await;
}

#[tokio::test]
async fn a_replacement_whose_answer_is_lost_counts_once() {
    let fleet = Fleet::new();
    let (world, _server) = with_company(&fleet).await;
    fleet.lose_answers(1);
    let api = |quantity| Track::new("api").company("org", "42").quantity(quantity);
    world.client.track(api(4)).unwrap();
    used(&world, &fleet, 9).await;
    world.client.track(api(1)).unwrap();
    used(&world, &fleet, 10).await;
    assert_eq!(fleet.lost_answers(), 0);
}

#[tokio::test]
async fn one_value_that_cannot_be_written_holds_up_nothing_else() {
    let fleet = Fleet::new();
    let (world, mut server) = with_company(&fleet).await;
    fleet.refuse(Some(":c2"));
    server.send(company("c2", json!({"org": "2"}))).await;
    let track = Track::new("api").company("org", "42").quantity(4);
    world.client.track(track).unwrap();
    used(&world, &fleet, 9).await;
    server
        .send(one_flag(
            json!({"id": "f2", "key": "new", "default_value": true}),
        ))
        .await;
    written(&world, &fleet, "flags:fde6dba2:new").await;
    fleet.refuse(None);
    written(&world, &fleet, "company:fde6dba2:c2").await;
}
