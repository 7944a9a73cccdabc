//! What the official replicator wrote, and what an official SDK decided from it.

use std::path::PathBuf;

use schematic_core::flags::{CheckResult, Source};
use schematic_core::replicator::MissingEntities;
use schematic_core::{EvaluationContext, Keys};
use schematic_emulator::{Emulator, Fault, ReplicatorState};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::until::{turn_until, until};
use crate::world::{SECOND, World};

const VERSION: &str = "ad96bec2";

fn lines<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../conformance/replicator");
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A client before the recorded store, whose replicator says so.
async fn world(state: ReplicatorState, missing: MissingEntities) -> World {
    let emulator = Emulator::start().await.unwrap();
    emulator.replicator().set(state);
    let world = World::start(emulator, |options| options.missing_entities(missing));
    for line in lines::<Value>("redis-dump.jsonl") {
        let value = line["value"].as_str().unwrap().to_owned();
        world.fleet.set(line["key"].as_str().unwrap(), value);
    }
    world.knows(VERSION).await;
    world
}

fn context(check: &Value) -> EvaluationContext {
    let keys = |value: &Value| -> Keys {
        let members = value.as_object().into_iter().flatten();
        members
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect()
    };
    EvaluationContext::new()
        .with_company_keys(keys(&check["company"]))
        .with_user_keys(keys(&check["user"]))
}

fn assert_verdict(check: &Value, result: &CheckResult) {
    let (id, expected) = (&check["id"], &check["expect"]);
    let result = serde_json::to_value(result).unwrap();
    assert_eq!(result["source"], "replicator", "{id}: {result}");
    for member in [
        "value",
        "reason",
        "rule_id",
        "rule_type",
        "flag_id",
        "company_id",
        "user_id",
    ] {
        assert_eq!(
            result[member], expected[member],
            "{id}: {member} of {result}"
        );
    }
    let recorded = check["entitlement"].as_object();
    assert_eq!(
        result["entitlement"].is_object(),
        recorded.is_some(),
        "{id}"
    );
    for (member, expected) in recorded.into_iter().flatten() {
        // What is null is left out of ours.
        let actual = &result["entitlement"][member];
        let same = match (actual.as_f64(), expected.as_f64()) {
            (Some(actual), Some(expected)) => actual.to_bits() == expected.to_bits(),
            _ => actual == expected,
        };
        assert!(same, "{id}: {member} is {actual}, not {expected}");
    }
}

/// Makes all recorded checks. Those that name a company or user which is not there have to ask the
/// API.
async fn assert_recorded(world: &World) {
    let checks = lines::<Value>("checks.jsonl");
    assert_eq!(checks.len(), 1_368);
    let mut missing = 0;
    for (number, check) in checks.iter().enumerate() {
        if number % 100 == 99 {
            // All has to be read again.
            world.clock.advance(SECOND);
        }
        let flag = check["flag"].as_str().unwrap();
        let result = world.client.check(flag, &context(check)).await;
        if check["kind"].as_str().unwrap().starts_with("missing") {
            missing += 1;
            assert_ne!(result.source, Source::Replicator, "{}", check["id"]);
        } else {
            assert_verdict(check, &result);
        }
    }
    assert_eq!(missing, 54);
    assert_eq!(world.asked_api(), missing);
}

#[tokio::test]
async fn recorded_verdicts() {
    assert_recorded(&world(ReplicatorState::ready(VERSION), MissingEntities::AskApi).await).await;
}

#[tokio::test]
async fn recorded_verdicts_while_the_replicator_is_not_ready() {
    let state = ReplicatorState::not_ready(VERSION);
    let world = world(state, MissingEntities::AskApi).await;
    assert!(!world.status().ready);
    assert_recorded(&world).await;
}

#[tokio::test]
async fn recorded_verdicts_after_the_health_url_is_gone() {
    let world = world(ReplicatorState::ready(VERSION), MissingEntities::AskApi).await;
    world.emulator.inject(Fault::reset().on("/ready")).unwrap();
    let is_gone = || world.status().failed_polls > 0;
    turn_until(&world.clock, SECOND, "a failed poll", is_gone).await;
    until("not ready", || !world.status().ready).await;
    assert_recorded(&world).await;
}

#[tokio::test]
async fn recorded_verdicts_without_missing_entities() {
    let state = ReplicatorState::ready(VERSION);
    let world = world(state, MissingEntities::EvaluateWithout).await;
    for check in lines::<Value>("checks.jsonl") {
        let flag = check["flag"].as_str().unwrap();
        assert_verdict(&check, &world.client.check(flag, &context(&check)).await);
    }
    assert_eq!(world.asked_api(), 0);
}
