use super::*;

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
    assert!(world.session.pages.is_new());
    assert_eq!(world.sent(9), [""; 0]);
    assert_eq!(world.receive(&flags(&[beta()])), FrameEffect::Applied);
    assert_eq!(world.store.flags.current().len(), 1);
    assert_eq!(world.check("beta", "1"), "true");
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
    let ask = requests.fetch(EntityKind::Company, &keys, 2 * SECOND, 2 * SECOND, &clock);
    let mut waiting = pin!(ask);
    assert!(poll(waiting.as_mut()).is_pending());
    world.receive(&partial("c1", json!({"plan_ids": ["p"]})));
    assert!(poll(waiting.as_mut()).is_pending());
    world.receive(&company("c1", json!({"org": "1"})));
    assert_eq!(poll(waiting), Poll::Ready(FetchOutcome::Stored));
    assert_eq!(world.check("beta", "1"), "true");
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
    let time = CheckTime::new(&world.clock, &WallClockOffset::default());
    let view = EvaluationView::new(&world.store, time);
    let decided = view.evaluate("beta", view.resolve(&context), &Default::default());
    assert!(decided.unwrap().value());
}
