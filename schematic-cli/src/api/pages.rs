//! All pages of a list, printed as one.

use std::io::{self, Write};

use schematic_api::dynamic::{Dynamic, PageCursor, Parts};
use serde_json::{Map, Value};

use super::exchange::Exchange;
use super::failed::Failed;
use crate::failure::Failure;

/// Prints the answer whose `data` has the elements of all pages. Elements are written as their page
/// comes, so that memory does not grow with the list.
pub(crate) fn print(
    exchange: &Exchange,
    operation: &Dynamic,
    parts: &Parts,
    mut output: impl Write,
) -> Result<(), Failure> {
    number(parts, "offset")?;
    if number(parts, "limit")? == Some(0) {
        return Err(Failure::unusable("--all needs a `limit` above 0"));
    }
    let call = operation.request(parts).map_err(Failed::unreadable)?;
    let mut pages = PageCursor::new(call);
    let mut others: Option<Map<String, Value>> = None;
    let mut is_first = true;
    loop {
        let (elements, rest) = page(exchange.send(operation, pages.call())?)?;
        if others.is_none() {
            output.write_all(b"{\"data\":[")?;
            others = Some(rest);
        }
        if elements.is_empty() {
            break;
        }
        for element in elements {
            output.write_all(if is_first { b"\n" } else { b",\n" })?;
            is_first = false;
            serde_json::to_writer(&mut output, &element).map_err(io::Error::from)?;
        }
        output.flush()?;
        pages.advance();
    }
    output.write_all(b"\n]")?;
    for (name, value) in others.unwrap_or_default() {
        let name = Value::String(name);
        write!(output, ",{name}:{value}")?;
    }
    output.write_all(b"}\n")?;
    output.flush()?;
    Ok(())
}

/// The elements of a page, and the other members of the answer.
fn page(answer: Value) -> Result<(Vec<Value>, Map<String, Value>), Failure> {
    if let Value::Object(mut members) = answer {
        match members.remove("data") {
            Some(Value::Array(elements)) => return Ok((elements, members)),
            Some(Value::Null) => return Ok((Vec::new(), members)),
            _ => {}
        }
    }
    Err(Failure::failed("the answer has no list of elements"))
}

fn number(parts: &Parts, name: &str) -> Result<Option<u64>, Failure> {
    match parts.query.get(name) {
        None => Ok(None),
        Some(value) => match value.as_u64() {
            Some(number) => Ok(Some(number)),
            None => Err(Failure::unusable(format!(
                "--all needs a `{name}` that is not negative"
            ))),
        },
    }
}
