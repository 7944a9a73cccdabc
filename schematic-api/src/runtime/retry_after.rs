use std::time::Duration;

use http::HeaderMap;
use http::header::RETRY_AFTER;

/// Returns how long an answer's headers ask to wait, in milliseconds or seconds. A wait of nothing
/// is none.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let millis = number(headers, "retry-after-ms").map(Duration::from_millis);
    let seconds = number(headers, RETRY_AFTER.as_str()).map(Duration::from_secs);
    let waits = [millis, seconds].into_iter().flatten();
    waits.into_iter().find(|wait| !wait.is_zero())
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    // `parse` would take a sign as well.
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // Too many digits mean: very long.
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_all_else_is_not() {
        for (name, value, expected) in [
            ("retry-after", "7", Some(Duration::from_secs(7))),
            ("retry-after", " 7 ", Some(Duration::from_secs(7))),
            ("retry-after", "0", None),
            ("retry-after", "-1", None),
            ("retry-after", "+1", None),
            ("retry-after", "1.5", None),
            ("retry-after", "", None),
            ("retry-after", "Thu, 01 Jan 2026 00:00:09 GMT", None),
            (
                "retry-after",
                "99999999999999999999",
                Some(Duration::from_secs(u64::MAX)),
            ),
            ("retry-after-ms", "250", Some(Duration::from_millis(250))),
            ("x-ratelimit-reset", "7", None),
        ] {
            let headers = [(name.parse().unwrap(), value.parse().unwrap())];
            let headers: HeaderMap = headers.into_iter().collect();
            assert_eq!(retry_after(&headers), expected, "{name}: {value}");
        }
    }
}
