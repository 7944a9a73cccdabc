//! Sample texts and numbers.

use schematic_protocol::Timestamp;

use crate::openapi::Schema;

/// 2026-01-01T00:00:00Z, in milliseconds since 1970.
const NEW_YEAR: i64 = 1_767_225_600_000;
const HOUR: i64 = 3_600_000;

/// Adds a text to a hash (FNV-1a, which is the same everywhere).
pub(super) fn hash(seed: u64, text: &str) -> u64 {
    text.bytes()
        .fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// Returns a number from 1 to 100, or as near to that as the schema's bounds allow.
pub(super) fn integer(schema: Schema, hash: u64, index: usize) -> i64 {
    let number = (hash >> 16).wrapping_add(index as u64) % 100;
    let number = i64::try_from(number).unwrap_or_default() + 1;
    let number = schema
        .bound("maximum")
        .map_or(number, |most| number.min(most));
    schema
        .bound("minimum")
        .map_or(number, |least| number.max(least))
}

/// Returns a text for the member `name` of an `owner`.
pub(super) fn text(schema: Schema, name: &str, owner: &str, index: usize, seed: u64) -> String {
    let words = schema.words();
    if !words.is_empty() {
        // A word that says nothing is the last choice.
        let words: Vec<_> = words.iter().filter(|word| **word != "unknown").collect();
        let count = u64::try_from(words.len().max(1)).unwrap_or(1);
        let at = usize::try_from((hash(seed, name) >> 16) % count).unwrap_or_default();
        return words.get(at).map_or("unknown", |word| word).to_owned();
    }
    let number = index + 1;
    let text = match schema.format() {
        Some("date-time") => return date(name, index, seed),
        Some("byte") => return "c2FtcGxl".to_owned(),
        _ if name == "id" => format!("{}_sample_{number}", singular(owner)),
        _ if name.ends_with("_id") => {
            let what = name.strip_suffix("_id").unwrap_or(name);
            format!("{what}_sample_{number}")
        }
        _ if name.ends_with("email") => format!("sample{number}@example.com"),
        _ if name.ends_with("url") => format!("https://example.com/{name}/{number}"),
        _ if name.ends_with("currency") => "usd".to_owned(),
        _ if name == "name" => format!("Sample {} {number}", singular(owner)),
        _ => format!("Sample {} {number}", name.replace('_', " ")),
    };
    fitted(&text, schema)
}

/// Returns a date in January or the hours before it: lists are newest first.
fn date(name: &str, index: usize, seed: u64) -> String {
    let days = i64::try_from((hash(seed, name) >> 16) % 28).unwrap_or_default();
    let back = i64::try_from(index).unwrap_or_default();
    Timestamp::from_millis(NEW_YEAR + days * 24 * HOUR - back * HOUR).to_string()
}

/// Returns a text within the schema's bounds of its length.
fn fitted(text: &str, schema: Schema) -> String {
    let length = |name: &str| {
        schema
            .bound(name)
            .and_then(|bound| usize::try_from(bound).ok())
    };
    let most = length("maxLength").unwrap_or(usize::MAX);
    let text: String = text.chars().take(most).collect();
    let least = length("minLength").unwrap_or(0);
    format!("{text:x<least$}")
}

/// Returns the name of one of what `plural` names: `company` for `companies`.
fn singular(plural: &str) -> String {
    let plural = plural.replace('-', "_");
    match plural.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => plural.strip_suffix('s').unwrap_or(&plural).to_owned(),
    }
}
