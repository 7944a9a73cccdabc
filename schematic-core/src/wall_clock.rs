//! The one place that asks the system what time it is.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use schematic_api::runtime::Timestamp;

/// Returns the wall-clock time, to the millisecond.
pub(crate) fn now() -> Timestamp {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => Timestamp::new(seconds(since), since.subsec_millis() * 1_000_000),
        Err(before) => Timestamp::from_millis(-millis(before.duration())),
    }
}

fn seconds(since: Duration) -> i64 {
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

fn millis(since: Duration) -> i64 {
    seconds(since)
        .saturating_mul(1_000)
        .saturating_add(i64::from(since.subsec_millis()))
}
