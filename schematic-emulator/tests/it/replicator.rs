//! What a replicator says about itself.

use schematic_emulator::{Emulator, Fault, ReplicatorState};
use serde_json::Value;

async fn ask(emulator: &Emulator, path: &str) -> (u16, String, Value) {
    let url = format!("{}{path}", emulator.base_url());
    let answer = reqwest::get(url).await.unwrap();
    let status = answer.status().as_u16();
    let content_type = answer.headers()["content-type"].to_str().unwrap();
    let content_type = content_type.to_owned();
    let body = answer.bytes().await.unwrap();
    let body = serde_json::from_slice(&body).unwrap_or_default();
    (status, content_type, body)
}

#[tokio::test]
async fn ready_and_health_have_the_official_shape_and_need_no_key() {
    let recorded = include_str!("../../../conformance/replicator/ready.json");
    let recorded: Value = serde_json::from_str(recorded).unwrap();
    let emulator = Emulator::start().await.unwrap();
    for (state, index) in [
        (ReplicatorState::not_ready("ad96bec2"), 0),
        (ReplicatorState::ready("ad96bec2"), 1),
    ] {
        emulator.replicator().set(state);
        let (status, content_type, mut body) = ask(&emulator, "/ready").await;
        let expected = &recorded[index];
        assert_eq!(u64::from(status), expected["status"].as_u64().unwrap());
        assert_eq!(content_type, expected["content_type"]);
        body["timestamp"] = expected["body"]["timestamp"].clone();
        assert_eq!(body, expected["body"]);
        let (status, _, body) = ask(&emulator, "/health").await;
        assert_eq!(status, 200);
        assert_eq!(body["ready"], expected["body"]["ready"]);
    }
}

#[tokio::test]
async fn two_answer_by_turns_and_faults_apply() {
    let emulator = Emulator::start().await.unwrap();
    assert_eq!(ask(&emulator, "/ready").await.0, 503);
    emulator.replicator().by_turns([
        ReplicatorState::ready("old"),
        ReplicatorState::not_ready("new"),
    ]);
    for (status, version) in [(200, "old"), (503, "new"), (200, "old")] {
        let (answered, _, body) = ask(&emulator, "/ready").await;
        assert_eq!(
            (answered, body["cache_version"].as_str()),
            (status, Some(version))
        );
    }
    let garbage = Fault::garbage("<html>").on("/ready").times(1);
    emulator.inject(garbage).unwrap();
    assert_eq!(ask(&emulator, "/ready").await.2, Value::Null);
}
