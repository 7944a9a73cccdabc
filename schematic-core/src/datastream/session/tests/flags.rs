use super::*;

#[test]
fn it_is_ready_when_the_flags_are_there() {
    let mut world = World::new();
    assert_eq!(world.sent(9), [""; 0]);
    world.connect();
    assert_eq!(
        world.receive(&company("c1", json!({"org": "1"}))),
        FrameEffect::Applied
    );
    assert_eq!(world.check("beta", "1"), "Flag");
    assert!(!world.session.is_ready());
    assert_eq!(world.receive(&flags(&[beta()])), FrameEffect::Ready);
    assert!(world.session.is_ready());
    assert_eq!(world.check("BETA", "1"), "true");
    assert_eq!(world.check("beta", "2"), MISSING);
    // A second set is news, but no news about the connection.
    assert_eq!(world.receive(&flags(&[])), FrameEffect::Applied);
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

    // A page is missing: what was received counts, and the rest is requested again.
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
        assert!(world.session.pages.is_new());

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
        FrameEffect::Applied
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
        assert_eq!(world.receive(&flags(&small)), FrameEffect::Ready);
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
        assert_eq!(world.receive(&one_flag(&huge)), FrameEffect::Oversized);
        assert_eq!(world.check("b", "1"), "FlagUnusable");
        // Now there is room again.
        assert_eq!(
            world.receive(&one_flag(&long("c", 10))),
            FrameEffect::Applied
        );
        assert_eq!(world.check("c", "1"), missing);
        world.receive(&flags(&small));
        assert_eq!(world.check("b", "1"), missing);
        assert_eq!(world.session.tally().oversized(), 2);
    }
}

#[test]
fn a_flag_that_is_too_large_is_named_by_its_id_or_its_key_alone() {
    let limits = Limits {
        flag_bytes: 200_000,
        ..LIMITS
    };
    for (names, known) in [
        (json!({"id": "flag_beta"}), "FlagUnusable"),
        (json!({"key": "beta"}), "FlagUnusable"),
        (json!({"key": "other"}), "true"),
        (json!({"id": "other"}), "true"),
        (json!({}), "true"),
    ] {
        let mut world = World::with(50, limits);
        world.connect();
        world.receive(&flags(&[beta()]));
        world.receive(&company("c1", json!({"org": "1"})));
        assert_eq!(world.check("beta", "1"), "true");
        let mut huge = json!({"rules": vec![json!({"id": ""}); 1_000]});
        let members = huge.as_object_mut().unwrap();
        members.extend(names.as_object().unwrap().clone());
        assert_eq!(world.receive(&one_flag(&huge)), FrameEffect::Oversized);
        assert_eq!(world.check("beta", "1"), known, "{names}");
        world.receive(&one_flag(&beta()));
        assert_eq!(world.check("beta", "1"), "true");
    }
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
        FrameEffect::Unreadable(_)
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
