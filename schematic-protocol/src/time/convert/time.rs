//! Conversions to and from [`time::UtcDateTime`] and [`time::OffsetDateTime`].

use ::time::{OffsetDateTime, UtcDateTime};

use super::{Timestamp, TimestampRangeError};

impl From<UtcDateTime> for Timestamp {
    fn from(at: UtcDateTime) -> Self {
        Self::new(at.unix_timestamp(), at.nanosecond())
    }
}

impl From<OffsetDateTime> for Timestamp {
    fn from(at: OffsetDateTime) -> Self {
        Self::new(at.unix_timestamp(), at.nanosecond())
    }
}

impl TryFrom<Timestamp> for UtcDateTime {
    type Error = TimestampRangeError;

    fn try_from(at: Timestamp) -> Result<Self, Self::Error> {
        Self::from_unix_timestamp(at.as_secs())
            .ok()
            .and_then(|whole| whole.replace_nanosecond(at.nanos_of_second()).ok())
            .ok_or(TimestampRangeError(at))
    }
}

impl TryFrom<Timestamp> for OffsetDateTime {
    type Error = TimestampRangeError;

    fn try_from(at: Timestamp) -> Result<Self, Self::Error> {
        UtcDateTime::try_from(at).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_go_there_and_back() {
        for (seconds, nanos) in [(0, 0), (-1, 1), (-62_135_596_800, 0), (1_767_225_600, 5)] {
            let at = Timestamp::new(seconds, nanos);
            let utc = UtcDateTime::try_from(at).unwrap();
            assert_eq!(Timestamp::from(utc), at);
            let offset = OffsetDateTime::try_from(at).unwrap();
            assert_eq!(Timestamp::from(offset), at);
        }
        assert!(UtcDateTime::try_from(Timestamp::from_secs(i64::MAX)).is_err());
    }
}
