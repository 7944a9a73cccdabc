//! Waits between attempts that grow.

use std::ops::RangeInclusive;
use std::time::Duration;

/// A wait that doubles with each failure up to a longest one, and is spread, so that those who fail
/// together do not all come back together.
#[derive(Clone, Debug)]
pub(crate) struct Backoff {
    pub(crate) first: Duration,
    pub(crate) longest: Duration,
    /// The parts of a wait between which is drawn.
    pub(crate) jitter: RangeInclusive<f64>,
}

impl Backoff {
    /// Returns the wait after an attempt that failed, with `failures` before it. `random` is drawn
    /// from 0 to 1.
    pub(crate) fn wait(&self, failures: u32, random: f64) -> Duration {
        let doubled = 1_u32.checked_shl(failures).unwrap_or(u32::MAX);
        let wait = self.first.saturating_mul(doubled).min(self.longest);
        let (least, most) = (self.jitter.start(), self.jitter.end());
        let part = (most - least).mul_add(random.clamp(0.0, 1.0), *least);
        scale(wait, part).min(self.longest)
    }
}

/// Returns a part of a time, however long that is.
pub(crate) fn scale(time: Duration, part: f64) -> Duration {
    Duration::try_from_secs_f64(time.as_secs_f64() * part).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn waits_double_up_to_the_longest_and_are_spread() {
        let backoff = Backoff {
            first: SECOND,
            longest: 30 * SECOND,
            jitter: 0.5..=1.0,
        };
        for (failures, longest) in [(0, 1), (1, 2), (4, 16), (5, 30), (31, 30), (90, 30)] {
            let longest = longest * SECOND;
            assert_eq!(backoff.wait(failures, 1.0), longest, "{failures}");
            assert_eq!(backoff.wait(failures, 0.0), longest / 2, "{failures}");
            assert_eq!(backoff.wait(failures, 7.0), longest, "{failures}");
        }
        let above = Backoff {
            jitter: 0.9..=1.1,
            ..backoff
        };
        assert_eq!(above.wait(1, 1.0), Duration::from_millis(2_200));
        assert_eq!(above.wait(9, 1.0), 30 * SECOND);
    }

    #[test]
    fn any_time_will_do() {
        for (first, longest) in [
            (Duration::ZERO, Duration::ZERO),
            (Duration::from_nanos(1), Duration::MAX),
            (Duration::MAX, Duration::MAX),
            (Duration::MAX, Duration::ZERO),
        ] {
            let backoff = Backoff {
                first,
                longest,
                jitter: 0.5..=1.0,
            };
            for failures in [0, 1, 31, 32, u32::MAX] {
                for random in [0.0, 0.5, 1.0, f64::NAN] {
                    assert!(backoff.wait(failures, random) <= longest);
                }
            }
        }
    }
}
