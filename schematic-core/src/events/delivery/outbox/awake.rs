//! The time that counts against events that cannot be delivered.

use std::time::Duration;

/// The time that the sender was at work, or waited as planned.
///
/// A wait that ends later than planned means that the process could not run: it was stopped, or
/// the function that it serves was frozen. Nothing could be tried in that time, so it does not
/// count.
#[derive(Debug, Default)]
pub(super) struct AwakeTime {
    total: Duration,
    /// Up to this time of the monotonic clock it is counted.
    counted: Duration,
    /// When the sender is to be back from what it does now.
    back_by: Duration,
}

/// How long the sender works between two waits at most.
const WORK: Duration = Duration::from_secs(10);

/// A wait that ends so much later than planned was a stop.
const STOP: Duration = Duration::from_secs(5);

impl AwakeTime {
    /// Begins to count at `now`: before, there was no sender.
    pub(super) fn begin(&mut self, now: Duration) {
        self.counted = now;
        self.plan(now, WORK);
    }

    /// Notes that the sender waits for at most `wait` from `now` on.
    pub(super) fn plan(&mut self, now: Duration, wait: Duration) {
        self.back_by = now.saturating_add(wait);
    }

    /// Counts what has passed until `now`. Returns whether the process was stopped meanwhile.
    pub(super) fn count(&mut self, now: Duration) -> bool {
        let passed = now.min(self.back_by).saturating_sub(self.counted);
        self.total = self.total.saturating_add(passed);
        let was_stopped = now.saturating_sub(self.back_by) >= STOP;
        self.counted = self.counted.max(now);
        self.plan(now, WORK);
        was_stopped
    }

    pub(super) fn total(&self) -> Duration {
        self.total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn waits_count_as_long_as_they_were_planned() {
        let mut awake = AwakeTime::default();
        awake.begin(secs(100));
        awake.plan(secs(100), secs(30));
        assert!(!awake.count(secs(110)));
        assert_eq!(awake.total(), secs(10));
        awake.plan(secs(110), secs(30));
        assert!(!awake.count(secs(140)));
        assert_eq!(awake.total(), secs(40));
        awake.plan(secs(140), secs(30));
        assert!(awake.count(secs(800)));
        assert_eq!(awake.total(), secs(70));
        // A little late is no stop, but does not count either.
        awake.plan(secs(800), secs(10));
        assert!(!awake.count(secs(814)));
        assert_eq!(awake.total(), secs(80));
    }

    #[test]
    fn neither_work_without_an_end_nor_a_clock_that_runs_backwards_counts() {
        let mut awake = AwakeTime::default();
        awake.begin(secs(100));
        assert!(awake.count(secs(1_000)));
        assert_eq!(awake.total(), WORK);
        assert!(!awake.count(secs(900)));
        assert_eq!(awake.total(), WORK);
        awake.plan(secs(900), Duration::MAX);
        assert!(!awake.count(secs(1_001)));
        assert_eq!(awake.total(), WORK + secs(1));
    }
}
