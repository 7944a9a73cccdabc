//! `schematic eval`: calls of the rules engine, from JSON lines to JSON lines.

use std::borrow::Cow;
use std::io::{self, BufWriter, Read, Write};

use schematic_rules::call::Op;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::args::{Engine, EvalArgs};
use crate::failure::Failure;
use crate::lines::{Lines, TOO_LONG};

pub(crate) fn run(args: &EvalArgs) -> Result<(), Failure> {
    match args.engine {
        Engine::Native => {}
    }
    match evaluate(io::stdin().lock(), io::stdout().lock())? {
        0 => Ok(()),
        1 => Err(Failure::unusable("1 line was not a call of the engine")),
        bad => Err(Failure::unusable(format!(
            "{bad} lines were not calls of the engine"
        ))),
    }
}

/// One line in.
#[derive(Debug, Deserialize)]
struct Call<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, default)]
    op: Option<Cow<'a, str>>,
    now_ms: i64,
    /// The member's own text: the engine is to see its spelling. A null is a value here.
    #[serde(borrow, default, deserialize_with = "present")]
    input: Option<&'a RawValue>,
    #[serde(borrow, default)]
    input_text: Option<Cow<'a, str>>,
}

/// One line out.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Result { id: Cow<'a, str>, result: Value },
    Error { id: (), error: String },
}

/// How much is written at a time.
const BUFFER: usize = 64 * 1024;

/// Answers every line of `input` that is not blank, and says how many were no calls.
fn evaluate(input: impl Read, output: impl Write) -> Result<u64, Failure> {
    let mut lines = Lines::new(input);
    let mut output = BufWriter::with_capacity(BUFFER, output);
    let mut bad: u64 = 0;
    loop {
        // Nothing is held back from a reader while the next line has yet to come.
        if !lines.is_next_there() {
            output.flush()?;
        }
        let Some(line) = lines.next()? else {
            return Ok(bad);
        };
        if line.is_blank() {
            continue;
        }
        let number = line.number;
        let answer = match line.text {
            Some(call) => answer(call),
            None => Err(TOO_LONG.to_owned()),
        };
        match answer {
            Ok(answer) => write_line(&mut output, &answer)?,
            Err(error) => {
                bad += 1;
                let error = format!("line {number}: {error}");
                write_line(&mut output, &Answer::Error { id: (), error })?;
            }
        }
    }
}

/// Makes the call that a line asks for, or says why it is none.
fn answer(line: &[u8]) -> Result<Answer<'_>, String> {
    let call: Call<'_> = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let op = match call.op.as_deref() {
        None => Op::default(),
        Some(name) => name
            .parse()
            .map_err(|_| format!("there is no op {name:?}"))?,
    };
    let result = match (call.input, &call.input_text) {
        (Some(input), None) => op.call(input.get(), call.now_ms),
        (None, Some(text)) => op.call(text, call.now_ms),
        (None, None) => return Err("it has neither `input` nor `input_text`".to_owned()),
        (Some(_), Some(_)) => return Err("it has both `input` and `input_text`".to_owned()),
    };
    Ok(Answer::Result {
        id: call.id,
        result: result.unwrap_or_else(|_| json!({ "error": "rejected" })),
    })
}

fn write_line(output: &mut impl Write, answer: &Answer<'_>) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, answer).map_err(io::Error::from)?;
    output.write_all(b"\n")?;
    Ok(())
}

fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    Deserialize::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &str) -> (u64, Vec<Value>) {
        let mut output = Vec::new();
        let bad = evaluate(input.as_bytes(), &mut output).unwrap();
        let lines = String::from_utf8(output).unwrap();
        (
            bad,
            lines
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect(),
        )
    }

    #[test]
    fn answers_each_line_in_order() {
        let (bad, answers) = lines(concat!(
            r#"{"id":"a","op":"next_period_start","now_ms":0,"input":{"period":"current_day"}}"#,
            "\n",
            r#"{"id":"b","now_ms":0,"input":null,"expect":1}"#,
            "\r\n",
            r#"{"id":"c","op":"next_period_start","now_ms":0,"input_text":"{\"period\":\"all_time\"}"}"#,
        ));
        assert_eq!(bad, 0);
        assert_eq!(
            answers,
            [
                json!({"id": "a", "result": 86_400}),
                json!({"id": "b", "result": {"error": "rejected"}}),
                json!({"id": "c", "result": null}),
            ]
        );
    }

    #[test]
    fn blank_lines_and_a_byte_order_mark_count_as_lines_and_are_no_calls() {
        let call =
            r#"{"id":"a","op":"next_period_start","now_ms":0,"input":{"period":"all_time"}}"#;
        let answer = json!({"id": "a", "result": null});
        for before in ["\u{feff}", "\u{feff}\n", "\n\r\n \t\n", "\u{feff}\r\n\n"] {
            let (bad, answers) = lines(&format!("{before}{call}\n\nnonsense\n\r\n{call}\n\n \n"));
            assert_eq!(bad, 1, "{before:?}");
            assert_eq!(answers.len(), 3, "{before:?}");
            assert_eq!((&answers[0], &answers[2]), (&answer, &answer), "{before:?}");
            let line = before.matches('\n').count() + 3;
            let error = answers[1]["error"].as_str().unwrap();
            assert!(
                error.starts_with(&format!("line {line}: ")),
                "{before:?} {error}"
            );
        }
        for nothing in ["\u{feff}", "\n\n", " \r\n\t"] {
            assert_eq!(lines(nothing), (0, Vec::new()), "{nothing:?}");
        }
    }

    #[test]
    fn a_line_that_is_no_call_is_named_and_the_rest_go_on() {
        let call =
            r#"{"id":"z","op":"next_period_start","now_ms":0,"input":{"period":"current_day"}}"#;
        for wrong in [
            "nonsense",
            "\u{feff}{}",
            "[]",
            r#"{"id":"a","now_ms":0}"#,
            r#"{"now_ms":0,"input":{}}"#,
            r#"{"id":"a","input":{}}"#,
            r#"{"id":"a","now_ms":"0","input":{}}"#,
            r#"{"id":"a","now_ms":0,"input":{},"input_text":"{}"}"#,
            r#"{"id":"a","op":"dance","now_ms":0,"input":{}}"#,
            "{\"id\":\"\u{0}\"}",
        ] {
            let (bad, answers) = lines(&format!("{call}\n{wrong}\n{call}\n"));
            assert_eq!(bad, 1, "{wrong}");
            assert_eq!(answers.len(), 3, "{wrong}");
            assert_eq!(answers[1]["id"], Value::Null, "{wrong}");
            assert!(
                answers[1]["error"]
                    .as_str()
                    .unwrap()
                    .starts_with("line 2: "),
                "{wrong}"
            );
            assert_eq!(answers[2], json!({"id": "z", "result": 86_400}), "{wrong}");
        }
    }
}
