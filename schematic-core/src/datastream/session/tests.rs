// `json!` makes values, and these tests are full of it.
#![allow(clippy::needless_pass_by_value)]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::{Value, json};

use super::*;
use crate::EvaluationContext;
use crate::Keys;
use crate::clock::{Clock, ManualClock};
use crate::datastream::checks::{Ground, Time};
use crate::datastream::store::Limits;

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
        assert_eq!(world.receive(&flags(&[beta()])), Received::Ready);
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

    fn receive(&mut self, message: &Value) -> Received {
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
        let time = Time::new(&self.clock, 0);
        let ground = Ground::new(&self.store, time);
        let decided = ground.decide(flag, ground.subject(&context), &Default::default());
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

#[test]
fn it_is_ready_when_the_flags_are_there() {
    let mut world = World::new();
    assert_eq!(world.sent(9), [""; 0]);
    world.connect();
    assert_eq!(
        world.receive(&company("c1", json!({"org": "1"}))),
        Received::Message
    );
    assert_eq!(world.check("beta", "1"), "Flag");
    assert!(!world.session.is_ready());
    assert_eq!(world.receive(&flags(&[beta()])), Received::Ready);
    assert!(world.session.is_ready());
    assert_eq!(world.check("BETA", "1"), "true");
    assert_eq!(world.check("beta", "2"), MISSING);
    // A second set is news, but no news about the connection.
    assert_eq!(world.receive(&flags(&[])), Received::Message);
    assert_eq!(world.check("beta", "1"), "Flag");
}

#[test]
fn pages_count_when_the_last_one_is_there() {
    let mut world = World::ready();
    let page = |number, more, flag: Value| {
        let mut page = flags(&[flag]);
        page["pagination"] = json!({"has_more": more, "page": number, "total": 99});
        page
    };
    world.receive(&company("c1", json!({"org": "1"})));
    world.receive(&page(1, true, flag("one", "c1")));
    assert_eq!(world.check("one", "1"), "Flag");
    assert_eq!(world.check("beta", "1"), "true");
    world.receive(&one_flag(&flag("between", "c1")));
    world.receive(
        &json!({"entity_type": "rulesengine.Flag", "message_type": "delete",
        "data": {"key": "One"}}),
    );
    world.receive(&page(2, false, flag("two", "c1")));
    assert_eq!(world.check("one", "1"), "Flag");
    assert_eq!(world.check("two", "1"), "true");
    assert_eq!(world.check("between", "1"), "true");
    assert_eq!(world.check("beta", "1"), "Flag");

    // A page is missing: what was told counts, and the rest is asked for again.
    world.receive(&page(2, false, flag("late", "c1")));
    assert_eq!(world.check("late", "1"), "true");
    assert_eq!(world.check("two", "1"), "true");
    // But not again and again: the same may be missing the next time.
    assert_eq!(world.sent(9), [""; 0]);
    world.advance(FLAGS_RETRY);
    assert!(world.sent(9)[0].contains("rulesengine.Flags"));
}

#[test]
fn flags_that_do_not_come_are_asked_for_again() {
    let mut world = World::new();
    world.connect();
    world.advance(FLAGS_TIMEOUT - SECOND);
    assert_eq!(world.sent(9), [""; 0]);
    assert_eq!(world.session.wakes_at(), Some(FLAGS_TIMEOUT));
    world.advance(SECOND);
    assert_eq!(world.sent(9).len(), 1);
    world.receive(
        &json!({"entity_type": "rulesengine.Flags", "message_type": "full",
        "data": null}),
    );
    assert!(!world.session.is_ready());
    world.receive(&flags(&[]));
    world.advance(10 * FLAGS_TIMEOUT);
    assert_eq!(world.sent(9), [""; 0]);
}

/// A page of flags.
fn page(number: u64, has_more: bool, list: &[Value]) -> Value {
    let mut page = flags(list);
    page["pagination"] = json!({"page": number, "has_more": has_more});
    page
}

#[test]
fn a_set_that_is_overtaken_by_too_much_is_given_up_and_asked_for_again() {
    let mut world = World::ready();
    let oversized = |world: &World| world.session.tally().oversized();
    for wait in [SECOND, 2 * SECOND] {
        let before = oversized(&world);
        world.receive(&page(1, true, &[flag("old", "c1")]));
        let id = "x".repeat(60_000);
        for number in 0..70 {
            world.receive(
                &json!({"entity_type": "rulesengine.Flag", "message_type": "delete",
                "data": {"id": format!("{number}{id}")}}),
            );
        }
        assert_eq!(oversized(&world), before + 1);
        assert!(world.session.snapshot.is_new());

        // What is left of it is passed over, and what is known stands.
        world.receive(&page(2, false, &[flag("old", "c1")]));
        assert_eq!(
            world.check("beta", "1"),
            "Entity { company: true, user: false }"
        );
        assert_eq!(world.check("old", "1"), "Flag");
        assert!(world.sent(1).is_empty());
        world.advance(wait);
        assert_eq!(world.sent(2).len(), 1);
    }
    world.receive(&page(1, true, &[flag("new", "c1")]));
    world.receive(&page(2, false, &[beta()]));
    assert_eq!(
        world.check("new", "1"),
        "Entity { company: true, user: false }"
    );
}

#[test]
fn a_set_that_never_ends_is_given_up() {
    let mut world = World::ready();
    let mut number = 0;
    while world.session.tally().oversized() == 0 {
        number += 1;
        assert!(number < 1_000);
        world.receive(&page(number, true, &[]));
        world.advance(SECOND);
    }
    assert!(number > 100, "{number}");
    world.advance(SECOND);
    assert_eq!(world.sent(2).len(), 1);
    assert_eq!(
        world.receive(&page(1, false, &[flag("new", "c1")])),
        Received::Message
    );
    assert_eq!(world.check("beta", "1"), "Flag");
}

#[test]
fn flags_for_which_there_is_no_room_are_no_longer_known_as_they_were() {
    let limits = Limits {
        flag_bytes: 200_000,
        ..LIMITS
    };
    let long = |key: &str, length: usize| {
        let mut flag = flag(key, "c1");
        flag["rules"][0]["name"] = json!("x".repeat(length));
        flag
    };
    let missing = "Entity { company: true, user: false }";
    for at_once in [true, false] {
        let mut world = World::with(50, limits);
        world.connect();
        let small = ["a", "b", "c"].map(|key| long(key, 10));
        assert_eq!(world.receive(&flags(&small)), Received::Ready);
        let large = [long("a", 90_000), long("b", 90_000), long("c", 90_000)];
        if at_once {
            world.receive(&flags(&large));
        } else {
            for flag in &large {
                world.receive(&one_flag(flag));
            }
        }
        assert_eq!(world.check("a", "1"), missing);
        assert_eq!(world.check("b", "1"), missing);
        assert_eq!(world.check("c", "1"), "FlagUnusable");
        assert_eq!(world.session.tally().oversized(), 1);
        assert!(world.store.flags.current().bytes() <= 200_000);

        // One that is too large to be read at all.
        let mut huge = long("b", 10);
        huge["rules"] = vec![json!({"id": ""}); 1_000].into();
        assert_eq!(world.receive(&one_flag(&huge)), Received::Oversized);
        assert_eq!(world.check("b", "1"), "FlagUnusable");
        // Now there is room again.
        assert_eq!(world.receive(&one_flag(&long("c", 10))), Received::Message);
        assert_eq!(world.check("c", "1"), missing);
        world.receive(&flags(&small));
        assert_eq!(world.check("b", "1"), missing);
        assert_eq!(world.session.tally().oversized(), 2);
    }
}

#[test]
fn a_company_that_takes_too_much_is_no_longer_known_as_it_was() {
    let limits = Limits {
        bytes: 1 << 20,
        ..LIMITS
    };
    let mut world = World::with(50, limits);
    world.connect();
    world.receive(&flags(&[beta()]));
    let missing = "Entity { company: true, user: false }";
    for large in [
        json!({"plan_ids": ["x".repeat(300_000)]}),
        json!({"traits": vec![json!({}); 20_000]}),
        json!({"new": vec![0; 40_000]}),
    ] {
        world.receive(&company("c1", json!({"org": "1"})));
        assert_eq!(world.check("beta", "1"), "true");
        let mut whole = company("c1", json!({"org": "1"}));
        let members = whole["data"].as_object_mut().unwrap();
        members.extend(large.as_object().unwrap().clone());
        assert_eq!(world.receive(&whole), Received::Oversized);
        assert_eq!(world.check("beta", "1"), missing);

        world.receive(&company("c1", json!({"org": "1"})));
        assert_eq!(world.receive(&partial("c1", large)), Received::Oversized);
        assert_eq!(world.check("beta", "1"), missing);
    }
    assert_eq!(world.session.tally().oversized(), 6);
}

#[test]
fn flags_change_one_by_one() {
    let mut world = World::ready();
    world.receive(&company("c1", json!({"org": "1"})));
    world.receive(&one_flag(&flag("beta", "c2")));
    assert_eq!(world.check("beta", "1"), "false");
    let unreadable = json!({"id": "flag_beta", "key": "beta", "rules": 7});
    assert!(matches!(
        world.receive(&one_flag(&unreadable)),
        Received::Unreadable(_)
    ));
    assert_eq!(world.check("beta", "1"), "false");

    // What is not understood is not guessed.
    let mut novel = beta();
    novel["rules"][0]["rule_type"] = json!("of_tomorrow");
    world.receive(&one_flag(&novel));
    assert_eq!(world.check("beta", "1"), "FlagUnusable");

    // The same flag under another key is no longer there under the old one.
    let mut renamed = beta();
    renamed["key"] = json!("gamma");
    world.receive(&one_flag(&renamed));
    assert_eq!(world.check("beta", "1"), "Flag");
    assert_eq!(world.check("gamma", "1"), "true");
    world.receive(
        &json!({"entity_type": "rulesengine.Flag", "message_type": "delete",
        "data": {"id": "flag_beta"}}),
    );
    assert_eq!(world.check("gamma", "1"), "Flag");
}

#[test]
fn whoever_waits_for_an_entity_is_told_when_it_is_there() {
    let mut world = World::ready();
    let requests = Arc::clone(&world.requests);
    let clock = world.clock.clone();
    let keys = Keys::from([("Org", "1")]);
    let mut waiting =
        pin!(requests.ask(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock));
    assert!(poll(waiting.as_mut()).is_pending());
    assert_eq!(world.sent_keys(), [r#"{"Org":"1"}"#]);
    world.receive(&company("c1", json!({"org": "1", "slug": "s"})));
    assert_eq!(poll(waiting), Poll::Ready(Outcome::Told));
    assert_eq!(world.check("beta", "1"), "true");
}

#[test]
fn an_entity_that_the_server_does_not_know_is_a_miss_at_once() {
    let mut world = World::ready();
    let requests = Arc::clone(&world.requests);
    let clock = world.clock.clone();
    let keys = Keys::from([("org", "1")]);
    let mut waiting =
        pin!(requests.ask(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock));
    assert!(poll(waiting.as_mut()).is_pending());
    assert_eq!(
        world.receive(&error(json!({"org": "1"}))),
        Received::Refused("company not found".to_owned())
    );
    assert_eq!(poll(waiting), Poll::Ready(Outcome::Refused));
}

#[test]
fn an_entity_that_cannot_be_kept_ends_the_request_for_it() {
    let mut many_keys = json!({"org": "1"});
    for number in 0..1_024 {
        many_keys[format!("key-{number}")] = json!("x");
    }
    let mut unreadable = company("c1", json!({"org": "1"}));
    unreadable["data"]["traits"] = json!("none");
    for answer in [company("c1", many_keys), unreadable] {
        let mut world = World::ready();
        let requests = Arc::clone(&world.requests);
        let clock = world.clock.clone();
        let keys = ["1", "2"].map(|org| Keys::from([("org", org)]));
        let ask = |keys| requests.ask(EntityKind::Company, keys, 2 * SECOND, 2 * SECOND, &clock);
        let (mut waiting, mut other) = (pin!(ask(&keys[0])), pin!(ask(&keys[1])));
        assert!(poll(waiting.as_mut()).is_pending() && poll(other.as_mut()).is_pending());
        let received = world.receive(&answer);
        assert_ne!(received, Received::Message);
        assert_eq!(poll(waiting), Poll::Ready(Outcome::Unusable));
        assert_eq!(poll(pin!(ask(&keys[0]))), Poll::Ready(Outcome::CoolingDown));
        assert!(poll(other.as_mut()).is_pending());
    }
}

#[test]
fn an_entity_may_be_deleted_while_it_is_asked_for() {
    let mut world = World::ready();
    let requests = Arc::clone(&world.requests);
    let clock = world.clock.clone();
    let keys = Keys::from([("org", "1")]);
    let mut waiting =
        pin!(requests.ask(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock));
    assert!(poll(waiting.as_mut()).is_pending());
    world.receive(
        &json!({"entity_type": "rulesengine.Company", "message_type": "delete",
        "entity_id": "c1"}),
    );
    assert!(poll(waiting.as_mut()).is_pending());
    world.receive(&company("c1", json!({"org": "1"})));
    world.receive(
        &json!({"entity_type": "rulesengine.Company", "message_type": "delete",
        "data": {"keys": {"org": "1"}}}),
    );
    assert_eq!(poll(waiting), Poll::Ready(Outcome::Told));
    assert_eq!(world.check("beta", "1"), MISSING);
}

#[test]
fn changes_apply_to_what_is_known_and_to_nothing_else() {
    let mut world = World::ready();
    world.receive(&partial("c1", json!({"keys": {"org": "1"}})));
    assert_eq!(world.check("beta", "1"), MISSING);
    assert_eq!(world.session.tally().ignored(), 1);
    world.receive(&company("c1", json!({"org": "1"})));
    let bad = partial("c1", json!({"keys": {"org": "2"}, "traits": "none"}));
    assert!(matches!(world.receive(&bad), Received::Unreadable(_)));
    assert_eq!(world.check("beta", "1"), "true");
    assert_eq!(world.check("beta", "2"), MISSING);
    world.receive(&partial("c1", json!({"keys": {"org": "2"}})));
    assert_eq!(world.check("beta", "1"), MISSING);
    assert_eq!(world.check("beta", "2"), "true");
}

#[test]
fn nothing_that_makes_no_sense_changes_anything() {
    let mut world = World::ready();
    world.receive(&company("c1", json!({"org": "1"})));
    for text in [
        "",
        "{",
        "[]",
        "null",
        r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":{}}"#,
        r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":null}"#,
        r#"{"entity_type":"rulesengine.Flags","message_type":"partial","data":[]}"#,
        r#"{"entity_type":"rulesengine.Company","message_type":"full","data":{}}"#,
        r#"{"entity_type":"rulesengine.Company","message_type":"full","data":null}"#,
        r#"{"entity_type":"rulesengine.Company","message_type":"delete","data":{}}"#,
        r#"{"entity_type":"rulesengine.Company","message_type":"sideways","data":{"id":"c1"}}"#,
        r#"{"entity_type":"rulesengine.Companies","message_type":"full","data":{"id":"c1"}}"#,
        r#"{"message_type":"error","data":5}"#,
        r#"{"message_type":"error","data":{"keys":{"org":"1"}}}"#,
    ] {
        world.session.receive(text, Duration::ZERO);
        assert_eq!(world.check("beta", "1"), "true", "{text}");
    }
}

#[test]
fn a_million_malformed_frames_change_nothing_and_leave_nothing_behind() {
    const FRAMES: usize = 1_000_000;
    let templates = [
        company("company-nine", json!({"org": "nine"})),
        partial("company-nine", json!({"keys": {"slug": "s"}})),
        one_flag(&json!({"id": "flag-nine", "key": "another", "rules": []})),
        json!({"entity_type": "rulesengine.Flags", "message_type": "full", "data": null,
            "pagination": {"page": 1, "has_more": true}}),
        json!({"entity_type": "rulesengine.User", "message_type": "delete", "entity_id": "user-nine"}),
        error(json!({"org": "nine"})),
    ];
    let templates = templates.map(|template| template.to_string().into_bytes());
    let mut world = World::ready();
    world.receive(&company("c1", json!({"org": "1"})));
    let mut random = fastrand::Rng::with_seed(7);
    let mut bytes = Vec::new();
    for number in 0..FRAMES {
        bytes.clone_from(&templates[number % templates.len()]);
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(b' '..127);
        }
        if number % 2 == 0 {
            bytes.truncate(random.usize(..bytes.len()));
        }
        let text = std::str::from_utf8(&bytes).unwrap();
        world.session.receive(text, Duration::ZERO);
        if number % 50_000 == 0 {
            assert_eq!(world.check("beta", "1"), "true");
        }
    }
    assert_eq!(world.check("beta", "1"), "true");
    assert!(world.session.tally().unreadable() > FRAMES as u64 / 2);

    // What could be read in spite of all was one of few things.
    let holdings = world.store.entities.holdings();
    assert!(holdings.entities < 20_000, "{holdings:?}");
    assert!(world.store.flags.current().len() < 20_000);
    assert!(world.session.snapshot.is_new());
    assert_eq!(world.sent(9), [""; 0]);
    assert_eq!(world.receive(&flags(&[beta()])), Received::Message);
    assert_eq!(world.store.flags.current().len(), 1);
    assert_eq!(world.check("beta", "1"), "true");
}

#[test]
fn after_a_lost_connection_everything_is_asked_for_again() {
    let mut world = World::ready();
    for (id, org) in [("c1", "1"), ("c2", "2"), ("c3", "3")] {
        world.receive(&company(id, json!({"org": org})));
        world.advance(SECOND);
        world.check("beta", org);
    }
    world.advance(SECOND);
    world.check("beta", "1");
    world.drop_connection();
    world.advance(3_600 * SECOND);
    assert_eq!(world.sent(9), [""; 0]);
    assert_eq!(world.check("beta", "1"), "true");
    let stale_since = world.store.entities.holdings().stale_since;
    assert_eq!(stale_since, Some(4 * SECOND));

    world.connect();
    assert_eq!(
        world.sent_keys(),
        [r#"{"org":"1"}"#, r#"{"org":"3"}"#, r#"{"org":"2"}"#]
    );
    world.receive(&flags(&[flag("beta", "c3")]));
    world.receive(&company("c3", json!({"org": "3"})));
    world.receive(&error(json!({"org": "2"})));
    assert_eq!(world.check("beta", "3"), "true");
    assert_eq!(world.check("beta", "2"), MISSING);

    // What is not told again still answers for a while, and then no more.
    assert_eq!(world.check("beta", "1"), "false");
    world.advance(GRACE - SECOND);
    assert_eq!(world.check("beta", "1"), "false");
    world.advance(SECOND);
    assert_eq!(world.check("beta", "1"), MISSING);
    assert_eq!(world.check("beta", "3"), "true");
    assert_eq!(world.store.entities.holdings().stale, 1);
}

#[test]
fn the_grace_begins_when_the_flags_are_there() {
    let mut world = World::ready();
    world.receive(&company("c1", json!({"org": "1"})));
    world.drop_connection();
    world.connect();
    world.advance(10 * GRACE);
    assert_eq!(world.check("beta", "1"), "true");
    world.receive(&flags(&[beta()]));
    world.advance(GRACE - SECOND);
    // Another connection does not give it another grace.
    world.drop_connection();
    world.connect();
    world.advance(SECOND);
    assert_eq!(world.check("beta", "1"), MISSING);
}

#[test]
fn what_is_refreshed_comes_at_a_bounded_rate_and_after_what_is_waited_for() {
    let mut world = World::ready();
    for number in 0..40 {
        let org = number.to_string();
        world.receive(&company(&format!("c{number}"), json!({"org": org})));
    }
    world.drop_connection();
    world.connect();
    let requests = Arc::clone(&world.requests);
    let clock = world.clock.clone();
    let keys = Keys::from([("org", "new")]);
    let mut waiting =
        pin!(requests.ask(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock));
    assert!(poll(waiting.as_mut()).is_pending());
    let first = world.sent_keys();
    assert_eq!(first[0], r#"{"org":"new"}"#);
    // 50 a second are 5 in each tenth of one.
    assert_eq!(first.len(), 1 + 5);
    assert_eq!(world.sent_keys().len(), 0);
    assert_eq!(world.session.wakes_at(), Some(world.now() + SECOND / 10));
    world.advance(SECOND / 10);
    assert_eq!(world.sent_keys().len(), 5);

    // What was told meanwhile is not asked for.
    for number in 0..38 {
        let org = number.to_string();
        world.receive(&company(&format!("c{number}"), json!({"org": org})));
    }
    world.advance(SECOND);
    assert_eq!(world.sent_keys().len(), 0);
    assert_eq!(world.store.entities.holdings().stale, 2);
}

#[test]
fn the_rate_is_kept_whatever_it_is() {
    for (rate, most) in [(0, 2), (1, 2), (5, 11), (11, 23), (501, 1_052)] {
        let mut world = World::with_refresh_rate(rate);
        world.connect();
        for number in 0..1_500 {
            let org = number.to_string();
            world.receive(&company(&format!("c{number}"), json!({"org": org})));
        }
        world.drop_connection();
        world.connect();
        let mut sent = 0;
        let end = world.now() + 2 * SECOND;
        loop {
            sent += world.sent(usize::MAX).len();
            let wait = world.session.wakes_at().unwrap() - world.now();
            if world.now() + wait > end {
                break;
            }
            world.advance(wait);
        }
        let least = (most * 9 / 10_usize).saturating_sub(2);
        assert!((least..=most).contains(&sent), "{sent} at {rate}");
        // A time without a connection is not made up for.
        world.drop_connection();
        world.advance(60 * SECOND);
        world.connect();
        assert!(world.sent(usize::MAX).len() <= rate.div_ceil(10).max(1) as usize);
    }
}

#[test]
fn a_part_of_what_is_too_old_is_no_answer() {
    let mut world = World::ready();
    world.receive(&company("c1", json!({"org": "1"})));
    world.drop_connection();
    world.connect();
    world.receive(&flags(&[beta()]));
    world.advance(GRACE);
    assert_eq!(world.check("beta", "1"), MISSING);
    let requests = Arc::clone(&world.requests);
    let clock = world.clock.clone();
    let keys = Keys::from([("org", "1")]);
    let ask = requests.ask(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock);
    let mut waiting = pin!(ask);
    assert!(poll(waiting.as_mut()).is_pending());
    world.receive(&partial("c1", json!({"plan_ids": ["p"]})));
    assert!(poll(waiting.as_mut()).is_pending());
    world.receive(&company("c1", json!({"org": "1"})));
    assert_eq!(poll(waiting), Poll::Ready(Outcome::Told));
    assert_eq!(world.check("beta", "1"), "true");
}

#[test]
fn a_reload_asks_for_everything_on_the_same_connection() {
    let mut world = World::ready();
    world.receive(&company("c1", json!({"org": "1"})));
    let reload = json!({"entity_type": "", "message_type": "reload"});
    assert_eq!(world.receive(&reload), Received::Outdated);
    let sent = world.sent(9);
    assert!(sent[0].contains("rulesengine.Flags") && sent[1].contains(r#"{"org":"1"}"#));
    assert_eq!(world.check("beta", "1"), "true");
    assert_eq!(world.receive(&flags(&[beta()])), Received::Ready);
    world.advance(GRACE);
    assert_eq!(world.check("beta", "1"), MISSING);
}

#[test]
fn a_connection_may_be_lost_at_any_point() {
    let script = [
        flags(&[beta()]),
        company("c1", json!({"org": "1"})),
        partial("c1", json!({"keys": {"slug": "s"}})),
        one_flag(&flag("other", "c1")),
    ];
    for drop_after in 0..=script.len() {
        let mut world = World::new();
        world.connect();
        for message in script.iter().take(drop_after) {
            world.receive(message);
        }
        let before = (world.check("beta", "1"), world.check("other", "1"));
        world.drop_connection();
        assert_eq!(
            (world.check("beta", "1"), world.check("other", "1")),
            before
        );
        world.connect();
        for message in &script {
            world.receive(message);
        }
        assert_eq!(world.check("beta", "1"), "true", "{drop_after}");
        assert_eq!(world.check("other", "1"), "true", "{drop_after}");
        world.advance(GRACE);
        assert_eq!(world.check("beta", "1"), "true", "{drop_after}");
    }
}

#[test]
fn the_last_of_many_changes_holds() {
    let mut world = World::ready();
    world.receive(&company("c1", json!({"org": "1"})));
    for number in 0..2_000 {
        world.receive(&partial(
            "c1",
            json!({"keys": {"slug": number.to_string()}}),
        ));
    }
    assert_eq!(world.store.entities.holdings().entities, 1);
    let context = EvaluationContext::company("slug", "1999");
    let time = Time::new(&world.clock, 0);
    let ground = Ground::new(&world.store, time);
    let decided = ground.decide("beta", ground.subject(&context), &Default::default());
    assert!(decided.unwrap().value());
}
