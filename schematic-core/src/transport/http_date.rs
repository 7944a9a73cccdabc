//! Dates as HTTP writes them.

use schematic_api::runtime::Timestamp;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// How far ahead a year of two digits may be, in seconds: 50 years.
const FARTHEST: i64 = 50 * 31_556_952;

/// Reads a date in any of the three forms of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37
/// GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`. The day of the week is not
/// checked.
pub(super) fn parse_http_date(text: &str, now: Timestamp) -> Option<Timestamp> {
    let fields = text
        .split([' ', ',', '-'])
        .filter(|field| !field.is_empty());
    let fields: Vec<&str> = fields.take(7).collect();
    let (year, month, day, time) = match *fields {
        [_, day, month, year, time, "GMT" | "UTC" | "+0000"] | [_, month, day, time, year] => {
            (year, month, day, time)
        }
        _ => return None,
    };
    let month = MONTHS.iter().position(|known| *known == month)? + 1;
    let in_year = |year: &str| {
        format!("{year}-{month:02}-{day:0>2}T{time}Z")
            .parse::<Timestamp>()
            .ok()
    };
    if year.len() != 2 {
        return in_year(year);
    }
    // Two digits: the latest such year that is not too far ahead.
    let this_year: u32 = now.to_string().get(..4)?.parse().ok()?;
    let century = this_year / 100;
    [century + 1, century, century.checked_sub(1)?]
        .into_iter()
        .filter_map(|century| in_year(&format!("{century:02}{year}")))
        .find(|date| date.as_secs().saturating_sub(now.as_secs()) <= FARTHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date as a timestamp, read at the beginning of `year`.
    fn read(text: &str, year: u32) -> Option<String> {
        let now = format!("{year}-01-01T00:00:00Z").parse().unwrap();
        parse_http_date(text, now).map(|date| date.to_string())
    }

    #[test]
    fn all_forms_are_read() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun Nov 06 08:49:37 1994",
            "Sun, 6 Nov 1994 08:49:37 UTC",
        ] {
            assert_eq!(read(text, 2026).unwrap(), "1994-11-06T08:49:37Z", "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_is_at_most_fifty_years_ahead() {
        for (digits, now, expected) in [
            ("26", 2026, "2026"),
            ("75", 2026, "2075"),
            ("77", 2026, "1977"),
            ("99", 2026, "1999"),
            ("00", 2099, "2100"),
            ("99", 2100, "2099"),
            ("00", 1999, "2000"),
        ] {
            let date = read(&format!("Sunday, 06-Nov-{digits} 08:49:37 GMT"), now).unwrap();
            assert!(date.starts_with(expected), "{digits} {now} {date}");
        }
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "7",
            "soon",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 EST",
            "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Brumaire 1994 08:49:37 GMT",
            "Sunday, 06-Nov-194 08:49:37 GMT",
            "Sun Nov  6 25:49:37 1994",
            "Sun, 06 Nov 1994 08:49:37 GMT GMT",
            "1994-11-06T08:49:37Z",
        ] {
            assert_eq!(read(text, 2026), None, "{text}");
        }
    }
}
