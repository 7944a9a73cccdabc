//! How a call failed, for programs and for people.

use std::error::Error as _;
use std::fmt::Display;

use schematic_core::{Error, ErrorKind};
use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;

/// What stands in place of the API key.
const REDACTED: &str = "[redacted]";

/// The member `error` of a line that `schematic api batch` writes.
#[derive(Debug, Serialize)]
pub(crate) struct Failed {
    kind: String,
    status: Option<u16>,
    /// What happened, with the API's own text whole: JSON has an escape for a line break.
    message: String,
    body: Value,
    /// What happened, as one line that a terminal can show.
    #[serde(skip)]
    shown: String,
    /// Whether no request was made of it.
    #[serde(skip)]
    pub(crate) is_unreadable: bool,
}

impl Failed {
    /// What cannot be read into a request.
    pub(crate) fn unreadable(reason: impl Display) -> Self {
        let reason = reason.to_string();
        Self {
            kind: format!("{:?}", ErrorKind::InvalidRequest),
            status: None,
            message: reason.clone(),
            body: Value::Null,
            shown: reason,
            is_unreadable: true,
        }
    }

    /// What became of a request. A server may repeat `key`, which is printed nowhere.
    pub(crate) fn of(error: &Error, key: &str) -> Self {
        let mut message = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            let cause_message = cause.to_string();
            // Some repeat what they come from.
            if !message.contains(&cause_message) {
                message = format!("{message}: {cause_message}");
            }
            source = cause.source();
        }
        let shown = message.replace(key, REDACTED);
        let body = body_of(error, key);
        Self {
            kind: format!("{:?}", error.kind()),
            status: error.status().map(|status| status.as_u16()),
            message: whole(&shown, error, &body, key),
            body,
            shown,
            is_unreadable: error.kind() == ErrorKind::InvalidRequest,
        }
    }
}

impl From<Failed> for Failure {
    fn from(failed: Failed) -> Self {
        if failed.is_unreadable {
            Self::unusable(failed.shown)
        } else {
            Self::failed(failed.shown)
        }
    }
}

/// Returns what happened with the whole text that the API gives as its `error`, in place of the one
/// that the client shows: that is shortened, and has no line breaks.
fn whole(shown: &str, error: &Error, body: &Value, key: &str) -> String {
    let said = |error: &Error, body: &Value| {
        let text = body.get("error")?.as_str()?;
        Some((error.server_message()?.to_owned(), text.to_owned()))
    };
    // What ran out of time comes from the answer before.
    let before = || {
        let before = error.source()?.downcast_ref::<Error>()?;
        said(before, &body_of(before, key))
    };
    let Some((short, text)) = said(error, body).or_else(before) else {
        return shown.to_owned();
    };
    if shown.contains(&text) {
        return shown.to_owned();
    }
    match shown.rsplit_once(&short) {
        Some((before, after)) => format!("{before}{text}{after}"),
        None => format!("{shown}: {text}"),
    }
}

/// Returns the body of the answer that an error is about, without `key`.
fn body_of(error: &Error, key: &str) -> Value {
    let body = error.body().map(|body| without(read(body), key));
    body.unwrap_or_default()
}

/// Hides `key` in all texts of `value`.
fn without(value: Value, key: &str) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace(key, REDACTED)),
        Value::Array(values) => {
            let values = values.into_iter().map(|value| without(value, key));
            Value::Array(values.collect())
        }
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| {
                let name = name.replace(key, REDACTED);
                (name, without(value, key))
            });
            Value::Object(members.collect())
        }
        other => other,
    }
}

/// JSON where it is JSON, else text; null where there is nothing.
fn read(body: &[u8]) -> Value {
    if body.is_empty() {
        return Value::Null;
    }
    serde_json::from_slice(body)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(body).into_owned()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_key_is_hidden_however_it_is_written() {
        let body = br#"{"a":["no \u0073ch_1!"],"sch_1":{"b":"sch_1"},"c":1}"#;
        let hidden = without(read(body), "sch_1");
        let expected = json!({"a": ["no [redacted]!"], "[redacted]": {"b": "[redacted]"}, "c": 1});
        assert_eq!(hidden, expected);
    }

    #[test]
    fn a_body_is_json_or_text_or_nothing() {
        assert_eq!(read(b""), Value::Null);
        assert_eq!(read(br#"{"error":"no"}"#), json!({"error": "no"}));
        assert_eq!(read(b"<html>"), json!("<html>"));
        assert_eq!(read(b"null"), Value::Null);
        assert_eq!(read(b"\xff"), json!("\u{fffd}"));
    }
}
