//! The recorded behaviour of the official engine, call by call.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use schematic_rules::call::Line;
use serde_json::{Value, json};

#[test]
fn random_cases() {
    run("rules-engine.jsonl.gz", 6_000);
}

#[test]
fn edge_cases() {
    run("rules-engine-edge.jsonl.gz", 3_207);
}

fn run(file: &str, expected_count: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../conformance")
        .join(file);
    let lines = BufReader::new(GzDecoder::new(File::open(path).unwrap())).lines();
    let mut count = 0;
    let mut failures = Vec::new();
    for line in lines {
        let line = line.unwrap();
        count += 1;
        let expected = serde_json::from_str::<Value>(&line).unwrap()["expect"].take();
        let call = Line::from_json(&line).unwrap();
        let result = call.call().unwrap_or_else(|_| json!({"error": "rejected"}));
        if !is_same(&result, &expected) {
            failures.push(format!(
                "{}\n  got      {result}\n  expected {expected}",
                call.id
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count} differ, among them:\n{}",
        failures.len(),
        failures
            .iter()
            .take(10)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n"),
    );
    assert_eq!(count, expected_count);
}

/// Equal as JSON values. Integers must be equal exactly, and numbers with a fraction on either
/// side as floats: `5` and `5.0` are the same amount.
fn is_same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || (left.is_f64() || right.is_f64()) && left.as_f64() == right.as_f64()
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| is_same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(name, value)| right.get(name).is_some_and(|other| is_same(value, other)))
        }
        _ => left == right,
    }
}
