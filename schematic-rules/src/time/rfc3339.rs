//! RFC 3339, as the engine reads it: two-digit fields, a `T`, `t` or blank in the middle, `Z`,
//! `z` or an offset below a day, any number of digits in the fraction.

use super::scan::{Scanner, date};
use super::{Local, Timestamp};

pub(crate) fn read_rfc3339(text: &str) -> Option<Timestamp> {
    let mut text = Scanner::new(text);
    let year = text.fixed(4)?;
    text.literal("-")?;
    let month = text.fixed(2)?;
    text.literal("-")?;
    let day = text.fixed(2)?;
    text.one_of(&['T', 't', ' '])?;
    let hour = two_digits(&mut text)?;
    text.literal(":")?;
    let minute = two_digits(&mut text)?;
    text.literal(":")?;
    let second = two_digits(&mut text)?;
    let nanos = if text.literal(".").is_some() {
        text.fraction()?
    } else {
        0
    };
    let offset = if text.one_of(&['Z', 'z']).is_some() {
        0
    } else {
        text.offset(|text| text.literal(":"))?
    };
    text.end()?;

    let local = Local {
        date: date(year, month, day)?,
        hour,
        minute,
        second,
        nanos,
    };
    let utc = local.as_utc()?;
    (offset.abs() < super::SECONDS_PER_DAY)
        .then(|| Timestamp::new(utc.unix_seconds() - offset, utc.subsec_nanos()))
}

fn two_digits(text: &mut Scanner<'_>) -> Option<u32> {
    text.fixed(2).and_then(|number| u32::try_from(number).ok())
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
            assert_eq!(
                read_rfc3339(text),
                Some(Timestamp::new(seconds, nanos)),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
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
        ] {
            assert_eq!(read_rfc3339(text), None, "{text}");
        }
    }
}
