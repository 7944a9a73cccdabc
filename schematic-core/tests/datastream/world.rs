//! A client, its server, its API and its clock.

use std::time::Duration;

use schematic_core::cache::CacheOptions;
use schematic_core::checks::Decision;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::datastream::{DataStreamOptions, DataStreamState, FlagCheckEvents};
use schematic_core::events::EventOptions;
use schematic_core::flags::{CheckResult, Source};
use schematic_core::{EvaluationContext, Schematic, SchematicBuilder};
use serde_json::{Value, json};

use crate::api::Api;
use crate::server::{Connection, Server};
use crate::until::{soon, until, wait_of};

pub(crate) const SECOND: Duration = Duration::from_secs(1);
pub(crate) const KEY: &str = "sch_test_secret";

pub(crate) struct World {
    pub(crate) api: Api,
    pub(crate) clock: ManualClock,
    pub(crate) client: Schematic,
    pub(crate) server: Server,
}

impl World {
    /// A client that is not connected yet.
    pub(crate) async fn start() -> Self {
        Self::with(|settings| settings).await
    }

    /// A client that is not connected yet, with the settings that `change` returns.
    pub(crate) async fn with(change: impl FnOnce(DataStreamOptions) -> DataStreamOptions) -> Self {
        let server = Server::start().await;
        let api = Api::start().await;
        let clock = ManualClock::default();
        let client = builder(&api, &clock)
            .datastream(change(settings(&server)))
            .build()
            .unwrap();
        Self {
            api,
            clock,
            client,
            server,
        }
    }

    /// One whose queue holds so many events.
    pub(crate) async fn queueing(capacity: usize) -> Self {
        let (server, api) = (Server::start().await, Api::start().await);
        let clock = ManualClock::default();
        let client = builder(&api, &clock)
            .events(EventOptions::new().capacity(capacity))
            .datastream(settings(&server))
            .build()
            .unwrap();
        Self {
            api,
            clock,
            client,
            server,
        }
    }

    /// A client that is ready: it has the flag `beta`, which is on for the company `c1`.
    pub(crate) async fn ready() -> (Self, Connection) {
        let world = Self::start().await;
        let connection = world.make_ready().await;
        (world, connection)
    }

    /// Accepts the next connection and tells the flags.
    pub(crate) async fn make_ready(&self) -> Connection {
        let mut connection = self.server.accept().await;
        assert_eq!(connection.asked().await["entity_type"], "rulesengine.Flags");
        connection.send(flags(&[beta("c1")])).await;
        self.reached(DataStreamState::Ready).await;
        connection
    }

    pub(crate) async fn reached(&self, state: DataStreamState) {
        let now = || self.client.status().datastream.unwrap().state;
        until(&format!("{state:?}"), || now() == state).await;
    }

    pub(crate) async fn check(&self, context: &EvaluationContext) -> CheckResult {
        let check = self.client.check("beta", context);
        soon("the answer to a check", check.into_future()).await
    }

    /// Whether `beta` is on for a company, and who says so.
    pub(crate) async fn beta(&self, org: &str) -> (bool, Source) {
        let result = self.check(&EvaluationContext::company("org", org)).await;
        (result.value, result.source)
    }

    /// The value of `beta` for a company from memory alone.
    pub(crate) fn try_beta(&self, org: &str) -> Option<bool> {
        let context = EvaluationContext::company("org", org);
        let value = |answer: &Decision<'_>| answer.value();
        self.client.try_check("beta", &context, value)
    }

    /// Waits until memory answers so.
    pub(crate) async fn until_beta(&self, org: &str, value: Option<bool>) {
        until(&format!("{value:?} for {org}"), || {
            self.try_beta(org) == value
        })
        .await;
    }

    /// Waits until something waits for the clock, and returns for how long.
    pub(crate) async fn waits(&self) -> Duration {
        wait_of(&self.clock).await
    }

    /// Lets the present wait pass.
    pub(crate) async fn pass(&self) -> Duration {
        let wait = self.waits().await;
        self.clock.advance(wait);
        wait
    }

    /// Waits until the client has given up the present connection, and lets it connect again.
    pub(crate) async fn reconnect(&self) {
        self.reached(DataStreamState::Disconnected).await;
        self.pass().await;
    }

    pub(crate) fn now(&self) -> Duration {
        self.clock.monotonic()
    }
}

pub(crate) fn builder(api: &Api, clock: &ManualClock) -> SchematicBuilder {
    Schematic::builder(KEY)
        .base_url(&*api.url)
        .event_capture_base_url(&*api.url)
        .clock(clock.clone())
        .cache(CacheOptions::new().ttl(Duration::ZERO))
        .jitter_seed(1)
}

pub(crate) fn settings(server: &Server) -> DataStreamOptions {
    DataStreamOptions::new()
        .url(&*server.url)
        .flag_check_events(FlagCheckEvents::Off)
}

pub(crate) fn org(value: &str) -> EvaluationContext {
    EvaluationContext::company("org", value)
}

pub(crate) fn flags(flags: &[Value]) -> Value {
    json!({"entity_type": "rulesengine.Flags", "message_type": "full", "data": flags})
}

pub(crate) fn one_flag(flag: Value) -> Value {
    json!({"entity_type": "rulesengine.Flag", "message_type": "full", "data": flag})
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
    json!({"entity_type": "rulesengine.Company", "message_type": "full", "entity_id": id,
        "data": {"id": id, "account_id": "a", "environment_id": "e", "keys": keys}})
}

pub(crate) fn partial(id: &str, patch: Value) -> Value {
    json!({"entity_type": "rulesengine.Company", "message_type": "partial", "entity_id": id,
        "data": patch})
}

pub(crate) fn not_found(keys: Value) -> Value {
    json!({"entity_type": "", "message_type": "error", "data": {
        "error": "company not found", "entity_type": "rulesengine.Company", "keys": keys}})
}
