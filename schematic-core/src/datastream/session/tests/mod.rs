// `json!` makes values, and these tests are full of it.
#![allow(clippy::needless_pass_by_value)]

mod entities;
mod flags;
mod frames;
mod reconnects;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::{Value, json};

use super::*;
use crate::EvaluationContext;
use crate::Keys;
use crate::clock::{Clock, ManualClock};
use crate::evaluation::{CheckTime, EvaluationView, WallClockOffset};
use crate::store::{FetchOutcome, Limits};

const SECOND: Duration = Duration::from_secs(1);
const GRACE: Duration = Duration::from_secs(30);

struct World {
    session: Session,
    requests: Arc<Requests>,
    store: Arc<Store>,
    clock: ManualClock,
}

const LIMITS: Limits = Limits {
    entities: 10_000,
    bytes: usize::MAX,
    flag_bytes: usize::MAX,
    ttl: None,
};

impl World {
    fn new() -> Self {
        Self::with(50, LIMITS)
    }

    fn with_refresh_rate(refresh_rate: u32) -> Self {
        Self::with(refresh_rate, LIMITS)
    }

    fn with(refresh_rate: u32, limits: Limits) -> Self {
        let store = Arc::new(Store::new(limits));
        let requests = Arc::new(Requests::default());
        let settings = Settings {
            page_size: Some(100),
            stale_grace: GRACE,
            refresh_rate,
            longest_wait: 60 * SECOND,
        };
        Self {
            session: Session::new(Arc::clone(&store), Arc::clone(&requests), settings),
            requests,
            store,
            clock: ManualClock::default(),
        }
    }

    /// One that is connected and has the flag `beta`, which is on for the company `c1`.
    fn ready() -> Self {
        let mut world = Self::new();
        world.connect();
        assert_eq!(world.receive(&flags(&[beta()])), FrameEffect::Ready);
        world
    }

    fn now(&self) -> Duration {
        self.clock.monotonic()
    }

    fn connect(&mut self) {
        let now = self.now();
        self.session.connected(now);
        assert_eq!(
            self.sent(1),
            [r#"{"data":{"action":"start","entity_type":"rulesengine.Flags","page_size":100}}"#]
        );
    }

    fn drop_connection(&mut self) {
        let now = self.now();
        self.session.disconnected(now);
    }

    fn receive(&mut self, message: &Value) -> FrameEffect {
        let now = self.now();
        self.session.receive(&message.to_string(), now)
    }

    /// The next `most` requests that are due.
    fn sent(&mut self, most: usize) -> Vec<String> {
        let now = self.now();
        let session = &mut self.session;
        std::iter::from_fn(|| session.next_request(now))
            .take(most)
            .map(|request| request.to_json())
            .collect()
    }

    fn sent_keys(&mut self) -> Vec<String> {
        let sent = self.sent(usize::MAX);
        let keys = sent.iter().map(|text| {
            let request: Value = serde_json::from_str(text).unwrap();
            request["data"]["keys"].to_string()
        });
        keys.collect()
    }

    fn advance(&mut self, by: Duration) {
        self.clock.advance(by);
        self.session.tick(self.clock.monotonic());
    }

    fn check(&self, flag: &str, org: &str) -> String {
        let context = EvaluationContext::company("org", org);
        let time = CheckTime::new(&self.clock, &WallClockOffset::default());
        let view = EvaluationView::new(&self.store, time);
        let decided = view.evaluate(flag, view.resolve(&context), &Default::default());
        match decided {
            Ok(decision) => decision.value().to_string(),
            Err(miss) => format!("{miss:?}"),
        }
    }
}

fn poll<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

fn flags(flags: &[Value]) -> Value {
    json!({"entity_type": "rulesengine.Flags", "message_type": "full", "data": flags})
}

fn beta() -> Value {
    flag("beta", "c1")
}

/// A flag that is on for one company.
fn flag(key: &str, company: &str) -> Value {
    json!({"id": format!("flag_{key}"), "key": key, "default_value": false, "rules": [{
        "id": "rule", "rule_type": "standard", "name": "R", "value": true, "conditions": [{
            "id": "cond", "condition_type": "company", "operator": "eq",
            "resource_ids": [company],
        }],
    }]})
}

fn one_flag(flag: &Value) -> Value {
    json!({"entity_type": "rulesengine.Flag", "message_type": "full", "data": flag})
}

fn company(id: &str, keys: Value) -> Value {
    json!({"entity_type": "rulesengine.Company", "message_type": "full", "entity_id": id,
        "data": {"id": id, "keys": keys, "traits": []}})
}

fn partial(id: &str, patch: Value) -> Value {
    json!({"entity_type": "rulesengine.Company", "message_type": "partial", "entity_id": id,
        "data": patch})
}

fn error(keys: Value) -> Value {
    json!({"entity_type": "", "message_type": "error", "data": {
        "error": "company not found", "entity_type": "rulesengine.Company", "keys": keys}})
}

const MISSING: &str = "Entity { company: true, user: false }";
