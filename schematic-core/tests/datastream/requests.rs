use std::sync::Arc;

use schematic_core::request::{FlagEvaluator, Flags, GuardPolicy, Verdict};
use serde_json::json;

use crate::world::{World, beta, company, one_flag, org};

#[tokio::test]
async fn what_a_guard_decided_stays_for_the_whole_request() {
    let (world, mut server) = World::ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    server.send(company("c2", json!({"org": "2"}))).await;
    world.until_beta("2", Some(false)).await;
    let evaluator = Arc::new(FlagEvaluator::new(world.client.clone()));
    let guard = GuardPolicy::new("beta");
    let (on, off) = (
        Flags::new(&evaluator, org("1")),
        Flags::new(&evaluator, org("2")),
    );
    let received = [world.check(&org("1")).await, world.check(&org("2")).await];
    assert_eq!(guard.verdict_now(&on), Some(Verdict::Allow));
    let Some(Verdict::Refuse(refusal)) = guard.verdict_now(&off) else {
        panic!("let pass");
    };
    assert_eq!(refusal.code(), "flag_off");
    assert_eq!(refusal.result(), Some(&received[1]));

    // Now it is the other way round, but for requests that have been decided.
    server.send(one_flag(beta("c2"))).await;
    world.until_beta("1", Some(false)).await;
    for (flags, received) in [(&on, &received[0]), (&off, &received[1])] {
        let first = flags.clone().check("beta").await;
        assert_eq!(&*first, received);
        assert!(Arc::ptr_eq(&first, &flags.check_now("beta").unwrap()));
        assert!(Arc::ptr_eq(&first, &flags.check("beta").await));
        assert_eq!(
            guard.verdict_now(flags) == Some(Verdict::Allow),
            received.value,
            "{received:?}"
        );
    }
    let anew = Flags::new(&evaluator, org("1"));
    assert!(!anew.check_now("beta").unwrap().value);
    assert_eq!(world.api.asked(), 0);
}

#[tokio::test]
async fn a_flag_asked_for_in_other_letters_is_remembered_as_it_was_asked_for() {
    let (world, mut server) = World::ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    let evaluator = Arc::new(FlagEvaluator::new(world.client.clone()));
    let flags = Flags::new(&evaluator, org("1"));
    let verdict = GuardPolicy::new("BETA").verdict_now(&flags);
    assert_eq!(verdict, Some(Verdict::Allow));
    let (upper, lower) = (flags.check("BETA").await, flags.check("beta").await);
    assert_eq!((&*upper.flag, &*lower.flag), ("BETA", "beta"));
    assert!(format!("{flags:?}").contains("BETA"));
}
