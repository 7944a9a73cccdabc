//! Usage that a client in replicator mode tracks.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use schematic_core::events::Track;
use schematic_core::shared_store::{MemoryStore, SharedStore, StoreTtl};
use serde_json::{Value, json};

use crate::until::turns;
use crate::world::{SECOND, World, beta, company, key};

const STEP: Duration = Duration::from_millis(50);

/// A client whose store, which can replace values, has the company `c1` with some usage.
async fn world() -> (World, Arc<MemoryStore>) {
    let store = Arc::new(MemoryStore::new(1_000));
    let mut c1 = company("c1", json!({"org": "1"}));
    c1["metrics"] = json!([{
        "account_id": "a", "environment_id": "e", "company_id": "c1", "event_subtype": "api",
        "period": "all_time", "month_reset": "first_of_month", "value": 5,
        "created_at": "2026-01-01T00:00:00Z", "valid_until": null,
    }]);
    c1["new_member"] = json!({"kept": true});
    for (name, value) in [
        (key("flags", "beta"), beta("c1").to_string()),
        (key("company", "c1"), c1.to_string()),
        (key("company", "org:1"), "\"c1\"".to_owned()),
    ] {
        let value = Bytes::from(value);
        store.set(&name, value, StoreTtl::Never).await.unwrap();
    }
    let shared = Arc::clone(&store);
    (World::with(|options| options.store(shared)).await, store)
}

async fn stored(store: &MemoryStore) -> Value {
    let value = store.get(&key("company", "c1")).await.unwrap().unwrap();
    serde_json::from_slice(&value).unwrap()
}

/// Lets time pass until the stored usage is `value`.
async fn until_used(world: &World, store: &MemoryStore, value: i64) {
    for turn in turns("the usage") {
        if stored(store).await["metrics"][0]["value"] == value {
            return;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
}

fn api(quantity: i64) -> Track {
    Track::new("api").company("ORG", "1").quantity(quantity)
}

#[tokio::test]
async fn usage_counts_on_the_company_that_has_the_key_now() {
    let (world, store) = world().await;
    assert!(world.beta("1").await.0);
    // Long enough that what was read does not count, and short enough that it is kept for an outage.
    world.ticks_of(SECOND, 10, |_| {}).await;
    let mut other = stored(&store).await;
    other["id"] = json!("c2");
    for (name, value) in [
        (key("company", "c2"), other.to_string()),
        (key("company", "org:1"), "\"c2\"".to_owned()),
    ] {
        let value = Bytes::from(value);
        store.set(&name, value, StoreTtl::Never).await.unwrap();
    }
    let track = Track::new("api").company("org", "1").quantity(3);
    world.client.track(track).unwrap();
    for turn in turns("the usage") {
        let value = store.get(&key("company", "c2")).await.unwrap().unwrap();
        let other: Value = serde_json::from_slice(&value).unwrap();
        if other["metrics"][0]["value"] == 8 {
            break;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
    assert_eq!(stored(&store).await["metrics"][0]["value"], 5);
}

#[tokio::test]
async fn usage_is_added_to_what_the_replicator_wrote() {
    let (world, store) = world().await;
    // The company was never checked.
    world.client.track(api(3)).unwrap();
    until_used(&world, &store, 8).await;
    // Now it is.
    assert!(world.beta("1").await.0);
    for _ in 0..4 {
        world.client.track(api(1)).unwrap();
    }
    until_used(&world, &store, 12).await;
    assert_eq!(world.try_beta("1"), Some(true));
    let stored = stored(&store).await;
    assert_eq!(stored["new_member"], json!({"kept": true}), "{stored}");
    assert_eq!(stored["keys"], json!({"org": "1"}), "{stored}");
}

#[tokio::test]
async fn usage_without_a_company_or_metric_changes_nothing() {
    let (world, store) = world().await;
    let before = stored(&store).await;
    for track in [
        Track::new("api").company("org", "9").quantity(3),
        Track::new("other").company("org", "1").quantity(3),
        Track::new("api").quantity(3),
    ] {
        world.client.track(track).unwrap();
    }
    world.client.track(api(2)).unwrap();
    until_used(&world, &store, 7).await;
    let mut after = stored(&store).await;
    after["metrics"][0]["value"] = json!(5);
    for (member, value) in before.as_object().unwrap() {
        if member != "metrics" {
            assert_eq!(after[member], *value, "{member}");
        }
    }
}

#[tokio::test]
async fn usage_that_waits_is_in_the_store_before_the_end() {
    let (world, store) = world().await;
    world.client.track(api(4)).unwrap();
    let mut end = std::pin::pin!(world.client.shutdown());
    for turn in turns("an end") {
        let ended = tokio::time::timeout(Duration::from_millis(1), end.as_mut());
        if ended.await.is_ok() {
            break;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
    assert_eq!(stored(&store).await["metrics"][0]["value"], 9);
}

#[tokio::test]
async fn a_store_that_cannot_replace_is_left_alone() {
    let world = World::ready().await;
    let value = async || world.fleet.get(&key("company", "c1")).await.unwrap();
    let before = value().await;
    assert!(world.beta("1").await.0);
    world.client.track(api(1)).unwrap();
    world.ticks(20, |_| ()).await;
    assert!(world.beta("1").await.0);
    assert_eq!(value().await, before);
}
