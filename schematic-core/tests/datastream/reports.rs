//! What is reported to Schematic about checks that memory answers.

use schematic_core::EvaluationContext;
use schematic_core::datastream::{DataStreamOptions, FlagCheckEvents};
use schematic_core::events::Track;
use schematic_core::flags::{CheckOptions, Preflight};
use serde_json::{Value, json};

use crate::server::Connection;
use crate::until::{turn_until, until};
use crate::world::{KEY, SECOND, World, company, org};

/// A client that knows the companies `c1`, for which the flag is on, and `c2`.
async fn world(change: impl FnOnce(DataStreamOptions) -> DataStreamOptions) -> (World, Connection) {
    let world = World::with(change).await;
    let mut server = world.make_ready().await;
    for (known, org) in (1..).zip(["1", "2"]) {
        let id = format!("c{org}");
        server
            .send(company(&id, json!({"org": org, "slug": id})))
            .await;
        let entities = || world.client.status().datastream.unwrap().entities;
        until(&id, || entities() == known).await;
    }
    (world, server)
}

async fn reported(world: &World) -> Vec<Value> {
    assert!(world.client.flush().await.is_complete());
    let mut reported = world.api.captured();
    reported
        .iter_mut()
        .map(|event| event["body"].take())
        .collect()
}

#[tokio::test]
async fn every_check_is_reported_with_all_that_is_known() {
    let (world, _server) =
        world(|settings| settings.flag_check_events(FlagCheckEvents::Each)).await;
    world.client.check_flag("Beta", &org("1")).await;
    world.check(&org("2")).await;
    let no_context = EvaluationContext::new();
    assert_eq!(
        world.client.check("beta", &no_context).enabled_now(),
        Some(false)
    );
    assert!(world.client.flush().await.is_complete());
    let mut events = world.api.captured();
    assert_eq!(events.len(), 3);
    let event = &events[0];
    assert_eq!(event["type"], "flag_check");
    assert_eq!(event["api_key"], KEY);
    assert!(event["idempotency_key"].is_string() && event["sent_at"].is_string());
    assert_ne!(events[0]["idempotency_key"], events[1]["idempotency_key"]);
    let bodies: Vec<_> = events
        .iter_mut()
        .map(|event| event["body"].take())
        .collect();
    assert_eq!(
        bodies,
        [
            json!({
                "flag_key": "Beta", "value": true, "flag_id": "flag_beta", "rule_id": "rule_1",
                "reason": "Matched standard rule \"Early\" (rule_1)", "company_id": "c1",
                "req_company": {"org": "1"},
            }),
            json!({
                "flag_key": "beta", "value": false, "flag_id": "flag_beta", "company_id": "c2",
                "reason": "No rules matched; default value for flag",
                "req_company": {"org": "2"},
            }),
            json!({
                "flag_key": "beta", "value": false, "flag_id": "flag_beta",
                "reason": "No rules matched; default value for flag",
            }),
        ]
    );
}

#[tokio::test]
async fn hypothetical_and_failed_checks_are_marked() {
    let (world, _server) =
        world(|settings| settings.flag_check_events(FlagCheckEvents::Each)).await;
    let options = CheckOptions::new().preflight(Preflight::new().usage(1));
    world
        .client
        .check("beta", &org("1"))
        .options(options.clone())
        .enabled()
        .await;
    let both = org("1").with_company("slug", "c2");
    world.check(&both).await;
    let reported = reported(&world).await;
    assert_eq!(reported[0]["preflight"], true);
    assert_eq!(reported[1]["reason"], "key conflict");
    let error = reported[1]["error"].as_str().unwrap();
    assert!(error.contains("c1") && error.contains("c2"), "{error}");
    assert!(reported[1].get("company_id").is_none());
}

#[tokio::test]
async fn several_flags_and_answers_of_the_api_are_not_reported() {
    let (world, _server) =
        world(|settings| settings.flag_check_events(FlagCheckEvents::Each)).await;
    world.client.check_flags(&["beta", "beta"], &org("1")).await;
    world.client.check_flag("other", &org("1")).await;
    assert_eq!(world.api.asked(), 1);
    assert_eq!(reported(&world).await, [Value::Null; 0]);
}

#[tokio::test]
async fn when_there_is_no_room_equal_checks_are_reported_once() {
    let (world, _server) = world(|settings| {
        settings
            .flag_check_events(FlagCheckEvents::Each)
            .flag_check_capacity(5)
    })
    .await;
    world.api.capture_is_down(true);
    for number in 0..100 {
        let org = org(if number % 2 == 0 { "1" } else { "2" });
        assert!(world.client.check("beta", &org).enabled_now().is_some());
    }
    let stats = world.client.status().flag_checks.unwrap();
    assert_eq!(stats.events.accepted, 5);
    assert_eq!(
        (stats.waiting, stats.summarized, stats.dropped),
        (2, 100 - 5 - 2, 0)
    );
    // Other events are not kept out.
    world.client.track(Track::new("export")).unwrap();

    world.api.capture_is_down(false);
    let mut reported = Vec::new();
    turn_until(&world.clock, SECOND, "all eight events", || {
        reported.append(&mut world.api.captured());
        reported.len() >= 8
    })
    .await;
    assert_eq!(reported.len(), 8);
    let stats = world.client.status().flag_checks.unwrap();
    assert_eq!((stats.waiting, stats.events.accepted), (0, 7));

    // With room again each is reported, though not from that moment on.
    let accepted = |world: &World| {
        assert!(
            world
                .client
                .check("beta", &org("1"))
                .enabled_now()
                .is_some()
        );
        world.client.status().flag_checks.unwrap().events.accepted
    };
    let mut before = accepted(&world);
    turn_until(
        &world.clock,
        SECOND,
        "a check that is reported by itself",
        || {
            let now = accepted(&world);
            std::mem::replace(&mut before, now) != now
        },
    )
    .await;
}

#[tokio::test]
async fn what_differs_too_much_is_counted() {
    let (world, _server) = world(|settings| {
        settings
            .flag_check_events(FlagCheckEvents::Summarized)
            .flag_check_capacity(16)
    })
    .await;
    for number in 0..1_000 {
        let context = org("1").with_company("typo", number.to_string());
        assert!(world.client.check("beta", &context).enabled_now().is_some());
    }
    let stats = world.client.status().flag_checks.unwrap();
    assert_eq!(stats.waiting as u64 + stats.dropped, 1_000);
    assert!(stats.waiting <= 16);
}

#[tokio::test]
async fn summarized_checks_are_reported_once_a_period() {
    let (world, _server) =
        world(|settings| settings.flag_check_events(FlagCheckEvents::Summarized)).await;
    for _ in 0..2 {
        for _ in 0..50 {
            world.client.check_flag("beta", &org("1")).await;
            world.client.check_flag("beta", &org("2")).await;
        }
        assert_eq!(
            world.client.status().flag_checks.unwrap().events.accepted % 2,
            0
        );
        turn_until(&world.clock, SECOND, "the end of a period", || {
            world.client.status().flag_checks.unwrap().waiting == 0
        })
        .await;
        assert_eq!(reported(&world).await.len(), 2);
    }
    assert_eq!(
        world.client.status().flag_checks.unwrap().summarized,
        2 * 98
    );
}

#[tokio::test]
async fn checks_are_sampled_or_not_reported_at_all() {
    for (which, expected) in [
        (FlagCheckEvents::Off, 0),
        (FlagCheckEvents::Sampled(0.0), 0),
        (FlagCheckEvents::Sampled(1.0), 20),
    ] {
        let (world, _server) = world(|settings| settings.flag_check_events(which)).await;
        for _ in 0..20 {
            world.client.check_flag("beta", &org("1")).await;
        }
        assert_eq!(reported(&world).await.len(), expected);
    }
}

#[tokio::test]
async fn a_shutdown_tells_what_waits() {
    let (world, _server) =
        world(|settings| settings.flag_check_events(FlagCheckEvents::Summarized)).await;
    for _ in 0..20 {
        world.client.check_flag("beta", &org("1")).await;
    }
    let report = world.client.shutdown().await;
    assert_eq!((report.events.sent, report.events.pending), (1, 0));
    assert_eq!(world.api.captured().len(), 1);
}
