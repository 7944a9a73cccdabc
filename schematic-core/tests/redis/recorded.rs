//! What the official replicator wrote, in a real Redis, and what an official SDK decided from it.

use std::path::PathBuf;
use std::time::Duration;

use schematic_core::flags::Source;
use schematic_core::replicator::ReplicatorOptions;
use schematic_core::{EvaluationContext, Keys, Schematic};
use schematic_emulator::{Emulator, ReplicatorState};
use serde_json::Value;
use servers::{Server, programs};

use crate::suite::store;

const VERSION: &str = "ad96bec2";

fn lines(file: &str) -> Vec<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../conformance/replicator");
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn load(server: &Server) {
    let mut control = server.connect().unwrap();
    for line in lines("redis-dump.jsonl") {
        let text = |member: &str| line.get(member).and_then(Value::as_str).unwrap().to_owned();
        let mut command = vec!["SET".to_owned(), text("key"), text("value")];
        // The lock of the replicator alone has a time.
        if let Some(seconds) = line.get("ttl_seconds").and_then(Value::as_u64) {
            command.extend(["EX".to_owned(), seconds.to_string()]);
        }
        assert_eq!(control.command(&command).unwrap().text(), "OK");
    }
}

fn keys(value: &Value) -> Keys {
    let members = value.as_object().into_iter().flatten();
    members
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect()
}

#[tokio::test]
async fn recorded_verdicts() {
    for program in programs() {
        let server = program.start();
        load(&server);
        let emulator = Emulator::start().await.unwrap();
        emulator.replicator().set(ReplicatorState::ready(VERSION));
        let options = ReplicatorOptions::new()
            .store(store(&server))
            .health_url(emulator.replicator().ready_url());
        let client = Schematic::builder(emulator.api_key())
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url())
            .replicator(options)
            .build()
            .unwrap();
        assert!(client.ready(Duration::from_secs(20)).await);
        server.forget_calls();
        let checks = lines("checks.jsonl");
        assert_eq!(checks.len(), 1_368);
        let mut missing = 0;
        for check in &checks {
            let context = EvaluationContext::new()
                .with_company_keys(keys(&check["company"]))
                .with_user_keys(keys(&check["user"]));
            let flag = check["flag"].as_str().unwrap();
            let result = client.check(flag, &context).await;
            if check["kind"].as_str().unwrap().starts_with("missing") {
                missing += 1;
                assert_ne!(result.source, Source::Replicator, "{}", check["id"]);
                continue;
            }
            let (id, expected) = (&check["id"], &check["expect"]);
            let result = serde_json::to_value(&result).unwrap();
            assert_eq!(result["source"], "replicator", "{id}: {result}");
            for member in [
                "value",
                "reason",
                "rule_id",
                "flag_id",
                "company_id",
                "user_id",
            ] {
                assert_eq!(
                    result[member], expected[member],
                    "{id}: {member} of {result}"
                );
            }
        }
        assert_eq!(missing, 54);
        let calls = server.calls();
        assert!(calls.contains_key("mget"), "{calls:?}");
        assert!(!calls.contains_key("get"), "{calls:?}");
        client.shutdown().await;
    }
}
