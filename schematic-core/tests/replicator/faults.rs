//! A store that lacks, garbles or withholds what a check needs: the API is asked.

use std::time::Duration;

use schematic_core::EvaluationContext;
use schematic_core::flags::Source;
use schematic_core::replicator::{MissingEntities, ReplicatorOptions};
use serde_json::{Value, json};

use crate::until::{settle, until, wait_of};
use crate::world::{
    Failure, SECOND, VERSION, World, beta, builder, company, key, on, options, org,
};

const HERE: (bool, Source) = (true, Source::Replicator);

async fn asks_the_api(world: &World, what: &str) {
    let before = world.asked_api();
    let (_, source) = world.beta("1").await;
    assert_ne!(source, Source::Replicator, "{what}");
    assert_eq!(world.asked_api(), before + 1, "{what}");
}

#[tokio::test]
async fn what_is_evicted_or_garbled_is_a_miss() {
    let flag = format!("schematic:flags:{VERSION}:beta");
    let lookup = format!("schematic:company:{VERSION}:org:1");
    let entity = format!("schematic:company:{VERSION}:c1");
    let another = company("c1", json!({"org": "another"})).to_string();
    let renamed = company("c2", json!({"org": "1"})).to_string();
    let other_flag = json!({"id": "flag_x", "key": "other", "rules": []}).to_string();
    for (key, value) in [
        (&flag, None),
        (&lookup, None),
        (&entity, None),
        (&flag, Some("not JSON")),
        (&flag, Some(other_flag.as_str())),
        (&flag, Some("[]")),
        (&lookup, Some("c1")),
        (&lookup, Some("{\"id\":\"c1\"}")),
        (&lookup, Some("\"c7\"")),
        (&entity, Some("{\"id\":\"c1\",\"keys\":")),
        (&entity, Some("null")),
        (&entity, Some(another.as_str())),
        (&entity, Some(renamed.as_str())),
    ] {
        for is_warm in [false, true] {
            let world = World::ready().await;
            if is_warm {
                assert_eq!(world.beta("1").await, HERE);
            }
            match value {
                Some(value) => world.fleet.set(key, value.to_owned()),
                None => world.fleet.remove(key),
            }
            world.clock.advance(SECOND);
            asks_the_api(&world, &format!("{key}: {value:?}, warm: {is_warm}")).await;
            // It heals.
            world.fleet.flag(VERSION, &beta("c1"));
            world
                .fleet
                .company(VERSION, &company("c1", json!({"org": "1"})));
            world.clock.advance(SECOND);
            assert_eq!(world.beta("1").await, HERE, "{key}: {value:?}");
        }
    }
}

#[tokio::test]
async fn a_store_that_fails_is_left_out() {
    for failure in [Failure::Error, Failure::Panic, Failure::Short] {
        let world = World::without_grace().await;
        assert_eq!(world.beta("1").await, HERE);
        world.fleet.fail(failure.clone());
        // What is in memory counts until its time is over.
        assert_eq!(world.beta("1").await, HERE);
        world.clock.advance(SECOND);
        asks_the_api(&world, "a failing store").await;
        assert!(world.status().store_failures > 0);
        assert!(world.status().last_store_error.is_some());
        world.fleet.fail(Failure::None);
        world.clock.advance(SECOND);
        assert_eq!(world.beta("1").await, HERE);
        assert_eq!(world.status().last_store_error, None);
    }
}

#[tokio::test]
async fn a_store_that_hangs_holds_a_check_up_for_a_quarter_of_a_second() {
    let world = World::ready().await;
    world.fleet.fail(Failure::Hang);
    let client = world.client.clone();
    let check = tokio::spawn(async move { client.check("beta", &org("1")).await });
    until("a read", || !world.fleet.reads().is_empty()).await;
    settle(0).await;
    wait_of(&world.clock).await;
    world.clock.advance(Duration::from_millis(249));
    settle(0).await;
    assert!(!check.is_finished());
    world.clock.advance(Duration::from_millis(1));
    assert_ne!(check.await.unwrap().source, Source::Replicator);
    assert_eq!(world.asked_api(), 1);
}

#[tokio::test]
async fn after_a_check_that_was_given_up_the_next_one_reads_again() {
    let world = World::ready().await;
    world.fleet.fail(Failure::Hang);
    let client = world.client.clone();
    let check = tokio::spawn(async move { client.check("beta", &org("1")).await });
    until("a read", || !world.fleet.reads().is_empty()).await;
    check.abort();
    assert!(check.await.unwrap_err().is_cancelled());
    world.fleet.fail(Failure::None);
    assert_eq!(world.beta("1").await, HERE);
}

#[tokio::test]
async fn during_an_outage_no_check_is_answered_on_a_guess() {
    for missing in [MissingEntities::AskApi, MissingEntities::EvaluateWithout] {
        let change = |options: ReplicatorOptions| {
            options
                .missing_entities(missing)
                .stale_grace(Duration::ZERO)
        };
        let world = World::with(change).await;
        assert_eq!(world.beta("1").await, HERE);
        world.fleet.fail(Failure::Error);
        world.clock.advance(SECOND);
        assert_eq!(world.try_beta("1"), None);
        asks_the_api(&world, "a failing store").await;
        let results = world.client.check_flags(&["beta"], &org("1")).await;
        assert!(results.iter().all(|one| one.source != Source::Replicator));
        // The flag is there, the company never was.
        world.fleet.fail(Failure::None);
        world.clock.advance(SECOND);
        assert_eq!(world.beta("2").await, (false, Source::Replicator));
        world.fleet.fail(Failure::Error);
        asks_the_api(&world, "a company that was not read").await;
    }
}

/// Values that a client with the environment `e` must not use.
fn others() -> Vec<(&'static str, String)> {
    let with = |members: &str| {
        format!("{{\"id\":\"c1\",\"account_id\":\"a\",\"keys\":{{\"org\":\"1\"}},{members}}}")
    };
    vec![
        ("another", with("\"environment_id\":\"other\"")),
        ("camel case", with("\"environmentId\":\"other\"")),
        (
            "an empty one first",
            with("\"environment_id\":\"\",\"environmentId\":\"other\""),
        ),
        (
            "two of them",
            with("\"environment_id\":\"e\",\"environmentId\":\"other\""),
        ),
        (
            "twice",
            with("\"environment_id\":\"other\",\"environment_id\":\"other\""),
        ),
        ("a number", with("\"environment_id\":7")),
    ]
}

#[tokio::test]
async fn companies_of_another_environment_are_a_miss() {
    for is_named in [false, true] {
        for missing in [MissingEntities::AskApi, MissingEntities::EvaluateWithout] {
            for is_warm in [false, true] {
                for (what, value) in others() {
                    let what = format!("{what}: {is_named} {missing:?} {is_warm}");
                    let world = World::of_environment(is_named.then_some("e"), |options| {
                        options.missing_entities(missing)
                    })
                    .await;
                    if is_warm {
                        assert_eq!(world.beta("1").await, HERE);
                    }
                    world.fleet.set(&key("company", "c1"), value);
                    if is_warm {
                        // It is in use, so it is read again.
                        let mut answers = Vec::new();
                        world.ticks(15, |_| answers.push(world.try_beta("1"))).await;
                        assert_eq!(answers.last(), Some(&None), "{what}");
                    }
                    asks_the_api(&world, &what).await;
                }
            }
        }
    }
}

#[tokio::test]
async fn users_of_another_environment_are_a_miss() {
    for (environment, answers) in [("e", true), ("other", false)] {
        let world = World::ready().await;
        let user = json!({"id": "u1", "account_id": "a", "environment_id": environment,
            "keys": {"email": "ada@example.com"}});
        world.fleet.user(VERSION, &user);
        let mut flag = beta("u1");
        flag["rules"][0]["conditions"][0]["condition_type"] = json!("user");
        world.fleet.flag(VERSION, &flag);
        let ada = EvaluationContext::user("email", "ada@example.com");
        let result = world.check(&ada).await;
        assert_eq!((result.value, result.source) == HERE, answers);
        assert_eq!(world.asked_api(), usize::from(!answers));
    }
}

#[tokio::test]
async fn the_first_environment_stands_until_the_version_changes() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    let mut other = company("c2", json!({"org": "2"}));
    other["environment_id"] = json!("other");
    world.fleet.company(VERSION, &other);
    assert_ne!(world.beta("2").await.1, Source::Replicator);
    assert_eq!(world.status().other_environment, 1);
    // A value that names none is not another's.
    let mut none: Value = company("c3", json!({"org": "3"}));
    none.as_object_mut().unwrap().remove("environment_id");
    world.fleet.company(VERSION, &none);
    assert_eq!(world.beta("3").await, (false, Source::Replicator));
}

#[tokio::test]
async fn what_cannot_be_read_is_no_company_that_is_not_there() {
    let world =
        World::with(|options| options.missing_entities(MissingEntities::EvaluateWithout)).await;
    assert_eq!(world.beta("7").await, (false, Source::Replicator));
    world.fleet.set(&key("company", "c1"), "{\"id\":\"c1\"");
    asks_the_api(&world, "half a document").await;
    world.fleet.set(&key("company", "org:1"), "c1");
    world.clock.advance(SECOND);
    asks_the_api(&world, "a lookup that is none").await;
}

#[tokio::test]
async fn what_takes_more_memory_than_it_may_is_not_read_by_each_check() {
    let world = World::with(|options| options.max_bytes(64 * 1024)).await;
    let mut large = company("c1", json!({"org": "1"}));
    large["traits"] = (0..2_000)
        .map(|number| json!({"value": number.to_string(), "trait_definition": {"id": "t"}}))
        .collect();
    world.fleet.company(VERSION, &large);
    for _ in 0..5 {
        asks_the_api(&world, "a large company").await;
    }
    assert_eq!(world.fleet.reads_of(&key("company", "c1")), 1);
    world
        .fleet
        .company(VERSION, &company("c1", json!({"org": "1"})));
    world.clock.advance(SECOND);
    assert_eq!(world.beta("1").await, HERE);
}

#[tokio::test]
async fn a_flag_without_room_is_there_once_there_is_room() {
    let world = World::with(|options| options.max_flag_bytes(4 * 1024)).await;
    let mut without_room = None;
    for number in 0..40 {
        let flag = format!("f{number}");
        world.fleet.flag(VERSION, &on(&flag));
        let result = world.client.check(&flag, &org("1")).await;
        if result.source != Source::Replicator {
            without_room = without_room.or(Some(flag));
        }
    }
    let flag = without_room.expect("there is not room for all");
    // The others are forgotten a minute after their last use.
    world.clock.advance(62 * SECOND);
    world.beta("1").await;
    world.ticks(10, |_| {}).await;
    let result = world.client.check(&flag, &org("1")).await;
    assert_eq!((result.value, result.source), HERE);
}

#[tokio::test]
async fn values_of_another_environment_are_a_miss() {
    let world = World::ready().await;
    for (environment, source) in [("e", Source::Replicator), ("other", Source::Default)] {
        let client = builder(&world.emulator, &world.clock)
            .environment_id(environment)
            .replicator(options(&world.emulator, &world.fleet))
            .build()
            .unwrap();
        assert!(client.ready(SECOND).await);
        assert_eq!(client.check("beta", &org("1")).await.source, source);
        let status = client.status().replicator.unwrap();
        assert_eq!(status.other_environment > 0, environment == "other");
    }
}
