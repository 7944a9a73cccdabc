//! Days of the proleptic Gregorian calendar, which extends today's rules to all years.

/// A day of the calendar.
///
/// ```
/// use schematic_protocol::time::Date;
///
/// let leap_day = Date::new(2024, 2, 29).ok_or("2024 is a leap year")?;
/// assert_eq!(leap_day.first_of_next_month(), Date::limited(2024, 3, 1));
/// assert_eq!(Date::new(2026, 2, 29), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    year: i64,
    month: u32,
    day: u32,
}

/// Years and days beyond these bounds are moved to them, so that no arithmetic overflows.
const LAST_YEAR: i64 = 1_000_000_000_000;
const LAST_DAY: i64 = 365 * LAST_YEAR;

impl Date {
    /// Creates the day, if there is one of that number.
    #[must_use]
    pub const fn new(year: i64, month: u32, day: u32) -> Option<Self> {
        if year < -LAST_YEAR || year > LAST_YEAR || month < 1 || month > 12 {
            return None;
        }
        if day < 1 || day > days_in_month(year, month) {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// Creates the day of that number in a month, or the month's last day where it has no such day.
    /// Months count from 1 to 12, and days from 1; other numbers are moved to the nearest of these.
    #[must_use]
    pub const fn limited(year: i64, month: u32, day: u32) -> Self {
        let year = if year < -LAST_YEAR {
            -LAST_YEAR
        } else if year > LAST_YEAR {
            LAST_YEAR
        } else {
            year
        };
        let month = limit(month, 12);
        Self {
            year,
            month,
            day: limit(day, days_in_month(year, month)),
        }
    }

    /// Returns the year; 0 is the one before year 1.
    #[must_use]
    pub const fn year(self) -> i64 {
        self.year
    }

    /// Returns the month, from 1.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.month
    }

    /// Returns the day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.day
    }

    /// Returns the days from 1970-01-01 to this day.
    #[must_use]
    pub const fn days_since_1970(self) -> i64 {
        // Counts from 1 March of year 0 in eras of 400 years (146,097 days), so that the leap day
        // ends a year.
        let year = if self.month <= 2 {
            self.year - 1
        } else {
            self.year
        };
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let month_from_march = (self.month as i64 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + self.day as i64 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// Creates the day that is so many days after 1970-01-01.
    #[must_use]
    pub const fn from_days_since_1970(days: i64) -> Self {
        let days = if days < -LAST_DAY {
            -LAST_DAY
        } else if days > LAST_DAY {
            LAST_DAY
        } else {
            days
        };
        let days = days + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = era * 400 + year_of_era + if month <= 2 { 1 } else { 0 };
        Self {
            year,
            month: month as u32,
            day: day as u32,
        }
    }

    /// Returns the days since the last Sunday; zero on a Sunday.
    #[must_use]
    pub const fn days_since_sunday(self) -> i64 {
        // 1 January 1970 was a Thursday.
        (self.days_since_1970() + 4).rem_euclid(7)
    }

    /// Returns the first day of this month.
    #[must_use]
    pub const fn first_of_month(self) -> Self {
        Self { day: 1, ..self }
    }

    /// Returns the first day of the next month.
    #[must_use]
    pub const fn first_of_next_month(self) -> Self {
        if self.month == 12 {
            Self {
                year: self.year + 1,
                month: 1,
                day: 1,
            }
        } else {
            Self {
                month: self.month + 1,
                day: 1,
                ..self
            }
        }
    }

    /// Returns the first day of the month before.
    #[must_use]
    pub const fn first_of_last_month(self) -> Self {
        if self.month == 1 {
            Self {
                year: self.year - 1,
                month: 12,
                day: 1,
            }
        } else {
            Self {
                month: self.month - 1,
                day: 1,
                ..self
            }
        }
    }
}

/// The number, or the nearest from 1 to `last`.
const fn limit(number: u32, last: u32) -> u32 {
    if number < 1 {
        1
    } else if number > last {
        last
    } else {
        number
    }
}

const fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_every_day_of_four_centuries_and_back() {
        let mut days = Date::new(1899, 12, 31).unwrap().days_since_1970();
        for year in 1900..=2300 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(date) = Date::new(year, month, day) else {
                        continue;
                    };
                    days += 1;
                    assert_eq!(date.days_since_1970(), days);
                    assert_eq!(Date::from_days_since_1970(days), date);
                }
            }
        }
    }

    #[test]
    fn counts_every_day_that_can_be_written_and_back() {
        let (first, last) = (Date::limited(0, 1, 1), Date::limited(9999, 12, 31));
        let mut expected = first;
        for day in first.days_since_1970()..=last.days_since_1970() {
            assert_eq!(Date::from_days_since_1970(day), expected);
            assert_eq!(expected.days_since_1970(), day);
            expected = Date::new(expected.year, expected.month, expected.day + 1)
                .unwrap_or(expected.first_of_next_month());
        }
    }

    #[test]
    fn no_day_is_too_far_away() {
        for days in [i64::MIN, i64::MAX] {
            let date = Date::from_days_since_1970(days);
            assert_eq!(date.days_since_1970().signum(), days.signum());
            let _ = date.first_of_next_month().days_since_1970();
            let _ = date.first_of_last_month().days_since_1970();
        }
        for year in [i64::MIN, i64::MAX] {
            assert_eq!(Date::new(year, 1, 1), None);
            let date = Date::limited(year, 0, u32::MAX);
            assert_eq!((date.month(), date.day()), (1, 31));
            assert_eq!(date.days_since_1970().signum(), year.signum());
        }
    }

    #[test]
    fn knows_the_calendar() {
        assert_eq!(Date::new(1970, 1, 1).unwrap().days_since_1970(), 0);
        assert_eq!(Date::new(2024, 2, 30), None);
        assert_eq!(Date::new(1900, 2, 29), None);
        assert_eq!(Date::new(2024, 13, 1), None);
        assert_eq!(Date::new(2024, 1, 0), None);
        assert_eq!(Date::limited(2023, 2, 31).day(), 28);
        assert_eq!(Date::new(2024, 6, 2).unwrap().days_since_sunday(), 0);
        assert_eq!(Date::new(1969, 12, 31).unwrap().days_since_sunday(), 3);
    }
}
