//! Values that are easily read or written wrongly.

use serde_json::{Value, json};

/// Texts that are easily quoted, encoded or cut wrongly.
pub const TEXTS: [&str; 34] = [
    "plain",
    "",
    " ",
    " blank at both ends ",
    "\"quoted\" 'twice'",
    "back\\slash \\u0041 \\n",
    "a/b//c/",
    "50% off",
    "%2F%2e%00",
    "a&b=c;d,e",
    "a+b c",
    "x?y=z#fragment",
    "tab\tand\nlines\r\n",
    "\u{0}\u{1}\u{1f}\u{7f}\u{80}",
    "é",
    "e\u{301}",
    "日本語",
    "😀\u{1f1e9}\u{1f1ea}",
    "\u{2028}\u{2029}",
    "\u{feff}after a mark",
    "\u{fffd}\u{ffff}\u{10ffff}",
    "\u{202e}from right to left",
    "[brackets]",
    "{braces}",
    "null",
    "true",
    "0",
    "-12.50",
    "2024-02-30T00:00:00Z",
    "2024-01-01T00:00:00+02:00",
    "..",
    ".",
    "~user_name-1.2",
    "<b>'; DROP TABLE companies; --",
];

/// Points in time, with offsets, with up to nanoseconds, and at both ends of what is written.
pub const DATES: [&str; 12] = [
    "2024-02-29T12:34:56Z",
    "2024-02-29T12:34:56.7Z",
    "2024-02-29T12:34:56.789Z",
    "2024-02-29T12:34:56.123456Z",
    "2024-02-29T12:34:56.123456789Z",
    "2024-02-29T12:34:56+05:30",
    "2024-12-31T23:59:59.999999999-11:00",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z",
    "1969-12-31T23:59:59.5Z",
    "1970-01-01T00:00:00Z",
    "2024-02-29T12:34:56.120-00:00",
];

/// Whole numbers, at both ends and where a double is no longer exact.
pub const INTEGERS: [i64; 9] = [
    0,
    -1,
    1,
    i64::MIN,
    i64::MAX,
    9_007_199_254_740_993,
    -9_007_199_254_740_993,
    4_294_967_296,
    1_000_000_000_000_000_001,
];

/// Numbers with a fraction, or without one although one could stand there.
#[must_use]
pub fn double(turn: usize) -> Value {
    let doubles = [
        0.1,
        0.1 + 0.2,
        1e300,
        -0.0,
        5e-324,
        f64::MAX,
        f64::MIN_POSITIVE,
        123_456_789.012_345_67,
        9_007_199_254_740_993.0,
        1.7e21,
        2.225_073_858_507_201e-308,
        -1.0,
        5.0,
    ];
    let wholes = [5, i64::MIN, 0];
    let turn = turn % (doubles.len() + wholes.len());
    match doubles.get(turn) {
        Some(double) => json!(double),
        None => json!(wholes[turn - doubles.len()]),
    }
}

/// An object of any members, with everything that JSON has.
#[must_use]
pub fn free(text: &str, double: &Value) -> Value {
    json!({
        "text": text,
        "number": double,
        "whole": i64::MAX,
        "unsigned": u64::MAX,
        "yes": true,
        "nothing": null,
        "list": [1, "two", null, [], {}],
        "deep": {"deeper": {"Date": "2024-01-01T00:00:00+02:00", "data": [[[0.1]]]}},
        "": "a name without a letter",
        "type": "not a word of ours",
    })
}

/// A member that no type knows yet.
#[must_use]
pub fn later() -> Value {
    json!({"at": "2031-01-01T00:00:00.000000001+01:00", "amount": 0.1, "ids": ["a", null], "none": null})
}

/// Returns `value` as JSON text; with `ascii`, everything else is escaped, slashes too.
#[must_use]
pub fn json_text(value: &Value, ascii: bool) -> String {
    let text = value.to_string();
    if !ascii {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    let mut units = [0; 2];
    for letter in text.chars() {
        match letter {
            '/' => escaped.push_str("\\/"),
            letter if letter.is_ascii() => escaped.push(letter),
            // A surrogate pair where one unit is not enough.
            letter => {
                for unit in letter.encode_utf16(&mut units) {
                    escaped.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_text_is_the_same_value() {
        for text in TEXTS {
            let value = json!({text: [text, 1.5]});
            let escaped = json_text(&value, true);
            assert!(escaped.is_ascii(), "{escaped}");
            assert_eq!(serde_json::from_str::<Value>(&escaped).unwrap(), value);
        }
    }
}
