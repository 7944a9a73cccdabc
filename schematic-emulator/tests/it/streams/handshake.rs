//! Who gets in, and who does not.

use schematic_emulator::{Emulator, Fault};

use super::client::Client;
use crate::support::{Caller, in_time};

#[tokio::test]
async fn only_the_right_key_gets_in() {
    let emulator = Emulator::builder()
        .api_key("sch_mine")
        .start()
        .await
        .unwrap();
    for headers in [
        &[][..],
        &[("x-schematic-api-key", "sch_other")],
        &[("x-schematic-api-key", "")],
        &[("authorization", "Bearer sch_mine")],
    ] {
        let refused = Client::try_connect(&emulator, headers).await;
        assert_eq!(refused.err(), Some(401), "{headers:?}");
    }
    let right = [
        ("x-schematic-api-key", "sch_mine"),
        ("x-schematic-client", "some-sdk"),
    ];
    Client::try_connect(&emulator, &right).await.ok().unwrap();
    assert_eq!(emulator.streams().total(), 1);
}

#[tokio::test]
async fn a_connection_can_be_looked_at_without_its_key() {
    let emulator = Emulator::builder()
        .api_key("sch_mine")
        .start()
        .await
        .unwrap();
    let headers = [
        ("x-schematic-api-key", "sch_mine"),
        ("x-schematic-client", "some-sdk"),
        ("x-schematic-datastream-mode", "direct"),
    ];
    let _client = Client::try_connect(&emulator, &headers).await.ok().unwrap();
    let connections = in_time(
        emulator
            .streams()
            .wait_until(|connections| connections.len() == 1),
    )
    .await;
    assert_eq!(connections[0].headers["x-schematic-client"], "some-sdk");
    assert!(!format!("{connections:?}").contains("sch_mine"));

    let handshakes =
        in_time(emulator.wait_for_requests(1, |request| request.status() == Some(101))).await;
    assert_eq!(handshakes[0].path, "/datastream");
    assert_eq!(
        handshakes[0].header("x-schematic-datastream-mode"),
        Some("direct")
    );
    assert_eq!(handshakes[0].connection, connections[0].number);

    let caller = Caller::new(&emulator);
    let (_, received) = caller.get("/_emulator/datastream/connections").await;
    assert_eq!(
        received["data"][0]["headers"]["x-schematic-client"],
        "some-sdk"
    );
    let (_, state) = caller.get("/_emulator/state").await;
    assert_eq!(
        state["data"]["connections"][0]["number"],
        connections[0].number
    );
    assert!(!format!("{received}{state}").contains("sch_mine"));
}

#[tokio::test]
async fn a_request_that_is_not_a_websocket_is_rejected() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let (status, answer) = caller.get("/datastream").await;
    assert_eq!(status, 426);
    assert!(answer["error"].is_string());
    let old = caller
        .request(reqwest::Method::GET, "/datastream")
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "8")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
        .send()
        .await
        .unwrap();
    assert_eq!(old.status(), 426);
    assert_eq!(old.headers()["sec-websocket-version"], "13");
    assert_eq!(
        caller.post("/datastream", serde_json::json!({})).await.0,
        405
    );
}

#[tokio::test]
async fn handshakes_meet_faults_as_other_requests_do() {
    let emulator = Emulator::start().await.unwrap();
    let key = emulator.api_key().to_owned();
    let headers = [("x-schematic-api-key", key.as_str())];
    for status in [401, 403, 500, 503] {
        emulator
            .inject(Fault::status(status).on("/datastream").times(2))
            .unwrap();
        for _ in 0..2 {
            let refused = Client::try_connect(&emulator, &headers).await;
            assert_eq!(refused.err(), Some(status));
        }
    }
    // Even one that is carried out in vain leaves nothing behind.
    emulator
        .inject(Fault::status(503).on("/datastream").carried_out().times(1))
        .unwrap();
    assert!(Client::try_connect(&emulator, &headers).await.is_err());
    assert!(Client::try_connect(&emulator, &headers).await.is_ok());
    assert_eq!(emulator.streams().total(), 1);
}
