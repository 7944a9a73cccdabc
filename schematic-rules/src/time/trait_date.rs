//! The dates that traits hold: what browsers, databases and RFC 3339 write.
//!
//! The forms are tried in order, and the first that reads the whole text wins. Those with blanks
//! in their pattern read them loosely, as the formats of C's `strptime` do: a blank in the pattern
//! stands for any white space or none, and white space may precede every number.

use schematic_protocol::Timestamp;
use schematic_protocol::time::{Date, SECONDS_PER_DAY};

use super::scan::{Scanner, date};

const NANOS_PER_SECOND: u32 = 1_000_000_000;

const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Reads the date of a trait; `None` when it is unreadable.
pub(crate) fn read_trait_date(text: &str) -> Option<Timestamp> {
    spaced(text)
        .or_else(|| iso(text))
        .or_else(|| browser_with_offset(text))
        .or_else(|| browser(text))
        .or_else(|| text.parse().ok())
}

/// `2024-01-15 10:30:00 UTC`: whatever word follows, the time is taken as UTC.
fn spaced(text: &str) -> Option<Timestamp> {
    let mut text = Scanner::new(text);
    let (year, month, day) = year_month_day(&mut text)?;
    text.blanks();
    let (hour, minute, second) = clock(&mut text)?;
    text.blanks();
    text.word();
    text.end()?;
    Local {
        date: date(year, month, day)?,
        hour,
        minute,
        second,
        nanos: 0,
    }
    .as_utc()
}

/// `2024-01-15T10:30:00.123+0200`.
fn iso(text: &str) -> Option<Timestamp> {
    let mut text = Scanner::new(text);
    let (year, month, day) = year_month_day(&mut text)?;
    text.literal("T")?;
    let (hour, minute, second) = clock(&mut text)?;
    let millis = if text.literal(".").is_some() {
        text.fixed(3)?
    } else {
        0
    };
    let offset = loose_offset(&mut text)?;
    let nanos = u32::try_from(millis).ok()? * 1_000_000;
    at_offset(
        Local {
            date: date(year, month, day)?,
            hour,
            minute,
            second,
            nanos,
        },
        offset,
    )
}

/// `Mon Jan 15 2024 10:30:00 GMT+0200`.
fn browser_with_offset(text: &str) -> Option<Timestamp> {
    let mut text = Scanner::new(text);
    let local = browser_clock(&mut text)?;
    text.literal("GMT")?;
    let offset = loose_offset(&mut text)?;
    at_offset(local, offset)
}

/// `Mon Jan 15 2024 10:30:00 EST`: whatever word follows, the time is taken as UTC.
fn browser(text: &str) -> Option<Timestamp> {
    let mut text = Scanner::new(text);
    let local = browser_clock(&mut text)?;
    text.word();
    text.end()?;
    local.as_utc()
}

fn browser_clock(text: &mut Scanner<'_>) -> Option<Local> {
    let weekday = text.name(&WEEKDAYS)?;
    text.blanks();
    let month = text.name(&MONTHS)? + 1;
    let day = text.number(2)?;
    let year = text.year()?;
    text.blanks();
    let (hour, minute, second) = clock(text)?;
    text.blanks();
    let date = date(year, i64::from(month), day)?;
    (date.days_since_sunday() == i64::from(weekday)).then_some(Local {
        date,
        hour,
        minute,
        second,
        nanos: 0,
    })
}

fn year_month_day(text: &mut Scanner<'_>) -> Option<(i64, i64, i64)> {
    let year = text.year()?;
    text.literal("-")?;
    let month = text.number(2)?;
    text.literal("-")?;
    Some((year, month, text.number(2)?))
}

fn clock(text: &mut Scanner<'_>) -> Option<(u32, u32, u32)> {
    let hour = text.number(2)?;
    text.literal(":")?;
    let minute = text.number(2)?;
    text.literal(":")?;
    let second = text.number(2)?;
    Some((
        u32::try_from(hour).ok()?,
        u32::try_from(minute).ok()?,
        u32::try_from(second).ok()?,
    ))
}

fn loose_offset(text: &mut Scanner<'_>) -> Option<i64> {
    text.blanks();
    let offset = text.offset(|text| {
        text.colons_and_blanks();
        Some(())
    })?;
    text.end()?;
    Some(offset)
}

/// Applies an offset. One of a day or more, or one that leads out of the calendar, is ignored.
fn at_offset(local: Local, offset: i64) -> Option<Timestamp> {
    let utc = local.as_utc()?;
    if offset.abs() >= SECONDS_PER_DAY {
        return Some(utc);
    }
    let shifted = Timestamp::new(utc.as_secs() - offset, utc.subsec_nanos());
    let day = shifted.date();
    let is_within = date(day.year(), day.month().into(), day.day().into()).is_some();
    Some(if is_within { shifted } else { utc })
}

/// A wall-clock reading before its offset is applied.
#[derive(Clone, Copy)]
struct Local {
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

    fn seconds(text: &str) -> Option<i64> {
        read_trait_date(text).map(Timestamp::as_secs)
    }

    #[test]
    fn a_word_after_a_spaced_date_is_ignored() {
        let noon = seconds("2024-01-15 12:00:00");
        assert_eq!(noon, Some(1_705_320_000));
        for text in [
            "2024-01-15 12:00:00 UTC",
            "2024-1-15 12:0:0 EST",
            "2024-01-15 12:00:00+02:00",
            "2024-01-15 12:00:00.162Z",
            "2024-01-1512:00:00 ",
            " +2024- 01- 15 \u{2003}12: 00: 00",
            "Mon Jan 15 2024 12:00:00 EST",
            "mon JAN15 2024 12:00:00GMT-05",
        ] {
            assert_eq!(seconds(text), noon, "{text}");
        }
        assert_eq!(seconds("2024-01-15 12:00:00 UTC UTC"), None);
    }

    #[test]
    fn offsets_count_where_the_form_has_one() {
        let ten = seconds("2024-01-15 10:00:00");
        for text in [
            "2024-01-15T12:00:00+02:00",
            "2024-01-15T12:00:00.000 +02: :00",
            "2024-01-15T08:00:00\u{2212}0200",
            "Mon Jan 15 2024 12:00:00 GMT+0200",
            "Mon Jan 15 2024 10:00:00 GMT+2400",
            "2024-01-15T10:00:00Z",
            "2024-01-15T10:00:00.5z",
        ] {
            assert_eq!(seconds(text), ten, "{text}");
        }
    }

    #[test]
    fn a_field_takes_as_many_digits_as_it_may() {
        assert_eq!(seconds("2024-1-51:9:4"), None);
        assert_eq!(seconds("2024-1-5 1:9:4"), Some(1_704_416_944));
    }

    #[test]
    fn what_has_no_time_or_no_readable_zone_is_unreadable() {
        for text in [
            "",
            "2024-01-15",
            "Mon Jan 15 2024",
            "Tue Jan 15 2024 12:00:00 GMT+0000",
            "Mon Jan 15 2024 21:59:40 GMT-0500 (EST)",
            "Mon Jan 15 2024 12:00:00 Eastern Standard Time",
            "2024-01-15T12:00:00",
            "2024-01-15T21:59Z",
            "1705320000",
            "Mon, 15 Jan 2024 12:00:00 +0000",
            "2024-02-30 12:00:00",
            "262143-01-01 00:00:00",
            "+262143-01-01 00:00:00",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
        assert!(seconds("+262142-12-31 23:59:60").is_some());
        assert!(seconds("-262143-01-01 00:00:00").is_some());
    }

    #[test]
    fn second_sixty_sorts_between_its_neighbours() {
        let order = [
            "2024-01-15T12:00:59.999Z",
            "2024-01-15 12:00:60",
            "2024-01-15T12:01:00Z",
        ];
        let read: Vec<_> = order
            .iter()
            .map(|text| read_trait_date(text).unwrap())
            .collect();
        assert!(read.is_sorted() && read[0] < read[1] && read[1] < read[2]);
    }
}
