//! Flags that one process receives.

use serde_json::{Value, json};

use super::{Fleet, STEP, connected, gone, process, written};
use crate::until::turns;
use crate::world::{flags, one_flag};

#[tokio::test]
async fn flags_that_are_gone_are_removed_from_this_version_alone() {
    let fleet = Fleet::new();
    for key in [
        "flags:fde6dba2:old",
        "flags:other:old",
        "flags:fde6dba2:beta",
    ] {
        fleet.put(key, "{}").await;
    }
    let (world, mut server) = connected(&fleet).await;
    gone(&world, &fleet, "flags:fde6dba2:old").await;
    assert!(fleet.text("flags:other:old").await.is_some());
    server
        .send(one_flag(
            json!({"id": "f2", "key": "New", "default_value": true}),
        ))
        .await;
    written(&world, &fleet, "flags:fde6dba2:new").await;
    server
        .send(
            json!({"entity_type": "rulesengine.Flag", "message_type": "delete",
        "data": {"id": "f2"}}),
        )
        .await;
    gone(&world, &fleet, "flags:fde6dba2:new").await;
    assert!(
        fleet
            .text("flags:fde6dba2:beta")
            .await
            .is_some_and(|flag| flag.len() > 2)
    );
}

#[tokio::test]
async fn what_changes_while_a_list_arrives_is_newer() {
    let fleet = Fleet::new();
    let world = process(&fleet).await;
    let mut server = world.server.accept().await;
    assert_eq!(server.asked().await["entity_type"], "rulesengine.Flags");
    let flag = |id: &str, value: bool| json!({"id": id, "key": id, "default_value": value});
    let page = |number: u64, has_more: bool, list: Vec<Value>| {
        let mut message = flags(&list);
        message["pagination"] = json!({"page": number, "page_size": 2, "has_more": has_more});
        message
    };
    let first = vec![flag("a", false), flag("b", false)];
    server.send(page(1, true, first)).await;
    server.send(one_flag(flag("a", true))).await;
    server
        .send(
            json!({"entity_type": "rulesengine.Flag", "message_type": "delete",
            "data": {"id": "b"}}),
        )
        .await;
    server.send(page(2, false, vec![flag("c", false)])).await;
    written(&world, &fleet, "flags:fde6dba2:c").await;
    gone(&world, &fleet, "flags:fde6dba2:b").await;
    for turn in turns("the later version") {
        let stored = fleet.json("flags:fde6dba2:a").await;
        if stored.is_some_and(|flag| flag["default_value"] == true) {
            break;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
}

#[tokio::test]
async fn a_key_belongs_to_the_flag_that_has_it_last() {
    let fleet = Fleet::new();
    let (world, mut server) = connected(&fleet).await;
    let flag = |id: &str, key: &str| one_flag(json!({"id": id, "key": key, "rules": []}));
    server.send(flag("f1", "one")).await;
    written(&world, &fleet, "flags:fde6dba2:one").await;
    server.send(flag("f1", "two")).await;
    written(&world, &fleet, "flags:fde6dba2:two").await;
    gone(&world, &fleet, "flags:fde6dba2:one").await;
    server.send(flag("f2", "one")).await;
    written(&world, &fleet, "flags:fde6dba2:one").await;
    // That was its key once.
    server
        .send(
            json!({"entity_type": "rulesengine.Flag", "message_type": "delete",
            "data": {"id": "f1", "key": "one"}}),
        )
        .await;
    gone(&world, &fleet, "flags:fde6dba2:two").await;
    assert!(fleet.text("flags:fde6dba2:one").await.is_some());

    server.send(flag("f3", "one")).await;
    // That flag lost its key, and is known no more.
    server
        .send(
            json!({"entity_type": "rulesengine.Flag", "message_type": "delete",
            "data": {"id": "f2", "key": "one"}}),
        )
        .await;
    // What is written after something that was sent later is written after that too.
    for key in ["later", "last"] {
        server.send(flag(key, key)).await;
        written(&world, &fleet, &format!("flags:fde6dba2:{key}")).await;
    }
    assert!(fleet.text("flags:fde6dba2:one").await.is_some());
}

#[tokio::test]
async fn a_flag_that_came_and_went_between_two_lists_is_looked_for() {
    let fleet = Fleet::new();
    let (world, mut server) = connected(&fleet).await;
    written(&world, &fleet, "datastream:flag_list:fde6dba2").await;
    server
        .send(one_flag(json!({"id": "f2", "key": "new"})))
        .await;
    written(&world, &fleet, "flags:fde6dba2:new").await;
    server.close(1012, "restart").await;
    world.reconnect().await;
    drop(world.make_ready().await);
    gone(&world, &fleet, "flags:fde6dba2:new").await;
}
