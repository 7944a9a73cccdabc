//! A client that does not keep up.

use schematic_emulator::Emulator;
use serde_json::json;

use super::client::Client;
use crate::support::Caller;

#[tokio::test]
async fn a_client_that_takes_nothing_is_cut_off_and_others_are_served() {
    let emulator = Emulator::builder()
        .seed("flags: {beta: false}")
        .start()
        .await
        .unwrap();
    // A flag of some length, so that what the sockets hold is soon full.
    let rule = json!({"name": "x".repeat(400), "value": true, "priority": 1,
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
        let (_, _, flag) = good.told().await;
        assert_eq!(flag["default_value"], changes % 2 == 0);
        let waiting = emulator.streams().only(number).connections();
        assert!(waiting.iter().all(|one| one.waiting <= 4_096));
        changes += 1;
    }
    let ended = emulator.streams().ended();
    assert_eq!(ended[0].end.as_deref(), Some("the client did not keep up"));
    // What it was told before is in order, and then it is over.
    let (told, _) = stuck.rest().await;
    assert!(told.len() < changes);
    assert!(
        told.iter()
            .enumerate()
            .all(|(n, told)| told["data"]["default_value"] == (n % 2 == 0))
    );

    let (_, _, flags) = {
        let mut again = Client::connect(&emulator).await;
        again.ask("Flags", json!({})).await;
        again.told().await
    };
    assert_eq!(flags[0]["default_value"], changes % 2 == 1);
}
