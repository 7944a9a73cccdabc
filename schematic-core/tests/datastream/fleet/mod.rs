//! Processes that share a store, each with a DataStream.

mod changes;
mod flags;
mod outages;
mod usage;

use std::future::{Future, ready};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use schematic_core::shared_store::{
    Capabilities, MemoryStore, ScanPage, SharedStore, StoreError, StoreFuture, StoreTtl,
    ValueDigest,
};
use serde_json::{Value, json};

use crate::server::Connection;
use crate::until::turns;
use crate::world::{World, company, org};

pub(super) const STEP: Duration = Duration::from_millis(50);

/// A store in this process, which fails on demand and notes what is written.
#[derive(Clone)]
pub(super) struct Fleet {
    store: Arc<MemoryStore>,
    fails: Arc<AtomicBool>,
    writes: Arc<Mutex<Vec<String>>>,
    /// How many replacements are done and end with an error.
    answers_to_lose: Arc<AtomicUsize>,
    /// The end of a key whose writes are refused.
    refused: Arc<Mutex<Option<&'static str>>>,
}

impl Fleet {
    pub(super) fn new() -> Self {
        Self {
            store: Arc::new(MemoryStore::new(10_000)),
            fails: Arc::default(),
            writes: Arc::default(),
            answers_to_lose: Arc::default(),
            refused: Arc::default(),
        }
    }

    pub(super) async fn text(&self, key: &str) -> Option<String> {
        let value = self.store.get(&format!("schematic:{key}")).await.unwrap();
        value.map(|value| String::from_utf8(value.to_vec()).unwrap())
    }

    pub(super) async fn json(&self, key: &str) -> Option<Value> {
        let text = self.text(key).await?;
        Some(serde_json::from_str(&text).unwrap())
    }

    pub(super) async fn put(&self, key: &str, value: &str) {
        let key = format!("schematic:{key}");
        let value = Bytes::from(value.to_owned());
        self.store.set(&key, value, StoreTtl::Never).await.unwrap();
    }

    pub(super) fn fail(&self, fails: bool) {
        self.fails.store(fails, Ordering::SeqCst);
    }

    fn call<'a, T: Send + 'a>(&self, call: StoreFuture<'a, T>) -> StoreFuture<'a, T> {
        if self.fails.load(Ordering::SeqCst) {
            return Box::pin(ready(Err(StoreError::failed("it is away"))));
        }
        call
    }

    pub(super) fn written(&self, key: &str) -> usize {
        let writes = self.writes.lock().unwrap();
        writes
            .iter()
            .filter(|written| written.ends_with(key))
            .count()
    }

    pub(super) fn lose_answers(&self, count: usize) {
        self.answers_to_lose.store(count, Ordering::SeqCst);
    }

    pub(super) fn lost_answers(&self) -> usize {
        self.answers_to_lose.load(Ordering::SeqCst)
    }

    pub(super) fn refuse(&self, end: Option<&'static str>) {
        *self.refused.lock().unwrap() = end;
    }

    /// Everything is lost.
    pub(super) async fn clear(&self) {
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
        let refused = *self.refused.lock().unwrap();
        if refused.is_some_and(|end| key.ends_with(end)) {
            return Box::pin(ready(Err(StoreError::failed("it is too large"))));
        }
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
        let done = self.store.replace(key, current, value);
        let left = self.answers_to_lose.load(Ordering::SeqCst);
        if left > 0 {
            self.answers_to_lose.store(left - 1, Ordering::SeqCst);
            return Box::pin(async move {
                done.await?;
                Err(StoreError::failed("its answer is lost"))
            });
        }
        self.call(done)
    }

    fn scan<'a>(&'a self, prefix: &'a str, from: Option<&'a str>) -> StoreFuture<'a, ScanPage> {
        self.call(self.store.scan(prefix, from))
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::new().replace(true).scan(true)
    }
}

/// A process of a fleet that is connected and has the flag `beta`, on for `c1`.
pub(super) async fn connected(fleet: &Fleet) -> (World, Connection) {
    let world = process(fleet).await;
    let connection = world.make_ready().await;
    (world, connection)
}

/// A process of a fleet whose server does not answer yet.
pub(super) async fn process(fleet: &Fleet) -> World {
    let store = fleet.clone();
    World::with(|settings| settings.store(store)).await
}

/// The company `c1`, known and received.
pub(super) async fn with_company(fleet: &Fleet) -> (World, Connection) {
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

pub(super) fn acme(keys: Value) -> Value {
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
pub(super) async fn written(world: &World, fleet: &Fleet, key: &str) {
    for turn in turns(key) {
        if fleet.text(key).await.is_some() {
            return;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
}

/// Lets time pass until a key is not in the store.
pub(super) async fn gone(world: &World, fleet: &Fleet, key: &str) {
    for turn in turns(key) {
        if fleet.text(key).await.is_none() {
            return;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
}

/// Lets time pass until the company's usage of `api` in the store is `value`.
pub(super) async fn used(world: &World, fleet: &Fleet, value: i64) {
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
pub(super) async fn turn_until_ended(world: &World, future: impl Future) {
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

/// Lets time pass until the client asks its server for something, and returns that.
pub(super) async fn next_request(world: &World, server: &mut Connection) -> Value {
    for turn in turns("a request") {
        let asked = tokio::time::timeout(Duration::from_millis(1), server.asked()).await;
        if let Ok(asked) = asked {
            return asked;
        }
        world.clock.advance(STEP);
        turn.settle().await;
    }
    Value::Null
}
