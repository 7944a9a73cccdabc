//! Bad requests of every kind, for each operation that is answered with a sample.

use reqwest::Client;
use schematic_emulator::Emulator;
use serde_json::{Value, json};

use super::operations::{Operation, all, is_nullable, named, resolved};
use super::requests::{Asked, Known};
use crate::support::{Caller, answer};

/// Sends a request that has to be rejected, and returns what is wrong about the answer.
async fn rejected(
    operation: Operation,
    asked: &Asked,
    names: &str,
    caller: &Caller,
) -> Option<String> {
    let response = asked.request(operation, caller).send().await.unwrap();
    let (status, answer) = answer(response).await;
    let error = answer["error"].as_str().unwrap_or_default();
    let named = error.split([' ', ':']).next() == Some(names) || error.starts_with(names);
    (status != 400 || !named).then(|| format!("{} {names}: {status}: {answer}", operation.id()))
}

/// Values that a member must not have.
fn wrong(schema: &'static Value) -> Vec<Value> {
    let mut wrong = Vec::new();
    if !is_nullable(schema) {
        wrong.push(Value::Null);
    }
    let schema = resolved(schema);
    match schema["type"].as_str().unwrap() {
        "string" => {
            wrong.push(json!(5));
            if !schema["enum"].is_null() || schema["format"] == "date-time" {
                wrong.push(json!("nonsense"));
            }
            if schema["format"] == "byte" {
                wrong.push(json!("a b"));
            }
            if let Some(most) = schema["maxLength"].as_u64() {
                wrong.push(json!("x".repeat(most as usize + 1)));
            }
        }
        "integer" => {
            wrong.extend([json!("5"), json!(5.5), json!(u64::MAX)]);
            if let Some(most) = schema["maximum"].as_i64() {
                wrong.push(json!(most + 1));
            }
        }
        "number" | "boolean" => wrong.push(json!("x")),
        "array" => wrong.extend([json!({}), json!([["neither text, number nor object"]])]),
        _ => wrong.extend([json!([]), json!("x")]),
    }
    wrong
}

async fn bad_bodies(operation: Operation, valid: &Asked, caller: &Caller, found: &mut Vec<String>) {
    let Some(schema) = operation.body().map(resolved) else {
        return;
    };
    let Some(members) = schema["properties"].as_object() else {
        return;
    };
    for body in [json!([]), json!("text"), json!(null)] {
        let asked = Asked {
            body: Some(body),
            ..valid.clone()
        };
        found.extend(rejected(operation, &asked, "the body", caller).await);
    }
    for (name, member) in members {
        for value in wrong(member) {
            let mut asked = valid.clone();
            asked.body.as_mut().unwrap()[name] = value;
            found.extend(rejected(operation, &asked, name, caller).await);
        }
    }
    for required in schema["required"].as_array().into_iter().flatten() {
        let name = required.as_str().unwrap();
        let mut asked = valid.clone();
        asked
            .body
            .as_mut()
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(name);
        found.extend(rejected(operation, &asked, name, caller).await);
    }
}

async fn bad_queries(
    operation: Operation,
    valid: &Asked,
    caller: &Caller,
    found: &mut Vec<String>,
) {
    let with = |name: &str, value: &str| {
        let mut asked = valid.clone();
        asked.query.retain(|(known, _)| known != name);
        asked.query.push((name.to_owned(), value.to_owned()));
        asked
    };
    found.extend(rejected(operation, &with("no_such", "1"), "no_such", caller).await);
    for parameter in operation.parameters("query") {
        let name = parameter["name"].as_str().unwrap();
        let schema = resolved(&parameter["schema"]);
        let item = if schema["type"] == "array" {
            resolved(&schema["items"])
        } else {
            schema
        };
        let is_free =
            item["type"] == "string" && item["enum"].is_null() && item["format"].is_null();
        if !is_free {
            found.extend(rejected(operation, &with(name, "nonsense"), name, caller).await);
        }
        if schema["type"] == "object" {
            let asked = with(&format!("{name}x[org]"), "acme");
            found.extend(rejected(operation, &asked, &format!("{name}x"), caller).await);
        }
        if parameter["required"] == true {
            let mut asked = valid.clone();
            asked
                .query
                .retain(|(known, _)| known.split('[').next() != Some(name));
            found.extend(rejected(operation, &asked, name, caller).await);
        }
    }
}

#[tokio::test]
async fn bad_requests_are_rejected_and_the_member_is_named() {
    let emulator = Emulator::start().await.unwrap();
    let http = Client::builder().no_proxy().build().unwrap();
    let caller = Caller::with(http, &emulator);
    let (mut found, mut sampled) = (Vec::new(), 0);
    for operation in all() {
        let valid = Asked::of(operation, true, &Known::new());
        let response = valid.request(operation, &caller).send().await.unwrap();
        if response.headers().get("x-schematic-emulator").is_none() {
            continue;
        }
        sampled += 1;
        bad_bodies(operation, &valid, &caller, &mut found).await;
        bad_queries(operation, &valid, &caller, &mut found).await;
    }
    assert!(sampled > 180, "{sampled}");
    assert!(
        found.is_empty(),
        "{} of them:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[tokio::test]
async fn members_are_named_at_any_depth() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    for (operation, change, names) in [
        (
            "createDataExport",
            json!({"metadata": {"export_type": "moon"}}),
            "metadata.export_type",
        ),
        (
            "createDataExport",
            json!({"metadata": {}}),
            "metadata.export_type",
        ),
        (
            "updatePlanTraitsBulk",
            json!({"traits": [{"trait_id": "t"}]}),
            "traits[0].",
        ),
        (
            "grantBillingCreditsToCompany",
            json!({"expires_at": "2026-02-30T00:00:00Z"}),
            "expires_at",
        ),
    ] {
        let operation = named(operation);
        let mut asked = Asked::of(operation, true, &Known::new());
        for (name, value) in change.as_object().unwrap() {
            asked.body.as_mut().unwrap()[name] = value.clone();
        }
        let problem = rejected(operation, &asked, names, &caller).await;
        assert_eq!(problem, None);
    }
    let request = caller
        .request(reqwest::Method::POST, "/billing/coupons")
        .body("{\"a\":");
    let (status, answer) = answer(request.send().await.unwrap()).await;
    assert_eq!(status, 400);
    assert!(
        answer["error"]
            .as_str()
            .unwrap()
            .starts_with("the body is not valid JSON"),
        "{answer}"
    );
}

#[tokio::test]
async fn what_the_document_does_not_have_stays_an_error() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    for (method, path, status) in [
        ("GET", "/no/such/path", 404),
        ("GET", "/billing", 404),
        ("GET", "/billing/coupons/", 404),
        ("GET", "/catalogs/%ff", 404),
        ("PATCH", "/billing/coupons", 405),
        ("POST", "/plans/issues", 405),
        ("GET", "/plans/billing-linked", 405),
        ("PUT", "/companies/count", 405),
        ("GET", "/batch", 405),
    ] {
        let request = caller.request(method.parse().unwrap(), path).body("{}");
        let (got, answer) = answer(request.send().await.unwrap()).await;
        assert_eq!(got, status, "{method} {path}: {answer}");
        assert!(answer["error"].is_string(), "{answer}");
    }
    assert!(
        emulator
            .requests()
            .iter()
            .all(|request| !request.is_sample())
    );
}
