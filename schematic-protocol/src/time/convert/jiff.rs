//! Conversions to and from [`jiff::Timestamp`].

use super::{NANOS_PER_SECOND, Timestamp, TimestampRangeError};

impl From<::jiff::Timestamp> for Timestamp {
    fn from(at: ::jiff::Timestamp) -> Self {
        // Before 1970 both parts are negative.
        match u32::try_from(at.subsec_nanosecond()) {
            Ok(nanos) => Self::new(at.as_second(), nanos),
            Err(_) => Self::new(
                at.as_second() - 1,
                NANOS_PER_SECOND - at.subsec_nanosecond().unsigned_abs(),
            ),
        }
    }
}

impl TryFrom<Timestamp> for ::jiff::Timestamp {
    type Error = TimestampRangeError;

    fn try_from(at: Timestamp) -> Result<Self, Self::Error> {
        let out_of_range = || TimestampRangeError(at);
        let nanos = i32::try_from(at.nanos_of_second()).map_err(|_| out_of_range())?;
        Self::new(at.as_secs(), nanos).map_err(|_| out_of_range())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_go_there_and_back() {
        for (seconds, nanos) in [(0, 0), (-1, 1), (-62_135_596_800, 0), (1_767_225_600, 5)] {
            let at = Timestamp::new(seconds, nanos);
            let other = ::jiff::Timestamp::try_from(at).unwrap();
            assert_eq!(Timestamp::from(other), at);
        }
        assert!(::jiff::Timestamp::try_from(Timestamp::from_secs(i64::MAX)).is_err());
    }

    #[test]
    fn both_write_the_same_instant() {
        let at: Timestamp = "2026-03-04T10:30:00.125+01:00".parse().unwrap();
        let other = ::jiff::Timestamp::try_from(at).unwrap();
        assert_eq!(other.to_string(), at.to_string());
    }
}
