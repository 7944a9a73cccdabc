//! What is reported as used.

use std::time::Duration;

use schematic_emulator::Fault;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::{Caller, Stage};

fn quantity(body: &Value) -> i64 {
    body.get("quantity")
        .map_or(1, |quantity| quantity.as_i64().expect("a whole number"))
}

pub async fn what_succeeds_is_counted_once(binary: &str) {
    let stage = Stage::set(binary).await;
    for (body, units) in [
        (json!({}), 1),
        (json!({ "units": 3 }), 3),
        (json!({ "units": 2, "fail": false }), 2),
        (json!({ "units": null, "fail": null }), 1),
    ] {
        let answer = stage.post("/generate", Caller::Acme, &body).await;
        answer.is(&json!({ "generated": units }));
    }
    let Stage {
        emulator, example, ..
    } = stage;
    example.stop("TERM").await;
    let events = emulator.events();
    let quantities: Vec<i64> = events.iter().map(|event| quantity(&event.body())).collect();
    assert_eq!(quantities, [1, 3, 2, 1]);
    for event in events {
        assert_eq!(event.body()["event"], "generate");
        assert_eq!(event.body()["company"], json!({ "org": "acme" }));
        assert_eq!(event.body()["user"], json!({ "email": "ada@acme.example" }));
    }
}

pub async fn what_fails_is_not_counted(binary: &str) {
    let stage = Stage::set(binary).await;
    let failed = stage
        .post(
            "/generate",
            Caller::Acme,
            &json!({ "units": 9, "fail": true }),
        )
        .await;
    assert_eq!(failed.status, 500);
    stage
        .post("/generate", Caller::Globex, &json!({}))
        .await
        .refuses(403, "flag_off");
    stage
        .post("/generate", Caller::Anonymous, &json!({}))
        .await
        .refuses(401, "identity_missing");
    let unreadable = stage
        .post("/generate", Caller::Acme, &json!("nonsense"))
        .await;
    assert!((400..500).contains(&unreadable.status), "{unreadable:?}");
    let Stage {
        emulator, example, ..
    } = stage;
    example.stop("TERM").await;
    assert_eq!(emulator.events_total(), 0);
}

pub async fn a_client_that_goes_away_is_not_counted(binary: &str) {
    let stage = Stage::set(binary).await;
    stage.inject(Fault::delay(Duration::from_secs(1)).times(1));
    let mut client = TcpStream::connect(stage.example.address())
        .await
        .expect("it listens");
    let request = "POST /generate HTTP/1.1\r\nhost: example\r\n\
        authorization: Bearer acme\r\ncontent-length: 2\r\n\r\n{}";
    client
        .write_all(request.as_bytes())
        .await
        .expect("it reads");
    stage
        .emulator
        .wait_for_requests(1, |request| request.path.starts_with("/flags"))
        .await;
    drop(client);
    // One that stays is counted, and nothing before it was.
    let answer = stage
        .post("/generate", Caller::Acme, &json!({ "units": 5 }))
        .await;
    answer.is(&json!({ "generated": 5 }));
    let Stage {
        emulator, example, ..
    } = stage;
    example.stop("TERM").await;
    let quantities: Vec<i64> = emulator
        .events()
        .iter()
        .map(|event| quantity(&event.body()))
        .collect();
    assert_eq!(quantities, [5]);
}

pub async fn usage_closes_the_route(binary: &str) {
    let stage = Stage::set(binary).await;
    // The seed lets acme generate ten a month.
    let mut used = 0;
    let refusal = loop {
        let answer = stage
            .post("/generate", Caller::Acme, &json!({ "units": 4 }))
            .await;
        if answer.status != 200 {
            break answer;
        }
        used += 1;
        stage.tracked(used).await;
        assert!(used < 10, "the limit is never reached");
    };
    assert_eq!(used, 3);
    refusal.refuses(429, "usage_exhausted");
    let a_month = 31 * 24 * 60 * 60;
    assert!(
        refusal
            .retry_after()
            .is_some_and(|wait| (1..=a_month).contains(&wait))
    );
}
