//! `schematic api batch`: calls from JSON lines, answers as JSON lines.

use std::io::{self, BufRead, Write};

use serde::Serialize;
use serde_json::Value;

use super::exchange::Exchange;
use super::failed::Failed;
use super::line;
use crate::args::ApiConnectionArgs;
use crate::failure::Failure;

/// What some editors put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// One line out.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Data(Value),
    Error(Failed),
}

#[derive(Serialize)]
struct AnswerLine<'a> {
    id: &'a Value,
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
        Count { bad: 0, failed } => Err(Failure::failed(format!("calls that failed: {failed}"))),
        Count { bad, .. } => Err(Failure::unusable(format!(
            "lines that were no calls: {bad}"
        ))),
    }
}

/// Answers every line of `input` that is not blank, each before the next is read.
fn answer_all(
    exchange: &Exchange,
    mut input: impl BufRead,
    mut output: impl Write,
) -> Result<Count, Failure> {
    let mut count = Count::default();
    let mut text = Vec::new();
    let mut is_first = true;
    loop {
        text.clear();
        let read = input
            .read_until(b'\n', &mut text)
            .map_err(|error| Failure::unusable(format!("stdin cannot be read: {error}")))?;
        if read == 0 {
            return Ok(count);
        }
        let mut line = text.as_slice();
        if is_first {
            line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
            is_first = false;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (id, call) = line::read(line);
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
            serde_json::to_vec(&AnswerLine { id: &id, answer }).map_err(io::Error::from)?;
        written.push(b'\n');
        output.write_all(&written)?;
        output.flush()?;
    }
}
