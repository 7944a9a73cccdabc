use super::*;

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
        assert_eq!(world.receive(&whole), FrameEffect::Oversized);
        assert_eq!(world.check("beta", "1"), missing);

        world.receive(&company("c1", json!({"org": "1"})));
        assert_eq!(world.receive(&partial("c1", large)), FrameEffect::Oversized);
        assert_eq!(world.check("beta", "1"), missing);
    }
    assert_eq!(world.session.tally().oversized(), 6);
}

#[test]
fn a_request_ends_when_the_entity_is_there() {
    let mut world = World::ready();
    let requests = Arc::clone(&world.requests);
    let clock = world.clock.clone();
    let keys = Keys::from([("Org", "1")]);
    let mut waiting =
        pin!(requests.fetch(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock));
    assert!(poll(waiting.as_mut()).is_pending());
    assert_eq!(world.sent_keys(), [r#"{"Org":"1"}"#]);
    world.receive(&company("c1", json!({"org": "1", "slug": "s"})));
    assert_eq!(poll(waiting), Poll::Ready(FetchOutcome::Stored));
    assert_eq!(world.check("beta", "1"), "true");
}

#[test]
fn an_entity_that_the_server_does_not_know_is_a_miss_at_once() {
    let mut world = World::ready();
    let requests = Arc::clone(&world.requests);
    let clock = world.clock.clone();
    let keys = Keys::from([("org", "1")]);
    let mut waiting =
        pin!(requests.fetch(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock));
    assert!(poll(waiting.as_mut()).is_pending());
    assert_eq!(
        world.receive(&error(json!({"org": "1"}))),
        FrameEffect::Refused("company not found".to_owned())
    );
    assert_eq!(poll(waiting), Poll::Ready(FetchOutcome::Refused));
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
        let ask = |keys| requests.fetch(EntityKind::Company, keys, 2 * SECOND, 2 * SECOND, &clock);
        let (mut waiting, mut other) = (pin!(ask(&keys[0])), pin!(ask(&keys[1])));
        assert!(poll(waiting.as_mut()).is_pending() && poll(other.as_mut()).is_pending());
        let received = world.receive(&answer);
        assert_ne!(received, FrameEffect::Applied);
        assert_eq!(poll(waiting), Poll::Ready(FetchOutcome::Unusable));
        assert_eq!(
            poll(pin!(ask(&keys[0]))),
            Poll::Ready(FetchOutcome::CoolingDown)
        );
        assert!(poll(other.as_mut()).is_pending());
    }
}

#[test]
fn a_change_ends_no_request_for_another_spelling() {
    let mut unreadable = company("c1", json!({"org": "acme"}));
    unreadable["data"]["traits"] = json!("none");
    let changed = company("c1", json!({"org": "acme"}));
    for (answer, outcome) in [
        (unreadable, FetchOutcome::Unusable),
        (changed, FetchOutcome::Stored),
    ] {
        let mut world = World::ready();
        let requests = Arc::clone(&world.requests);
        let clock = world.clock.clone();
        let keys = ["acme", "ACME", "late"].map(|org| Keys::from([("org", org)]));
        let ask = |keys| requests.fetch(EntityKind::Company, keys, 2 * SECOND, 2 * SECOND, &clock);
        // After a request whose time was over, a change may be its answer.
        let mut late = pin!(ask(&keys[2]));
        assert!(poll(late.as_mut()).is_pending());
        assert_eq!(world.sent_keys(), [r#"{"org":"late"}"#]);
        world.advance(2 * SECOND);
        assert_eq!(poll(late), Poll::Ready(FetchOutcome::TimedOut));

        let mut other = pin!(ask(&keys[1]));
        assert!(poll(other.as_mut()).is_pending());
        assert_eq!(world.sent_keys(), [r#"{"org":"ACME"}"#]);
        let mut published = answer.clone();
        published["stream_id"] = json!("1767225600000-0");
        published["data"]["billing_product_ids"] = json!(["prod_1"]);
        world.receive(&published);
        assert!(poll(other.as_mut()).is_pending());

        // What names one request by its key leaves the other pending.
        let mut waiting = pin!(ask(&keys[0]));
        assert!(poll(waiting.as_mut()).is_pending());
        world.receive(&answer);
        assert_eq!(poll(waiting), Poll::Ready(outcome));
        assert!(poll(other.as_mut()).is_pending());
        world.receive(&company("c2", json!({"org": "ACME"})));
        assert_eq!(poll(other), Poll::Ready(FetchOutcome::Stored));
    }
}

#[test]
fn an_entity_may_be_deleted_while_it_is_asked_for() {
    let mut world = World::ready();
    let requests = Arc::clone(&world.requests);
    let clock = world.clock.clone();
    let keys = Keys::from([("org", "1")]);
    let mut waiting =
        pin!(requests.fetch(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock));
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
    assert_eq!(poll(waiting), Poll::Ready(FetchOutcome::Stored));
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
    assert!(matches!(world.receive(&bad), FrameEffect::Unreadable(_)));
    assert_eq!(world.check("beta", "1"), "true");
    assert_eq!(world.check("beta", "2"), MISSING);
    world.receive(&partial("c1", json!({"keys": {"org": "2"}})));
    assert_eq!(world.check("beta", "1"), MISSING);
    assert_eq!(world.check("beta", "2"), "true");
}
