use super::*;

#[test]
fn an_entity_is_found_by_any_of_its_keys_as_they_are_written() {
    let mut world = World::new();
    world.company("c1", &[("org", "42"), ("slug", "acme")]);
    world.put(User, "u1", &[("org", "42")]);
    assert_eq!(world.find("org", "42"), "c1");
    assert_eq!(world.find("slug", "acme"), "c1");
    assert_eq!(world.find("oRG", "42"), "nothing");
    assert_eq!(world.find("slug", "ACME"), "nothing");
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
fn keys_that_differ_in_case_are_those_of_two_entities() {
    let mut world = World::new();
    world.company("c1", &[("org", "acme"), ("slug", "kiwi")]);
    world.company("c2", &[("org", "ACME"), ("slug", "\u{212a}iwi")]);
    for (name, value, found) in [
        ("org", "acme", "c1"),
        ("slug", "kiwi", "c1"),
        ("org", "ACME", "c2"),
        ("slug", "\u{212a}iwi", "c2"),
        ("slug", "Kiwi", "nothing"),
    ] {
        assert_eq!(world.find(name, value), found);
    }
    assert_eq!(
        world.store.count(&Keys::from([("org", "Acme")]), "e", 1),
        None
    );
}

#[test]
fn a_spelling_for_which_the_server_answered_with_an_entity_leads_to_it() {
    let mut world = World::new();
    world.answer("c1", &[("org", "acme")], &[("org", "ACME")]);
    assert_eq!(world.find("org", "ACME"), "c1");
    assert_eq!(world.find("org", "acme"), "c1");
    assert_eq!(world.find("org", "Acme"), "nothing");
    // It is no key for which to ask again, since it need not stay the entity's.
    let guard = world.store.guard();
    let asked = Keys::from([("org", "ACME")]);
    let Lookup::Entity(record) = world.store.find(Company, &asked, || world.now, &guard) else {
        panic!("it was found");
    };
    assert_eq!(record.request_keys(), Keys::from([("org", "acme")]));
    drop(guard);

    // It stays while the entity has the key and is received on the same connection.
    world.change("c1", &json!({"plan_ids": ["p"]}));
    world.company("c1", &[("org", "acme")]);
    assert_eq!(world.find("org", "ACME"), "c1");
    world.change("c1", &json!({"keys": {"org": "acme-inc"}}));
    assert_eq!(world.find("org", "ACME"), "nothing");
    world.delete(Some("c1"), &[]);
    assert!(world.is_empty());
}

#[test]
fn a_spelling_that_the_api_takes_for_an_entity_leads_to_it() {
    let mut world = World::new();
    world.company("c1", &[("org", "acme"), ("slug", "kiwi")]);
    world.company("c2", &[("org", "Acme")]);
    for (keys, id, found) in [
        (&[("org", "ACME")][..], "c1", "c1"),
        (&[("org", "Acme")], "c1", "c2"),
        (&[("org", "globex")], "c1", "nothing"),
        (&[("slug", "KIWI")], "c3", "nothing"),
        // Of two keys one may be another company's.
        (&[("slug", "KIWI"), ("ORG", "acme")], "c1", "nothing"),
        (&[("org", "acme")], "c1", "c1"),
    ] {
        let asked = keys.iter().copied().collect();
        world.store.add_spelling(Company, &asked, id, world.now);
        world.store.add_spelling(User, &asked, id, world.now);
        assert_eq!(world.find_by(Company, keys), found, "{keys:?}");
        assert_eq!(world.find_by(User, keys), "nothing");
    }
    // It is as good as an answer on this connection, and no better.
    world.change("c1", &json!({"plan_ids": ["p"]}));
    assert_eq!(world.find("org", "ACME"), "c1");
    world.store.begin_epoch(world.now);
    let asked = Keys::from([("org", "aCME")]);
    world.store.add_spelling(Company, &asked, "c1", world.now);
    assert_eq!(world.find("org", "aCME"), "nothing");
    world.company("c1", &[("org", "acme")]);
    assert_eq!(world.find("org", "ACME"), "nothing");
    world.delete(Some("c1"), &[]);
    world.delete(Some("c2"), &[]);
    assert!(world.is_empty());
}

#[test]
fn an_alias_gives_way_to_the_server() {
    let mut world = World::new();
    let begin = |world: &mut World| world.answer("c1", &[("org", "acme")], &[("org", "ACME")]);
    // Another entity has that key.
    begin(&mut world);
    world.company("c2", &[("org", "ACME")]);
    assert_eq!(world.find("org", "ACME"), "c2");
    world.change("c1", &json!({"plan_ids": ["p"]}));
    assert_eq!(world.find("org", "ACME"), "c2");
    world.delete(Some("c2"), &[]);
    world.change("c1", &json!({"plan_ids": ["q"]}));
    assert_eq!(world.find("org", "ACME"), "nothing");
    // The server no longer knows it.
    begin(&mut world);
    world.store.refuse(Company, &Keys::from([("org", "ACME")]));
    world.change("c1", &json!({"plan_ids": ["p"]}));
    assert_eq!(world.find("org", "ACME"), "nothing");
    assert_eq!(world.find("org", "acme"), "c1");
    // There was another connection since.
    begin(&mut world);
    world.store.begin_epoch(world.now);
    assert_eq!(world.find("org", "ACME"), "c1", "it is stale, as c1 is");
    world.company("c1", &[("org", "acme")]);
    assert_eq!(world.find("org", "ACME"), "nothing");
    // The entity itself is gone.
    begin(&mut world);
    world.store.refuse(Company, &Keys::from([("org", "acme")]));
    assert!(world.is_empty());
}

#[test]
fn an_alias_does_not_take_over_the_key_of_another_entity() {
    let mut world = World::new();
    world.company("c2", &[("org", "ACME")]);
    world.answer("c1", &[("org", "acme")], &[("org", "ACME")]);
    assert_eq!(world.find("org", "ACME"), "c2");
    assert_eq!(world.find("org", "acme"), "c1");
    // Nor does a change of either bring it back.
    world.change("c1", &json!({"plan_ids": ["p"]}));
    world.change("c2", &json!({"plan_ids": ["p"]}));
    assert_eq!(world.find("org", "ACME"), "c2");
    // What the other had on an earlier connection it need not have any more.
    world.store.begin_epoch(world.now);
    world.answer("c1", &[("org", "acme")], &[("org", "ACME")]);
    assert_eq!(world.find("org", "ACME"), "c1");
    world.delete(Some("c1"), &[]);
    world.delete(Some("c2"), &[]);
    assert!(world.is_empty());
}

#[test]
fn a_key_beside_one_by_which_an_entity_was_found_is_no_alias() {
    let mut world = World::new();
    let own = [("org", "acme"), ("slug", "kiwi")];
    world.answer("c1", &own, &[("org", "ACME"), ("slug", "kiwi")]);
    assert_eq!(world.find("org", "ACME"), "nothing");
    assert_eq!(world.find("slug", "kiwi"), "c1");
    // Where it has none as they are written, the server does not look at their case.
    world.answer("c1", &own, &[("org", "ACME"), ("slug", "KIWI")]);
    assert_eq!(world.find("org", "ACME"), "c1");
    assert_eq!(world.find("slug", "KIWI"), "c1");
}

#[test]
fn a_deletion_may_write_keys_in_another_case() {
    let mut world = World::new();
    world.company("c1", &[("org", "acme"), ("ORG", "Acme")]);
    world.company("c2", &[("org", "globex"), ("slug", "\u{212a}iwi")]);
    world.change("c1", &json!({"keys": {"org": "acme"}}));
    world.delete(None, &[("org", "GLOBE"), ("slug", "other")]);
    world.delete(None, &[("org", "ACME"), ("slug", "kiwi")]);
    assert_eq!(
        world.find("org", "acme"),
        "c1",
        "keys of two entities name none"
    );
    world.put(User, "u1", &[("org", "acme")]);
    world.delete(None, &[("Org", "ACME")]);
    assert_eq!(world.find("org", "acme"), "nothing");
    assert_eq!(world.find_by(User, &[("org", "acme")]), "u1");
    world.delete(None, &[("SLUG", "KIWI")]);
    world.store.delete_by_id(User, "u1");
    assert!(world.is_empty());
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
    assert!(matches!(changed, PatchOutcome::Unknown));
}

#[test]
fn a_key_leads_to_the_entity_that_was_received_last() {
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
