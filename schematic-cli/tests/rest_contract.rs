//! Every operation through `schematic api batch`, as a process: what arrives is what was asked, and
//! what is printed is what was answered.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod batch;

use std::sync::Arc;

use batch::Batch;
use rest_contract::case::{Answered, Case};
use rest_contract::compare;
use rest_contract::document::{Document, Operation};
use rest_contract::server::{Arrived, Reply};
use serde_json::{Value, json};

/// The most differences that are shown.
const SHOWN: usize = 60;

#[tokio::test(flavor = "multi_thread")]
async fn every_reading_operation() {
    every_case(|operation| operation.method == "GET", 141).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_writing_operation() {
    every_case(|operation| operation.method != "GET", 127).await;
}

async fn every_case(is_meant: fn(&Operation) -> bool, count: usize) {
    let document = Document::read();
    let mut batch = Batch::start().await;
    let mut differences = Vec::new();
    let operations = document.operations().into_iter().filter(is_meant);
    let operations: Vec<Arc<Operation>> = operations.map(Arc::new).collect();
    assert_eq!(operations.len(), count);
    for operation in &operations {
        for case in Case::of(&document, operation) {
            batch.reply(reply(&case));
            let answer = batch.ask(case.line(&case.name));
            let mut found = Vec::new();
            if answer["id"] != case.name {
                found.push(format!("another id: {}", answer["id"]));
            }
            match answer.get("data") {
                Some(data) => found.extend(compare::answer(&case.answered, data)),
                None => found.push(format!("an error: {}", answer["error"])),
            }
            match batch.take_arrived().as_slice() {
                [arrived] => {
                    found.extend(compare::request(&case, arrived));
                    found.extend(headers(&case, arrived));
                }
                arrived => found.push(format!("{} requests arrived", arrived.len())),
            }
            differences.extend(found.into_iter().map(|one| format!("{}: {one}", case.name)));
        }
    }
    assert_all_right(&differences);
    assert_eq!(batch.end().status.code(), Some(0));
}

fn assert_all_right(differences: &[String]) {
    let shown: Vec<&str> = differences.iter().take(SHOWN).map(String::as_str).collect();
    let shown = shown.join("\n");
    assert!(
        differences.is_empty(),
        "{} differences\n{shown}",
        differences.len()
    );
}

fn reply(case: &Case) -> Reply {
    let (status, content_type, body) = case.answered.parts(case.ascii);
    let reply = Reply::new(status, body);
    match content_type {
        Some(content_type) => reply.header("content-type", content_type),
        None => reply,
    }
}

/// What of the headers is not as every request has them.
fn headers(case: &Case, arrived: &Arrived) -> Vec<String> {
    let has_body = case.asked.body.is_some();
    let accept = match case.answered {
        Answered::File(_) => "text/csv, application/octet-stream",
        _ => "application/json",
    };
    [
        ("accept", Some(accept)),
        ("content-type", has_body.then_some("application/json")),
        ("x-fern-language", Some("Rust")),
        ("x-schematic-api-key", Some(batch::KEY)),
    ]
    .into_iter()
    .filter(|(name, value)| arrived.header(name) != *value)
    .map(|(name, _)| format!("{name}: {:?}", arrived.header(name)))
    .collect()
}

/// The bodies of refusals: JSON with the API's text, of one line, of several and a long one, other
/// JSON, none, and a page of a proxy.
fn bodies() -> [(&'static str, Vec<u8>, Value); 7] {
    let long = "not so: ".repeat(75);
    assert_eq!(long.len(), 600);
    let long = json!({"error": long});
    [
        (
            "application/json",
            br#"{"error":"not \u00e9 so"}"#.to_vec(),
            json!({"error": "not é so"}),
        ),
        (
            "application/json",
            br#"{"error":"not so:\n\tnever\r\nat all \u007f"}"#.to_vec(),
            json!({"error": "not so:\n\tnever\r\nat all \u{7f}"}),
        ),
        ("application/json", long.to_string().into_bytes(), long),
        (
            "application/json",
            br#"[{"code":1}]"#.to_vec(),
            json!([{"code": 1}]),
        ),
        ("text/plain", Vec::new(), Value::Null),
        (
            "text/html",
            b"<html>Bad Gateway</html>".to_vec(),
            json!("<html>Bad Gateway</html>"),
        ),
        (
            "application/json",
            br#"{"error":"cut"#.to_vec(),
            json!(r#"{"error":"cut"#),
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_status_that_refuses_with_each_sort_of_body() {
    let document = Document::read();
    let mut batch = Batch::start().await;
    let mut differences = Vec::new();
    let operations: Vec<Arc<Operation>> = document.operations().into_iter().map(Arc::new).collect();
    let minimal: Vec<Case> = operations
        .iter()
        .map(|operation| Case::minimal(&document, operation))
        .collect();
    // Each operation, so that none reads its refusals in a way that others do not, and each status.
    let of_operations = minimal.iter().enumerate().map(|(index, case)| {
        let status = [400, 401, 402, 403, 404, 409, 422][index % 7];
        (case, status, bodies()[index / 7 % 7].clone())
    });
    let of_statuses = (400..600).flat_map(|status| {
        let case = &minimal[usize::from(status) % minimal.len()];
        bodies().map(|body| (case, status, body))
    });
    for (case, status, (content_type, body, expected)) in of_operations.chain(of_statuses) {
        let reply = Reply::new(status, body);
        let reply = reply.header("content-type", content_type);
        batch.reply(reply.header("retry-after-ms", "1"));
        let answer = batch.ask(case.line("a"));
        let error = &answer["error"];
        let attempts = if status == 408 || status == 429 || status >= 500 {
            3
        } else {
            1
        };
        let mut expect = |what: &str, is: bool| {
            if !is {
                differences.push(format!(
                    "{} {status} {content_type} {what}: {answer}",
                    case.name
                ));
            }
        };
        expect("data", answer.get("data").is_none());
        expect("id", answer["id"] == "a");
        expect("kind", error["kind"] == kind(status));
        expect("status", error["status"] == status);
        expect("body", error["body"] == expected);
        let message = error["message"].as_str().unwrap_or_default();
        let text = expected["error"].as_str().unwrap_or_default();
        expect("message", !message.is_empty() && message.contains(text));
        expect("attempts", batch.take_arrived().len() == attempts);
    }
    assert_all_right(&differences);
    assert_eq!(batch.end().status.code(), Some(1));
}

fn kind(status: u16) -> &'static str {
    match status {
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        422 => "UnprocessableEntity",
        429 => "RateLimited",
        500.. => "Server",
        _ => "Api",
    }
}
