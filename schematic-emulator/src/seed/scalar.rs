//! Plain scalars by the core schema of YAML 1.2 (section 10.3.2 of its specification).
//!
//! The parser reads more scalars as numbers than the schema does: `1_000`, `0b11`, `0X1F`, `-0x1F`.

/// A number that JSON can hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Integer(i64),
    /// One that is too large for the other.
    Unsigned(u64),
    /// Also a whole number that is too large for both, an infinity, or no number.
    Float(f64),
}

/// Returns the number that a plain scalar is; `None` if it is a text.
pub(super) fn number(text: &str) -> Option<Number> {
    if let Some(digits) = text.strip_prefix("0o") {
        return whole(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return whole(digits, 16);
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" if text.starts_with('-') => {
            return Some(Number::Float(f64::NEG_INFINITY));
        }
        ".inf" | ".Inf" | ".INF" => return Some(Number::Float(f64::INFINITY)),
        ".nan" | ".NaN" | ".NAN" if text == unsigned => return Some(Number::Float(f64::NAN)),
        _ => {}
    }
    if is_digits(unsigned)
        && let Ok(integer) = text.parse()
    {
        return Some(Number::Integer(integer));
    }
    if is_digits(unsigned)
        && let Ok(integer) = text.parse()
    {
        return Some(Number::Unsigned(integer));
    }
    is_decimal(unsigned).then(|| text.parse().map(Number::Float).ok())?
}

/// Parses a whole number of another base; `None` if these are not its digits.
fn whole(digits: &str, base: u32) -> Option<Number> {
    let values: Vec<u32> = digits
        .chars()
        .map(|digit| digit.to_digit(base))
        .collect::<Option<_>>()?;
    if values.is_empty() {
        return None;
    }
    if let Ok(integer) = i64::from_str_radix(digits, base) {
        return Some(Number::Integer(integer));
    }
    if let Ok(integer) = u64::from_str_radix(digits, base) {
        return Some(Number::Unsigned(integer));
    }
    let base = f64::from(base);
    let large = values
        .into_iter()
        .fold(0.0, |sum, value| sum * base + f64::from(value));
    Some(Number::Float(large))
}

/// `[0-9]+ ( \. [0-9]* )?` or `\. [0-9]+`, and then perhaps an exponent.
fn is_decimal(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let mantissa = match (before, after) {
        ("", after) => is_digits(after) && mantissa.starts_with('.'),
        (before, "") => is_digits(before),
        (before, after) => is_digits(before) && is_digits(after),
    };
    let exponent = exponent
        .is_none_or(|exponent| is_digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent)));
    mantissa && exponent
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Number::{Float, Integer, Unsigned};
    use super::*;

    #[test]
    fn numbers_are_those_of_the_core_schema() {
        for (text, expected) in [
            ("0", Integer(0)),
            ("-19", Integer(-19)),
            ("+12", Integer(12)),
            ("010", Integer(10)),
            ("-007", Integer(-7)),
            ("0o7", Integer(7)),
            ("0o17", Integer(15)),
            ("0x3A", Integer(58)),
            ("0xff", Integer(255)),
            ("9223372036854775807", Integer(i64::MAX)),
            ("-9223372036854775808", Integer(i64::MIN)),
            ("9223372036854775808", Unsigned(1 << 63)),
            ("0xFFFFFFFFFFFFFFFF", Unsigned(u64::MAX)),
            ("0x10000000000000000", Float(18_446_744_073_709_551_616.0)),
            ("18446744073709551616", Float(18_446_744_073_709_551_616.0)),
            ("0.", Float(0.0)),
            ("-0.0", Float(0.0)),
            (".5", Float(0.5)),
            ("-.5", Float(-0.5)),
            ("+12e03", Float(12_000.0)),
            ("1e3", Float(1_000.0)),
            ("-2E+05", Float(-200_000.0)),
            ("1.5e-1", Float(0.15)),
            ("010.5", Float(10.5)),
            (".inf", Float(f64::INFINITY)),
            ("+.Inf", Float(f64::INFINITY)),
            ("-.INF", Float(f64::NEG_INFINITY)),
            ("1e999", Float(f64::INFINITY)),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in [".nan", ".NaN", ".NAN"] {
            assert!(
                matches!(number(text), Some(Float(nan)) if nan.is_nan()),
                "{text}"
            );
        }
    }

    #[test]
    fn everything_else_is_text() {
        for text in [
            "",
            "1_000",
            "1_0.5",
            "0b11",
            "0B11",
            "0b",
            "0X1F",
            "0O7",
            "0o",
            "0x",
            "0o8",
            "0xG",
            "-0x1F",
            "+0x1F",
            "-0o7",
            "0x_1F",
            "0o_7",
            "+",
            "-",
            ".",
            "-.",
            "..5",
            ".e3",
            "e3",
            "1e",
            "1e+",
            "1e3.5",
            "1.2.3",
            "1,000",
            "12:30:45",
            "190:20:30",
            "2026-01-15",
            "1-2",
            "++1",
            "--1",
            "+-1",
            "inf",
            "Infinity",
            "nan",
            "NaN",
            ".iNF",
            ".nAn",
            "+.nan",
            "-.nan",
            "0x1.8p1",
            "1d",
            "1f32",
            "１２",
            "yes",
            "on",
            "true",
            "null",
            "~",
            "0.5 ",
            " 5",
        ] {
            assert_eq!(number(text), None, "{text:?}");
        }
    }
}
