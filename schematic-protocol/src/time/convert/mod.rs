//! Conversions between [`Timestamp`] and the instants of other libraries.
//!
//! Every instant of another library becomes a timestamp. The way back fails for an instant that
//! the other type cannot hold. None of them has a place for a second 60, which becomes the last
//! nanosecond of second 59.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "time")]
mod time;

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{NANOS_PER_SECOND, Timestamp};

/// An error of a conversion from a [`Timestamp`] to a type that cannot hold this instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimestampRangeError(pub(super) Timestamp);

impl fmt::Display for TimestampRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the instant {} is out of range", self.0)
    }
}

impl std::error::Error for TimestampRangeError {}

/// ```
/// use std::time::{Duration, UNIX_EPOCH};
///
/// use schematic_protocol::Timestamp;
///
/// let at = Timestamp::from(UNIX_EPOCH + Duration::from_millis(1_500));
/// assert_eq!(at.to_string(), "1970-01-01T00:00:01.5Z");
/// ```
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let secs = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        match time.duration_since(UNIX_EPOCH) {
            Ok(since) => Self::new(secs(since), since.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                match before.subsec_nanos() {
                    0 => Self::new(-secs(before), 0),
                    nanos => Self::new(-secs(before) - 1, NANOS_PER_SECOND - nanos),
                }
            }
        }
    }
}

/// ```
/// use std::time::{Duration, SystemTime, UNIX_EPOCH};
///
/// use schematic_protocol::Timestamp;
///
/// let at: Timestamp = "1970-01-01T00:00:01.5Z".parse()?;
/// assert_eq!(SystemTime::try_from(at)?, UNIX_EPOCH + Duration::from_millis(1_500));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampRangeError;

    fn try_from(at: Timestamp) -> Result<Self, Self::Error> {
        let whole = Duration::from_secs(at.as_secs().unsigned_abs());
        let whole = if at.as_secs() < 0 {
            UNIX_EPOCH.checked_sub(whole)
        } else {
            UNIX_EPOCH.checked_add(whole)
        };
        whole
            .and_then(|time| time.checked_add(Duration::from_nanos(at.nanos_of_second().into())))
            .ok_or(TimestampRangeError(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_times_go_there_and_back() {
        for (seconds, nanos) in [(0, 0), (-1, 1), (-2, 999_999_999), (1_767_225_600, 5)] {
            let at = Timestamp::new(seconds, nanos);
            let time = SystemTime::try_from(at).unwrap();
            assert_eq!(Timestamp::from(time), at);
        }
        let earlier = UNIX_EPOCH - Duration::from_millis(1_250);
        assert_eq!(Timestamp::from(earlier).as_millis(), -1_250);
    }

    #[test]
    fn a_leap_second_becomes_the_end_of_the_second_before() {
        let leap = Timestamp::new(1_483_228_799, 1_500_000_000);
        let time = SystemTime::try_from(leap).unwrap();
        assert_eq!(
            Timestamp::from(time),
            Timestamp::new(1_483_228_799, 999_999_999)
        );
    }
}
