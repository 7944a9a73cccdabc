//! Instants, and how they are written.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Date, NANOS_PER_SECOND, SECONDS_PER_DAY};

/// An instant in UTC, to the nanosecond.
///
/// It is read from RFC 3339 with any offset, and written as RFC 3339 in UTC with at most
/// microseconds. What is written has a year of four digits: an instant outside the years 0 to 9999
/// is written as the nearest that lies within them. Go's zero time `0001-01-01T00:00:00Z` can be
/// read and written.
///
/// A second 60 is kept apart from the second before it when timestamps are compared, and is
/// written as second 59.
///
/// ```
/// use schematic_protocol::Timestamp;
/// use schematic_protocol::time::ParseTimestampError;
///
/// let at: Timestamp = "2026-03-04T10:30:00.125+01:00".parse()?;
/// assert_eq!(at.to_string(), "2026-03-04T09:30:00.125Z");
/// assert_eq!(at.as_millis(), 1_772_616_600_125);
/// # Ok::<(), ParseTimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    seconds: i64,
    /// From a billion on within a second 60, so that it sorts after all of second 59.
    nanos: u32,
}

/// The first instant that can be written.
const FIRST: Timestamp = Timestamp::midnight(Date::limited(0, 1, 1));

/// The last instant that can be written.
const LAST: Timestamp = Timestamp::new(
    Date::limited(9999, 12, 31).days_since_1970() * SECONDS_PER_DAY + SECONDS_PER_DAY - 1,
    NANOS_PER_SECOND - 1,
);

impl Timestamp {
    /// Creates the instant that is `secs` seconds and `nanos` nanoseconds after
    /// 1970-01-01T00:00:00Z. Nanoseconds from a billion on lie within a second 60.
    #[must_use]
    pub const fn new(secs: i64, nanos: u32) -> Self {
        let last = 2 * NANOS_PER_SECOND - 1;
        Self {
            seconds: secs,
            nanos: if nanos > last { last } else { nanos },
        }
    }

    /// Creates the instant that is `millis` milliseconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self {
            seconds: millis.div_euclid(1_000),
            // The remainder is below 1,000 and not negative.
            nanos: millis.rem_euclid(1_000) as u32 * 1_000_000,
        }
    }

    /// Creates the instant that is `secs` seconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self {
            seconds: secs,
            nanos: 0,
        }
    }

    /// Creates the instant at which a day begins.
    #[must_use]
    pub const fn midnight(date: Date) -> Self {
        Self::from_secs(date.days_since_1970().saturating_mul(SECONDS_PER_DAY))
    }

    /// Returns the milliseconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.seconds
            .saturating_mul(1_000)
            .saturating_add((self.nanos_of_second() / 1_000_000) as i64)
    }

    /// Returns the whole seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn as_secs(self) -> i64 {
        self.seconds
    }

    /// Returns the nanoseconds since the last whole second: a billion or more within a second 60.
    #[must_use]
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// Returns the day in UTC.
    #[must_use]
    pub const fn date(self) -> Date {
        Date::from_days_since_1970(self.seconds.div_euclid(SECONDS_PER_DAY))
    }

    /// Returns the seconds since the day began, in UTC.
    #[must_use]
    pub const fn second_of_day(self) -> i64 {
        self.seconds.rem_euclid(SECONDS_PER_DAY)
    }

    /// Returns the instant at this time of day on another day.
    #[must_use]
    pub const fn on(self, date: Date) -> Self {
        Self {
            seconds: Self::midnight(date)
                .seconds
                .saturating_add(self.second_of_day()),
            nanos: self.nanos,
        }
    }

    /// Returns the instant as it is written to the nanosecond, for what must not change when it is
    /// read and written again. A second 60 is written as such.
    ///
    /// ```
    /// use schematic_protocol::Timestamp;
    ///
    /// let at: Timestamp = "2026-03-04T10:30:00.123456789+01:00".parse()?;
    /// assert_eq!(at.to_string(), "2026-03-04T09:30:00.123456Z");
    /// assert_eq!(at.precise().to_string(), "2026-03-04T09:30:00.123456789Z");
    /// # Ok::<(), schematic_protocol::time::ParseTimestampError>(())
    /// ```
    #[must_use]
    pub const fn precise(self) -> PreciseTimestamp {
        PreciseTimestamp(self)
    }

    /// The nanoseconds, where there is no place for a second 60.
    pub(super) const fn nanos_of_second(self) -> u32 {
        if self.nanos < NANOS_PER_SECOND {
            self.nanos
        } else {
            NANOS_PER_SECOND - 1
        }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = (*self).clamp(FIRST, LAST);
        let micros = shown.nanos % NANOS_PER_SECOND / 1_000;
        write(f, shown, shown.second_of_day() % 60, micros, 6)
    }
}

/// Writes the day and minute of `at`, then `second`, then `fraction` of a second, which has
/// `width` digits.
fn write(
    f: &mut fmt::Formatter<'_>,
    at: Timestamp,
    second: i64,
    mut fraction: u32,
    mut width: usize,
) -> fmt::Result {
    let date = at.date();
    let (year, month, day) = (date.year(), date.month(), date.day());
    let of_day = at.second_of_day();
    let (hour, minute) = (of_day / 3_600, of_day / 60 % 60);
    write!(
        f,
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
    )?;
    if fraction != 0 {
        while fraction.is_multiple_of(10) {
            fraction /= 10;
            width -= 1;
        }
        write!(f, ".{fraction:0width$}")?;
    }
    f.write_str("Z")
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

/// A [`Timestamp`] that is written to the nanosecond; see [`Timestamp::precise`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PreciseTimestamp(Timestamp);

impl fmt::Display for PreciseTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.0.clamp(FIRST, LAST);
        // Only after second 59 is there a second 60.
        let second = match shown.second_of_day() % 60 {
            59 if shown.nanos >= NANOS_PER_SECOND => 60,
            second => second,
        };
        write(f, shown, second, shown.nanos % NANOS_PER_SECOND, 9)
    }
}

impl Serialize for PreciseTimestamp {
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
    fn a_precise_text_reads_back_as_the_same_instant() {
        for text in [
            "0001-01-01T00:00:00Z",
            "2026-03-04T10:30:00.000000001Z",
            "2026-03-04T10:30:00.12345678Z",
            "1969-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59.999999999Z",
            "2016-12-31T23:59:60.5Z",
        ] {
            let at: Timestamp = text.parse().unwrap();
            assert_eq!(at.precise().to_string(), text);
            assert_eq!(
                serde_json::to_string(&at.precise()).unwrap(),
                format!("{text:?}")
            );
        }
        assert_eq!(
            Timestamp::new(10, u32::MAX).precise().to_string(),
            "1970-01-01T00:00:10.999999999Z"
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
    fn no_instant_is_too_far_away() {
        for secs in [i64::MIN, i64::MAX] {
            for nanos in [0, u32::MAX] {
                let at = Timestamp::new(secs, nanos);
                assert_eq!(at.as_secs(), secs);
                assert!(at.to_string().ends_with('Z'));
                assert_eq!(at.as_millis().signum(), secs.signum());
            }
        }
    }

    #[test]
    fn second_sixty_lies_between_its_neighbours() {
        let read = |text: &str| text.parse::<Timestamp>().unwrap();
        let leap = read("2016-12-31T23:59:60.5Z");
        assert!(read("2016-12-31T23:59:59.999999999Z") < leap);
        assert!(leap < read("2017-01-01T00:00:00Z"));
        assert_eq!(leap.as_millis(), 1_483_228_799_999);
        assert_eq!(leap.to_string(), "2016-12-31T23:59:59.5Z");
    }
}
