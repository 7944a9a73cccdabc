//! Reading RFC 3339: two-digit fields, a `T`, `t` or blank in the middle, `Z`, `z` or an offset
//! below a day, any number of digits in the fraction.

use std::fmt;
use std::str::FromStr;

use super::{Date, NANOS_PER_SECOND, SECONDS_PER_DAY, Timestamp};

/// An error that [`Timestamp`]'s [`FromStr`] returns for a text that is no RFC
/// 3339 timestamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseTimestampError(&'static str);

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an RFC 3339 timestamp: {}", self.0)
    }
}

impl std::error::Error for ParseTimestampError {}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text)
    }
}

fn read(text: &str) -> Result<Timestamp, ParseTimestampError> {
    let mut text = Reader(text.as_bytes());
    let year = text.number(4)?;
    text.one_of(b"-")?;
    let month = text.number(2)?;
    text.one_of(b"-")?;
    let day = text.number(2)?;
    text.one_of(b"Tt ")?;
    let hour = text.number(2)?;
    text.one_of(b":")?;
    let minute = text.number(2)?;
    text.one_of(b":")?;
    let second = text.number(2)?;
    let nanos = if text.0.first() == Some(&b'.') {
        text.fraction()?
    } else {
        0
    };
    let offset = text.offset()?;
    if !text.0.is_empty() {
        return Err(ParseTimestampError("something follows the offset"));
    }
    let date = Date::new(i64::from(year), month, day)
        .ok_or(ParseTimestampError("there is no such day"))?;
    if hour > 23 || minute > 59 || second > 60 {
        return Err(ParseTimestampError("there is no such time of day"));
    }
    let leap = if second == 60 { NANOS_PER_SECOND } else { 0 };
    let of_day = i64::from(hour * 3_600 + minute * 60 + second.min(59));
    Ok(Timestamp::new(
        date.days_since_1970() * SECONDS_PER_DAY + of_day - offset,
        nanos + leap,
    ))
}

/// What of a text is not read yet.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn one_of(&mut self, wanted: &[u8]) -> Result<u8, ParseTimestampError> {
        self.next()
            .filter(|byte| wanted.contains(byte))
            .ok_or(ParseTimestampError("a separator is missing"))
    }

    fn number(&mut self, digits: usize) -> Result<u32, ParseTimestampError> {
        (0..digits).try_fold(0, |number, _| {
            let digit = self.next().filter(u8::is_ascii_digit);
            let digit = digit.ok_or(ParseTimestampError("a digit is missing"))?;
            Ok(number * 10 + u32::from(digit - b'0'))
        })
    }

    /// The digits after a point, as nanoseconds; further ones are dropped.
    fn fraction(&mut self) -> Result<u32, ParseTimestampError> {
        self.one_of(b".")?;
        let (mut nanos, mut unit, mut digits) = (0, 100_000_000, 0);
        while let Some(digit) = self.0.first().filter(|byte| byte.is_ascii_digit()) {
            nanos += u32::from(digit - b'0') * unit;
            unit /= 10;
            digits += 1;
            self.next();
        }
        if digits == 0 {
            return Err(ParseTimestampError("a digit is missing"));
        }
        Ok(nanos)
    }

    /// Seconds east of UTC.
    fn offset(&mut self) -> Result<i64, ParseTimestampError> {
        // RFC 3339 has the hyphen; ISO 8601 prefers the minus sign of Unicode.
        if let Some(rest) = self.0.strip_prefix("\u{2212}".as_bytes()) {
            self.0 = rest;
            return Ok(-self.hours_and_minutes()?);
        }
        match self.next() {
            Some(b'Z' | b'z') => Ok(0),
            Some(b'+') => self.hours_and_minutes(),
            Some(b'-') => Ok(-self.hours_and_minutes()?),
            _ => Err(ParseTimestampError("the offset from UTC is missing")),
        }
    }

    fn hours_and_minutes(&mut self) -> Result<i64, ParseTimestampError> {
        let hours = self.number(2)?;
        self.one_of(b":")?;
        let minutes = self.number(2)?;
        if hours > 23 || minutes > 59 {
            return Err(ParseTimestampError("there is no such offset"));
        }
        Ok(i64::from(hours * 3_600 + minutes * 60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_format_allows() {
        for (text, seconds, nanos) in [
            ("1970-01-01T00:00:00Z", 0, 0),
            ("1970-01-01t00:00:00z", 0, 0),
            ("1970-01-01 02:00:00+02:00", 0, 0),
            ("1969-12-31T23:30:00\u{2212}00:30", 0, 0),
            ("1970-01-01T00:00:00.1234567891Z", 0, 123_456_789),
            ("2016-12-31T23:59:60.5Z", 1_483_228_799, 1_500_000_000),
        ] {
            assert_eq!(read(text), Ok(Timestamp::new(seconds, nanos)), "{text}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "2026",
            "2024-05-15",
            "2024-05-15T10:00:00",
            "2024-05-15T10:00:00+0000",
            "2024-05-15T10:00:00 UTC",
            "2024-05-15T10:00Z",
            "2024-5-15T10:00:00Z",
            "2024-02-30T10:00:00Z",
            "2024-05-15T24:00:00Z",
            "2024-05-15T10:00:61Z",
            "2024-05-15T10:00:00.Z",
            "2024-05-15T10:00:00+24:00",
            "2024-05-15T10:00:00+01:60",
            "2024-05-15T10:00:00Z ",
            " 2024-05-15T10:00:00Z",
            "+2024-05-15T10:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00+0100",
            "2026-01-01T00:00:00Zz",
            "+026-01-01T00:00:00Z",
            "2026-01-01T00:00:0é",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
