//! The one place that asks the system what time it is.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use schematic_api::runtime::Timestamp;

/// Returns the wall-clock time.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => millis(since),
        Err(before) => -millis(before.duration()),
    })
}

/// Converts to milliseconds without `as_millis`, which divides 128 bits: every event is stamped.
fn millis(since: Duration) -> i64 {
    let secs = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    secs.saturating_mul(1_000)
        .saturating_add(i64::from(since.subsec_millis()))
}
