//! When usage starts over: days, weeks, months and billing cycles, all in UTC.

use schematic_protocol::Timestamp;
use schematic_protocol::time::Date;
use schematic_protocol::words::known::{MetricPeriod, MetricPeriodMonthReset};

use crate::wire::{Company, Subscription};

/// Returns when the next calendar period begins: always later than now, `None` for all time.
///
/// ```
/// use schematic_rules::{MetricPeriod, period};
///
/// let now_ms = 1_717_243_200_000; // Saturday, 1 June 2024, noon
/// let next = period::next_period_start(MetricPeriod::CurrentWeek, now_ms);
/// assert_eq!(next.map(|start| start.to_string()).as_deref(), Some("2024-06-02T00:00:00Z"));
/// ```
#[must_use]
pub fn next_period_start(period: MetricPeriod, now_ms: i64) -> Option<Timestamp> {
    next_calendar_start(period, Timestamp::from_millis(now_ms))
}

/// Returns when the present calendar period began: now at the latest, `None` for all time.
#[must_use]
pub fn current_period_start(period: MetricPeriod, now_ms: i64) -> Option<Timestamp> {
    let today = Timestamp::from_millis(now_ms).date();
    let start = match period {
        MetricPeriod::AllTime => return None,
        MetricPeriod::CurrentDay => today,
        MetricPeriod::CurrentWeek => days_after(today, -today.days_since_sunday()),
        MetricPeriod::CurrentMonth => today.first_of_month(),
    };
    Some(Timestamp::midnight(start))
}

/// Returns when the company's next billing cycle begins.
///
/// The calendar month counts for a company without a subscription, and for no company at all.
/// `None` when the subscription's period cannot be read.
#[must_use]
pub fn next_billing_start(company: Option<&Company>, now_ms: i64) -> Option<Timestamp> {
    next_cycle_start(cycle_of(company).as_ref(), Timestamp::from_millis(now_ms))
}

/// Returns when the company's present billing cycle began.
///
/// The calendar month counts for a company without a subscription, and for no company at all.
/// `None` when the start of the subscription's period cannot be read.
#[must_use]
pub fn current_billing_start(company: Option<&Company>, now_ms: i64) -> Option<Timestamp> {
    let now = Timestamp::from_millis(now_ms);
    let month = now.date().first_of_month();
    let Some(cycle) = cycle_of(company) else {
        return Some(Timestamp::midnight(month));
    };
    let anchor = cycle.start?;
    if anchor > now {
        return Some(Timestamp::midnight(month));
    }
    let start = match placed(anchor, month) {
        start if start > now => placed(anchor, month.first_of_last_month()),
        start => start,
    };
    Some(start.max(anchor))
}

/// The period of a subscription, read once. `None` stands for what cannot be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BillingCycle {
    start: Option<Timestamp>,
    end: Option<Timestamp>,
}

impl From<&Subscription> for BillingCycle {
    fn from(subscription: &Subscription) -> Self {
        Self {
            start: subscription.period_start.parse().ok(),
            end: subscription.period_end.parse().ok(),
        }
    }
}

/// When usage counted over `period` starts over next.
pub(crate) fn next_reset(
    period: MetricPeriod,
    reset: MetricPeriodMonthReset,
    cycle: Option<&BillingCycle>,
    now: Timestamp,
) -> Option<Timestamp> {
    match (period, reset) {
        (MetricPeriod::CurrentMonth, MetricPeriodMonthReset::BillingCycle) => {
            next_cycle_start(cycle, now)
        }
        _ => next_calendar_start(period, now),
    }
}

fn next_calendar_start(period: MetricPeriod, now: Timestamp) -> Option<Timestamp> {
    let today = now.date();
    let start = match period {
        MetricPeriod::AllTime => return None,
        MetricPeriod::CurrentDay => days_after(today, 1),
        MetricPeriod::CurrentWeek => days_after(today, 7 - today.days_since_sunday()),
        MetricPeriod::CurrentMonth => today.first_of_next_month(),
    };
    Some(Timestamp::midnight(start))
}

fn next_cycle_start(cycle: Option<&BillingCycle>, now: Timestamp) -> Option<Timestamp> {
    let month = now.date().first_of_month();
    let next_month = Timestamp::midnight(month.first_of_next_month());
    let Some(cycle) = cycle else {
        return Some(next_month);
    };
    let (anchor, end) = (cycle.start?, cycle.end?);
    if anchor > now {
        return Some(anchor.min(next_month));
    }
    let start = match placed(anchor, month) {
        start if start > now => start,
        // From the anchor's own day again: 31 January, 28 February, 31 March.
        _ => placed(anchor, month.first_of_next_month()),
    };
    Some(start.min(end))
}

/// The anchor's day and time of day in another month, on its last day where the month is shorter.
fn placed(anchor: Timestamp, month: Date) -> Timestamp {
    anchor.on(Date::limited(
        month.year(),
        month.month(),
        anchor.date().day(),
    ))
}

fn days_after(date: Date, days: i64) -> Date {
    Date::from_days_since_1970(date.days_since_1970() + days)
}

fn cycle_of(company: Option<&Company>) -> Option<BillingCycle> {
    company?.subscription.as_ref().map(BillingCycle::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company(start: &str, end: &str) -> Company {
        let subscription = Subscription {
            period_start: start.into(),
            period_end: end.into(),
            ..Default::default()
        };
        Company {
            subscription: Some(subscription),
            ..Default::default()
        }
    }

    fn millis(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_secs() * 1_000
    }

    fn next(start: &str, end: &str, now: &str) -> Option<String> {
        next_billing_start(Some(&company(start, end)), millis(now)).map(|t| t.to_string())
    }

    #[test]
    fn a_short_month_limits_the_day_and_the_next_has_it_back() {
        let (start, end) = ("2024-01-31T06:00:00Z", "2030-01-01T00:00:00Z");
        let after = |now| next(start, end, now).unwrap();
        assert_eq!(after("2024-01-31T06:00:00Z"), "2024-02-29T06:00:00Z");
        assert_eq!(after("2024-02-29T06:00:00Z"), "2024-03-31T06:00:00Z");
    }

    #[test]
    fn the_end_of_the_period_comes_first_even_when_past() {
        let ended = next(
            "2024-01-10T00:00:00Z",
            "2024-02-01T00:00:00Z",
            "2024-06-01T00:00:00Z",
        );
        assert_eq!(ended.as_deref(), Some("2024-02-01T00:00:00Z"));
    }

    #[test]
    fn a_future_period_counts_from_its_start_or_the_next_month() {
        let (now, end) = ("2024-06-15T00:00:00Z", "");
        assert_eq!(next("2024-06-20T00:00:00Z", end, now), None);
        let end = "2024-06-16T00:00:00Z";
        assert_eq!(
            next("2024-06-20T00:00:00Z", end, now).as_deref(),
            Some("2024-06-20T00:00:00Z")
        );
        assert_eq!(
            next("2024-08-20T00:00:00Z", end, now).as_deref(),
            Some("2024-07-01T00:00:00Z")
        );
    }

    #[test]
    fn no_clock_breaks_the_calendar() {
        let company = company("2024-01-31T06:00:00Z", "2030-01-01T00:00:00Z");
        for now in [i64::MIN, i64::MIN / 2, -1, 0, i64::MAX / 2, i64::MAX] {
            for period in [MetricPeriod::CurrentDay, MetricPeriod::CurrentWeek] {
                assert!(current_period_start(period, now) < next_period_start(period, now));
            }
            let _ = next_billing_start(Some(&company), now);
            let _ = current_billing_start(Some(&company), now);
        }
    }
}
