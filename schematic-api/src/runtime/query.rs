use schematic_protocol::{Timestamp, words};

/// A type that parameters of a query have: texts, ids, numbers, truth values, timestamps, and the
/// API's words.
///
/// ```
/// use schematic_api::runtime::{QueryValue, Timestamp};
///
/// assert_eq!(true.into_query(), "true");
/// assert_eq!(i64::MAX.into_query(), "9223372036854775807");
/// assert_eq!(Timestamp::from_secs(0).into_query(), "1970-01-01T00:00:00Z");
/// ```
pub trait QueryValue {
    /// Returns the value as it stands in a query, before it is percent-encoded.
    fn into_query(self) -> String;
}

impl QueryValue for String {
    fn into_query(self) -> String {
        self
    }
}

macro_rules! displayed {
    ($($name:ty),+ $(,)?) => {$(
        impl QueryValue for $name {
            fn into_query(self) -> String {
                self.to_string()
            }
        }
    )+};
}

displayed!(
    &str,
    &String,
    bool,
    i64,
    i32,
    u32,
    u64,
    Timestamp,
    words::ComparableType,
    words::EntitlementValueType,
    words::EntityType,
    words::MetricPeriod,
    words::MetricPeriodMonthReset,
    words::RuleType,
);
