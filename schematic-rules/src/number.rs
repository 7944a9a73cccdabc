//! The numbers that texts hold.

use std::cmp::Ordering;

/// A number as a trait of type int compares.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    /// Reads a text for a comparison. Whatever is neither an integer of 64 bits nor a finite
    /// decimal number is zero.
    pub(crate) fn from_text(text: &str) -> Self {
        if let Some(int) = strict_int(text) {
            return Self::Int(int);
        }
        match text.parse::<f64>() {
            Ok(float) if float.is_finite() => Self::Float(float),
            _ => Self::Int(0),
        }
    }

    /// Integers compare exactly; as soon as one side is a float, both compare as floats.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Int(left), Self::Int(right)) => left.cmp(&right),
            // Neither side is ever NaN.
            (left, right) => left
                .as_float()
                .partial_cmp(&right.as_float())
                .unwrap_or(Ordering::Equal),
        }
    }

    const fn as_float(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Float(float) => float,
        }
    }
}

/// An integer of 64 bits in decimal digits, with at most one sign and nothing around it.
pub(crate) fn strict_int(text: &str) -> Option<i64> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_compare_exactly_and_floats_as_floats() {
        let compare = |a, b| Number::from_text(a).compare(Number::from_text(b));
        assert_eq!(
            compare("9007199254740993", "9007199254740992"),
            Ordering::Greater
        );
        assert_eq!(
            compare("9007199254740993", "9007199254740992.0"),
            Ordering::Equal
        );
        assert_eq!(compare("5.", "+5"), Ordering::Equal);
        assert_eq!(compare("-1.5E2", "-150"), Ordering::Equal);
        assert_eq!(
            compare("9223372036854775808", "9223372036854775807"),
            Ordering::Equal
        );
    }

    #[test]
    fn what_is_no_number_is_zero() {
        for text in [
            "", " 5", "5 ", "1_000", "0x10", "inf", "NaN", "1e400", "\u{0665}", "+", "--1",
        ] {
            assert!(matches!(Number::from_text(text), Number::Int(0)), "{text}");
        }
    }
}
