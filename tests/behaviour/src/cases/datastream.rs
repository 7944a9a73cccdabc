//! Flags decided in the example's own memory, which a DataStream keeps true.

use std::fs;
use std::path::PathBuf;

use schematic_emulator::{Fault, StreamFault};
use serde_json::{Value, json};
use tokio::time::{Duration, timeout};

use crate::{Caller, Example, SEED, Stage};

const DATASTREAM: (&str, &str) = ("SCHEMATIC_DATASTREAM", "1");

pub async fn flags_are_decided_in_memory(binary: &str) {
    let stage = Stage::with(binary, &[DATASTREAM]).await;
    stage
        .until_flag("reports", Caller::Acme, decided_in_memory(true))
        .await;
    stage
        .until_flag("reports", Caller::Globex, decided_in_memory(false))
        .await;
    // From here on there is no other way to an answer.
    stage.inject(Fault::status(500));
    let before = stage.checks();
    for _ in 0..20 {
        stage
            .get("/reports", Caller::Acme)
            .await
            .is(&json!({ "report": "ready" }));
        stage
            .get("/reports", Caller::Globex)
            .await
            .refuses(403, "flag_off");
    }
    assert_eq!(stage.checks(), before);
    let connections = stage.emulator.streams().connections();
    assert_eq!(connections.len(), 1);
    assert_eq!(
        connections[0].headers["x-schematic-client"],
        "schematic-rust"
    );
    stage.example.stop("TERM").await;
    stage.emulator.streams().wait_for_ends(1, |_| true).await;
}

pub async fn every_route_is_answered_from_memory(binary: &str) {
    let stage = Stage::with(binary, &[DATASTREAM]).await;
    for (flag, caller, value) in [
        ("reports", Caller::Acme, true),
        ("reports", Caller::Globex, false),
        ("plus", Caller::Initech, true),
    ] {
        let decided = decided_in_memory(value);
        stage.until_flag(flag, caller, decided).await;
    }
    let before = stage.checks();
    stage
        .get("/once", Caller::Acme)
        .await
        .is(&json!({ "values": [true, true] }));
    stage
        .get("/plus", Caller::Initech)
        .await
        .is(&json!({ "plus": true }));
    stage
        .get("/plus", Caller::Globex)
        .await
        .refuses(402, "flag_off");
    stage
        .get("/reports", Caller::Anonymous)
        .await
        .refuses(401, "identity_missing");
    stage
        .get("/optional", Caller::Acme)
        .await
        .is(&json!({ "reports": true }));
    let exhausted = json!({ "units": 10 });
    stage
        .post("/generate", Caller::Acme, &exhausted)
        .await
        .is(&json!({ "generated": 10 }));
    stage
        .until_flag("generate", Caller::Acme, decided_in_memory(false))
        .await;
    let refusal = stage.post("/generate", Caller::Acme, &exhausted).await;
    refusal.refuses(429, "usage_exhausted");
    let (wait, a_month) = (refusal.retry_after(), 31 * 24 * 60 * 60);
    assert!(
        wait.is_some_and(|wait| (1..=a_month).contains(&wait)),
        "{refusal:?}"
    );
    assert_eq!(stage.checks(), before);
}

/// Without an API key the emulator is in the example's own process.
pub async fn its_own_schematic_has_one(binary: &str) {
    let example = Example::start(binary, &[DATASTREAM]).await;
    example.prints("curl").await;
    let stderr = example.stderr();
    let page = stderr
        .split_whitespace()
        .find(|word| word.starts_with("http://127.0.0.1:") && word.ends_with('/'))
        .expect("the page's URL");
    let http = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let flag = format!("http://{}/flags/maintenance", example.address());
    let until = async |value: bool| {
        let is_so = decided_in_memory(value);
        let mut last = Value::Null;
        let asked = timeout(Duration::from_secs(30), async {
            while !is_so(&last) {
                let answer = http.get(&flag).header("authorization", "Bearer acme");
                let answer = answer.send().await.expect("an answer");
                let answer = answer.bytes().await.expect("a body");
                last = serde_json::from_slice(&answer).expect("JSON");
            }
        });
        let reached = asked.await;
        assert!(reached.is_ok(), "it stays {last}");
    };
    until(false).await;
    for value in [true, false] {
        let forced = http
            .put(format!("{page}_emulator/flags/maintenance"))
            .body(json!({ "forced": value }).to_string());
        assert_eq!(forced.send().await.expect("an answer").status(), 204);
        until(value).await;
    }
    let connections = http
        .get(format!("{page}_emulator/datastream/connections"))
        .send()
        .await
        .expect("an answer")
        .bytes()
        .await
        .expect("a body");
    let connections: Value = serde_json::from_slice(&connections).expect("JSON");
    assert_eq!(connections["data"].as_array().map(Vec::len), Some(1));
    example.stop("TERM").await;
}

pub async fn a_changed_seed_is_seen(binary: &str) {
    let file = File::named("a_changed_seed_is_seen", binary);
    let seed = fs::read_to_string(SEED).expect("the examples' seed");
    fs::write(&file.0, &seed).expect("a file");
    let stage = Stage::seeded(binary, &file.0, &[DATASTREAM]).await;
    stage
        .until_flag("plus", Caller::Acme, decided_in_memory(false))
        .await;
    for value in [true, false, true] {
        let changed = if value {
            seed.replacen("reports: true", "reports: true\n      plus: true", 1)
        } else {
            seed.clone()
        };
        fs::write(&file.0, changed).expect("a file");
        stage
            .until_flag("plus", Caller::Acme, decided_in_memory(value))
            .await;
    }
    stage
        .get("/plus", Caller::Acme)
        .await
        .is(&json!({ "plus": true }));
}

pub async fn usage_is_seen(binary: &str) {
    let stage = Stage::with(binary, &[DATASTREAM]).await;
    stage
        .until_flag("generate", Caller::Acme, decided_in_memory(true))
        .await;
    stage.inject(Fault::status(500));
    stage
        .post("/generate", Caller::Acme, &json!({ "units": 10 }))
        .await
        .is(&json!({ "generated": 10 }));
    stage
        .until_flag("generate", Caller::Acme, decided_in_memory(false))
        .await;
    let refused = stage.post("/generate", Caller::Acme, &json!({})).await;
    refused.refuses(429, "usage_exhausted");
}

pub async fn a_drop_is_got_over(binary: &str) {
    let stage = Stage::with(binary, &[DATASTREAM]).await;
    stage
        .until_flag("reports", Caller::Acme, decided_in_memory(true))
        .await;
    assert_eq!(
        stage
            .emulator
            .streams()
            .break_connections(StreamFault::reset()),
        1
    );
    stage.emulator.force_flag("reports", false).expect("a flag");
    stage
        .until_flag("reports", Caller::Acme, decided_in_memory(false))
        .await;
    assert_eq!(stage.emulator.streams().total(), 2);
}

fn decided_in_memory(value: bool) -> impl Fn(&Value) -> bool {
    move |answer| answer["value"] == value && answer["source"] == "datastream"
}

/// A file that goes with the test.
struct File(PathBuf);

impl File {
    fn named(test: &str, binary: &str) -> Self {
        let example = PathBuf::from(binary);
        let example = example.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("{test}-{example}-{}.yaml", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // It may never have been written.
        let _ = fs::remove_file(&self.0);
    }
}
