//! How the official engine prints an instant.

use std::fmt;

use schematic_protocol::Timestamp;

const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// RFC 3339 with the offset `+00:00` and no, three, six or nine digits of a fraction, for any year
/// and with seconds 60.
pub(crate) struct WithOffset(pub(crate) Timestamp);

impl fmt::Display for WithOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.0.date();
        let (year, month, day) = (date.year(), date.month(), date.day());
        if (0..=9999).contains(&year) {
            write!(f, "{year:04}")?;
        } else {
            write!(f, "{year:+05}")?;
        }
        let (of_day, nanos) = (self.0.second_of_day(), self.0.subsec_nanos());
        let (hour, minute) = (of_day / 3_600, of_day / 60 % 60);
        let second = of_day % 60 + i64::from(nanos / NANOS_PER_SECOND);
        write!(f, "-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        match nanos % NANOS_PER_SECOND {
            0 => {}
            nanos if nanos % 1_000_000 == 0 => write!(f, ".{:03}", nanos / 1_000_000)?,
            nanos if nanos % 1_000 == 0 => write!(f, ".{:06}", nanos / 1_000)?,
            nanos => write!(f, ".{nanos:09}")?,
        }
        f.write_str("+00:00")
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
            let instant = Timestamp::new(seconds, nanos);
            assert_eq!(WithOffset(instant).to_string(), text);
        }
    }

    #[test]
    fn extreme_clocks_print() {
        for millis in [i64::MIN, i64::MAX, 0] {
            assert!(
                WithOffset(Timestamp::from_millis(millis))
                    .to_string()
                    .ends_with("+00:00")
            );
        }
    }
}
