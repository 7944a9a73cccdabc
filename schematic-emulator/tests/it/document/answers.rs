//! Every operation, with a minimal request and with a full one.

use reqwest::Client;
use schematic_api::dynamic;
use schematic_api::runtime::Response;
use serde_json::Value;

use super::operations::{Operation, all};
use super::requests::Asked;
use super::validate::problems;
use super::world::World;
use crate::support::differences;

/// Sends a request of an operation, and returns what is wrong with the answer, by the document and
/// by the typed client. Whether it is a sample is the other result.
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
    let (code, headers) = (response.status(), response.headers().clone());
    let got = code.as_u16();
    let body = response.bytes().await.unwrap();
    let text = String::from_utf8_lossy(&body);
    if got != status {
        return (
            is_sample,
            vec![format!("{place}: {got}: {text} for {asked:?}")],
        );
    }
    let mut known = dynamic::operations().iter();
    let typed = known.find(|one| one.facts().id == operation.id()).unwrap();
    let read = typed.answer(&Response::new(code, headers, body.clone()));
    let found = match (schema, read) {
        (_, Err(error)) => vec![format!("{place}, typed: {error:?}")],
        // A file, or nothing.
        (None, Ok(read)) => match read {
            Value::Null if body.is_empty() => Vec::new(),
            Value::String(file) if file == text => Vec::new(),
            other => vec![format!("{place}, typed: {text:?} became {other}")],
        },
        (Some(schema), Ok(read)) => {
            let sent: Value = serde_json::from_str(&text).unwrap();
            let mut found = problems(&sent, schema, &place);
            found.extend(differences(&sent, &read, &format!("{place}, typed: ")));
            found
        }
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
