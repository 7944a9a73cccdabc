use super::*;

#[test]
fn what_lost_the_keys_it_was_asked_by_is_asked_for_by_those_it_has() {
    let mut world = World::new();
    let asked = Keys::from([("org", "1"), ("typo", "zz")]);
    let entity = world.entity(Company, &json!({"id": "c", "keys": {"org": "1"}}));
    world.store.put(entity, vec![asked.clone()], world.now);
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
fn what_is_stale_stays_so_when_its_id_changes() {
    let mut world = World::new();
    world.company("c", &[("org", "1")]);
    world.store.begin_epoch(world.now);
    assert_eq!(world.store.holdings().stale, 1);
    world.change("c", &json!({"id": "d"}));
    assert_eq!(world.find("org", "1"), "d");
    let holdings = world.store.holdings();
    assert_eq!(
        (holdings.stale, holdings.stale_since),
        (1, Some(Duration::ZERO))
    );
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
    // The clock is not read for what cannot have expired.
    let guard = world.store.guard();
    let keys = Keys::from([("org", "2")]);
    world.store.tick(Some(world.now + 30 * SECOND));
    let found = world
        .store
        .find(Company, &keys, || panic!("asked for the time"), &guard);
    assert!(matches!(found, Lookup::Entity(_)));
    drop(guard);

    world.store.begin_epoch(world.now);
    assert_eq!(world.store.stale(world.now).len(), 1);
    assert_eq!(world.store.holdings().entities, 1);
}

#[test]
fn after_a_lost_connection_entities_are_stale_until_they_are_received_again() {
    let mut world = World::new();
    for id in ["a", "b", "c", "d"] {
        world.company(id, &[("org", id)]);
    }
    let asked = Keys::from([("org", "a")]);
    let entity = world.entity(
        Company,
        &json!({"id": "a", "keys": {"org": "a", "slug": "s"}}),
    );
    world.store.put(entity, vec![asked.clone()], world.now);
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
