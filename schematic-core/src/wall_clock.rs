//! The one place that asks the system what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

use schematic_api::runtime::Timestamp;

/// What a calendar on the wall shows.
pub(crate) fn now() -> Timestamp {
    let millis = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |millis| -millis)
        }
    };
    Timestamp::from_millis(millis)
}
