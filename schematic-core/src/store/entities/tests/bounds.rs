use super::*;

#[test]
fn an_entity_has_eight_aliases_which_count_as_bytes() {
    let mut world = World::new();
    let own = "abcdefghij";
    world.answer("c1", &[("org", own)], &[]);
    let before = world.store.holdings().bytes;
    for number in 0..own.len() {
        let letters = own.chars().enumerate();
        let value: String = letters
            .map(|(place, letter)| {
                if place == number {
                    letter.to_ascii_uppercase()
                } else {
                    letter
                }
            })
            .collect();
        world.answer("c1", &[("org", own)], &[("org", &value)]);
        assert_eq!(world.find("org", &value), "c1");
    }
    assert_eq!(world.store.lookups.len(), 1 + 8);
    assert_eq!(world.find("org", "Abcdefghij"), "nothing");
    assert!(world.store.holdings().bytes > before + 8 * own.len());
    world.delete(Some("c1"), &[]);
    assert!(world.is_empty());
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
            assert!(world.store.put(entity, Vec::new(), world.now));
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
        let kept = world.store.put(entity, Vec::new(), world.now);
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
        matches!(changed, PatchOutcome::TooLarge)
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
        world.store.put(entity, Vec::new(), world.now);
        let bytes = world.store.holdings().bytes;
        assert!(bytes > 60_000, "{member}: {bytes}");
        world.delete(Some("c"), &[]);
        assert!(world.is_empty());
    }
}
