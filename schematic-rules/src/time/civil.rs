//! Days of the proleptic Gregorian calendar.

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: i64,
    /// From 1.
    pub(crate) month: u32,
    /// From 1.
    pub(crate) day: u32,
}

impl Date {
    /// The day, if there is one of that number.
    pub(crate) const fn new(year: i64, month: u32, day: u32) -> Option<Self> {
        if month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// The day of that number in a month, or the month's last day where it has no such day.
    pub(crate) const fn limited(year: i64, month: u32, day: u32) -> Self {
        let last = days_in_month(year, month);
        Self {
            year,
            month,
            day: if day > last { last } else { day },
        }
    }

    /// Counts days from 1 March of year 0 in eras of 400 years (146,097 days), so that the leap
    /// day ends a year.
    pub(crate) const fn days_since_1970(self) -> i64 {
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

    /// The inverse of [`days_since_1970`](Self::days_since_1970).
    pub(crate) const fn from_days_since_1970(days: i64) -> Self {
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

    /// Days since the last Sunday; zero on a Sunday.
    pub(crate) const fn days_since_sunday(self) -> i64 {
        // 1 January 1970 was a Thursday.
        (self.days_since_1970() + 4).rem_euclid(7)
    }

    pub(crate) const fn first_of_month(self) -> Self {
        Self { day: 1, ..self }
    }

    pub(crate) const fn first_of_next_month(self) -> Self {
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

    pub(crate) const fn first_of_last_month(self) -> Self {
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
    fn knows_the_calendar() {
        assert_eq!(Date::new(1970, 1, 1).unwrap().days_since_1970(), 0);
        assert_eq!(Date::new(2024, 2, 30), None);
        assert_eq!(Date::new(1900, 2, 29), None);
        assert_eq!(Date::new(2024, 13, 1), None);
        assert_eq!(Date::new(2024, 1, 0), None);
        assert_eq!(Date::limited(2023, 2, 31).day, 28);
        assert_eq!(Date::new(2024, 6, 2).unwrap().days_since_sunday(), 0);
        assert_eq!(Date::new(1969, 12, 31).unwrap().days_since_sunday(), 3);
    }
}
