//! When a webhook is failing.

use std::collections::VecDeque;

use schematic_protocol::Timestamp;

/// The time over which failures are counted: 24 hours.
const WINDOW_MS: i64 = 24 * 60 * 60 * 1_000;
/// The least number of deliveries that is judged.
const ENOUGH: usize = 25;
/// How many outcomes are kept at most.
const MAX: usize = 1_000;

/// The outcomes of the deliveries of the last 24 hours.
#[derive(Clone, Debug, Default)]
pub(super) struct Health(VecDeque<(Timestamp, bool)>);

impl Health {
    pub(super) fn record(&mut self, success: bool, now: Timestamp) {
        self.0.push_back((now, success));
        let first = now.as_millis().saturating_sub(WINDOW_MS);
        while self.0.len() > MAX
            || self
                .0
                .front()
                .is_some_and(|(at, _)| at.as_millis() <= first)
        {
            self.0.pop_front();
        }
    }

    /// Whether at least nine of ten deliveries have failed, of 25 or more.
    pub(super) fn is_failing(&self) -> bool {
        let failures = self.0.iter().filter(|(_, success)| !success).count();
        self.0.len() >= ENOUGH && failures * 10 >= self.0.len() * 9
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(outcomes: impl IntoIterator<Item = bool>) -> Health {
        let mut health = Health::default();
        for success in outcomes {
            health.record(success, Timestamp::from_millis(0));
        }
        health
    }

    #[test]
    fn nine_failures_of_ten_are_too_many_from_twenty_five_on() {
        assert!(!of([false; 24]).is_failing());
        assert!(of([false; 25]).is_failing());
        let with_successes = |successes: usize| of((0..30).map(|number| number < successes));
        assert!(with_successes(3).is_failing());
        assert!(!with_successes(4).is_failing());
    }

    #[test]
    fn a_day_later_they_do_not_count() {
        let mut health = of([false; 24]);
        health.record(false, Timestamp::from_millis(WINDOW_MS));
        assert!(!health.is_failing());
        assert_eq!(health.0.len(), 1);
    }

    #[test]
    fn no_more_is_remembered_than_needed() {
        assert_eq!(of([true; 5_000]).0.len(), MAX);
    }
}
