//! `schematic eval` as a process: the recorded calls, streaming, and lines that are no calls.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use flate2::read::GzDecoder;
use serde_json::{Value, json};

#[test]
fn agrees_with_every_recorded_call() {
    let mut right = 0;
    for file in ["rules-engine.jsonl.gz", "rules-engine-edge.jsonl.gz"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../conformance")
            .join(file);
        let mut vectors = String::new();
        GzDecoder::new(File::open(path).unwrap())
            .read_to_string(&mut vectors)
            .unwrap();
        let output = eval(vectors.as_bytes());
        assert!(output.status.success(), "{output:?}");
        let answers = String::from_utf8(output.stdout).unwrap();
        assert_eq!(answers.lines().count(), vectors.lines().count(), "{file}");
        for (vector, answer) in vectors.lines().zip(answers.lines()) {
            let vector: Value = serde_json::from_str(vector).unwrap();
            let answer: Value = serde_json::from_str(answer).unwrap();
            assert_eq!(answer["id"], vector["id"], "{file}");
            assert!(
                equal(&answer["result"], &vector["expect"]),
                "{answer}\n{}",
                vector["expect"]
            );
            right += 1;
        }
    }
    assert_eq!(right, 9_207);
}

#[test]
fn answers_a_line_before_the_next_one_comes() {
    let mut process = start();
    let mut input = process.stdin.take().unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let (sender, answers) = mpsc::channel();
    thread::spawn(move || lines.for_each(|line| drop(sender.send(line.unwrap()))));
    for now_ms in [0, 86_400_000] {
        writeln!(
            input,
            r#"{{"id":"d","op":"next_period_start","now_ms":{now_ms},"input":{{"period":"current_day"}}}}"#
        )
        .unwrap();
        // The beginning of another line must hold nothing back.
        write!(input, " ").unwrap();
        input.flush().unwrap();
        let answer = answers
            .recv_timeout(Duration::from_secs(20))
            .expect("an answer by now");
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer, json!({"id": "d", "result": now_ms / 1000 + 86_400}));
    }
    drop(input);
    // What is left is a blank line, which is no call and no error.
    assert_eq!(process.wait().unwrap().code(), Some(0));
}

#[test]
fn a_line_that_is_no_call_makes_the_status_2_and_the_rest_go_on() {
    let good = r#"{"id":"g","op":"next_period_start","now_ms":0,"input":{"period":"all_time"}}"#;
    let output = eval(format!("\u{feff}{good}\nnonsense\n\n{good}\n").as_bytes());
    assert_eq!(output.status.code(), Some(2));
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = answers
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers[0], json!({"id": "g", "result": null}));
    assert_eq!(answers[1]["id"], Value::Null);
    assert!(
        answers[1]["error"]
            .as_str()
            .unwrap()
            .starts_with("line 2: ")
    );
    assert_eq!(answers[2], answers[0]);
    assert!(!output.stderr.is_empty());
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let good = r#"{"id":"g","op":"next_period_start","now_ms":0,"input":{"period":"all_time"}}"#;
    let long = "x".repeat(64 * 1024 * 1024 + 1);
    let output = eval(format!("{good}\n{long}\n{good}\n").as_bytes());
    assert_eq!(output.status.code(), Some(2));
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<&str> = answers.lines().collect();
    assert_eq!(answers.len(), 3);
    assert!(
        answers[1].contains("line 2: it is longer than 64 MiB"),
        "{}",
        answers[1]
    );
    assert_eq!(answers[2], answers[0]);
}

#[test]
fn no_input_is_no_answer() {
    let output = eval(b"");
    assert!(output.status.success());
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
}

#[test]
fn a_reader_that_leaves_ends_it_quietly() {
    let mut process = start();
    drop(process.stdout.take());
    let mut input = process.stdin.take().unwrap();
    let line = r#"{"id":"g","op":"next_period_start","now_ms":0,"input":{"period":"all_time"}}"#;
    // It may be gone before all is written.
    drop(writeln!(input, "{line}").and_then(|()| writeln!(input, "{line}")));
    drop(input);
    let output = process.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn another_engine_than_there_is_is_wrong_usage() {
    for engine in ["wasm=engine.wasm", "other"] {
        let output = Command::new(env!("CARGO_BIN_EXE_schematic"))
            .args(["eval", "--engine", engine])
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains("native"));
    }
}

fn start() -> Child {
    Command::new(env!("CARGO_BIN_EXE_schematic"))
        .args(["eval", "--engine", "native"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn eval(input: &[u8]) -> Output {
    let mut process = start();
    let mut stdin = process.stdin.take().unwrap();
    thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).unwrap());
        process.wait_with_output().unwrap()
    })
}

/// As JSON values: integers exactly, other numbers as floats.
fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || (left.is_f64() || right.is_f64()) && left.as_f64() == right.as_f64()
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| equal(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(key, l)| right.get(key).is_some_and(|r| equal(l, r)))
        }
        _ => left == right,
    }
}
