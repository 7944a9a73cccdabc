use super::*;

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

    // What is not received again still answers for a while, and then no more.
    assert_eq!(world.check("beta", "1"), "false");
    world.advance(GRACE - SECOND);
    assert_eq!(world.check("beta", "1"), "false");
    world.advance(SECOND);
    assert_eq!(world.check("beta", "1"), MISSING);
    assert_eq!(world.check("beta", "3"), "true");
    assert_eq!(world.store.entities.holdings().stale, 1);
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
        pin!(requests.fetch(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock));
    assert!(poll(waiting.as_mut()).is_pending());
    let first = world.sent_keys();
    assert_eq!(first[0], r#"{"org":"new"}"#);
    // 50 a second are 5 in each tenth of one.
    assert_eq!(first.len(), 1 + 5);
    assert_eq!(world.sent_keys().len(), 0);
    assert_eq!(world.session.wakes_at(), Some(world.now() + SECOND / 10));
    world.advance(SECOND / 10);
    assert_eq!(world.sent_keys().len(), 5);

    // What was received meanwhile is not requested.
    for number in 0..38 {
        let org = number.to_string();
        world.receive(&company(&format!("c{number}"), json!({"org": org})));
    }
    world.advance(SECOND);
    assert_eq!(world.sent_keys().len(), 0);
    assert_eq!(world.store.entities.holdings().stale, 2);
}

#[test]
fn a_reload_asks_for_everything_on_the_same_connection() {
    let mut world = World::ready();
    world.receive(&company("c1", json!({"org": "1"})));
    let reload = json!({"entity_type": "", "message_type": "reload"});
    assert_eq!(world.receive(&reload), FrameEffect::Outdated);
    let sent = world.sent(9);
    assert!(sent[0].contains("rulesengine.Flags") && sent[1].contains(r#"{"org":"1"}"#));
    assert_eq!(world.check("beta", "1"), "true");
    assert_eq!(world.receive(&flags(&[beta()])), FrameEffect::Ready);
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
