//! Every operation, with a minimal request and with a full one.

use reqwest::Client;

use super::operations::{Operation, all};
use super::requests::Asked;
use super::validate::problems;
use super::world::World;

/// Sends a request of an operation, and returns what is wrong with the answer. Whether it is a
/// sample is the other result.
async fn failures(operation: Operation, full: bool, world: &World) -> (bool, Vec<String>) {
    let asked = Asked::of(operation, full, &world.known);
    let response = asked
        .request(operation, &world.caller)
        .send()
        .await
        .unwrap();
    let is_sample = response.headers().contains_key("x-schematic-emulator");
    let (status, schema) = operation.success();
    let place = format!(
        "{} {}",
        operation.id(),
        if full { "full" } else { "minimal" }
    );
    let got = response.status().as_u16();
    let body = response.bytes().await.unwrap();
    let text = String::from_utf8_lossy(&body);
    let found = match (schema, serde_json::from_slice(&body)) {
        _ if got != status => vec![format!("{place}: {got}: {text} for {asked:?}")],
        (None, _) => Vec::new(),
        (Some(schema), Ok(body)) => problems(&body, schema, &place),
        (Some(_), Err(error)) => vec![format!("{place}: {error}")],
    };
    (is_sample, found)
}

#[tokio::test]
async fn every_operation_is_answered_as_it_declares() {
    let operations = all();
    assert_eq!(operations.len(), 268);
    let http = Client::builder().no_proxy().build().unwrap();
    let empty = World::empty(&http).await;
    let (mut samples, mut found) = (0, Vec::new());
    for operation in operations {
        for full in [false, true] {
            let (is_sample, failures_of_sample) = failures(operation, full, &empty).await;
            if is_sample {
                samples += 1;
                found.extend(failures_of_sample);
            } else {
                // What a handler answers is about something that is there.
                let world = World::of(operation.id(), &http).await;
                found.extend(failures(operation, full, &world).await.1);
            }
        }
    }
    assert_eq!(samples % 2, 0);
    assert!(samples > 360, "{samples}");
    assert!(
        found.is_empty(),
        "{} of them:\n{}",
        found.len(),
        found.join("\n")
    );
}
