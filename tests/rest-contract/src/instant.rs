//! Points in time as RFC 3339 writes them.

/// Returns the nanoseconds since 1970 that `text` names; `None` when it is no date.
#[must_use]
pub fn instant(text: &str) -> Option<i128> {
    let (date, rest) = text.split_at_checked(10)?;
    let time = rest.strip_prefix(['T', 't'])?;
    let (year, month, day) = match *numbers(date, '-')?.as_slice() {
        [year, month @ 1..=12, day @ 1..=31] => (year, month, day),
        _ => return None,
    };
    let end = time.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = time.split_at(end);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let (hour, minute, second) = match *numbers(clock, ':')?.as_slice() {
        [hour @ 0..=23, minute @ 0..=59, second @ 0..=59] => (hour, minute, second),
        _ => return None,
    };
    if fraction.is_empty() || fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let nanos: i128 = format!("{fraction:0<9}").parse().ok()?;
    let offset = match zone {
        "Z" | "z" => 0,
        zone => match *numbers(zone.get(1..)?, ':')?.as_slice() {
            [hours @ 0..=23, minutes @ 0..=59] => {
                let seconds = hours * 3600 + minutes * 60;
                if zone.starts_with('-') {
                    -seconds
                } else {
                    seconds
                }
            }
            _ => return None,
        },
    };
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
    Some(i128::from(seconds) * 1_000_000_000 + nanos)
}

fn numbers(text: &str, between: char) -> Option<Vec<i64>> {
    text.split(between).map(|part| part.parse().ok()).collect()
}

/// Days since 1970 in the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let before =
        |year: i64| year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let in_february = if is_leap { 29 } else { 28 };
    let lengths = [31, in_february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months = usize::try_from(month - 1).unwrap_or(0);
    let of_months: i64 = lengths.iter().take(months).sum();
    before(year - 1) - before(1969) + of_months + day - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_instants() {
        let second = 1_000_000_000;
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01T00:00:00.000000001Z", 1),
            ("1970-01-01T01:00:00+01:00", 0),
            ("1969-12-31T12:59:59-11:00", -second),
            ("2001-09-09T01:46:40Z", 1_000_000_000 * second),
            ("2024-02-29T00:00:00Z", 1_709_164_800 * second),
            ("0001-01-01T00:00:00Z", -62_135_596_800 * second),
            ("9999-12-31T23:59:59Z", 253_402_300_799 * second),
        ] {
            assert_eq!(instant(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "2024-01-01",
            "2024-13-01T00:00:00Z",
            "2024-01-01T00:00:00",
            "soon",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
