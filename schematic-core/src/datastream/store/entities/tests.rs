use schematic_rules::Compiler;
use serde_json::{Value, json};

use super::*;
use crate::datastream::protocol::EntityKind::{Company, User};

const SECOND: Duration = Duration::from_secs(1);

struct World {
    store: EntityStore,
    compiler: Compiler,
    now: Duration,
}

impl World {
    fn new() -> Self {
        Self::with(Limits {
            entities: 1_000,
            bytes: usize::MAX,
            flag_bytes: usize::MAX,
            ttl: None,
        })
    }

    fn with(limits: Limits) -> Self {
        let store = EntityStore::new(limits);
        store.begin_epoch(Duration::ZERO);
        Self {
            store,
            compiler: Compiler::new(),
            now: Duration::ZERO,
        }
    }

    fn entity(&mut self, kind: EntityKind, json: &Value) -> Entity {
        Entity::read(kind, &json.to_string(), usize::MAX, &mut self.compiler).unwrap()
    }

    fn put(&mut self, kind: EntityKind, id: &str, keys: &[(&str, &str)]) {
        let keys: std::collections::BTreeMap<_, _> = keys.iter().copied().collect();
        let entity = self.entity(kind, &json!({"id": id, "keys": keys}));
        self.store.put(entity, None, self.now);
    }

    fn company(&mut self, id: &str, keys: &[(&str, &str)]) {
        self.put(Company, id, keys);
    }

    fn change(&mut self, id: &str, patch: &Value) {
        let compiler = &mut self.compiler;
        let changed = self.store.change(Company, id, self.now, |entity| {
            entity.changed(&patch.to_string(), usize::MAX, compiler)
        });
        assert!(matches!(changed, Change::Fresh { .. } | Change::Stale));
    }

    fn find_by(&self, kind: EntityKind, keys: &[(&str, &str)]) -> String {
        let keys: Keys = keys.iter().copied().collect();
        let guard = self.store.guard();
        match self.store.find(kind, &keys, || self.now, &guard) {
            Found::Entity(record) => record.entity.id().to_owned(),
            Found::Conflict(one, other) => {
                let mut ids = [one.entity.id(), other.entity.id()];
                ids.sort_unstable();
                ids.join(" or ")
            }
            Found::Nothing => "nothing".to_owned(),
        }
    }

    fn find(&self, name: &str, value: &str) -> String {
        self.find_by(Company, &[(name, value)])
    }

    fn delete(&self, id: Option<&str>, keys: &[(&str, &str)]) {
        let deletion = Deletion {
            id: id.map(str::to_owned),
            keys: keys.iter().copied().collect(),
        };
        self.store.delete(Company, &deletion);
    }

    fn is_empty(&self) -> bool {
        self.store.lookups.is_empty()
            && self.store.holdings().entities == 0
            && self.store.holdings().bytes == 0
    }
}

#[test]
fn an_entity_is_found_by_any_of_its_keys_whatever_their_case() {
    let mut world = World::new();
    world.company("c1", &[("Org", "42"), ("slug", "ACME")]);
    world.put(User, "u1", &[("org", "42")]);
    assert_eq!(world.find("oRG", "42"), "c1");
    assert_eq!(world.find("SLUG", "acme"), "c1");
    assert_eq!(world.find("slug", "acm"), "nothing");
    assert_eq!(world.find_by(User, &[("org", "42")]), "u1");
    assert_eq!(world.find_by(User, &[("slug", "acme")]), "nothing");
    // A key that leads nowhere does not hide one that leads somewhere.
    assert_eq!(
        world.find_by(Company, &[("org", "42"), ("typo", "zz")]),
        "c1"
    );
    assert_eq!(world.find_by(Company, &[]), "nothing");
}

#[test]
fn keys_of_different_entities_conflict() {
    let mut world = World::new();
    world.company("c1", &[("org", "1"), ("slug", "one")]);
    world.company("c2", &[("org", "2")]);
    assert_eq!(
        world.find_by(Company, &[("org", "2"), ("slug", "one")]),
        "c1 or c2"
    );
    assert_eq!(
        world.find_by(Company, &[("org", "1"), ("slug", "one")]),
        "c1"
    );
}

#[test]
fn a_whole_entity_loses_the_keys_that_it_no_longer_has() {
    let mut world = World::new();
    world.company("c1", &[("org", "42"), ("slug", "acme")]);
    world.company("c1", &[("org", "43")]);
    for (name, value, found) in [
        ("org", "43", "c1"),
        ("org", "42", "nothing"),
        ("slug", "acme", "nothing"),
    ] {
        assert_eq!(world.find(name, value), found);
    }
}

#[test]
fn a_change_moves_a_key_and_keeps_the_others() {
    let mut world = World::new();
    world.company("c1", &[("org", "42"), ("slug", "acme")]);
    world.change("c1", &json!({"keys": {"slug": "acme-inc"}}));
    for (name, value, found) in [
        ("org", "42", "c1"),
        ("slug", "acme-inc", "c1"),
        ("slug", "acme", "nothing"),
    ] {
        assert_eq!(world.find(name, value), found);
    }
    world.change("c1", &json!({"id": "c2"}));
    assert_eq!(world.find("org", "42"), "c2");
    assert_eq!(world.store.holdings().entities, 1);
    let changed = world
        .store
        .change(Company, "c1", world.now, |_| panic!("it is no more"));
    assert!(matches!(changed, Change::Unknown));
}

#[test]
fn a_key_leads_to_whom_it_was_told_last() {
    let mut world = World::new();
    world.company("c1", &[("org", "42"), ("slug", "one")]);
    world.company("c2", &[("org", "42"), ("slug", "two")]);
    assert_eq!(world.find("org", "42"), "c2");

    // What is said about something else of c1 gives it nothing back.
    world.change("c1", &json!({"plan_ids": ["p"]}));
    assert_eq!(world.find("org", "42"), "c2");
    world.delete(Some("c1"), &[("org", "42")]);
    assert_eq!(world.find("org", "42"), "c2");
    assert_eq!(world.find("slug", "one"), "nothing");
    world.delete(Some("c2"), &[]);
    assert!(world.is_empty());
}

#[test]
fn keys_alone_delete_an_entity_unless_they_name_several() {
    let mut world = World::new();
    world.company("c1", &[("org", "1"), ("slug", "one")]);
    world.company("c2", &[("org", "2")]);
    world.delete(None, &[("slug", "one"), ("org", "2")]);
    assert_eq!(world.store.holdings().entities, 2);
    world.delete(None, &[("ORG", "1"), ("typo", "zz")]);
    assert_eq!(world.find("slug", "one"), "nothing");
    world.delete(None, &[("typo", "zz")]);
    assert_eq!(world.find("org", "2"), "c2");
}

#[test]
fn an_entity_without_keys_is_kept_by_its_id() {
    let mut world = World::new();
    world.company("c1", &[]);
    world.change("c1", &json!({"keys": {"org": "42"}}));
    assert_eq!(world.find("org", "42"), "c1");
}

#[test]
fn a_million_keys_take_bounded_room_and_what_is_used_stays() {
    let mut world = World::with(Limits {
        entities: 500,
        bytes: usize::MAX,
        flag_bytes: usize::MAX,
        ttl: None,
    });
    world.company("used", &[("org", "used"), ("slug", "used")]);
    for number in 0..1_000_000 / 40 {
        if number % 100 == 0 {
            world.store.tick(None);
            assert_eq!(world.find("slug", "used"), "used");
        }
        let text = number.to_string();
        world.company(&text, &[("org", &text), ("slug", &text)]);
        let holdings = world.store.holdings();
        assert!(holdings.entities <= 500, "{holdings:?}");
    }
    assert_eq!(world.store.lookups.len(), 2 * 500);
    assert_eq!(world.store.index().slots.len(), 501);
    assert_eq!(world.store.holdings().evicted, 25_001 - 500);
}

#[test]
fn bytes_are_bounded_too() {
    let mut world = World::with(Limits {
        entities: usize::MAX,
        bytes: 100_000,
        flag_bytes: usize::MAX,
        ttl: None,
    });
    for number in 0..1_000 {
        let text = number.to_string();
        world.company(&text, &[("org", &text)]);
        assert!(world.store.holdings().bytes <= 100_000);
    }
    let few = world.store.holdings().entities;
    assert!((20..500).contains(&few), "{few}");

    // One that is larger than all room together finds none.
    world.company("large", &[("org", &"x".repeat(200_000))]);
    assert!(world.store.holdings().bytes <= 100_000);
    assert_eq!(world.find("org", &"x".repeat(200_000)), "nothing");
}

#[test]
fn large_entities_that_are_replaced_or_removed_are_freed_at_once() {
    let world = World::new();
    let mut versions = Vec::new();
    let alive = |versions: &[std::sync::Weak<Record>]| {
        let alive = versions.iter().filter(|record| record.strong_count() > 0);
        alive.count()
    };
    // As many as there are cores are in the middle of a check, again and again.
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    drop(world.store.guard());
                }
            });
        }
        let mut compiler = Compiler::new();
        for number in 0..40 {
            let plan = format!("{number}{}", "x".repeat(200_000));
            // The second key is taken from it by the next one.
            let id = format!("c{}", number % 3);
            let json = json!({"id": id, "keys": {"org": id, "team": "a"}, "plan_ids": [plan]});
            let entity =
                Entity::read(Company, &json.to_string(), usize::MAX, &mut compiler).unwrap();
            assert!(world.store.put(entity, None, world.now));
            let index = world.store.index();
            versions.push(Arc::downgrade(index.record(Company, &id).unwrap()));
        }
        for id in ["c0", "c1", "c2"] {
            world.delete(Some(id), &[]);
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(alive(&versions), 0);
    assert!(world.is_empty());
}

#[test]
fn an_entity_may_take_a_part_of_the_room_and_have_so_many_keys() {
    let mut world = World::with(Limits {
        entities: 10,
        bytes: 8 << 20,
        flag_bytes: 0,
        ttl: None,
    });
    let mut put = |members: Value| {
        let mut json = json!({"id": "c1", "keys": {"org": "1"}});
        json.as_object_mut()
            .unwrap()
            .extend(members.as_object().unwrap().clone());
        let entity = world.entity(Company, &json);
        let kept = world.store.put(entity, None, world.now);
        assert_eq!(kept, world.find("org", "1") == "c1");
        kept
    };
    assert!(put(json!({})));
    assert!(put(json!({"plan_ids": ["x".repeat(500_000)]})));
    // The version before does not answer for one that is too large.
    assert!(!put(json!({"plan_ids": ["x".repeat(600_000)]})));
    assert!(put(json!({})));
    let keys = |count: usize| {
        let keys = (1..count).map(|number| (format!("key {number}"), json!("1")));
        let mut keys: serde_json::Map<_, _> = keys.collect();
        keys.insert("org".to_owned(), json!("1"));
        json!({"keys": keys})
    };
    assert!(put(keys(1_024)));
    assert!(!put(keys(1_025)));

    // Nor does one that has become too large bit by bit.
    assert!(put(keys(1_020)));
    let grown = (0..10).find(|number| {
        let patch = json!({"keys": {format!("another {number}"): "1"}}).to_string();
        let compiler = &mut world.compiler;
        let changed = world.store.change(Company, "c1", world.now, |entity| {
            entity.changed(&patch, usize::MAX, compiler)
        });
        matches!(changed, Change::TooLarge)
    });
    assert_eq!(grown, Some(4));
    assert!(world.is_empty());
}

#[test]
fn bytes_are_counted_wherever_they_are() {
    let long = "x".repeat(60_000);
    let plan = json!({"id": "c", "keys": {"org": "1"}, "plan_ids": ["p"]});
    for (member, value) in [
        ("keys", json!({"org": long})),
        ("brand_new", json!({"deep": [{"text": long}]})),
        ("brand_new", json!(vec![1; 10_000])),
        (
            "traits",
            json!([{"value": long, "trait_definition": {"id": "t"}}]),
        ),
        (
            "entitlements",
            json!([{"feature_key": "k", "value_type": "of_tomorrow", "feature_id": long}]),
        ),
    ] {
        let mut world = World::new();
        let mut company = plan.clone();
        company[member] = value;
        let entity = world.entity(Company, &company);
        world.store.put(entity, None, world.now);
        let bytes = world.store.holdings().bytes;
        assert!(bytes > 60_000, "{member}: {bytes}");
        world.delete(Some("c"), &[]);
        assert!(world.is_empty());
    }
}

#[test]
fn what_lost_the_keys_it_was_asked_by_is_asked_for_by_those_it_has() {
    let mut world = World::new();
    let asked = Keys::from([("org", "1"), ("typo", "zz")]);
    let entity = world.entity(Company, &json!({"id": "c", "keys": {"org": "1"}}));
    world.store.put(entity, Some(asked.clone()), world.now);
    let request = |world: &World| {
        let slot = world.store.stale(world.now).pop().unwrap();
        world.store.stale_request(slot).unwrap().1
    };
    world.store.begin_epoch(world.now);
    assert_eq!(request(&world), asked);
    world.change("c", &json!({"keys": {"org": "2"}}));
    assert_eq!(request(&world), Keys::from([("org", "2")]));
}

#[test]
fn what_nothing_was_said_about_for_long_is_gone() {
    let mut world = World::with(Limits {
        entities: 10,
        bytes: usize::MAX,
        flag_bytes: usize::MAX,
        ttl: Some(60 * SECOND),
    });
    world.company("c1", &[("org", "1")]);
    world.company("c2", &[("org", "2")]);
    world.now += 59 * SECOND;
    world.change("c2", &json!({"plan_ids": ["p"]}));
    assert_eq!(world.find("org", "1"), "c1");
    world.now += SECOND;
    assert_eq!(world.find("org", "1"), "nothing");
    assert_eq!(world.find("org", "2"), "c2");
    // Nobody looks at the clock for what cannot have expired.
    let guard = world.store.guard();
    let keys = Keys::from([("org", "2")]);
    world.store.tick(Some(world.now + 30 * SECOND));
    let found = world
        .store
        .find(Company, &keys, || panic!("asked for the time"), &guard);
    assert!(matches!(found, Found::Entity(_)));
    drop(guard);

    world.store.begin_epoch(world.now);
    assert_eq!(world.store.stale(world.now).len(), 1);
    assert_eq!(world.store.holdings().entities, 1);
}

#[test]
fn after_a_lost_connection_entities_are_stale_until_they_are_told_again() {
    let mut world = World::new();
    for id in ["a", "b", "c", "d"] {
        world.company(id, &[("org", id)]);
    }
    let asked = Keys::from([("ORG", "a")]);
    let entity = world.entity(
        Company,
        &json!({"id": "a", "keys": {"org": "a", "slug": "s"}}),
    );
    world.store.put(entity, Some(asked.clone()), world.now);
    for id in ["b", "a", "c"] {
        world.now += SECOND;
        world.store.tick(None);
        world.find("org", id);
    }
    world.store.end_epoch(world.now);
    let epoch = world.store.begin_epoch(world.now + SECOND);
    assert_eq!(world.store.holdings().stale, 4);
    assert_eq!(world.store.holdings().stale_since, Some(world.now));

    let mut stale = world.store.stale(world.now);
    let mut order = Vec::new();
    while let Some(slot) = stale.pop() {
        order.push(world.store.stale_request(slot).unwrap().1);
    }
    let keys = |id: &str| Keys::from([("org", id)]);
    assert_eq!(order, [keys("c"), asked, keys("b"), keys("d")]);

    // A change says nothing about the rest, the whole does.
    let stale = world.store.stale(world.now);
    world.change("a", &json!({"plan_ids": ["p"]}));
    assert_eq!(world.store.holdings().stale, 4);
    world.company("a", &[("org", "a")]);
    assert_eq!(world.store.holdings().stale, 3);
    let left = stale
        .into_iter()
        .filter_map(|slot| world.store.stale_request(slot));
    assert_eq!(left.count(), 3);

    assert_eq!(world.find("org", "b"), "b");
    world.store.serve_from(epoch);
    assert_eq!(world.find("org", "b"), "nothing");
    assert_eq!(world.find("org", "a"), "a");
    world.company("b", &[("org", "b")]);
    assert_eq!(world.find("org", "b"), "b");
}

#[test]
fn an_event_is_counted_once_and_only_where_it_is_meant() {
    let mut world = World::new();
    let metric = json!({"event_subtype": "api", "period": "all_time",
        "month_reset": "first_of_month", "value": 5});
    let company = json!({"id": "c1", "keys": {"org": "1", "slug": "s"}, "metrics": [metric]});
    let entity = world.entity(Company, &company);
    world.store.put(entity, None, world.now);
    world.company("c2", &[("org", "2")]);
    let usage = |world: &World| {
        let guard = world.store.guard();
        let keys = Keys::from([("org", "1")]);
        let Found::Entity(record) = world.store.find(Company, &keys, || world.now, &guard) else {
            panic!("not found");
        };
        let Entity::Company(company) = &record.entity else {
            panic!("not usable");
        };
        company.to_wire().metrics[0].value
    };
    let counted = |keys: &[(&str, &str)], event, quantity| {
        let keys = keys.iter().copied().collect();
        world.store.count(&keys, event, quantity).is_some()
    };
    assert!(counted(
        &[("ORG", "1"), ("slug", "s"), ("typo", "zz")],
        "api",
        3
    ));
    assert_eq!(usage(&world), 8);
    assert!(!counted(&[("org", "1")], "api", 0));
    assert!(!counted(&[("org", "1")], "login", 1));
    assert!(!counted(&[("org", "2"), ("slug", "s")], "api", 1));
    assert!(!counted(&[("org", "3")], "api", 1));
    assert_eq!(usage(&world), 8);
    world.change(
        "c1",
        &json!({"metrics": [{"event_subtype": "api", "period": "all_time",
        "month_reset": "first_of_month", "value": 6}]}),
    );
    assert_eq!(usage(&world), 6);
}

#[test]
fn what_cannot_be_evaluated_is_kept_until_it_can() {
    let mut world = World::new();
    let company = json!({"id": "c1", "keys": {"org": "1"}, "entitlements": [
        {"feature_id": "f", "feature_key": "k", "value_type": "of_tomorrow"}]});
    let entity = world.entity(Company, &company);
    world.store.put(entity, None, world.now);
    let usable = |world: &World| {
        let guard = world.store.guard();
        let keys = Keys::from([("org", "1")]);
        match world.store.find(Company, &keys, || world.now, &guard) {
            Found::Entity(record) => matches!(record.entity, Entity::Company(_)),
            _ => panic!("not found"),
        }
    };
    assert!(!usable(&world));
    world.change("c1", &json!({"keys": {"slug": "s"}}));
    assert!(!usable(&world));
    assert_eq!(world.find("slug", "s"), "c1");
    world.change("c1", &json!({"entitlements": []}));
    assert!(usable(&world));
    world.change(
        "c1",
        &json!({"entitlements": [{"feature_key": "k", "value_type": "new"}]}),
    );
    assert!(!usable(&world));
}

#[test]
fn readers_see_entities_whole_while_they_change() {
    let mut world = World::new();
    world.company("c1", &[("org", "1")]);
    let entities: Vec<_> = (0..200)
        .map(|number| {
            let plan = number.to_string();
            let company = json!({"id": "c1", "keys": {"org": "1"}, "base_plan_id": plan,
                "plan_ids": [plan]});
            world.entity(Company, &company)
        })
        .collect();
    let (store, now) = (&world.store, world.now);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let keys = Keys::from([("org", "1")]);
                while !done.load(Ordering::Relaxed) {
                    let guard = store.guard();
                    let Found::Entity(record) = store.find(Company, &keys, || now, &guard) else {
                        panic!("not found");
                    };
                    let Entity::Company(company) = &record.entity else {
                        panic!("not usable");
                    };
                    let wire = company.to_wire();
                    assert_eq!(wire.base_plan_id.as_ref(), wire.plan_ids.first());
                }
            });
        }
        for entity in entities {
            store.put(entity, None, now);
        }
        done.store(true, Ordering::Relaxed);
    });
    let guard = store.guard();
    let keys = Keys::from([("org", "1")]);
    let Found::Entity(record) = store.find(Company, &keys, || now, &guard) else {
        panic!("not found");
    };
    let Entity::Company(company) = &record.entity else {
        panic!("not usable");
    };
    assert_eq!(company.to_wire().plan_ids, ["199"]);
}
