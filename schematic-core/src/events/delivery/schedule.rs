//! When capture is tried next: at once while it answers, with growing waits while it does not,
//! once a minute while it refuses the client. Decides only; reads no clock.

use std::time::Duration;

use crate::backoff::Backoff;

/// The state of the conversation with capture. Times are those of one monotonic clock, but for the
/// beginning of an outage.
#[derive(Debug, Default)]
pub(super) struct Schedule {
    /// When the first failed request since capture's last answer began, in the time that the sender
    /// was awake.
    outage_since: Option<Duration>,
    /// How many requests in a row have failed.
    failures: u32,
    /// No request before this time.
    next_try: Option<Duration>,
    /// When the last request without an answer ended.
    last_try: Duration,
    /// Whether capture itself named the time of the next try.
    is_named: bool,
    paused: bool,
}

impl Schedule {
    /// Notes that a request failed which began at `began`, in the time that the sender was awake.
    /// Capture may have `named` how long to wait; `random` is drawn from 0 to 1. Returns whether an
    /// outage begins with it.
    pub(super) fn failed(
        &mut self,
        began: Duration,
        now: Duration,
        named: Option<Duration>,
        random: f64,
    ) -> bool {
        let begins = self.outage_since.is_none();
        self.outage_since.get_or_insert(began);
        let wait = match named {
            Some(named) => named.clamp(SHORTEST_WAIT, LONGEST_NAMED),
            None => BACKOFF.wait(self.failures, random),
        };
        self.failures = self.failures.saturating_add(1);
        self.next_try = Some(now.saturating_add(wait));
        self.last_try = now;
        self.is_named = named.is_some();
        self.paused = false;
        begins
    }

    /// Notes that capture refuses the client, or that something else answers in its place. Returns
    /// whether the pause begins with it.
    pub(super) fn refused(&mut self, now: Duration) -> bool {
        let begins = !self.paused;
        *self = Self {
            next_try: Some(now.saturating_add(PAUSE)),
            last_try: now,
            paused: true,
            ..Self::default()
        };
        begins
    }

    /// Notes that capture answered about the batch itself. Returns whether an outage or a pause
    /// ends with it.
    pub(super) fn answered(&mut self) -> bool {
        let ends = self.outage_since.is_some() || self.paused;
        *self = Self::default();
        ends
    }

    /// Notes that requests were not made for a while: an outage counts from now on.
    pub(super) fn resume(&mut self) {
        self.outage_since = None;
    }

    /// Notes that the process was stopped until `now`: the waits begin anew, and capture is tried
    /// at once. A time that capture named stays, and so does a pause.
    pub(super) fn restart(&mut self, now: Duration) {
        self.failures = 0;
        if let Some(next_try) = self.next_try
            && !self.is_named
            && !self.paused
        {
            self.next_try = Some(next_try.min(now));
        }
    }

    /// Notes that a caller waits for the events: the waits begin anew, and the next try comes
    /// within a second of the last. A time that capture named stays; a pause ends early for the
    /// sake of `leaving`.
    pub(super) fn hurry(&mut self, now: Duration, leaving: bool) {
        let Some(next_try) = self.next_try else {
            return;
        };
        if self.is_named || (self.paused && !leaving) {
            return;
        }
        self.failures = 0;
        self.next_try = Some(next_try.min(now.max(self.last_try.saturating_add(FIRST_WAIT))));
    }

    /// Notes that all ends at `until`: a wait that goes on beyond is cut to half of what is left,
    /// so that the time is used. A time that capture named stays, and so does a pause.
    pub(super) fn end_at(&mut self, until: Duration, now: Duration) {
        let wait = until.saturating_sub(now) / 2;
        if self.next_try > Some(until) && !self.is_named && !self.paused && wait >= SHORTEST_WAIT {
            self.next_try = Some(now.saturating_add(wait));
        }
    }

    /// Returns when the next request may be made, if not at once.
    pub(super) fn next_try(&self) -> Option<Duration> {
        self.next_try
    }

    /// Returns when the first request of the present outage began, in the time that the sender was
    /// awake.
    pub(super) fn outage_since(&self) -> Option<Duration> {
        self.outage_since
    }

    pub(super) fn is_paused(&self) -> bool {
        self.paused
    }
}

const SHORTEST_WAIT: Duration = Duration::from_millis(500);

const FIRST_WAIT: Duration = Duration::from_secs(1);

/// The longest wait that capture may ask for.
const LONGEST_NAMED: Duration = Duration::from_secs(60);

const PAUSE: Duration = Duration::from_secs(60);

/// The waits if capture names none, drawn from their upper half.
const BACKOFF: Backoff = Backoff {
    first: FIRST_WAIT,
    longest: Duration::from_secs(30),
    jitter: 0.5..=1.0,
};

#[cfg(test)]
mod tests {
    use super::*;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn waits_double_up_to_half_a_minute_and_stay_in_the_upper_half() {
        for (failures, longest) in [(0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 30), (90, 30)] {
            assert_eq!(BACKOFF.wait(failures, 1.0), secs(longest), "{failures}");
            assert_eq!(BACKOFF.wait(failures, 0.0), secs(longest) / 2, "{failures}");
        }
    }

    #[test]
    fn capture_may_name_the_time_within_a_minute() {
        let mut schedule = Schedule::default();
        for (named, waited) in [
            (secs(7), secs(7)),
            (secs(3_600), secs(60)),
            (Duration::ZERO, SHORTEST_WAIT),
        ] {
            schedule.failed(secs(10), secs(10), Some(named), 1.0);
            assert_eq!(schedule.next_try(), Some(secs(10) + waited));
            schedule.hurry(secs(10), true);
            schedule.end_at(secs(11), secs(10));
            assert_eq!(schedule.next_try(), Some(secs(10) + waited));
        }
    }

    #[test]
    fn an_outage_begins_once_and_ends_with_an_answer() {
        let mut schedule = Schedule::default();
        assert!(schedule.failed(secs(1), secs(3), None, 1.0));
        assert!(!schedule.failed(secs(4), secs(5), None, 1.0));
        assert_eq!(schedule.outage_since(), Some(secs(1)));
        schedule.resume();
        assert_eq!(schedule.outage_since(), None);
        assert!(schedule.failed(secs(6), secs(7), None, 1.0));
        assert!(schedule.answered());
        assert!(!schedule.answered());
        assert_eq!(schedule.next_try(), None);
    }

    #[test]
    fn a_flush_is_served_sooner_but_not_in_a_hot_loop() {
        let mut schedule = Schedule::default();
        for _ in 0..8 {
            schedule.failed(secs(0), secs(100), None, 1.0);
        }
        assert_eq!(schedule.next_try(), Some(secs(130)));
        schedule.hurry(secs(100), false);
        assert_eq!(schedule.next_try(), Some(secs(101)));
        schedule.failed(secs(101), secs(101), None, 1.0);
        assert_eq!(schedule.next_try(), Some(secs(102)));
    }

    #[test]
    fn after_a_stop_the_waits_begin_anew() {
        let mut schedule = Schedule::default();
        for _ in 0..8 {
            schedule.failed(secs(0), secs(100), None, 1.0);
        }
        schedule.restart(secs(110));
        assert_eq!(schedule.next_try(), Some(secs(110)));
        schedule.failed(secs(0), secs(111), None, 1.0);
        assert_eq!(schedule.next_try(), Some(secs(112)));
        assert_eq!(schedule.outage_since(), Some(secs(0)));
        // What capture named, and a pause, last.
        schedule.failed(secs(0), secs(112), Some(secs(20)), 1.0);
        schedule.restart(secs(120));
        assert_eq!(schedule.next_try(), Some(secs(132)));
        schedule.refused(secs(132));
        schedule.restart(secs(140));
        assert_eq!(schedule.next_try(), Some(secs(192)));
        schedule.answered();
        schedule.restart(secs(200));
        assert_eq!(schedule.next_try(), None);
    }

    #[test]
    fn the_time_before_an_end_is_used() {
        let millis = Duration::from_millis;
        let mut schedule = Schedule::default();
        // As long as the next wait is over before the end it stays; then it is half of what is
        // left.
        for (now, next) in [(0, 1_000), (1_000, 3_000), (3_000, 7_000), (7_000, 8_500)] {
            schedule.failed(secs(0), millis(now), None, 1.0);
            schedule.end_at(secs(10), millis(now));
            assert_eq!(schedule.next_try(), Some(millis(next)), "{now}");
        }
        // A wait that is over just then stays, too.
        schedule.failed(secs(0), millis(9_000), Some(secs(1)), 1.0);
        schedule.is_named = false;
        schedule.end_at(secs(10), millis(9_000));
        assert_eq!(schedule.next_try(), Some(secs(10)));
        // What is left at last is too little for another try.
        schedule.failed(secs(0), millis(9_100), None, 1.0);
        schedule.end_at(secs(10), millis(9_100));
        assert!(schedule.next_try() > Some(secs(10)));
    }

    #[test]
    fn a_pause_is_a_minute_unless_one_leaves() {
        let mut schedule = Schedule::default();
        assert!(!schedule.is_paused());
        assert!(schedule.refused(secs(10)));
        assert!(schedule.is_paused());
        schedule.hurry(secs(20), false);
        assert_eq!(schedule.next_try(), Some(secs(70)));
        schedule.hurry(secs(20), true);
        assert_eq!(schedule.next_try(), Some(secs(20)));
        assert!(!schedule.refused(secs(20)));
        assert_eq!(schedule.outage_since(), None);
        // Not in a hot loop, either.
        schedule.hurry(secs(20), true);
        assert_eq!(schedule.next_try(), Some(secs(21)));
    }
}
