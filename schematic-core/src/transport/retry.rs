//! When a failed request is repeated, and after what wait. Decides only; does no I/O and reads no
//! clock.

use std::time::Duration;

use http::header::RETRY_AFTER;
use http::{HeaderMap, Method, StatusCode};
use schematic_api::runtime::{Call, RetryMode, Timestamp};

use super::error::ExchangeError;
use super::http_date::parse_http_date;
use crate::backoff::Backoff;

/// The longest wait between two attempts.
const MAX_WAIT: Duration = Duration::from_secs(60);

/// The waits if the server names none: 1 s · 2^retries, a tenth more or less.
const BACKOFF: Backoff = Backoff {
    first: Duration::from_secs(1),
    longest: MAX_WAIT,
    jitter: 0.9..=1.1,
};

/// The property of a call that matters for repeating it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// It changes nothing and may be repeated whatever happened, time limits included.
    Read,
    /// A second time changes nothing more than the first.
    Idempotent,
    /// A second time may do it twice.
    Write,
}

impl Repeat {
    /// Classifies `call`.
    pub(crate) fn of(call: &Call) -> Self {
        match *call.method() {
            Method::GET | Method::HEAD => Self::Read,
            _ if call.is_read_only() => Self::Idempotent,
            Method::PUT | Method::DELETE => Self::Idempotent,
            _ => Self::Write,
        }
    }
}

/// The failure of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No connection was made.
    Connect,
    /// The connection broke.
    Broken,
    /// No whole answer came within the time limit of one attempt.
    Timeout,
    /// Another attempt would fail alike.
    Permanent,
    /// A connection that had been kept open was closed before the answer began.
    Stale,
    /// A refusing answer.
    Status(StatusCode),
}

impl From<&ExchangeError> for Failure {
    fn from(error: &ExchangeError) -> Self {
        match error {
            ExchangeError::Connect(_) => Self::Connect,
            ExchangeError::Broken(_) => Self::Broken,
            ExchangeError::Stale(_) => Self::Stale,
            ExchangeError::Impossible(_)
            | ExchangeError::LongHead { .. }
            | ExchangeError::TooLarge { .. } => Self::Permanent,
        }
    }
}

/// The numbers of repetitions of a call so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Retries {
    /// After whatever wait.
    pub(crate) all: u32,
    /// Without any wait.
    pub(crate) at_once: u32,
}

/// The rules of one call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RetryPolicy {
    pub(crate) max_retries: u32,
    pub(crate) mode: RetryMode,
    pub(crate) repeat: Repeat,
}

impl RetryPolicy {
    /// Returns how long to wait before the next attempt; `None` to give up.
    ///
    /// `headers` are the refusing answer's, it is `now`, and `random` is drawn from 0 to 1.
    pub(crate) fn wait(
        &self,
        failure: Failure,
        headers: &HeaderMap,
        retries: Retries,
        now: Timestamp,
        random: f64,
    ) -> Option<Duration> {
        if !self.is_worth_it(failure) {
            return None;
        }
        let waits = retries.all.saturating_sub(retries.at_once);
        // It says nothing about the server but that it closes connections that are idle. So it does
        // not count as a retry, once for each attempt that does.
        if failure == Failure::Stale && retries.at_once <= waits {
            return Some(Duration::ZERO);
        }
        if waits >= self.max_retries {
            return None;
        }
        Some(asked_wait(headers, now, random).unwrap_or_else(|| BACKOFF.wait(waits, random)))
    }

    fn is_worth_it(&self, failure: Failure) -> bool {
        let always = self.mode == RetryMode::Always;
        match failure {
            Failure::Connect
            | Failure::Status(StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS) => true,
            Failure::Broken | Failure::Stale => always || self.repeat != Repeat::Write,
            Failure::Timeout => always || self.repeat == Repeat::Read,
            Failure::Permanent => false,
            Failure::Status(status) => {
                let careful = self.mode == RetryMode::Careful && self.repeat == Repeat::Write;
                status.is_server_error() && !careful
            }
        }
    }
}

/// Returns how long `Retry-After-Ms` or `Retry-After` ask to wait, at most a minute. A wait of
/// nothing is none.
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let millis = number(headers, "retry-after-ms").map(Duration::from_millis);
    let seconds = || number(headers, RETRY_AFTER.as_str()).map(Duration::from_secs);
    [millis, seconds().or_else(|| until_retry_date(headers, now))]
        .into_iter()
        .flatten()
        .find(|wait| !wait.is_zero())
        .map(|wait| wait.min(MAX_WAIT))
}

/// Returns how far ahead the date is that `Retry-After` has, if it has one that is not over.
pub(super) fn until_retry_date(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let date = parse_http_date(text(headers, RETRY_AFTER.as_str())?, now)?;
    let ahead = date.as_millis().saturating_sub(now.as_millis());
    let ahead = u64::try_from(ahead).ok().map(Duration::from_millis);
    ahead.filter(|ahead| !ahead.is_zero())
}

/// Returns the wait that an answer's headers ask for.
fn asked_wait(headers: &HeaderMap, now: Timestamp, random: f64) -> Option<Duration> {
    retry_after(headers, now).or_else(|| {
        let reset = number(headers, "x-ratelimit-reset")?;
        let now = u64::try_from(now.as_secs()).ok()?;
        let ahead = Duration::from_secs(reset.checked_sub(now).filter(|ahead| *ahead > 0)?);
        // Those who were refused together shall not all come back at the same instant.
        let spread = ahead.min(MAX_WAIT).mul_f64(0.2_f64.mul_add(random, 1.0));
        Some(spread.min(MAX_WAIT))
    })
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    let text = text(headers, name)?;
    // `parse` would take a sign as well.
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(())?;
    // Too many digits mean: very long.
    (!text.is_empty()).then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: Repeat = Repeat::Read;
    const IDEMPOTENT: Repeat = Repeat::Idempotent;
    const WRITE: Repeat = Repeat::Write;

    /// 2026-01-01T00:00:00Z.
    fn now() -> Timestamp {
        Timestamp::from_secs(1_767_225_600)
    }

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect::<HeaderMap>()
    }

    fn is_repeated(repeat: Repeat, mode: RetryMode, failure: Failure) -> bool {
        let policy = RetryPolicy {
            max_retries: 2,
            mode,
            repeat,
        };
        let none = HeaderMap::new();
        policy
            .wait(failure, &none, Retries::default(), now(), 0.5)
            .is_some()
    }

    #[test]
    fn which_statuses_are_repeated() {
        for (status, expected) in [
            (400, false),
            (401, false),
            (403, false),
            (404, false),
            (408, true),
            (409, false),
            (422, false),
            (429, true),
            (500, true),
            (501, true),
            (503, true),
            (599, true),
            (302, false),
        ] {
            let failure = Failure::Status(StatusCode::from_u16(status).unwrap());
            for repeat in [READ, IDEMPOTENT, WRITE] {
                let standard = is_repeated(repeat, RetryMode::Standard, failure);
                assert_eq!(standard, expected, "{status} {repeat:?}");
            }
            let careful = is_repeated(WRITE, RetryMode::Careful, failure);
            assert_eq!(careful, matches!(status, 408 | 429), "{status}, careful");
            let careful = is_repeated(IDEMPOTENT, RetryMode::Careful, failure);
            assert_eq!(careful, expected, "{status}, careful");
        }
    }

    #[test]
    fn which_broken_connections_are_repeated() {
        for (failure, read, idempotent, write) in [
            (Failure::Connect, true, true, true),
            (Failure::Broken, true, true, false),
            (Failure::Stale, true, true, false),
            (Failure::Timeout, true, false, false),
            (Failure::Permanent, false, false, false),
        ] {
            for (repeat, expected) in [(READ, read), (IDEMPOTENT, idempotent), (WRITE, write)] {
                let standard = is_repeated(repeat, RetryMode::Standard, failure);
                assert_eq!(standard, expected, "{failure:?} {repeat:?}");
                let always = is_repeated(repeat, RetryMode::Always, failure);
                assert_eq!(
                    always,
                    !matches!(failure, Failure::Permanent),
                    "{failure:?}"
                );
            }
        }
    }

    #[test]
    fn a_call_knows_whether_it_may_be_repeated() {
        let of = |method| Repeat::of(&Call::new(method, "/"));
        assert_eq!(of(Method::GET), READ);
        assert_eq!(of(Method::PUT), IDEMPOTENT);
        assert_eq!(of(Method::DELETE), IDEMPOTENT);
        assert_eq!(of(Method::POST), WRITE);
        let check = Call::new(Method::POST, "/").read_only();
        assert_eq!(Repeat::of(&check), IDEMPOTENT);
    }

    #[test]
    fn how_long_an_answer_asks_to_wait() {
        let seconds = Duration::from_secs;
        let millis = Duration::from_millis;
        for (pairs, expected) in [
            (&[("retry-after", "7")][..], Some(seconds(7))),
            (&[("retry-after", " 7 ")], Some(seconds(7))),
            (&[("retry-after", "3600")], Some(seconds(60))),
            (
                &[("retry-after", "99999999999999999999")],
                Some(seconds(60)),
            ),
            (&[("retry-after", "0")], None),
            (&[("retry-after", "-1")], None),
            (&[("retry-after", "+1")], None),
            (&[("retry-after", "1.5")], None),
            (&[("retry-after", "soon")], None),
            (&[("retry-after", "")], None),
            (
                &[("retry-after", "Thu, 01 Jan 2026 00:00:09 GMT")],
                Some(seconds(9)),
            ),
            (
                &[("retry-after", "Thu, 01 Jan 2027 00:00:00 GMT")],
                Some(seconds(60)),
            ),
            (&[("retry-after", "Wed, 31 Dec 2025 23:59:59 GMT")], None),
            (&[("retry-after", "Thu, 32 Jan 2026 00:00:09 GMT")], None),
            (
                &[("retry-after", "Thursday, 01-Jan-26 00:00:05 GMT")],
                Some(seconds(5)),
            ),
            (
                &[("retry-after", "Thu Jan  1 00:00:05 2026")],
                Some(seconds(5)),
            ),
            (&[("retry-after-ms", "250")], Some(millis(250))),
            (&[("retry-after-ms", "120000")], Some(seconds(60))),
            (
                &[("retry-after-ms", "250"), ("retry-after", "7")],
                Some(millis(250)),
            ),
            (
                &[("retry-after-ms", "0"), ("retry-after", "7")],
                Some(seconds(7)),
            ),
            (&[("x-ratelimit-reset", "1767225610")], None),
            (&[], None),
        ] {
            assert_eq!(retry_after(&headers(pairs), now()), expected, "{pairs:?}");
        }
    }

    #[test]
    fn waits_without_a_word_from_the_server_double_and_spread() {
        for (retries, random, expected) in [
            (0, 0.0, 900),
            (0, 0.5, 1_000),
            (0, 1.0, 1_100),
            (1, 0.5, 2_000),
            (5, 0.5, 32_000),
            (6, 0.0, 54_000),
            (6, 1.0, 60_000),
            (200, 0.5, 60_000),
        ] {
            let wait = BACKOFF.wait(retries, random).as_millis();
            assert_eq!(wait, expected, "{retries} {random}");
        }
    }

    #[test]
    fn the_order_of_headers() {
        let wait = |pairs: &[(&'static str, &str)]| {
            let policy = RetryPolicy {
                max_retries: 1,
                mode: RetryMode::Standard,
                repeat: WRITE,
            };
            let headers = headers(pairs);
            let failure = Failure::Status(StatusCode::TOO_MANY_REQUESTS);
            let wait = policy.wait(failure, &headers, Retries::default(), now(), 0.5);
            wait.unwrap().as_millis()
        };
        let reset = ("x-ratelimit-reset", "1767225610");
        assert_eq!(wait(&[reset]), 11_000);
        assert_eq!(wait(&[reset, ("retry-after", "3")]), 3_000);
        assert_eq!(wait(&[reset, ("retry-after", "0")]), 11_000);
        assert_eq!(wait(&[("x-ratelimit-reset", "1767229200")]), 60_000);
        assert_eq!(wait(&[("x-ratelimit-reset", "1767225600")]), 1_000);
        assert_eq!(wait(&[("x-ratelimit-reset", "yesterday")]), 1_000);
    }

    #[test]
    fn retries_are_counted() {
        let is_repeated = |max_retries, retries| {
            let policy = RetryPolicy {
                max_retries,
                mode: RetryMode::Standard,
                repeat: READ,
            };
            let none = HeaderMap::new();
            let retries = Retries {
                all: retries,
                at_once: 0,
            };
            policy
                .wait(Failure::Connect, &none, retries, now(), 0.5)
                .is_some()
        };
        assert!(!is_repeated(0, 0));
        assert!(is_repeated(2, 1));
        assert!(!is_repeated(2, 2));
    }

    #[test]
    fn a_stale_connection_costs_no_wait() {
        let policy = RetryPolicy {
            max_retries: 2,
            mode: RetryMode::Standard,
            repeat: IDEMPOTENT,
        };
        let none = HeaderMap::new();
        let wait = |failure, all, at_once| {
            let retries = Retries { all, at_once };
            policy.wait(failure, &none, retries, now(), 0.5)
        };
        assert_eq!(wait(Failure::Stale, 0, 0), Some(Duration::ZERO));
        // The first wait is as long as without the attempt before it.
        let first = Some(Duration::from_secs(1));
        assert_eq!(wait(Failure::Broken, 1, 1), first);
        // Another one at once is a retry.
        assert_eq!(wait(Failure::Stale, 1, 1), first);
        assert_eq!(wait(Failure::Stale, 2, 1), Some(Duration::ZERO));
        assert_eq!(wait(Failure::Broken, 3, 1), None);
        assert_eq!(wait(Failure::Stale, 4, 2), Some(Duration::ZERO));
        assert_eq!(wait(Failure::Stale, 5, 3), None);
    }

    #[test]
    fn a_stale_connection_is_no_retry() {
        let policy = |repeat| RetryPolicy {
            max_retries: 0,
            mode: RetryMode::Standard,
            repeat,
        };
        let none = HeaderMap::new();
        let wait = |repeat, failure, all, at_once| {
            let retries = Retries { all, at_once };
            policy(repeat).wait(failure, &none, retries, now(), 0.5)
        };
        assert_eq!(wait(READ, Failure::Stale, 0, 0), Some(Duration::ZERO));
        assert_eq!(wait(READ, Failure::Stale, 1, 1), None);
        assert_eq!(wait(READ, Failure::Broken, 0, 0), None);
        assert_eq!(wait(WRITE, Failure::Stale, 0, 0), None);
    }
}
