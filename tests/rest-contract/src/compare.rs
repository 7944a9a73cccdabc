//! Whether what arrived is what was asked, and what is read is what was answered.
//!
//! Numbers are equal by value, whole ones exactly; dates are equal by instant; all else is equal as
//! it is written. Each difference is a sentence that names the place.

use std::collections::BTreeSet;

use serde_json::{Number, Value};

use crate::case::{Answered, Asked, Case};
use crate::document::Operation;
use crate::instant::instant;
use crate::sample::{Sample, pointer};
use crate::server::Arrived;

/// How exactly dates are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// What is sent has microseconds; further digits are cut off.
    Micros,
    /// What is read is kept whole.
    Nanos,
}

/// Returns how the request that arrived differs from what the case asks.
#[must_use]
pub fn request(case: &Case, arrived: &Arrived) -> Vec<String> {
    let Case {
        operation, asked, ..
    } = case;
    let mut differences = Vec::new();
    let mut expect = |what: &str, expected: &str, actual: &str| {
        if expected != actual {
            differences.push(format!("{what}: {actual} instead of {expected}"));
        }
    };
    expect("method", &operation.method, &arrived.method);
    let (path, query) = match arrived.target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (&*arrived.target, None),
    };
    expect("path", &encoded_path(operation, asked), path);
    differences.extend(query_differences(asked, query));
    match (&asked.body, arrived.body.is_empty()) {
        (None, true) => {}
        (None, false) => differences.push("a body that was not asked for".to_owned()),
        (Some(_), true) => differences.push("no body".to_owned()),
        (Some(expected), false) => match serde_json::from_slice(&arrived.body) {
            Ok(body) => differences.extend(json(expected, &body, Precision::Micros)),
            Err(error) => differences.push(format!("the body is not JSON: {error}")),
        },
    }
    differences
}

/// Returns how `data`, what `schematic api` prints for an answer, differs from the answer.
#[must_use]
pub fn answer(answered: &Answered, data: &Value) -> Vec<String> {
    match answered {
        Answered::Nothing(_) if data.is_null() => Vec::new(),
        Answered::Nothing(_) => vec![format!("{data} instead of nothing")],
        Answered::File(bytes) => {
            let expected = match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => base64(bytes),
            };
            match data.as_str() {
                Some(text) if text == expected => Vec::new(),
                _ => vec![format!("the file reads {data:.60}")],
            }
        }
        Answered::Json(_, sample) => json(sample, data, Precision::Nanos),
    }
}

/// Returns how `actual` differs from a sample.
#[must_use]
pub fn json(expected: &Sample, actual: &Value, precision: Precision) -> Vec<String> {
    let mut differences = Vec::new();
    let mut comparison = Comparison {
        dates: &expected.dates,
        precision,
        differences: &mut differences,
    };
    comparison.values(&expected.value, actual, "");
    differences
}

struct Comparison<'a> {
    dates: &'a BTreeSet<String>,
    precision: Precision,
    differences: &'a mut Vec<String>,
}

impl Comparison<'_> {
    fn values(&mut self, expected: &Value, actual: &Value, at: &str) {
        match (expected, actual) {
            (Value::Object(expected), Value::Object(actual)) => {
                for (name, value) in expected {
                    let at = pointer(at, name);
                    match actual.get(name) {
                        Some(actual) => self.values(value, actual, &at),
                        None => self.differences.push(format!("{at} is lost")),
                    }
                }
                for name in actual.keys().filter(|name| !expected.contains_key(*name)) {
                    let at = pointer(at, name);
                    self.differences.push(format!("{at} was not there"));
                }
            }
            (Value::Array(expected), Value::Array(actual)) => {
                if expected.len() != actual.len() {
                    let (is, was) = (actual.len(), expected.len());
                    self.differences
                        .push(format!("{at} has {is} elements instead of {was}"));
                }
                for (index, (expected, actual)) in expected.iter().zip(actual).enumerate() {
                    self.values(expected, actual, &format!("{at}/{index}"));
                }
            }
            (Value::Number(expected), Value::Number(actual)) if same_number(expected, actual) => {}
            (Value::String(expected), Value::String(actual)) if self.dates.contains(at) => {
                if !same_date(expected, actual, self.precision) {
                    self.differences
                        .push(format!("{at} is {actual:?} instead of {expected:?}"));
                }
            }
            (expected, actual) if expected == actual && !expected.is_number() => {}
            (expected, actual) => {
                self.differences
                    .push(format!("{at} is {actual} instead of {expected}"));
            }
        }
    }
}

/// Whether two numbers are of one value: whole ones exactly, others bit for bit.
fn same_number(left: &Number, right: &Number) -> bool {
    let whole = |number: &Number| {
        let signed = number.as_i64().map(i128::from);
        signed.or_else(|| number.as_u64().map(i128::from))
    };
    match (whole(left), whole(right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => left.as_f64().map(f64::to_bits) == right.as_f64().map(f64::to_bits),
        (Some(whole), None) => is_whole(right, whole),
        (None, Some(whole)) => is_whole(left, whole),
    }
}

/// Whether a number that is written with a fraction is this whole one.
fn is_whole(number: &Number, whole: i128) -> bool {
    let number = number.as_f64().unwrap_or(f64::NAN);
    let is_negative_zero = number == 0.0 && number.is_sign_negative();
    // Within these bounds the conversion is exact for a number without a fraction.
    #[allow(clippy::cast_possible_truncation, reason = "it is compared again")]
    let back = number as i128;
    number.fract() == 0.0 && number.abs() < 1e30 && back == whole && !is_negative_zero
}

fn same_date(expected: &str, actual: &str, precision: Precision) -> bool {
    let (Some(expected), Some(actual)) = (instant(expected), instant(actual)) else {
        return false;
    };
    match precision {
        Precision::Nanos => expected == actual,
        Precision::Micros => expected.div_euclid(1000) * 1000 == actual,
    }
}

/// Returns the path that is to arrive.
#[must_use]
pub fn encoded_path(operation: &Operation, asked: &Asked) -> String {
    let mut path = operation.path.clone();
    for (name, value) in &asked.path {
        let value = encoded(value.as_str().expect("a text"));
        path = path.replace(&format!("{{{name}}}"), &value);
    }
    path
}

/// Everything but unreserved characters percent-encoded.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

fn query_differences(asked: &Asked, query: Option<&str>) -> Vec<String> {
    let mut differences = Vec::new();
    let mut actual: Vec<(String, String)> = Vec::new();
    for pair in query.into_iter().flat_map(|query| query.split('&')) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, "<no value>"));
        match (decoded(name), decoded(value)) {
            (Some(name), Some(value)) => actual.push((name, value)),
            _ => differences.push(format!("the query has {pair}, which is not encoded")),
        }
    }
    for (name, value) in &asked.query {
        let is_date = asked.dates.contains(name);
        for (name, value) in pairs(name, value) {
            let found = actual.iter().position(|(other, actual)| {
                let same = match is_date {
                    true => same_date(&value, actual, Precision::Micros),
                    false => value == *actual,
                };
                *other == name && same
            });
            match found {
                Some(index) => drop(actual.swap_remove(index)),
                None => differences.push(format!("the query lacks {name}={value}")),
            }
        }
    }
    for (name, value) in actual {
        differences.push(format!(
            "the query has {name}={value}, which was not asked for"
        ));
    }
    differences
}

/// The pairs of a query that a value stands for.
fn pairs(name: &str, value: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => {
            let pairs = values.iter().map(|value| (name.to_owned(), text(value)));
            pairs.collect()
        }
        Value::Object(map) => {
            let pairs = map
                .iter()
                .map(|(key, value)| (format!("{name}[{key}]"), text(value)));
            pairs.collect()
        }
        value => vec![(name.to_owned(), text(value))],
    }
}

/// `None` for what must have been encoded and is not.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
            }
            b'+' => bytes.push(b' '),
            b'-' | b'.' | b'_' | b'~' => bytes.push(byte),
            byte if byte.is_ascii_alphanumeric() => bytes.push(byte),
            _ => return None,
        }
    }
    String::from_utf8(bytes).ok()
}

/// Base64 with padding.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let mut all = [0; 4];
        all[1..=three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes(all);
        for index in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * index) & 63) as usize];
            text.push(if index > three.len() {
                '='
            } else {
                char::from(letter)
            });
        }
    }
    text
}
