//! That it serves on when what it prints has no reader, as under a supervisor that ended.

use serde_json::json;

use crate::{Caller, Example, Stage, free_port};

/// With the default log and one that says something of each request.
const LOGS: [&[(&str, &str)]; 2] = [&[], &[("RUST_LOG", "debug")]];

pub async fn it_serves_on_without_readers(binary: &str) {
    for log in LOGS {
        let stage = Stage::unread(binary, log).await;
        serves_and_ends(stage).await;
    }
}

pub async fn it_serves_on_when_its_readers_leave(binary: &str) {
    for log in LOGS {
        let mut stage = Stage::with(binary, log).await;
        stage.example.stop_reading().await;
        serves_and_ends(stage).await;
    }
}

pub async fn it_serves_on_with_the_emulator_inside(binary: &str) {
    for log in LOGS {
        let example = Example::start_unread(binary, log, free_port()).await;
        let url = format!("http://{}/reports", example.address());
        let http = reqwest::Client::builder().no_proxy().build();
        let request = http.expect("a client").get(url);
        let request = request.header("authorization", "Bearer acme");
        assert_eq!(request.send().await.expect("an answer").status(), 200);
        example.stop("TERM").await;
    }
}

async fn serves_and_ends(stage: Stage) {
    for asked in [Caller::Acme, Caller::Globex, Caller::Anonymous] {
        stage.get("/flags/reports", asked).await;
    }
    for _ in 0..3 {
        stage
            .post("/generate", Caller::Acme, &json!({}))
            .await
            .is(&json!({ "generated": 1 }));
    }
    let Stage {
        emulator, example, ..
    } = stage;
    example.stop("TERM").await;
    assert_eq!(emulator.events_total(), 3);
}
