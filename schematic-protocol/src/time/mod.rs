//! Instants in UTC, their texts, and the calendar.
//!
//! [`Timestamp`] is what the protocol's RFC 3339 texts are read as and written from. It converts to
//! and from [`std::time::SystemTime`], and with the features `jiff`, `chrono` and `time` to the
//! instants of these libraries. [`Date`] is a day of the calendar.
//!
//! The arithmetic is this crate's own rather than a date library's: traits may name any year from
//! −262143 to 262142, and a second 60 has its place in the order.

mod convert;
mod date;
mod rfc3339;
mod timestamp;

pub use self::convert::TimestampRangeError;
pub use self::date::Date;
pub use self::rfc3339::ParseTimestampError;
pub use self::timestamp::{PreciseTimestamp, Timestamp};

/// Seconds of a day without a leap second.
pub const SECONDS_PER_DAY: i64 = 86_400;

const NANOS_PER_SECOND: u32 = 1_000_000_000;
