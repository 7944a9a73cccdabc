//! Conversions to and from [`chrono::DateTime<Utc>`](chrono::DateTime).

use ::chrono::{DateTime, Utc};

use super::{Timestamp, TimestampRangeError};

impl From<DateTime<Utc>> for Timestamp {
    fn from(at: DateTime<Utc>) -> Self {
        Self::new(at.timestamp(), at.timestamp_subsec_nanos())
    }
}

impl TryFrom<Timestamp> for DateTime<Utc> {
    type Error = TimestampRangeError;

    fn try_from(at: Timestamp) -> Result<Self, Self::Error> {
        Self::from_timestamp(at.as_secs(), at.nanos_of_second()).ok_or(TimestampRangeError(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_go_there_and_back() {
        for (seconds, nanos) in [(0, 0), (-1, 1), (-62_135_596_800, 0), (1_767_225_600, 5)] {
            let at = Timestamp::new(seconds, nanos);
            let other = DateTime::<Utc>::try_from(at).unwrap();
            assert_eq!(Timestamp::from(other), at);
        }
        assert!(DateTime::<Utc>::try_from(Timestamp::from_secs(i64::MAX)).is_err());
    }

    #[test]
    fn both_write_the_same_instant() {
        let at: Timestamp = "2026-03-04T10:30:00.125+01:00".parse().unwrap();
        let other = DateTime::<Utc>::try_from(at).unwrap();
        assert_eq!(other.to_string(), "2026-03-04 09:30:00.125 UTC");
    }
}
