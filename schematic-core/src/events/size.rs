//! About how many bytes of JSON an event takes, without writing it.

use serde_json::{Map, Value};

use crate::Keys;

/// What every event takes beside its body: key, times, names of fields.
#[cfg(any(feature = "client", test))]
pub(super) const ENVELOPE: usize = 320;

/// Quotes, a colon and a comma.
const PUNCTUATION: usize = 4;

pub(super) fn of_text(text: &str) -> usize {
    text.len() + PUNCTUATION
}

pub(super) fn of_keys(keys: &Keys) -> usize {
    keys.iter()
        .map(|(name, value)| of_text(name) + of_text(value))
        .sum()
}

pub(super) fn of_map(map: &Map<String, Value>) -> usize {
    map.iter()
        .map(|(name, value)| of_text(name) + of_json(value))
        .sum()
}

pub(super) fn of_json(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 6,
        Value::Number(_) => 12,
        Value::String(text) => of_text(text),
        Value::Array(items) => PUNCTUATION + items.iter().map(of_json).sum::<usize>(),
        Value::Object(map) => PUNCTUATION + of_map(map),
    }
}

/// Inserts a key and says how many bytes it takes.
pub(super) fn insert(keys: &mut Keys, name: Box<str>, value: Box<str>) -> usize {
    let size = of_text(&name) + of_text(&value);
    keys.insert(name, value);
    size
}
