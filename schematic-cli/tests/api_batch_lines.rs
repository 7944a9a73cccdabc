//! `schematic api batch` as a process: ids as they are written, long lines, a mark before the first.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod batch;

use std::io::Write;

use batch::{Batch, command};
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn an_id_is_repeated_as_it_is_written() {
    let mut batch = Batch::start().await;
    for id in [
        "12345678901234567890123",
        "1e400",
        "1.0",
        "-0",
        r#"{"a":[1E5,"\u00e9\/"] , "b":null}"#,
    ] {
        for operation in ["countPlans", "noSuchOperation"] {
            batch.write(format!("{{\"operation\":\"{operation}\",\"id\": {id} }}\n"));
            let answer = batch.read_text();
            assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
        }
    }
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let mut child = command(&["api", "batch"], "http://127.0.0.1:1")
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writing = std::thread::spawn(move || {
        let part = [b'x'; 1024 * 1024];
        // The longest line that is read, and one byte more.
        for more in [&b"\n"[..], b"x\n", b"\n"] {
            for _ in 0..64 {
                stdin.write_all(&part).unwrap();
            }
            stdin.write_all(more).unwrap();
        }
    });
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let lines = String::from_utf8(output.stdout).unwrap();
    let said: Vec<bool> = lines
        .lines()
        .map(|line| {
            let answer: Value = serde_json::from_str(line).unwrap();
            assert_eq!(answer["id"], Value::Null);
            assert_eq!(answer["error"]["kind"], "InvalidRequest");
            answer["error"]["message"]
                .as_str()
                .unwrap()
                .contains("64 MiB")
        })
        .collect();
    assert_eq!(said, [false, true, false]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_before_the_first_line_is_passed_over() {
    let mut batch = Batch::start().await;
    let answer = batch.ask(format!(
        "\u{feff}{}",
        r#"{"id":1,"operation":"countPlans"}"#
    ));
    assert_eq!(answer["id"], 1);
    assert!(answer.get("error").is_none(), "{answer}");
    assert_eq!(batch.end().status.code(), Some(0));
}
