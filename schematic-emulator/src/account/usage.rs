//! Usage of companies: a count for each event and period, which starts over with the period.

use std::collections::{BTreeMap, BTreeSet};

use schematic_protocol::Timestamp;
use schematic_rules::{MetricPeriod, MetricPeriodMonthReset, period, wire};

use super::{ACCOUNT_ID, AccountError, ENVIRONMENT_ID};

const MAX_METERS: usize = 1_000;

/// The period over which an event is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) period: MetricPeriod,
    pub(crate) reset: MetricPeriodMonthReset,
}

impl Window {
    pub(crate) const ALL_TIME: Self = Self {
        period: MetricPeriod::AllTime,
        reset: MetricPeriodMonthReset::FirstOfMonth,
    };
    pub(crate) const DAY: Self = Self {
        period: MetricPeriod::CurrentDay,
        reset: MetricPeriodMonthReset::FirstOfMonth,
    };
    pub(crate) const WEEK: Self = Self {
        period: MetricPeriod::CurrentWeek,
        reset: MetricPeriodMonthReset::FirstOfMonth,
    };
    pub(crate) const MONTH: Self = Self {
        period: MetricPeriod::CurrentMonth,
        reset: MetricPeriodMonthReset::FirstOfMonth,
    };
    pub(crate) const BILLING_MONTH: Self = Self {
        period: MetricPeriod::CurrentMonth,
        reset: MetricPeriodMonthReset::BillingCycle,
    };
    const ALL: [Self; 5] = [
        Self::ALL_TIME,
        Self::DAY,
        Self::WEEK,
        Self::MONTH,
        Self::BILLING_MONTH,
    ];

    /// Returns when the current period began; `None` if it never did.
    pub(crate) fn start(
        self,
        now: Timestamp,
        subscription: Option<&wire::Subscription>,
    ) -> Option<Timestamp> {
        let millis = now.as_millis();
        if self == Self::BILLING_MONTH {
            let company = billed(subscription);
            period::current_billing_start(Some(&company), millis).map(in_millis)
        } else {
            period::current_period_start(self.period, millis).map(in_millis)
        }
    }

    /// Returns when the next period begins; `None` if it never does.
    pub(crate) fn next(
        self,
        now: Timestamp,
        subscription: Option<&wire::Subscription>,
    ) -> Option<Timestamp> {
        let millis = now.as_millis();
        if self == Self::BILLING_MONTH {
            let company = billed(subscription);
            period::next_billing_start(Some(&company), millis).map(in_millis)
        } else {
            period::next_period_start(self.period, millis).map(in_millis)
        }
    }
}

/// The counts of one company, by event.
#[derive(Clone, Debug, Default)]
pub(crate) struct Usage(BTreeMap<String, Meter>);

impl Usage {
    /// Counts `quantity` units of an event that happened `at` some time up to `now`.
    pub(crate) fn record(
        &mut self,
        event: &str,
        quantity: i64,
        at: Timestamp,
        now: Timestamp,
        subscription: Option<&wire::Subscription>,
    ) -> Result<(), AccountError> {
        if !self.0.contains_key(event) && self.0.len() >= MAX_METERS {
            return Err(AccountError::Invalid(format!(
                "no room for more than {MAX_METERS} meters"
            )));
        }
        let meter = self.0.entry(event.to_owned()).or_insert_with(|| Meter {
            counts: [Count::default(); Window::ALL.len()],
            first: at,
            last: at,
        });
        meter.first = meter.first.min(at);
        meter.last = meter.last.max(at);
        for (count, window) in meter.counts.iter_mut().zip(Window::ALL) {
            let start = window.start(now, subscription);
            if count.since != start {
                *count = Count {
                    since: start,
                    value: 0,
                };
            }
            if start.is_none_or(|start| at >= start) {
                count.value = count.value.saturating_add(quantity);
            }
        }
        Ok(())
    }

    /// Returns the count of an event in the current period.
    pub(crate) fn value(
        &self,
        event: &str,
        window: Window,
        now: Timestamp,
        subscription: Option<&wire::Subscription>,
    ) -> i64 {
        let Some(meter) = self.0.get(event) else {
            return 0;
        };
        meter
            .counts
            .iter()
            .zip(Window::ALL)
            .find(|(_, known)| *known == window)
            .map_or(0, |(count, window)| {
                count.at(window.start(now, subscription))
            })
    }

    /// Returns the events that were ever counted.
    pub(crate) fn events(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Returns when an event was first and last counted.
    pub(crate) fn seen(&self, event: &str) -> Option<(Timestamp, Timestamp)> {
        self.0.get(event).map(|meter| (meter.first, meter.last))
    }

    /// Returns the counts as the engine reads them. Events that are `metered` have counts from the
    /// beginning, `since` the company was created: a client that keeps the company in memory
    /// increases the counts that it finds.
    pub(crate) fn to_wire(
        &self,
        company_id: &str,
        metered: &BTreeSet<&str>,
        since: Timestamp,
        now: Timestamp,
        subscription: Option<&wire::Subscription>,
    ) -> Vec<wire::Metric> {
        let windows = Window::ALL.map(|window| {
            (
                window,
                window.start(now, subscription),
                window.next(now, subscription),
            )
        });
        let counted = self
            .0
            .iter()
            .map(|(event, meter)| (event.as_str(), meter.counts, meter.first));
        let unused = metered
            .iter()
            .filter(|event| !self.0.contains_key(**event))
            .map(|event| (*event, [Count::default(); Window::ALL.len()], since));
        let mut metrics = Vec::with_capacity((self.0.len() + metered.len()) * windows.len());
        for (event, counts, first) in counted.chain(unused) {
            for (count, (window, start, next)) in counts.iter().zip(&windows) {
                metrics.push(wire::Metric {
                    account_id: ACCOUNT_ID.to_owned(),
                    environment_id: ENVIRONMENT_ID.to_owned(),
                    company_id: company_id.to_owned(),
                    event_subtype: event.to_owned(),
                    period: window.period.into(),
                    month_reset: window.reset.into(),
                    value: count.at(*start),
                    created_at: first.to_string(),
                    valid_until: next.map(|next| next.to_string()),
                    ..wire::Metric::default()
                });
            }
        }
        metrics
    }
}

/// The counts of one event.
#[derive(Clone, Debug)]
struct Meter {
    counts: [Count; Window::ALL.len()],
    first: Timestamp,
    last: Timestamp,
}

/// A count since a period began, which says nothing about a later period.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    since: Option<Timestamp>,
    value: i64,
}

impl Count {
    fn at(self, start: Option<Timestamp>) -> i64 {
        if self.since == start { self.value } else { 0 }
    }
}

/// Returns a company of which only the billing cycle is known.
fn billed(subscription: Option<&wire::Subscription>) -> wire::Company {
    wire::Company {
        subscription: subscription.cloned(),
        ..wire::Company::default()
    }
}

pub(crate) fn in_millis(at: Timestamp) -> Timestamp {
    Timestamp::from_millis(at.as_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_events_are_metered() {
        let mut usage = Usage::default();
        let now = Timestamp::from_millis(0);
        for number in 0..MAX_METERS {
            usage
                .record(&number.to_string(), 1, now, now, None)
                .unwrap();
        }
        assert!(usage.record("one more", 1, now, now, None).is_err());
        usage.record("0", 1, now, now, None).unwrap();
        assert_eq!(usage.value("0", Window::ALL_TIME, now, None), 2);
    }

    #[test]
    fn counts_stop_at_the_largest_number() {
        let mut usage = Usage::default();
        let now = Timestamp::from_millis(0);
        for quantity in [i64::MAX, 1, i64::MAX] {
            usage.record("e", quantity, now, now, None).unwrap();
        }
        assert_eq!(usage.value("e", Window::DAY, now, None), i64::MAX);
    }
}
