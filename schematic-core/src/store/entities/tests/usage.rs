use super::*;

#[test]
fn an_event_is_counted_once_and_only_where_it_is_meant() {
    let mut world = World::new();
    let metric = json!({"event_subtype": "api", "period": "all_time",
        "month_reset": "first_of_month", "value": 5});
    let company = json!({"id": "c1", "keys": {"org": "1", "slug": "s"}, "metrics": [metric]});
    let entity = world.entity(Company, &company);
    world.store.put(entity, Vec::new(), world.now);
    world.company("c2", &[("org", "2")]);
    let usage = |world: &World| {
        let guard = world.store.guard();
        let keys = Keys::from([("org", "1")]);
        let Lookup::Entity(record) = world.store.find(Company, &keys, || world.now, &guard) else {
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
    // The size is not measured anew, and is as if it were.
    let index = world.store.index();
    let record = index.record(Company, "c1").unwrap();
    let measured = Record::new(record.entity.clone(), record.notes.clone(), 0);
    assert_eq!(record.size, measured.size);
    drop(index);
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
    world.store.put(entity, Vec::new(), world.now);
    let usable = |world: &World| {
        let guard = world.store.guard();
        let keys = Keys::from([("org", "1")]);
        match world.store.find(Company, &keys, || world.now, &guard) {
            Lookup::Entity(record) => matches!(record.entity, Entity::Company(_)),
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
                    let Lookup::Entity(record) = store.find(Company, &keys, || now, &guard) else {
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
            store.put(entity, Vec::new(), now);
        }
        done.store(true, Ordering::Relaxed);
    });
    let guard = store.guard();
    let keys = Keys::from([("org", "1")]);
    let Lookup::Entity(record) = store.find(Company, &keys, || now, &guard) else {
        panic!("not found");
    };
    let Entity::Company(company) = &record.entity else {
        panic!("not usable");
    };
    assert_eq!(company.to_wire().plan_ids, ["199"]);
}
