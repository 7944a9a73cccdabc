use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An instant, as the API writes it: RFC 3339, read with any offset and up to nanoseconds, written
/// in UTC with at most microseconds.
///
/// Any instant of the years 0 to 9999 can be held, Go's zero time `0001-01-01T00:00:00Z` among
/// them.
///
/// ```
/// use schematic_api::runtime::Timestamp;
///
/// let at: Timestamp = "2026-03-04T10:30:00.125+01:00".parse()?;
/// assert_eq!(at.to_string(), "2026-03-04T09:30:00.125Z");
/// assert_eq!(at.as_millis(), 1_772_616_600_125);
/// # Ok::<(), schematic_api::runtime::ParseTimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    seconds: i64,
    nanos: u32,
}

/// A text that is no RFC 3339 timestamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseTimestampError(&'static str);

const MIN: Timestamp = Timestamp {
    seconds: days_of(0, 1, 1) * DAY,
    nanos: 0,
};
const MAX: Timestamp = Timestamp {
    seconds: days_of(10_000, 1, 1) * DAY - 1,
    nanos: 999_999_999,
};
const DAY: i64 = 86_400;

impl Timestamp {
    /// The instant `millis` milliseconds after 1970-01-01T00:00:00Z; what lies outside the years
    /// that can be written is moved to the nearest that does not.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        // The remainder is below 1,000 and not negative.
        let nanos = millis.rem_euclid(1_000) as u32 * 1_000_000;
        Self::clamped(millis.div_euclid(1_000), nanos)
    }

    /// The instant `secs` seconds after 1970-01-01T00:00:00Z, moved as by
    /// [`Timestamp::from_millis`].
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self::clamped(secs, 0)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        // Within the years that can be held this is far from the ends of `i64`.
        self.seconds * 1_000 + (self.nanos / 1_000_000) as i64
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn as_secs(self) -> i64 {
        self.seconds
    }

    /// The nanoseconds since the last whole second.
    #[must_use]
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    const fn clamped(seconds: i64, nanos: u32) -> Self {
        if seconds < MIN.seconds {
            MIN
        } else if seconds > MAX.seconds {
            MAX
        } else {
            Self { seconds, nanos }
        }
    }
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
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
        if !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
            return Err(ParseTimestampError("there is no such day"));
        }
        if hour > 23 || minute > 59 || second > 60 {
            return Err(ParseTimestampError("there is no such time of day"));
        }
        // A leap second is taken for the second before it, as POSIX has no place for it.
        let second = second.min(59);
        let local = days_of(year, month, day) * DAY + hour * 3_600 + minute * 60 + second;
        Ok(Self::clamped(local - offset, nanos))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date_of(self.seconds.div_euclid(DAY));
        let of_day = self.seconds.rem_euclid(DAY);
        let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        let mut fraction = self.nanos / 1_000;
        if fraction != 0 {
            let mut width = 6;
            while fraction.is_multiple_of(10) {
                fraction /= 10;
                width -= 1;
            }
            write!(f, ".{fraction:0width$}")?;
        }
        f.write_str("Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Timestamp;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an RFC 3339 timestamp")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Timestamp, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an RFC 3339 timestamp: {}", self.0)
    }
}

impl std::error::Error for ParseTimestampError {}

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

    fn number(&mut self, digits: usize) -> Result<i64, ParseTimestampError> {
        (0..digits).try_fold(0, |number, _| {
            let digit = self.next().filter(u8::is_ascii_digit);
            let digit = digit.ok_or(ParseTimestampError("a digit is missing"))?;
            Ok(number * 10 + i64::from(digit - b'0'))
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
        let sign = match self.next() {
            Some(b'Z' | b'z') => return Ok(0),
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Err(ParseTimestampError("the offset from UTC is missing")),
        };
        let hours = self.number(2)?;
        self.one_of(b":")?;
        let minutes = self.number(2)?;
        if hours > 23 || minutes > 59 {
            return Err(ParseTimestampError("there is no such offset"));
        }
        Ok(sign * (hours * 3_600 + minutes * 60))
    }
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar. Counts in years that begin
/// in March, so that the leap day is a year's last.
const fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + day_of_year - 719_468
}

/// The year, month and day that is `days` after 1970-01-01.
const fn date_of(days: i64) -> (i64, i64, i64) {
    // 146,097 days are 400 years.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year_of_era + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> String {
        text.parse::<Timestamp>().unwrap().to_string()
    }

    #[test]
    fn what_servers_write_is_read() {
        assert_eq!(rewritten("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z");
        assert_eq!(
            rewritten("9999-12-31T23:59:59.999999999Z"),
            "9999-12-31T23:59:59.999999Z"
        );
        assert_eq!(
            rewritten("2024-02-29t12:00:00.1234567891-03:30"),
            "2024-02-29T15:30:00.123456Z"
        );
        assert_eq!(rewritten("2016-12-31 23:59:60z"), "2016-12-31T23:59:59Z");
        assert_eq!(
            rewritten("1969-12-31T23:59:59.5Z"),
            "1969-12-31T23:59:59.5Z"
        );
    }

    #[test]
    fn what_lies_outside_is_moved_to_the_edge() {
        assert_eq!(
            rewritten("9999-12-31T23:59:59-05:00"),
            "9999-12-31T23:59:59.999999Z"
        );
        assert_eq!(
            rewritten("0000-01-01T00:00:00+05:00"),
            "0000-01-01T00:00:00Z"
        );
        assert_eq!(
            Timestamp::from_millis(i64::MAX).to_string(),
            "9999-12-31T23:59:59.999999Z"
        );
        assert_eq!(
            Timestamp::from_millis(i64::MIN).to_string(),
            "0000-01-01T00:00:00Z"
        );
    }

    #[test]
    fn what_is_no_timestamp_is_refused() {
        for text in [
            "",
            "2026",
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
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }

    #[test]
    fn milliseconds_go_there_and_back() {
        for millis in [
            0,
            -1,
            1,
            1_767_225_600_000,
            -62_135_596_800_000,
            253_402_300_799_999,
        ] {
            let at = Timestamp::from_millis(millis);
            assert_eq!(at.as_millis(), millis);
            assert_eq!(at.to_string().parse::<Timestamp>().unwrap(), at);
        }
    }

    #[test]
    fn every_day_of_the_calendar_is_written_and_read() {
        let mut expected = (0, 1, 1);
        for day in MIN.seconds / DAY..=MAX.seconds / DAY {
            assert_eq!(date_of(day), expected);
            assert_eq!(days_of(expected.0, expected.1, expected.2), day);
            expected.2 += 1;
            if expected.2 > days_in(expected.0, expected.1) {
                expected = (expected.0, expected.1 + 1, 1);
            }
            if expected.1 > 12 {
                expected = (expected.0 + 1, 1, 1);
            }
        }
    }
}
