//! Instants in UTC, and the texts they are read from.
//!
//! The engine's own arithmetic rather than a date library's: traits may name any year from
//! −262143 to 262142, and a second 60 has its place in the order.

pub(crate) mod civil;
mod rfc3339;
mod scan;
mod trait_date;

use std::fmt;

use civil::Date;
pub(crate) use rfc3339::read_rfc3339;
pub(crate) use trait_date::read_trait_date;

pub(crate) const SECONDS_PER_DAY: i64 = 86_400;
const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// An instant in UTC, to the nanosecond.
///
/// Its `Display` is RFC 3339 with the offset `+00:00` and no, three, six or nine digits of a
/// fraction.
///
/// ```
/// use schematic_rules::Timestamp;
///
/// let instant = Timestamp::from_unix_millis(1_719_792_000_250);
/// assert_eq!(instant.to_string(), "2024-07-01T00:00:00.250+00:00");
/// assert_eq!(instant.unix_seconds(), 1_719_792_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    /// From a billion on within a second 60, so that it sorts after all of second 59.
    nanos: u32,
}

impl Timestamp {
    /// The instant that many milliseconds after 1970 began.
    #[must_use]
    pub const fn from_unix_millis(millis: i64) -> Self {
        Self {
            seconds: millis.div_euclid(1_000),
            nanos: millis.rem_euclid(1_000) as u32 * 1_000_000,
        }
    }

    /// Whole seconds since 1970 began, rounded down.
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// Nanoseconds since that whole second; a billion or more within a leap second.
    #[must_use]
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// Reads RFC 3339; a blank may stand for the `T`.
    #[must_use]
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        read_rfc3339(text)
    }

    pub(crate) const fn new(seconds: i64, nanos: u32) -> Self {
        Self { seconds, nanos }
    }

    /// The instant at which a day begins.
    pub(crate) const fn midnight(date: Date) -> Self {
        Self {
            seconds: date.days_since_1970() * SECONDS_PER_DAY,
            nanos: 0,
        }
    }

    pub(crate) const fn date(self) -> Date {
        Date::from_days_since_1970(self.seconds.div_euclid(SECONDS_PER_DAY))
    }

    /// The same time of day on another day.
    pub(crate) const fn on(self, date: Date) -> Self {
        Self {
            seconds: date.days_since_1970() * SECONDS_PER_DAY + self.second_of_day(),
            nanos: self.nanos,
        }
    }

    const fn second_of_day(self) -> i64 {
        self.seconds.rem_euclid(SECONDS_PER_DAY)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = self.date();
        if (0..=9999).contains(&year) {
            write!(f, "{year:04}")?;
        } else {
            write!(f, "{year:+05}")?;
        }
        let of_day = self.second_of_day();
        let (hour, minute) = (of_day / 3_600, of_day / 60 % 60);
        let second = of_day % 60 + i64::from(self.nanos / NANOS_PER_SECOND);
        write!(f, "-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        match self.nanos % NANOS_PER_SECOND {
            0 => {}
            nanos if nanos % 1_000_000 == 0 => write!(f, ".{:03}", nanos / 1_000_000)?,
            nanos if nanos % 1_000 == 0 => write!(f, ".{:06}", nanos / 1_000)?,
            nanos => write!(f, ".{nanos:09}")?,
        }
        f.write_str("+00:00")
    }
}

/// A wall-clock reading before its offset is applied.
#[derive(Clone, Copy)]
pub(crate) struct Local {
    date: Date,
    hour: u32,
    minute: u32,
    /// Up to 60.
    second: u32,
    nanos: u32,
}

impl Local {
    /// The reading as UTC; `None` when it names no time of day.
    fn as_utc(self) -> Option<Timestamp> {
        if self.hour > 23 || self.minute > 59 || self.second > 60 {
            return None;
        }
        let (second, leap) = if self.second == 60 {
            (59, NANOS_PER_SECOND)
        } else {
            (self.second, 0)
        };
        let of_day = i64::from(self.hour * 3_600 + self.minute * 60 + second);
        Some(Timestamp::new(
            self.date.days_since_1970() * SECONDS_PER_DAY + of_day,
            self.nanos + leap,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_few_digits_as_hold_the_fraction() {
        for (seconds, nanos, text) in [
            (0, 0, "1970-01-01T00:00:00+00:00"),
            (-1, 500_000_000, "1969-12-31T23:59:59.500+00:00"),
            (951_782_400, 1_000, "2000-02-29T00:00:00.000001+00:00"),
            (951_782_400, 1, "2000-02-29T00:00:00.000000001+00:00"),
            (1_483_228_799, 1_000_000_000, "2016-12-31T23:59:60+00:00"),
            (253_402_300_800, 0, "+10000-01-01T00:00:00+00:00"),
            (-62_167_219_201, 0, "-0001-12-31T23:59:59+00:00"),
        ] {
            assert_eq!(Timestamp::new(seconds, nanos).to_string(), text);
        }
    }

    #[test]
    fn extreme_clocks_print() {
        for millis in [i64::MIN, i64::MAX, 0] {
            assert!(
                Timestamp::from_unix_millis(millis)
                    .to_string()
                    .ends_with("+00:00")
            );
        }
    }
}
