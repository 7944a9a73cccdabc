//! About how many bytes an event takes, as JSON and in memory, without writing it.

use std::iter::Sum;
use std::ops::{Add, AddAssign, SubAssign};

use serde_json::{Map, Value};

use crate::Keys;
use crate::context::PIECE;
use crate::events::wire::FlagCheckBody;

/// About how many bytes something takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    /// As JSON; nothing is escaped.
    pub(super) json: usize,
    /// On the heap.
    pub(super) heap: usize,
}

impl Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            json: self.json + other.json,
            heap: self.heap + other.heap,
        }
    }
}

impl AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Size {
    fn sub_assign(&mut self, other: Self) {
        self.json -= other.json;
        self.heap -= other.heap;
    }
}

impl Sum for Size {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::default(), Add::add)
    }
}

/// What every event takes as JSON beside its body: key, times, names of fields.
pub(super) const ENVELOPE: usize = 320;

/// Quotes, a colon and a comma.
const PUNCTUATION: usize = 4;

/// A node of a map, and how many entries it has on average.
const NODE: usize = 640;

const ENTRIES_PER_NODE: usize = 6;

pub(super) fn of_text(text: &str) -> Size {
    Size {
        json: text.len() + PUNCTUATION,
        heap: text.len() + PIECE,
    }
}

pub(super) fn of_keys(keys: &Keys) -> Size {
    let texts = keys.iter();
    let json = texts.map(|(name, value)| of_text(name).json + of_text(value).json);
    Size {
        json: json.sum(),
        heap: keys.heap_size(),
    }
}

pub(super) fn of_map(map: &Map<String, Value>) -> Size {
    map.iter()
        .map(|(name, value)| of_text(name) + of_json(value))
        .sum::<Size>()
        + nodes(map)
}

pub(super) fn of_json(value: &Value) -> Size {
    let frame = |json, heap| Size { json, heap };
    match value {
        Value::Null | Value::Bool(_) => frame(6, 0),
        Value::Number(_) => frame(12, 0),
        Value::String(text) => of_text(text),
        Value::Array(items) => {
            let slots = frame(PUNCTUATION, items.len() * size_of::<Value>());
            items.iter().map(of_json).sum::<Size>() + slots
        }
        Value::Object(map) => of_map(map) + frame(PUNCTUATION, 0),
    }
}

pub(super) fn of_flag_check(body: &FlagCheckBody) -> Size {
    let frame = Size {
        json: 160,
        heap: size_of::<FlagCheckBody>(),
    };
    let texts = [
        Some(&body.flag_key),
        Some(&body.reason),
        body.flag_id.as_ref(),
        body.rule_id.as_ref(),
        body.company_id.as_ref(),
        body.user_id.as_ref(),
        body.error.as_ref(),
    ];
    let texts = texts.into_iter().flatten().map(|text| of_text(text));
    texts.sum::<Size>() + of_keys(&body.req_company) + of_keys(&body.req_user) + frame
}

/// Inserts a key of an event that takes `total`.
pub(super) fn add_key(total: &mut Size, keys: &mut Keys, name: &str, value: &str) {
    *total -= of_keys(keys);
    keys.insert(name, value);
    *total += of_keys(keys);
}

/// Inserts a trait of an event that takes `total`.
pub(super) fn add_trait(
    total: &mut Size,
    traits: &mut Map<String, Value>,
    name: String,
    value: Value,
) {
    let name_size = of_text(&name);
    *total -= nodes(traits);
    *total += name_size + of_json(&value);
    if let Some(earlier) = traits.insert(name, value) {
        *total -= name_size + of_json(&earlier);
    }
    *total += nodes(traits);
}

fn nodes(map: &Map<String, Value>) -> Size {
    Size {
        json: 0,
        heap: map.len().div_ceil(ENTRIES_PER_NODE) * NODE,
    }
}
