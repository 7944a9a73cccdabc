use std::time::Instant;

use schematic_core::clock::Clock;
use schematic_core::datastream::DataStreamState;
use schematic_core::events::Track;
use schematic_core::flags::{CheckOptions, Outcome, Preflight, RuleType, Source};
use schematic_core::{ErrorKind, EvaluationContext};
use serde_json::{Value, json};

use crate::server::ClientAction;
use crate::until::{LIMIT, until};
use crate::world::{SECOND, World, beta, company, flags, not_found, one_flag, org, partial};

#[tokio::test]
async fn a_company_is_asked_for_once_and_then_decided_in_memory() {
    let (world, mut server) = World::ready().await;
    let check = async { world.check(&org("42")).await };
    let answer = async {
        let asked = server.asked().await;
        assert_eq!(
            asked,
            json!({"action": "start", "entity_type": "rulesengine.Company", "keys": {"org": "42"}})
        );
        server
            .send(company("c1", json!({"org": "42", "slug": "acme"})))
            .await;
    };
    let (result, ()) = tokio::join!(check, answer);
    assert!(result.value);
    assert_eq!(result.reason, "Matched standard rule \"Early\" (rule_1)");
    assert_eq!(
        (result.source, result.outcome),
        (Source::DataStream, Outcome::Evaluated)
    );
    assert_eq!(result.flag_id.as_deref(), Some("flag_beta"));
    assert_eq!(result.company_id.as_deref(), Some("c1"));
    assert_eq!(result.rule_id.as_deref(), Some("rule_1"));
    assert_eq!(result.rule_type, Some(RuleType::Standard));

    // Any of its keys; and the API was never asked.
    for context in [
        EvaluationContext::company("org", "42"),
        EvaluationContext::company("slug", "acme"),
        EvaluationContext::company("typo", "zz").with_company("org", "42"),
    ] {
        assert!(world.client.check_flag("BETA", &context).await);
        assert!(world.client.check("beta", &context).enabled_now().unwrap());
    }
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn company_and_user_are_asked_for_at_once() {
    let (world, mut server) = World::ready().await;
    let context = org("42").with_user("uid", "7");
    let check = async { world.check(&context).await };
    let answer = async {
        let mut asked = [server.asked().await, server.asked().await];
        asked.sort_by_key(|asked| asked["entity_type"].to_string());
        assert_eq!(asked[0]["keys"], json!({"org": "42"}));
        assert_eq!(asked[1]["keys"], json!({"uid": "7"}));
        server
            .send(
                json!({"entity_type": "rulesengine.User", "message_type": "full",
                "entity_id": "u1", "data": {"id": "u1", "keys": {"uid": "7"}}}),
            )
            .await;
        server.send(company("c1", json!({"org": "42"}))).await;
    };
    let (result, ()) = tokio::join!(check, answer);
    assert!(result.value);
    assert_eq!(result.user_id.as_deref(), Some("u1"));
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn equal_misses_ask_once() {
    let (world, mut server) = World::ready().await;
    let contexts = vec![org("42"); 20];
    let checks = contexts
        .iter()
        .map(|context| world.client.check_flag("beta", context));
    let checks = futures_util::future::join_all(checks);
    let answer = async {
        server.asked().await;
        server.send(company("c1", json!({"org": "42"}))).await;
        server.ping(b"done").await;
        // Whatever was asked before the pong would have come before it.
        assert_eq!(server.next().await, ClientAction::Ponged(b"done".to_vec()));
    };
    let (values, ()) = tokio::join!(checks, answer);
    assert!(values.into_iter().all(|value| value));
}

#[tokio::test]
async fn what_the_server_does_not_know_goes_to_the_api_at_once() {
    let (world, mut server) = World::ready().await;
    let check = async { world.beta("42").await };
    let answer = async {
        server.asked().await;
        server.send(not_found(json!({"org": "42"}))).await;
    };
    let (received, ()) = tokio::join!(check, answer);
    assert_eq!(received, (true, Source::Api));
    assert_eq!(world.now(), std::time::Duration::ZERO);
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_waited_for_for_two_seconds() {
    let (world, mut server) = World::ready().await;
    let check = async { world.beta("42").await };
    let answer = async {
        server.asked().await;
        assert_eq!(world.waits().await, 2 * SECOND);
        world.clock.advance(2 * SECOND);
    };
    let (received, ()) = tokio::join!(check, answer);
    assert_eq!(received, (true, Source::Api));

    // An answer that comes late is good for the next check.
    server.send(company("c2", json!({"org": "42"}))).await;
    world.until_beta("42", Some(false)).await;
    assert_eq!(world.beta("42").await, (false, Source::DataStream));
}

#[tokio::test]
async fn a_check_with_less_time_waits_less() {
    let (world, mut server) = World::ready().await;
    let context = org("42");
    let options = CheckOptions::new().timeout(SECOND).default_value(true);
    let check = world
        .client
        .check("beta", &context)
        .options(options.clone())
        .into_future();
    let answer = async {
        server.asked().await;
        assert_eq!(world.pass().await, SECOND);
    };
    let (result, ()) = tokio::join!(check, answer);
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Timeout));
    assert!(result.value);
}

#[tokio::test]
async fn unknown_and_novel_flags_go_to_the_api() {
    let (world, mut server) = World::ready().await;
    let other = world.client.check("other", &EvaluationContext::new()).await;
    assert_eq!(other.source, Source::Api);
    assert!(
        !world
            .client
            .check_flag("beta", &EvaluationContext::new())
            .await
    );

    let mut novel = beta("c1");
    novel["rules"][0]["rule_type"] = json!("of_tomorrow");
    server.send(one_flag(novel)).await;
    let no_context = EvaluationContext::new();
    until("the novel flag", || {
        world
            .client
            .check("beta", &no_context)
            .enabled_now()
            .is_none()
    })
    .await;
    assert_eq!(world.check(&no_context).await.source, Source::Api);
}

#[tokio::test]
async fn what_this_version_does_not_know_of_a_company_is_not_guessed() {
    let (world, mut server) = World::ready().await;
    let novel = json!([{"feature_id": "f", "feature_key": "k", "value_type": "of_tomorrow"}]);
    let mut received = company("c1", json!({"org": "1"}));
    received["data"]["entitlements"] = novel;
    server.send(received).await;
    let mut definition = a_trait("t", "x");
    definition["trait_definition"]["comparable_type"] = json!("of_tomorrow");
    server
        .send(
            json!({"entity_type": "rulesengine.User", "message_type": "full", "entity_id": "u1",
            "data": {"id": "u1", "keys": {"uid": "7"}, "traits": [definition]}}),
        )
        .await;
    server.send(company("c2", json!({"org": "2"}))).await;
    world.until_beta("2", Some(false)).await;
    for context in [org("1"), org("2").with_user("uid", "7")] {
        assert_eq!(world.client.check("beta", &context).enabled_now(), None);
        assert_eq!(world.check(&context).await.source, Source::Api);
        let several = world.client.check_flags(&["beta"], &context).await;
        assert_eq!(several[0].source, Source::Api);
    }
    // A change may make it known.
    server
        .send(partial("c1", json!({"entitlements": []})))
        .await;
    world.until_beta("1", Some(true)).await;
}

#[tokio::test]
async fn keys_of_different_companies_are_reported_and_the_api_is_not_asked() {
    let (world, mut server) = World::ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    server.send(company("c2", json!({"slug": "two"}))).await;
    let mut on = beta("c1");
    on["default_value"] = json!(true);
    server.send(one_flag(on)).await;
    world.until_beta("1", Some(true)).await;
    let context = org("1").with_company("slug", "two");
    until("the company c2", || {
        world.client.check("beta", &context).enabled_now() == Some(true)
    })
    .await;
    let result = world.check(&context).await;
    assert!(result.value, "the flag's own default stands");
    assert_eq!(result.reason, "key conflict");
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Conflict));
    let error = result.error.unwrap();
    assert!(error.contains("c1") && error.contains("c2"), "{error}");
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn several_flags_are_decided_at_one_moment_or_not_at_all() {
    let (world, mut server) = World::ready().await;
    let mut other = beta("c2");
    other["key"] = json!("other");
    other["id"] = json!("flag_other");
    server.send(flags(&[beta("c1"), other])).await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    let (context, names) = (org("1"), ["other", "beta", "other"]);
    let results = world.client.check_flags(&names, &context).await;
    let values: Vec<_> = results
        .iter()
        .map(|result| (&*result.flag, result.value))
        .collect();
    assert_eq!(values, [("other", false), ("beta", true), ("other", false)]);
    assert!(
        results
            .iter()
            .all(|result| result.source == Source::DataStream)
    );
    assert_eq!(world.api.asked(), 0);

    let results = world
        .client
        .check_flags(&["beta", "unknown"], &context)
        .await;
    assert_eq!(results[0].source, Source::Api);
    assert_eq!(results[1].outcome, Outcome::NotFound);
    assert_eq!(world.api.asked(), 1);
}

#[tokio::test]
async fn a_preflight_is_decided_in_memory_too() {
    let (world, mut server) = World::ready().await;
    let mut metered = beta("c1");
    metered["rules"][0]["conditions"][0] = json!({"id": "cond", "condition_type": "metric",
        "operator": "lt", "event_subtype": "export", "metric_value": 10});
    server.send(one_flag(metered)).await;
    let mut received = company("c1", json!({"org": "1"}));
    received["data"]["metrics"] = json!([{"event_subtype": "export", "period": "all_time",
        "month_reset": "first_of_month", "value": 8}]);
    server.send(received).await;
    world.until_beta("1", Some(true)).await;
    let check = async |preflight| {
        let options = CheckOptions::new().preflight(preflight);
        world
            .client
            .check("beta", &org("1"))
            .options(options.clone())
            .enabled()
            .await
    };
    assert!(check(Preflight::new().event_usage("export", 1)).await);
    assert!(!check(Preflight::new().event_usage("export", 2)).await);
    assert!(!check(Preflight::new().usage(2)).await);
    assert!(
        !check(Preflight::new().usage(-2)).await,
        "the default stands"
    );
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn changes_are_seen_as_they_come() {
    let (world, mut server) = World::ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    server.send(one_flag(beta("c2"))).await;
    world.until_beta("1", Some(false)).await;
    server
        .send(
            json!({"entity_type": "rulesengine.Flag", "message_type": "delete",
            "data": {"id": "flag_beta", "key": "beta"}}),
        )
        .await;
    world.until_beta("1", None).await;
    assert_eq!(world.beta("1").await, (true, Source::Api));
    server.send(flags(&[beta("c1")])).await;
    server
        .send(
            json!({"entity_type": "rulesengine.Company", "message_type": "delete",
            "data": {"id": "c1", "keys": {"org": "1"}}}),
        )
        .await;
    server.send(company("c3", json!({"org": "3"}))).await;
    world.until_beta("3", Some(false)).await;
    assert_eq!(world.try_beta("1"), None);
}

#[tokio::test]
async fn before_the_flags_are_there_the_api_is_asked() {
    let world = World::start().await;
    assert_eq!(world.beta("1").await, (true, Source::Api));
    assert_eq!(world.client.check("beta", &org("1")).enabled_now(), None);
    let mut server = world.server.accept().await;
    world.reached(DataStreamState::Connected).await;
    assert_eq!(world.beta("1").await, (true, Source::Api));
    server.send(flags(&[beta("c1")])).await;
    assert!(world.client.ready(SECOND).await);
    assert_eq!(world.client.status().datastream.unwrap().flags, 1);
}

/// A trait of a company's.
fn a_trait(id: &str, value: &str) -> Value {
    json!({"value": value, "trait_definition":
        {"id": id, "comparable_type": "string", "entity_type": "company"}})
}

/// The flag `beta`, which is on for companies of which two traits are equal.
fn on_for_twins() -> Value {
    let definition = |id| a_trait(id, "")["trait_definition"].clone();
    let mut flag = beta("c1");
    flag["rules"][0]["conditions"][0] = json!({"id": "cond", "condition_type": "trait",
        "operator": "eq", "trait_value": "none", "trait_definition": definition("one"),
        "comparison_trait_definition": definition("other")});
    flag
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn ten_thousand_updates_while_eight_tasks_check() {
    let (world, mut server) = World::ready().await;
    let twins = |value: &str| json!([a_trait("one", value), a_trait("other", value)]);
    let whole = |slug: &str, value: &str| {
        let mut whole = company("c1", json!({"org": "1", "slug": slug}));
        whole["data"]["traits"] = twins(value);
        whole
    };
    server.send(one_flag(on_for_twins())).await;
    let mut unlike = whole("first", "0");
    unlike["data"]["traits"] = json!([a_trait("one", "1"), a_trait("other", "2")]);
    server.send(unlike).await;
    world.until_beta("1", Some(false)).await;
    server.send(whole("first", "0")).await;
    world.until_beta("1", Some(true)).await;

    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let client = world.client.clone();
            tokio::spawn(async move {
                let (first, last) = (org("1"), EvaluationContext::company("slug", "last"));
                let mut checks = 0_u64;
                let began = Instant::now();
                while client.check("beta", &last).enabled_now().is_none() {
                    assert!(began.elapsed() < LIMIT, "the last update did not come");
                    let result = client.check("beta", &first).await;
                    assert!(result.value, "half of an update");
                    assert_eq!(result.source, Source::DataStream);
                    checks += 1;
                    tokio::task::yield_now().await;
                }
                checks
            })
        })
        .collect();
    for number in 0..10_000 {
        let text = number.to_string();
        let message = match number % 3 {
            0 => whole(&text, &text),
            1 => partial("c1", json!({"traits": twins(&text)})),
            _ => partial(
                "c1",
                json!({"keys": {"slug": text}, "traits": twins(&text)}),
            ),
        };
        server.send(message).await;
    }
    // Two back to back: the last state wins.
    server
        .send(partial("c1", json!({"keys": {"slug": "lost"}})))
        .await;
    server
        .send(partial("c1", json!({"keys": {"slug": "last"}})))
        .await;
    for task in tasks {
        assert!(task.await.unwrap() > 0);
    }
    let by_slug = |slug: &str| {
        let context = EvaluationContext::company("slug", slug);
        world.client.check("beta", &context).enabled_now()
    };
    // A key that is new leads to the company a moment before one that it lost leads nowhere.
    until("that the lost key leads nowhere", || {
        by_slug("lost").is_none()
    })
    .await;
    assert_eq!(by_slug("last"), Some(true));
    assert_eq!(world.client.status().datastream.unwrap().entities, 1);
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn a_key_in_common_does_not_make_two_companies_one() {
    let (world, mut server) = World::ready().await;
    let both = ["1", "2"].map(|number| org(number).with_company("team", "a"));
    let checks = async { tokio::join!(world.check(&both[0]), world.check(&both[1])) };
    let answer = async {
        for _ in &both {
            server.asked().await;
        }
        server
            .send(company("c1", json!({"org": "1", "team": "a"})))
            .await;
        server.ping(b"sent").await;
        server.ponged(b"sent").await;
        server
            .send(company("c2", json!({"org": "2", "team": "a"})))
            .await;
    };
    let ((one, two), ()) = tokio::join!(checks, answer);
    assert_eq!(one.company_id.as_deref(), Some("c1"));
    assert_eq!(two.company_id.as_deref(), Some("c2"));
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn a_wait_for_room_counts_when_it_is_over_and_not_before() {
    let world = World::queueing(1).await;
    world.api.capture_is_down(true);
    let mut server = world.make_ready().await;
    let mut metered = beta("c1");
    metered["rules"][0]["conditions"][0] = json!({"id": "cond", "condition_type": "metric",
        "operator": "lt", "event_subtype": "export", "metric_value": 10});
    server.send(one_flag(metered)).await;
    let metrics = |value| {
        json!([{"event_subtype": "export", "period": "all_time", "month_reset": "first_of_month",
            "value": value}])
    };
    let mut received = company("c1", json!({"org": "1"}));
    received["data"]["metrics"] = metrics(9);
    server.send(received).await;
    world.until_beta("1", Some(true)).await;
    let event = || Track::new("export").company("org", "1").quantity(5);
    let is_full = (0..10_000).any(|_| world.client.track(Track::new("other")).is_err());
    assert!(is_full, "the queue takes all events");
    let wait = world.client.track_within(event(), SECOND);
    let meanwhile = async {
        server
            .send(partial("c1", json!({"metrics": metrics(12)})))
            .await;
        world.until_beta("1", Some(false)).await;
        world.clock.advance(SECOND);
    };
    let (refused, ()) = tokio::join!(wait, meanwhile);
    refused.unwrap_err();
    // The server's figure is as it was received, and not five less.
    assert_eq!(world.try_beta("1"), Some(false));
}

#[tokio::test]
async fn usage_counts_at_once_and_the_servers_figure_replaces_it() {
    let (world, mut server) = World::ready().await;
    let mut metered = beta("c1");
    metered["rules"][0]["conditions"][0] = json!({"id": "cond", "condition_type": "metric",
        "operator": "lt", "event_subtype": "export", "metric_value": 10});
    server.send(one_flag(metered)).await;
    let metric = |value| {
        json!([{"event_subtype": "export", "period": "all_time", "month_reset": "first_of_month",
            "value": value}])
    };
    let mut received = company("c1", json!({"org": "1"}));
    received["data"]["metrics"] = metric(8);
    server.send(received).await;
    world.until_beta("1", Some(true)).await;

    let track = |quantity| {
        let event = Track::new("export").company("org", "1").quantity(quantity);
        world.client.track(event).unwrap();
    };
    track(0);
    track(1);
    assert_eq!(world.try_beta("1"), Some(true));
    world
        .client
        .track(Track::new("export").company("org", "1"))
        .unwrap();
    assert_eq!(world.try_beta("1"), Some(false), "no quantity is one");
    track(-1);
    assert_eq!(world.try_beta("1"), Some(true));
    let past = Track::new("export")
        .company("org", "1")
        .quantity(5)
        .backfill();
    let past = past.sent_at(world.clock.now());
    world.client.track(past).unwrap();
    assert_eq!(
        world.try_beta("1"),
        Some(true),
        "what is for analytics alone is no usage"
    );
    world
        .client
        .track(Track::new("import").company("org", "1"))
        .unwrap();
    assert_eq!(world.try_beta("1"), Some(true));
    track(1);
    assert_eq!(world.try_beta("1"), Some(false));

    server
        .send(partial("c1", json!({"metrics": metric(9)})))
        .await;
    world.until_beta("1", Some(true)).await;

    // What is refused is not counted.
    let mut long = Track::new("export").company("org", "1").quantity(5);
    long = long.idempotency_key(" ");
    assert!(world.client.track(long).is_err());
    assert_eq!(world.try_beta("1"), Some(true));
}
