//! Clients that do not keep up.

use std::time::Duration;

use schematic_emulator::Emulator;
use serde_json::json;
use tokio::io::AsyncWriteExt as _;

use super::client::{Client, pings};
use crate::support::{Caller, in_time};

#[tokio::test]
async fn a_client_that_takes_nothing_is_cut_off_and_others_are_served() {
    // So that what waits for it is what counts, and not how long.
    let emulator = Emulator::builder()
        .seed("flags: {beta: false}")
        .write_timeout(Duration::from_secs(3_600))
        .start()
        .await
        .unwrap();
    // A flag of some length, so that what the sockets hold is soon full.
    let rule = json!({"name": "x".repeat(20_000), "value": true, "priority": 1,
        "conditions": [{"condition_type": "plan", "operator": "eq",
            "resource_ids": (0..200).map(|id| format!("plan_{id}")).collect::<Vec<_>>()}]});
    let caller = Caller::new(&emulator);
    let rules = json!({"rules": vec![rule; 10]});
    let (status, _) = caller
        .send(reqwest::Method::PUT, "/flags/flag_beta/rules", &rules)
        .await;
    assert_eq!(status, 200);

    let mut stuck = Client::with_flags(&emulator).await;
    let number = emulator.streams().connections()[0].number;
    let mut good = Client::with_flags(&emulator).await;
    let mut changes = 0;
    while emulator
        .streams()
        .connections()
        .iter()
        .any(|one| one.number == number)
    {
        emulator.set_flag_default("beta", changes % 2 == 0).unwrap();
        let (_, _, flag) = good.receive().await;
        assert_eq!(flag["default_value"], changes % 2 == 0);
        let waiting = emulator.streams().only(number).connections();
        assert!(waiting.iter().all(|one| one.waiting <= 4_096));
        changes += 1;
        assert!(changes < 700, "more waits for it than there is room for");
    }
    let ended = emulator.streams().ended();
    assert_eq!(ended[0].end.as_deref(), Some("the client did not keep up"));
    // What it received before is in order, and then the connection is over.
    let (received, _) = stuck.rest().await;
    assert!(received.len() < changes);
    assert!(
        received
            .iter()
            .enumerate()
            .all(|(n, received)| received["data"]["default_value"] == (n % 2 == 0))
    );

    let (_, _, flags) = {
        let mut again = Client::connect(&emulator).await;
        again.ask("Flags", json!({})).await;
        again.receive().await
    };
    assert_eq!(flags[0]["default_value"], changes % 2 == 1);
}

#[tokio::test]
async fn a_client_that_pings_and_takes_no_pong_is_cut_off() {
    let emulator = Emulator::builder()
        .write_timeout(Duration::from_millis(100))
        .start()
        .await
        .unwrap();
    let mut client = Client::connect(&emulator).await;
    in_time(emulator.streams().wait_until(|all| all.len() == 1)).await;
    let pings = pings();
    let mut sent = 0;
    // What the sockets hold is full after some megabytes; from then on nothing is read.
    while in_time(client.stream.get_mut().write_all(&pings))
        .await
        .is_ok()
    {
        sent += 1;
        assert!(sent < 2_000, "all of it is read, and answered in memory");
    }
    let ended = in_time(emulator.streams().wait_for_ends(1, |_| true)).await;
    assert_eq!(ended[0].end.as_deref(), Some("the client did not keep up"));
}
