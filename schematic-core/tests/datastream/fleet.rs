//! Processes that share a store, each with a DataStream.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use schematic_core::events::Track;
use schematic_core::flags::Source;
use schematic_core::shared_store::{
    Capabilities, MemoryStore, ScanPage, SharedStore, StoreError, StoreFuture, StoreTtl,
    ValueDigest,
};
use serde_json::{Value, json};

use crate::server::Connection;
use crate::until::{turn_until, turns};
use crate::world::{SECOND, World, beta, company, flags, not_found, one_flag, org, partial};

const STEP: Duration = Duration::from_millis(50);

/// A store in this process, which fails on demand and notes what is written.
#[derive(Clone)]
struct Fleet {
    store: Arc<MemoryStore>,
    fails: Arc<AtomicBool>,
    writes: Arc<Mutex<Vec<String>>>,
}

impl Fleet {
    fn new() -> Self {
        Self {
            store: Arc::new(MemoryStore::new(10_000)),
            fails: Arc::default(),
            writes: Arc::default(),
        }
    }

    async fn text(&self, key: &str) -> Option<String> {
        let value = self.store.get(&format!("schematic:{key}")).await.unwrap();
        value.map(|value| String::from_utf8(value.to_vec()).unwrap())
    }

    async fn json(&self, key: &str) -> Option<Value> {
        let text = self.text(key).await?;
        Some(serde_json::from_str(&text).unwrap())
    }

    async fn put(&self, key: &str, value: &str) {
        let key = format!("schematic:{key}");
        let value = Bytes::from(value.to_owned());
        self.store.set(&key, value, StoreTtl::Never).await.unwrap();
    }

    fn fail(&self, fails: bool) {
        self.fails.store(fails, Ordering::SeqCst);
    }

    fn call<'a, T: Send + 'a>(&self, call: StoreFuture<'a, T>) -> StoreFuture<'a, T> {
        if self.fails.load(Ordering::SeqCst) {
            return Box::pin(std::future::ready(Err(StoreError::failed("it is away"))));
        }
        call
    }

    fn written(&self, key: &str) -> usize {
        let writes = self.writes.lock().unwrap();
        writes
            .iter()
            .filter(|written| written.ends_with(key))
            .count()
    }

    /// Everything is lost.
    async fn clear(&self) {
        let mut from = None;
        loop {
            let page = self.store.scan("", from.as_deref()).await.unwrap();
            for key in &page.keys {
                self.store.remove(key).await.unwrap();
            }
            from = page.next;
            if from.is_none() {
                return;
            }
        }
    }
}

impl SharedStore for Fleet {
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
        self.call(self.store.get(key))
    }

    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
        self.writes.lock().unwrap().push(key.to_owned());
        self.call(self.store.set(key, value, ttl))
    }

    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        self.call(self.store.remove(key))
    }

    fn replace<'a>(
        &'a self,
        key: &'a str,
        current: ValueDigest,
        value: Option<Bytes>,
    ) -> StoreFuture<'a, bool> {
        self.call(self.store.replace(key, current, value))
    }

    fn scan<'a>(&'a self, prefix: &'a str, from: Option<&'a str>) -> StoreFuture<'a, ScanPage> {
        self.call(self.store.scan(prefix, from))
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::new().replace(true).scan(true)
    }
}

/// A process of a fleet that is connected and has the flag `beta`, on for `c1`.
async fn connected(fleet: &Fleet) -> (World, Connection) {
    let world = process(fleet).await;
    let connection = world.make_ready().await;
    (world, connection)
}

/// A process of a fleet whose server does not answer yet.
async fn process(fleet: &Fleet) -> World {
    let store = fleet.clone();
    World::with(|settings| settings.store(store)).await
}

/// The company `c1`, known and received.
async fn with_company(fleet: &Fleet) -> (World, Connection) {
    let (world, mut server) = connected(fleet).await;
    let context = org("42");
    let check = world.check(&context);
    let answer = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "42"}));
        server
            .send(acme(json!({"org": "42", "slug": "Acme"})))
            .await;
    };
    let (result, ()) = tokio::join!(check, answer);
    assert!(result.value);
    written(&world, fleet, "company:fde6dba2:slug:acme").await;
    (world, server)
}

fn acme(keys: Value) -> Value {
    let mut message = company("c1", keys);
    message["data"]["metrics"] = json!([{
        "account_id": "a", "environment_id": "e", "company_id": "c1", "event_subtype": "api",
        "period": "all_time", "month_reset": "first_of_month", "value": 5,
        "created_at": "2026-01-01T00:00:00Z", "valid_until": null,
    }]);
    message["data"]["new_member"] = json!({"kept": true});
    message
}

/// Lets time pass until a key is in the store.
async fn written(world: &World, fleet: &Fleet, key: &str) {
    for turn in turns(key) {
        if fleet.text(key).await.is_some() {
            return;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
}

/// Lets time pass until a key is not in the store.
async fn gone(world: &World, fleet: &Fleet, key: &str) {
    for turn in turns(key) {
        if fleet.text(key).await.is_none() {
            return;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
}

/// Lets time pass until the company's usage of `api` in the store is `value`.
async fn used(world: &World, fleet: &Fleet, value: i64) {
    for turn in turns("the usage") {
        let company = fleet.json("company:fde6dba2:c1").await;
        if company.is_some_and(|company| company["metrics"][0]["value"] == value) {
            return;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
}

/// Lets time pass until a future ends.
async fn turn_until_ended(world: &World, future: impl Future) {
    let mut future = std::pin::pin!(future);
    for turn in turns("an end") {
        let ended = tokio::time::timeout(Duration::from_millis(1), future.as_mut());
        if ended.await.is_ok() {
            return;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
}

#[tokio::test]
async fn what_is_received_is_shared() {
    let fleet = Fleet::new();
    let (world, _server) = with_company(&fleet).await;
    for lookup in ["company:fde6dba2:org:42", "company:fde6dba2:slug:acme"] {
        assert_eq!(fleet.text(lookup).await.as_deref(), Some("\"c1\""));
    }
    let stored = fleet.json("company:fde6dba2:c1").await.unwrap();
    assert_eq!(stored["keys"], json!({"org": "42", "slug": "Acme"}));
    assert_eq!(stored["new_member"], json!({"kept": true}));
    // Other SDKs take what lacks a list for nothing.
    for list in [
        "billing_product_ids",
        "plan_ids",
        "plan_version_ids",
        "rules",
        "traits",
    ] {
        assert_eq!(stored[list], json!([]), "{list} of {stored}");
    }
    assert_eq!(stored["credit_balances"], json!({}));
    written(&world, &fleet, "flags:fde6dba2:beta").await;
    let flag = fleet.json("flags:fde6dba2:beta").await.unwrap();
    assert_eq!(
        flag["rules"][0]["conditions"][0]["resource_ids"],
        json!(["c1"])
    );
    assert_eq!(flag["rules"][0]["condition_groups"], json!([]));
}

#[tokio::test]
async fn a_process_that_starts_needs_no_server() {
    let fleet = Fleet::new();
    let (first, _server) = with_company(&fleet).await;
    written(&first, &fleet, "flags:fde6dba2:beta").await;
    let second = process(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    assert_eq!(second.try_beta("42"), Some(true));
    assert_eq!(second.api.asked(), 0);
}

#[tokio::test]
async fn a_push_to_one_counts_in_all() {
    let fleet = Fleet::new();
    let (first, mut server) = with_company(&fleet).await;
    let (second, _other) = connected(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    server.send(acme(json!({"org": "43"}))).await;
    written(&first, &fleet, "company:fde6dba2:org:43").await;
    for key in ["org:42", "slug:acme"] {
        gone(&first, &fleet, &format!("company:fde6dba2:{key}")).await;
    }
    assert_eq!(second.beta("43").await, (true, Source::DataStream));
    turn_until(&second.clock, STEP, "the former key leads nowhere", || {
        second.try_beta("42").is_none()
    })
    .await;
    server
        .send(
            json!({"entity_type": "rulesengine.Company", "message_type": "delete",
        "entity_id": "c1", "data": {"id": "c1"}}),
        )
        .await;
    for key in ["c1", "org:43"] {
        gone(&first, &fleet, &format!("company:fde6dba2:{key}")).await;
    }
    turn_until(&second.clock, STEP, "the company is gone", || {
        second.try_beta("43").is_none()
    })
    .await;
}

#[tokio::test]
async fn a_lookup_that_leads_to_another_one_stays() {
    let fleet = Fleet::new();
    let (world, mut server) = with_company(&fleet).await;
    fleet.put("company:fde6dba2:slug:acme", "\"c2\"").await;
    server.send(acme(json!({"org": "43"}))).await;
    gone(&world, &fleet, "company:fde6dba2:org:42").await;
    let slug = fleet.text("company:fde6dba2:slug:acme").await;
    assert_eq!(slug.as_deref(), Some("\"c2\""));
}

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
    let mut list = Value::Null;
    for turn in turns("the flags are asked for") {
        let asked = tokio::time::timeout(Duration::from_millis(1), server.asked()).await;
        if let Ok(asked) = asked {
            list = asked;
            break;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
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
async fn the_same_is_not_written_twice() {
    let fleet = Fleet::new();
    let (world, _server) = with_company(&fleet).await;
    let (second, mut other) = connected(&fleet).await;
    other.send(acme(json!({"org": "42", "slug": "Acme"}))).await;
    turn_until(&second.clock, STEP, "nothing waits", || {
        let status = second.client.status().datastream.unwrap();
        status.entities == 1 && status.shared_store.unwrap().waiting == 0
    })
    .await;
    assert_eq!(fleet.written(":c1"), 1);
    drop(world);
}

#[tokio::test]
async fn what_others_received_is_subscribed_to_after_a_while() {
    let fleet = Fleet::new();
    let (_first, _server) = with_company(&fleet).await;
    let (second, mut other) = connected(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    let began = second.now();
    for turn in turns("a request for the company") {
        let asked = tokio::time::timeout(Duration::from_millis(1), other.asked()).await;
        if let Ok(asked) = asked {
            assert_eq!(asked["entity_type"], "rulesengine.Company");
            break;
        }
        // It is in use.
        assert_eq!(second.try_beta("42"), Some(true));
        second.clock.advance(STEP);
        turn.settle().await;
    }
    let passed = second.now() - began;
    assert!((5 * SECOND..32 * SECOND).contains(&passed), "{passed:?}");
}

#[tokio::test]
async fn what_the_server_does_not_know_any_more_is_gone_for_all() {
    let fleet = Fleet::new();
    let (_first, _server) = with_company(&fleet).await;
    let (second, mut other) = connected(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    let mut asked = false;
    for turn in turns("the company is gone") {
        if fleet.text("company:fde6dba2:c1").await.is_none() {
            break;
        }
        if !asked
            && tokio::time::timeout(Duration::from_millis(1), other.asked())
                .await
                .is_ok()
        {
            asked = true;
            let keys = json!({"org": "42", "slug": "Acme"});
            other.send(not_found(keys)).await;
        }
        // It is in use.
        second.try_beta("42");
        second.clock.advance(STEP);
        turn.settle().await;
    }
    assert!(asked);
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
async fn a_store_that_cannot_do_it_is_found_at_once() {
    struct ReadOnly(MemoryStore);

    impl SharedStore for ReadOnly {
        fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
            self.0.get(key)
        }

        fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
            self.0.set(key, value, ttl)
        }

        fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
            self.0.remove(key)
        }
    }

    let settings = schematic_core::datastream::DataStreamOptions::new();
    let built = schematic_core::Schematic::builder("sch_test")
        .datastream(settings.store(ReadOnly(MemoryStore::new(1))))
        .build();
    let error = built.err().map(|error| error.to_string());
    assert!(error.is_some_and(|error| error.contains("replace and scan")));
}
