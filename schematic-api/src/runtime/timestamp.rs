use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An instant, as the API writes it: RFC 3339, read with any offset and up to nanoseconds, written
/// in UTC with at most microseconds.
///
/// ```
/// use schematic_api::runtime::Timestamp;
///
/// let at: Timestamp = "2026-03-04T10:30:00.125+01:00".parse()?;
/// assert_eq!(at.to_string(), "2026-03-04T09:30:00.125Z");
/// assert_eq!(at.as_millis(), 1_772_616_600_125);
/// # Ok::<(), schematic_api::runtime::ParseTimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(jiff::Timestamp);

/// A text that is no RFC 3339 timestamp.
#[derive(Debug)]
pub struct ParseTimestampError(jiff::Error);

impl Timestamp {
    /// The instant `millis` milliseconds after 1970-01-01T00:00:00Z; what lies outside the years
    /// that can be written is moved to the nearest that does not.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Self(
            jiff::Timestamp::from_millisecond(millis).unwrap_or(if millis < 0 {
                jiff::Timestamp::MIN
            } else {
                jiff::Timestamp::MAX
            }),
        )
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, rounded towards zero.
    #[must_use]
    pub fn as_millis(self) -> i64 {
        self.0.as_millisecond()
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards zero.
    #[must_use]
    pub fn as_secs(self) -> i64 {
        self.0.as_second()
    }
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(ParseTimestampError)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = jiff::Timestamp::from_microsecond(self.0.as_microsecond()).unwrap_or(self.0);
        fmt::Display::fmt(&micros, f)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an RFC 3339 timestamp: {}", self.0)
    }
}

impl std::error::Error for ParseTimestampError {}
