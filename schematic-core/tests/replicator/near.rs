//! What memory keeps of the store, and for how long.

use std::time::Duration;

use futures_util::future::join_all;
use schematic_core::EvaluationContext;
use schematic_core::flags::Source;
use serde_json::json;

use crate::world::{Failure, SECOND, VERSION, World, beta, company, key, on, org};

const HERE: (bool, Source) = (true, Source::Replicator);
const OFF: (bool, Source) = (false, Source::Replicator);

#[tokio::test]
async fn a_miss_makes_two_round_trips_and_a_hit_none() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    let expected = [
        vec![key("flags", "beta"), key("company", "org:1")],
        vec![key("company", "c1")],
    ];
    assert_eq!(world.fleet.reads(), expected);
    for _ in 0..100 {
        assert_eq!(world.beta("1").await, HERE);
    }
    assert_eq!(world.fleet.reads().len(), 2);
    // Of another company only what is not in memory is read.
    assert_eq!(world.beta("2").await, OFF);
    assert_eq!(world.fleet.reads()[2], [key("company", "org:2")]);
    assert_eq!(world.asked_api(), 0);
}

#[tokio::test]
async fn equal_reads_are_made_once() {
    let world = World::ready().await;
    let (one, two) = (org("1"), org("2"));
    let checks = (0..64).map(|number| world.check(if number % 2 == 0 { &one } else { &two }));
    for (number, result) in join_all(checks).await.into_iter().enumerate() {
        assert_eq!(
            (result.value, result.source),
            (number % 2 == 0, Source::Replicator)
        );
    }
    for key in [
        key("flags", "beta"),
        key("company", "org:1"),
        key("company", "c2"),
    ] {
        assert_eq!(world.fleet.reads_of(&key), 1, "{key}");
    }
}

#[tokio::test]
async fn what_is_missed_together_is_read_with_one_call() {
    let world = World::ready().await;
    for number in 3..40 {
        let (id, org) = (format!("c{number}"), number.to_string());
        world
            .fleet
            .company(VERSION, &company(&id, json!({"org": org})));
    }
    let contexts: Vec<_> = (1..40).map(|number| org(&number.to_string())).collect();
    let checks = contexts.iter().map(|context| world.check(context));
    for result in join_all(checks).await {
        assert_eq!(result.source, Source::Replicator);
    }
    let reads: Vec<usize> = world.fleet.reads().iter().map(Vec::len).collect();
    // The flag and the lookups, then the companies.
    assert_eq!(reads, [40, 39]);
}

#[tokio::test]
async fn what_was_read_counts_for_a_second() {
    let half = SECOND / 2;
    let almost = half - Duration::from_millis(1);

    // The company is the older one.
    let world = World::ready().await;
    world.fleet.flag(VERSION, &on("other"));
    assert_eq!(world.other(&org("1")).await, HERE);
    world.clock.advance(half);
    assert_eq!(world.beta("2").await, OFF);
    world.clock.advance(almost);
    assert_eq!(world.try_beta("1"), Some(true));
    world.clock.advance(Duration::from_millis(1));
    assert_eq!(world.try_beta("1"), None);
    assert_eq!(world.try_beta("2"), Some(false));

    // The flag is.
    let world = World::ready().await;
    world.fleet.flag(VERSION, &on("other"));
    assert_eq!(world.beta("2").await, OFF);
    world.clock.advance(half);
    assert_eq!(world.other(&org("1")).await, HERE);
    world.clock.advance(almost);
    assert_eq!(world.try_beta("1"), Some(true));
    world.clock.advance(Duration::from_millis(1));
    assert_eq!(world.try_beta("1"), None);
    assert_eq!(world.try_check("other", &org("1")), Some(true));

    // One of the company's keys is: the other one and the company were read later.
    let world = World::ready().await;
    let twice = company("c1", json!({"org": "1", "crm": "7"}));
    world.fleet.company(VERSION, &twice);
    world.fleet.flag(VERSION, &on("other"));
    assert_eq!(world.beta("1").await, HERE);
    world.clock.advance(half);
    let crm = EvaluationContext::company("crm", "7");
    assert_eq!(world.other(&crm).await, HERE);
    world.clock.advance(almost);
    assert_eq!(world.try_check("other", &org("1")), Some(true));
    world.clock.advance(Duration::from_millis(1));
    assert_eq!(world.try_check("other", &org("1")), None);
    assert_eq!(world.try_check("other", &crm), Some(true));
}

#[tokio::test]
async fn what_is_in_use_is_read_again_before() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    let mut answers = Vec::new();
    world.ticks(30, |_| answers.push(world.try_beta("1"))).await;
    assert_eq!(answers, [Some(true); 30]);
    let reads = world.fleet.reads_of(&key("company", "c1"));
    assert!((3..=7).contains(&reads), "{reads} reads in 3 s");
    assert!(world.fleet.reads_of(&key("company", "org:1")) >= 3);
    assert!(world.fleet.reads_of(&key("flags", "beta")) >= 3);

    // A change is seen within a second, and no check waits for it.
    world.fleet.flag(VERSION, &beta("c2"));
    let mut answers = Vec::new();
    world.ticks(10, |_| answers.push(world.try_beta("1"))).await;
    assert!(!answers.contains(&None), "{answers:?}");
    assert_eq!(answers.last(), Some(&Some(false)));
    assert_eq!(world.asked_api(), 0);
}

#[tokio::test]
async fn what_is_not_in_use_is_left_alone() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    world.ticks(30, |_| {}).await;
    let reads = world.fleet.reads().len();
    world.ticks(100, |_| {}).await;
    assert_eq!(world.fleet.reads().len(), reads);
    assert_eq!(world.beta("1").await, HERE);
}

#[tokio::test]
async fn what_changes_and_is_not_in_use_is_left_alone() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    let rewrite = |tick: u32| {
        let mut flag = beta("c1");
        flag["name"] = json!(tick.to_string());
        world.fleet.flag(VERSION, &flag);
        let mut company = company("c1", json!({"org": "1"}));
        company["base_plan_id"] = json!(tick.to_string());
        world.fleet.company(VERSION, &company);
    };
    world.ticks(30, rewrite).await;
    let reads = world.fleet.reads().len();
    world.ticks(50, rewrite).await;
    assert_eq!(world.fleet.reads().len(), reads);
}

#[tokio::test]
async fn what_is_in_use_does_not_wait_for_a_slow_store() {
    let world = World::ready().await;
    let slow = Failure::Slow(world.clock.clone(), Duration::from_millis(240));
    let tick = Duration::from_millis(10);
    let mut missing = Vec::new();
    for number in 0..10 {
        // Each is read for the first time at another moment.
        let org = format!("n{number}");
        let company = company(&format!("c_{org}"), json!({"org": org}));
        world.fleet.company(VERSION, &company);
        world.fleet.fail(Failure::None);
        assert_eq!(world.beta(&org).await, OFF);
        world.fleet.fail(slow.clone());
        world
            .ticks_of(tick, if number == 9 { 300 } else { 13 }, |tick| {
                for one in 0..=number {
                    if world.try_beta(&format!("n{one}")).is_none() {
                        missing.push((number, one, tick));
                    }
                }
            })
            .await;
    }
    assert_eq!(missing, []);
}

#[tokio::test]
async fn a_part_of_the_store_that_fails_leaves_the_others() {
    let world = World::without_grace().await;
    let orgs: Vec<String> = (0..1_500).map(|number| format!("n{number}")).collect();
    for org in &orgs {
        let company = company(&format!("c_{org}"), json!({"org": org}));
        world.fleet.company(VERSION, &company);
    }
    join_all(orgs.iter().map(|org| world.beta(org))).await;
    world.fleet.fail(Failure::Of(key("company", "c_n7")));
    world
        .ticks(20, |_| {
            for org in &orgs {
                world.try_beta(org);
            }
        })
        .await;
    let answered = orgs.iter().filter(|org| world.try_beta(org).is_some());
    let answered = answered.count();
    assert!((1_000..1_500).contains(&answered), "{answered}");
    assert_eq!(world.try_beta("n7"), None);
}

#[tokio::test]
async fn a_key_leads_where_it_does_in_the_store_alone() {
    for is_warm in [false, true] {
        let world = World::ready().await;
        // The replicator may have lost the change with which the key went over to the other company.
        let before = company("c1", json!({"org": "1", "crm": "7"}));
        world.fleet.company(VERSION, &before);
        let now = company("c2", json!({"org": "2", "crm": "7"}));
        world.fleet.company(VERSION, &now);
        if is_warm {
            assert_eq!(world.beta("1").await, HERE);
        }
        let crm = EvaluationContext::company("crm", "7");
        let result = world.check(&crm).await;
        assert_eq!((result.value, result.source), OFF, "{result:?}");
        assert_eq!(result.company_id.as_deref(), Some("c2"));
        let both = org("1").with_company("crm", "7");
        assert_eq!(world.check(&both).await.reason, "key conflict");
        assert_eq!(world.asked_api(), 0);
    }
}

#[tokio::test]
async fn a_key_that_is_gone_does_not_come_back_when_the_company_changes() {
    let world = World::ready().await;
    assert_eq!(world.beta("1").await, HERE);
    let rewrite = |tick: u32| {
        let mut company = company("c1", json!({"org": "1"}));
        company["base_plan_id"] = json!(tick.to_string());
        world.fleet.company(VERSION, &company);
        if tick >= 5 {
            world.fleet.remove(&key("company", "org:1"));
        }
    };
    let mut answers = Vec::new();
    world
        .ticks(40, |tick| {
            rewrite(tick);
            answers.push(world.try_beta("1"));
        })
        .await;
    assert_eq!(answers[..5], [Some(true); 5]);
    assert!(answers[16..].iter().all(Option::is_none), "{answers:?}");
}

#[tokio::test]
async fn each_key_in_use_is_looked_up_again() {
    let contexts = [org("1"), EvaluationContext::company("crm", "7")];
    for (gone, lookup) in ["org:1", "crm:7"].into_iter().enumerate() {
        let world = World::ready().await;
        let twice = company("c1", json!({"org": "1", "crm": "7"}));
        world.fleet.company(VERSION, &twice);
        for context in &contexts {
            assert!(world.check(context).await.value);
        }
        let mut answers = Vec::new();
        world
            .ticks(40, |tick| {
                if tick == 15 {
                    world.fleet.remove(&key("company", lookup));
                }
                answers.push([0, 1].map(|one| world.try_check("beta", &contexts[one])));
            })
            .await;
        assert!(answers[..15].iter().all(|both| *both == [Some(true); 2]));
        for both in &answers[27..] {
            assert_eq!((both[gone], both[1 - gone]), (None, Some(true)), "{lookup}");
        }
    }
}

#[tokio::test]
async fn keys_in_another_case_lead_to_the_same_company() {
    let world = World::ready().await;
    let kiwi = company("c1", json!({"Org": "Acme", "slug": "kiwi"}));
    world.fleet.company(VERSION, &kiwi);
    for context in [
        EvaluationContext::company("ORG", "aCME"),
        EvaluationContext::company("org", "acme").with_company("slug", "kiwi"),
        EvaluationContext::company("Org", "Acme").with_company("slug", "KIWI"),
    ] {
        let result = world.check(&context).await;
        assert_eq!((result.value, result.source), HERE, "{context:?}");
        assert_eq!(world.try_check("beta", &context), Some(true));
    }
}

#[tokio::test]
async fn memory_is_bounded() {
    let world = World::with(|options| options.max_entities(10)).await;
    for number in 0..100 {
        let org = format!("n{number}");
        let company = company(&format!("c_{org}"), json!({"org": org}));
        world.fleet.company(VERSION, &company);
        assert_eq!(world.beta(&org).await, OFF);
    }
    let status = world.status();
    assert!(status.entities <= 10 && status.evicted >= 90, "{status:?}");
}

#[tokio::test]
async fn keys_of_two_companies_are_in_conflict_whatever_memory_has() {
    let world = World::ready().await;
    world
        .fleet
        .company(VERSION, &company("c3", json!({"crm": "3"})));
    assert_eq!(world.beta("1").await, HERE);
    let both = org("1").with_company("crm", "3");
    let result = world.check(&both).await;
    assert_eq!(
        (result.reason.as_str(), result.value),
        ("key conflict", false)
    );
    // A key that leads nowhere decides nothing, and need not be looked up each time.
    let one = org("1").with_company("crm", "9");
    let result = world.check(&one).await;
    assert_eq!((result.value, result.source), HERE);
    let reads = world.fleet.reads().len();
    world.check(&one).await;
    assert_eq!(world.fleet.reads().len(), reads);
    // It may begin to lead to another company.
    world
        .fleet
        .company(VERSION, &company("c9", json!({"crm": "9"})));
    world.clock.advance(SECOND);
    assert_eq!(world.check(&one).await.reason, "key conflict");
}

#[tokio::test]
async fn nowhere_is_kept_for_a_quarter_of_a_second() {
    let world = World::ready().await;
    let lookup = key("company", "org:9");
    assert_ne!(world.beta("9").await.1, Source::Replicator);
    world.clock.advance(Duration::from_millis(249));
    assert_ne!(world.beta("9").await.1, Source::Replicator);
    assert_eq!(world.fleet.reads_of(&lookup), 1);
    world
        .fleet
        .company(VERSION, &company("c9", json!({"org": "9"})));
    world.clock.advance(Duration::from_millis(1));
    assert_eq!(world.beta("9").await, OFF);
    assert_eq!(world.asked_api(), 2);

    assert_ne!(
        world.client.check("later", &org("1")).await.source,
        Source::Replicator
    );
    let later = json!({"id": "flag_later", "key": "Later", "default_value": true, "rules": null});
    world.fleet.flag(VERSION, &later);
    world.clock.advance(Duration::from_millis(250));
    let result = world.client.check("later", &org("1")).await;
    assert_eq!((result.value, result.source), HERE);
}

#[tokio::test]
async fn several_flags_are_decided_from_memory_or_not_at_all() {
    let world = World::ready().await;
    let other = json!({"id": "flag_o", "key": "other", "defaultValue": true, "rules": []});
    world.fleet.flag(VERSION, &other);
    let results = world
        .client
        .check_flags(&["beta", "other"], &org("1"))
        .await;
    assert!(
        results.iter().all(|one| (one.value, one.source) == HERE),
        "{results:?}"
    );
    assert_eq!(world.fleet.reads().len(), 2);
    let results = world.client.check_flags(&["beta", "none"], &org("1")).await;
    assert!(
        results.iter().all(|one| one.source != Source::Replicator),
        "{results:?}"
    );
}
