//! `schematic api batch`: calls from JSON lines, answers as JSON lines.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::exchange::Exchange;
use super::failed::Failed;
use super::line;
use crate::args::ApiConnectionArgs;
use crate::failure::Failure;
use crate::lines::{Lines, TOO_LONG};

/// One line out.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Data(Value),
    Error(Failed),
}

#[derive(Serialize)]
struct AnswerLine<'a> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    answer: Answer,
}

/// How many lines were no calls, and how many calls failed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    bad: u64,
    failed: u64,
}

pub(crate) fn run(connection: &ApiConnectionArgs) -> Result<(), Failure> {
    let exchange = Exchange::new(connection)?;
    let count = answer_all(&exchange, io::stdin().lock(), io::stdout().lock())?;
    match count {
        Count { bad: 0, failed: 0 } => Ok(()),
        Count { bad: 0, failed: 1 } => Err(Failure::failed("1 call failed")),
        Count { bad: 0, failed } => Err(Failure::failed(format!("{failed} calls failed"))),
        Count { bad: 1, .. } => Err(Failure::unusable("1 line was not a call")),
        Count { bad, .. } => Err(Failure::unusable(format!("{bad} lines were not calls"))),
    }
}

/// Answers every line of `input` that is not blank, each before the next is read.
fn answer_all(
    exchange: &Exchange,
    input: impl Read,
    mut output: impl Write,
) -> Result<Count, Failure> {
    let mut count = Count::default();
    let mut lines = Lines::new(input);
    while let Some(line) = lines.next()? {
        if line.is_blank() {
            continue;
        }
        let (id, call) = match line.text {
            Some(text) => line::read(text),
            None => (None, Err(format!("the line cannot be read: {TOO_LONG}"))),
        };
        let answer = match call {
            Ok(call) => exchange.make(call.operation, &call.parts),
            Err(reason) => Err(Failed::unreadable(reason)),
        };
        let answer = match answer {
            Ok(data) => Answer::Data(data),
            Err(failed) => {
                let which = match failed.is_unreadable {
                    true => &mut count.bad,
                    false => &mut count.failed,
                };
                *which += 1;
                Answer::Error(failed)
            }
        };
        let mut written =
            serde_json::to_vec(&AnswerLine { id, answer }).map_err(io::Error::from)?;
        written.push(b'\n');
        output.write_all(&written)?;
        output.flush()?;
    }
    Ok(count)
}
