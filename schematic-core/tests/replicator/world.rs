//! A client, the store that it shares, its replicator, its API and its clock.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use schematic_core::cache::CacheOptions;
use schematic_core::checks::Decision;
use schematic_core::clock::{Clock as _, ManualClock};
use schematic_core::datastream::FlagCheckEvents;
use schematic_core::flags::{CheckResult, Source};
use schematic_core::replicator::{ReplicatorOptions, ReplicatorStatus};
use schematic_core::shared_store::{SharedStore, StoreError, StoreFuture, StoreTtl};
use schematic_core::{EvaluationContext, Schematic, SchematicBuilder};
use schematic_emulator::{Emulator, ReplicatorState};
use serde_json::{Value, json};

use crate::until::{settle, until};

pub(crate) const VERSION: &str = "1a2b3c4d";
pub(crate) const SECOND: Duration = Duration::from_secs(1);

/// A store that notes what is read from it, and fails on demand.
#[derive(Clone, Default)]
pub(crate) struct Fleet(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    values: HashMap<String, Bytes>,
    reads: Vec<Vec<String>>,
    failure: Failure,
}

#[derive(Clone, Default)]
pub(crate) enum Failure {
    #[default]
    None,
    Error,
    Hang,
    Panic,
    /// Reads of this key fail, and of whatever is read with it.
    Of(String),
    /// It returns one value less than it was asked for.
    Short,
    /// It answers after a while.
    Slow(ManualClock, Duration),
}

impl Fleet {
    pub(crate) fn set(&self, key: &str, value: impl Into<Bytes>) {
        let mut state = self.0.lock().unwrap();
        state.values.insert(key.to_owned(), value.into());
    }

    pub(crate) fn remove(&self, key: &str) {
        self.0.lock().unwrap().values.remove(key);
    }

    pub(crate) fn fail(&self, failure: Failure) {
        self.0.lock().unwrap().failure = failure;
    }

    /// Returns the keys of each read so far.
    pub(crate) fn reads(&self) -> Vec<Vec<String>> {
        self.0.lock().unwrap().reads.clone()
    }

    /// Returns how often a key was read.
    pub(crate) fn reads_of(&self, key: &str) -> usize {
        let reads = self.reads();
        reads.iter().flatten().filter(|read| *read == key).count()
    }

    /// Writes a flag, under a version.
    pub(crate) fn flag(&self, version: &str, flag: &Value) {
        let key = flag["key"].as_str().unwrap().to_lowercase();
        self.set(
            &format!("schematic:flags:{version}:{key}"),
            flag.to_string(),
        );
    }

    /// Writes a company with its lookups, under a version.
    pub(crate) fn company(&self, version: &str, company: &Value) {
        self.entity("company", version, company);
    }

    /// Writes a user with its lookups, under a version.
    pub(crate) fn user(&self, version: &str, user: &Value) {
        self.entity("user", version, user);
    }

    fn entity(&self, slot: &str, version: &str, entity: &Value) {
        let id = entity["id"].as_str().unwrap();
        self.set(
            &format!("schematic:{slot}:{version}:{id}"),
            entity.to_string(),
        );
        for (name, value) in entity["keys"].as_object().unwrap() {
            let value = value.as_str().unwrap().to_lowercase();
            let name = name.to_lowercase();
            let lookup = format!("schematic:{slot}:{version}:{name}:{value}");
            self.set(&lookup, format!("\"{id}\""));
        }
    }
}

impl SharedStore for Fleet {
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
        Box::pin(async move { self.get_many(&[key]).await?.pop().unwrap_or(Ok(None)) })
    }

    fn set<'a>(&'a self, key: &'a str, value: Bytes, _: StoreTtl) -> StoreFuture<'a, ()> {
        self.set(key, value);
        Box::pin(std::future::ready(Ok(())))
    }

    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        self.remove(key);
        Box::pin(std::future::ready(Ok(())))
    }

    fn get_many<'a>(
        &'a self,
        keys: &'a [&'a str],
    ) -> StoreFuture<'a, Vec<Result<Option<Bytes>, StoreError>>> {
        let mut state = self.0.lock().unwrap();
        state
            .reads
            .push(keys.iter().map(|key| (*key).to_owned()).collect());
        let mut values: Vec<_> = keys
            .iter()
            .map(|key| Ok(state.values.get(*key).cloned()))
            .collect();
        let failure = state.failure.clone();
        drop(state);
        match failure {
            Failure::Of(key) if keys.contains(&&*key) => Box::pin(std::future::ready(Err(
                StoreError::failed("a part of it is down"),
            ))),
            Failure::None | Failure::Of(_) => Box::pin(std::future::ready(Ok(values))),
            Failure::Short => {
                values.pop();
                Box::pin(std::future::ready(Ok(values)))
            }
            Failure::Slow(clock, time) => Box::pin(async move {
                clock.sleep(time).await;
                Ok(values)
            }),
            Failure::Error => Box::pin(std::future::ready(Err(StoreError::failed("it is down")))),
            Failure::Hang => Box::pin(std::future::pending()),
            Failure::Panic => panic!("the store's own panic"),
        }
    }
}

pub(crate) struct World {
    pub(crate) client: Schematic,
    pub(crate) clock: ManualClock,
    pub(crate) emulator: Emulator,
    pub(crate) fleet: Fleet,
}

impl World {
    /// A client that knows the version, with the flag `beta`, which is on for the company `c1`, whose
    /// key is `org: 1`; `c2` is `org: 2`.
    pub(crate) async fn ready() -> Self {
        Self::with(|options| options).await
    }

    /// A client as [`World::ready`], for which nothing counts beyond its time.
    pub(crate) async fn without_grace() -> Self {
        Self::with(|options| options.stale_grace(Duration::ZERO)).await
    }

    /// A client that knows the version, with the options that `change` returns.
    pub(crate) async fn with(change: impl FnOnce(ReplicatorOptions) -> ReplicatorOptions) -> Self {
        Self::of_environment(None, change).await
    }

    /// A client that knows the version, and may name its environment.
    pub(crate) async fn of_environment(
        environment: Option<&str>,
        change: impl FnOnce(ReplicatorOptions) -> ReplicatorOptions,
    ) -> Self {
        let emulator = Emulator::start().await.unwrap();
        emulator.replicator().set(ReplicatorState::ready(VERSION));
        let world = Self::build(emulator, environment, change);
        world.knows(VERSION).await;
        world
    }

    /// A client whose replicator says what the emulator says.
    pub(crate) fn start(
        emulator: Emulator,
        change: impl FnOnce(ReplicatorOptions) -> ReplicatorOptions,
    ) -> Self {
        Self::build(emulator, None, change)
    }

    fn build(
        emulator: Emulator,
        environment: Option<&str>,
        change: impl FnOnce(ReplicatorOptions) -> ReplicatorOptions,
    ) -> Self {
        let (fleet, clock) = (Fleet::default(), ManualClock::default());
        fleet.flag(VERSION, &beta("c1"));
        fleet.company(VERSION, &company("c1", json!({"org": "1"})));
        fleet.company(VERSION, &company("c2", json!({"org": "2"})));
        let options = change(options(&emulator, &fleet));
        let builder = builder(&emulator, &clock).replicator(options);
        let builder = match environment {
            Some(environment) => builder.environment_id(environment),
            None => builder,
        };
        let client = builder.build().unwrap();
        Self {
            client,
            clock,
            emulator,
            fleet,
        }
    }

    pub(crate) fn status(&self) -> ReplicatorStatus {
        self.client.status().replicator.unwrap()
    }

    /// Waits until the client knows this version.
    pub(crate) async fn knows(&self, version: &str) {
        let is_known = || self.status().version.as_deref() == Some(version);
        until(&format!("the version {version}"), is_known).await;
    }

    pub(crate) async fn check(&self, context: &EvaluationContext) -> CheckResult {
        self.client.check("beta", context).await
    }

    /// Whether `beta` is on for a company, and who says so.
    pub(crate) async fn beta(&self, org: &str) -> (bool, Source) {
        let result = self.check(&self::org(org)).await;
        (result.value, result.source)
    }

    /// The value of `beta` for a company from memory alone.
    pub(crate) fn try_beta(&self, org: &str) -> Option<bool> {
        self.try_check("beta", &self::org(org))
    }

    /// The value of a flag from memory alone.
    pub(crate) fn try_check(&self, flag: &str, context: &EvaluationContext) -> Option<bool> {
        let value = |answer: &Decision<'_>| answer.value();
        self.client.try_check(flag, context, value)
    }

    /// The value of the flag `other`, and who says so.
    pub(crate) async fn other(&self, context: &EvaluationContext) -> (bool, Source) {
        let result = self.client.check("other", context).await;
        (result.value, result.source)
    }

    /// Lets time pass, tick by tick, and calls `each` after each tick.
    pub(crate) async fn ticks(&self, count: u32, each: impl FnMut(u32)) {
        self.ticks_of(SECOND / 10, count, each).await;
    }

    /// Lets time pass, in steps as long as `tick`, and calls `each` after each of them.
    pub(crate) async fn ticks_of(&self, tick: Duration, count: u32, mut each: impl FnMut(u32)) {
        for number in 0..count {
            self.clock.advance(tick);
            settle(0).await;
            each(number);
        }
    }

    /// Returns how often the API was asked for a flag.
    pub(crate) fn asked_api(&self) -> usize {
        let requests = self.emulator.requests();
        let is_check = |path: &str| path.starts_with("/flags/") && path.contains("check");
        requests
            .iter()
            .filter(|request| is_check(request.path.as_str()))
            .count()
    }
}

pub(crate) fn builder(emulator: &Emulator, clock: &ManualClock) -> SchematicBuilder {
    Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.base_url())
        .clock(clock.clone())
        .cache(CacheOptions::new().ttl(Duration::ZERO))
        .max_retries(0)
        .jitter_seed(1)
}

pub(crate) fn options(emulator: &Emulator, fleet: &Fleet) -> ReplicatorOptions {
    ReplicatorOptions::new()
        .store(fleet.clone())
        .health_url(emulator.replicator().ready_url())
        .flag_check_events(FlagCheckEvents::Off)
}

pub(crate) fn org(value: &str) -> EvaluationContext {
    EvaluationContext::company("org", value)
}

/// The flag `beta`, which is on for one company.
pub(crate) fn beta(company: &str) -> Value {
    json!({"id": "flag_beta", "account_id": "a", "environment_id": "e", "key": "beta",
    "default_value": false, "rules": [{
        "id": "rule_1", "account_id": "a", "environment_id": "e", "rule_type": "standard",
        "name": "Early", "priority": 0, "value": true, "conditions": [{
            "id": "cond_1", "account_id": "a", "environment_id": "e",
            "condition_type": "company", "operator": "eq", "resource_ids": [company],
            "trait_value": "",
        }],
    }]})
}

pub(crate) fn company(id: &str, keys: Value) -> Value {
    json!({"id": id, "account_id": "a", "environment_id": "e", "keys": keys})
}

/// A flag that is on for all.
pub(crate) fn on(key: &str) -> Value {
    json!({"id": format!("flag_{key}"), "account_id": "a", "environment_id": "e", "key": key,
    "default_value": true, "rules": []})
}

/// The key under which something is in the store.
pub(crate) fn key(slot: &str, rest: &str) -> String {
    format!("schematic:{slot}:{VERSION}:{rest}")
}
