use std::collections::VecDeque;

use schematic_core::Timestamp;

/// Over which time failures are looked at.
const WINDOW_MS: i64 = 24 * 60 * 60 * 1_000;
/// From how many deliveries on anything can be said.
const ENOUGH: usize = 25;
/// How many deliveries are remembered at most.
const MAX: usize = 1_000;

/// How the deliveries of the last day ended.
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

    /// Whether nine of ten have failed, of twenty-five or more.
    pub(super) fn is_hopeless(&self) -> bool {
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
        assert!(!of([false; 24]).is_hopeless());
        assert!(of([false; 25]).is_hopeless());
        let with_successes = |successes: usize| of((0..30).map(|number| number < successes));
        assert!(with_successes(3).is_hopeless());
        assert!(!with_successes(4).is_hopeless());
    }

    #[test]
    fn a_day_later_they_do_not_count() {
        let mut health = of([false; 24]);
        health.record(false, Timestamp::from_millis(WINDOW_MS));
        assert!(!health.is_hopeless());
        assert_eq!(health.0.len(), 1);
    }

    #[test]
    fn no_more_is_remembered_than_needed() {
        assert_eq!(of([true; 5_000]).0.len(), MAX);
    }
}
