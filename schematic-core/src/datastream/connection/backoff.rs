//! The wait before another connection.

use std::time::Duration;

use crate::backoff::{self, scale};

/// A connection that lasted this long was a good one, whatever ended it.
const PROVEN: Duration = Duration::from_secs(30);

/// The longest wait before the first try after a good connection.
const FIRST_RETRY: Duration = Duration::from_secs(1);

/// However short the waits are set: no attempt follows another at once.
const SHORTEST: Duration = Duration::from_millis(1);

/// The waits between attempts to connect. Does no I/O and reads no clock.
#[derive(Debug)]
pub(super) struct Backoff {
    min: Duration,
    max: Duration,
    auth: Duration,
    failures: u32,
}

impl Backoff {
    pub(super) fn new(min: Duration, max: Duration, auth: Duration) -> Self {
        let min = min.max(SHORTEST);
        Self {
            min,
            max: max.max(min),
            auth: auth.max(SHORTEST),
            failures: 0,
        }
    }

    /// Returns how many attempts in a row failed.
    pub(super) const fn failures(&self) -> u32 {
        self.failures
    }

    /// Returns how long to wait before the next attempt; `random` is drawn from 0 to 1.
    pub(super) fn next(&mut self, ended: Ended, random: f64) -> Duration {
        let random = if random.is_nan() {
            1.0
        } else {
            random.clamp(0.0, 1.0)
        };
        match ended {
            Ended::Unauthorized => {
                self.failures = self.failures.saturating_add(1);
                self.auth
            }
            // A server that comes back is not to be met by everybody at once.
            Ended::Lost { after, delivered } if delivered || after >= PROVEN => {
                self.failures = 0;
                scale(self.min.min(FIRST_RETRY), random)
            }
            // A handshake alone proves nothing: the first frame may be what ends every connection.
            Ended::Lost { .. } | Ended::Failed => {
                let waits = backoff::Backoff {
                    first: self.min,
                    longest: self.max,
                    jitter: 0.5..=1.0,
                };
                let wait = waits.wait(self.failures, random);
                self.failures = self.failures.saturating_add(1);
                wait
            }
        }
    }
}

/// How a connection, or the attempt to make one, ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// It was made, and lost again.
    Lost {
        /// How long it lasted.
        after: Duration,
        /// Whether a message was delivered over it.
        delivered: bool,
    },
    /// It was not made.
    Failed,
    /// The API key was not accepted.
    Unauthorized,
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn backoff() -> Backoff {
        Backoff::new(SECOND, 30 * SECOND, 60 * SECOND)
    }

    const GOOD: Ended = Ended::Lost {
        after: Duration::from_millis(5),
        delivered: true,
    };

    const BARE: Ended = Ended::Lost {
        after: SECOND,
        delivered: false,
    };

    #[test]
    fn waits_double_up_to_the_longest_and_lie_in_the_upper_half() {
        let (mut short, mut long) = (backoff(), backoff());
        for step in [1, 2, 4, 8, 16, 30, 30, 30] {
            assert_eq!(short.next(Ended::Failed, 0.0), SECOND * step / 2);
            assert_eq!(long.next(Ended::Failed, 1.0), SECOND * step);
        }
        for _ in 0..100 {
            long.next(Ended::Failed, 1.0);
        }
        assert_eq!(long.next(Ended::Failed, 1.0), 30 * SECOND);
    }

    #[test]
    fn a_good_connection_begins_anew_and_a_mere_handshake_does_not() {
        let mut backoff = backoff();
        for _ in 0..3 {
            backoff.next(Ended::Failed, 1.0);
        }
        assert_eq!(backoff.next(BARE, 1.0), 8 * SECOND);
        assert_eq!(backoff.next(GOOD, 1.0), SECOND);
        assert_eq!(backoff.next(GOOD, 0.0), Duration::ZERO);
        assert_eq!(backoff.failures(), 0);
        assert_eq!(backoff.next(Ended::Failed, 1.0), SECOND);
        let long = Ended::Lost {
            after: 30 * SECOND,
            delivered: false,
        };
        assert_eq!(backoff.next(long, 0.5), SECOND / 2);
    }

    #[test]
    fn bounds_can_be_set() {
        let mut backoff = Backoff::new(SECOND / 10, SECOND / 5, SECOND);
        assert_eq!(backoff.next(GOOD, 1.0), SECOND / 10);
        for wait in [SECOND / 10, SECOND / 5, SECOND / 5] {
            assert_eq!(backoff.next(Ended::Failed, 1.0), wait);
        }
    }

    #[test]
    fn no_setting_makes_it_panic_or_spin() {
        let mut longest = Backoff::new(Duration::MAX, Duration::MAX, Duration::MAX);
        for random in [0.0, 0.3, 1.0, f64::NAN] {
            assert!(longest.next(Ended::Failed, random) >= SECOND);
            assert!(longest.next(GOOD, random) <= SECOND);
        }
        let mut shortest = Backoff::new(Duration::ZERO, Duration::ZERO, Duration::ZERO);
        assert!(shortest.next(Ended::Failed, 0.0) > Duration::ZERO);
        assert!(shortest.next(Ended::Unauthorized, 0.0) > Duration::ZERO);
    }

    #[test]
    fn a_refused_key_is_tried_slowly() {
        let mut backoff = backoff();
        for _ in 0..3 {
            assert_eq!(backoff.next(Ended::Unauthorized, 0.3), 60 * SECOND);
        }
    }
}
