//! What an answer of capture, or its absence, means for the batch that was sent. Decides only.

use std::time::Duration;

use bytes::Bytes;
use http::{Response, StatusCode};
use schematic_api::runtime::ErrorKind;
use serde::Deserialize;

use crate::Timestamp;
use crate::transport::{ExchangeError, retry_after};

/// The decision about a batch.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// It is delivered.
    Delivered,
    /// Something in it is wrong: find out what.
    Rejected { status: StatusCode, message: String },
    /// The batch is sent again later, at the earliest after `wait`.
    Retry {
        kind: ErrorKind,
        message: String,
        wait: Option<Duration>,
    },
    /// Nothing gets through until a setting changes, here or at Schematic.
    Pause { kind: ErrorKind, message: String },
    /// Its body is larger than capture reads.
    TooLarge { status: StatusCode, message: String },
    /// It has more events than capture takes, which are `max_size` if it says so.
    TooMany {
        status: StatusCode,
        message: String,
        max_size: Option<usize>,
    },
}

impl Verdict {
    pub(super) fn message_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Delivered => None,
            Self::Rejected { message, .. }
            | Self::Retry { message, .. }
            | Self::Pause { message, .. }
            | Self::TooLarge { message, .. }
            | Self::TooMany { message, .. } => Some(message),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    error: Option<String>,
    message: Option<String>,
    max_size: Option<usize>,
}

/// Judges the result of a request; `None` stands for no answer within the time limit.
pub(super) fn judge(
    result: Option<Result<Response<Bytes>, ExchangeError>>,
    now: Timestamp,
) -> Verdict {
    match result {
        Some(Ok(response)) => judge_answer(&response, now),
        Some(Err(error)) => judge_error(&error),
        None => Verdict::Retry {
            kind: ErrorKind::Timeout,
            message: "capture did not answer in time".to_owned(),
            wait: None,
        },
    }
}

fn judge_answer(response: &Response<Bytes>, now: Timestamp) -> Verdict {
    let status = response.status();
    if status.is_success() {
        return Verdict::Delivered;
    }
    let (quoted, max_size) = read_refusal(response.body());
    let message = match &quoted {
        Some(quoted) => format!("capture answered {status}: {quoted}"),
        None => format!("capture answered {status}"),
    };
    let kind = ErrorKind::of_status(status);
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => Verdict::Retry {
            kind,
            message,
            wait: retry_after(response.headers(), now),
        },
        status if status.is_server_error() => Verdict::Retry {
            kind,
            message,
            wait: retry_after(response.headers(), now),
        },
        StatusCode::BAD_REQUEST if max_size.is_some() || is_too_many(quoted.as_deref()) => {
            Verdict::TooMany {
                status,
                message,
                max_size,
            }
        }
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => {
            Verdict::Rejected { status, message }
        }
        StatusCode::PAYLOAD_TOO_LARGE => Verdict::TooLarge { status, message },
        // 401 and 403: the key. Everything else, redirects too, is not how capture refuses events,
        // so something else answers at its address: no reason to throw events away.
        _ => Verdict::Pause { kind, message },
    }
}

fn judge_error(error: &ExchangeError) -> Verdict {
    match error {
        ExchangeError::Impossible(_) => Verdict::Pause {
            kind: ErrorKind::Transport,
            message: describe(error),
        },
        // An answer came, but not which; the keys make asking again harmless.
        ExchangeError::Broken(_)
        | ExchangeError::Connect(_)
        | ExchangeError::LongHead { .. }
        | ExchangeError::Stale(_)
        | ExchangeError::TooLarge { .. } => Verdict::Retry {
            kind: ErrorKind::Transport,
            message: describe(error),
            wait: None,
        },
    }
}

fn describe(error: &ExchangeError) -> String {
    match error {
        ExchangeError::Broken(source)
        | ExchangeError::Connect(source)
        | ExchangeError::Impossible(source)
        | ExchangeError::Stale(source) => format!("{}: {source}", error.message()),
        ExchangeError::LongHead { .. } | ExchangeError::TooLarge { .. } => error.message(),
    }
}

fn read_refusal(body: &[u8]) -> (Option<String>, Option<usize>) {
    let refusal: Refusal = serde_json::from_slice(body).unwrap_or_default();
    (refusal.error.or(refusal.message), refusal.max_size)
}

fn is_too_many(quoted: Option<&str>) -> bool {
    quoted.is_some_and(|quoted| quoted.eq_ignore_ascii_case("batch too large"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &'static str) -> Verdict {
        let response = Response::builder()
            .status(status)
            .header("retry-after", "7")
            .body(Bytes::from_static(body.as_bytes()))
            .unwrap();
        judge(Some(Ok(response)), Timestamp::from_millis(0))
    }

    #[test]
    fn statuses() {
        for status in [200, 201, 202, 204, 299] {
            assert_eq!(answer(status, "whatever"), Verdict::Delivered, "{status}");
        }
        for status in [408, 429, 500, 502, 503, 504, 599] {
            let Verdict::Retry { wait, .. } = answer(status, "") else {
                panic!("{status}")
            };
            assert_eq!(wait, Some(Duration::from_secs(7)), "{status}");
        }
        for status in [400, 422] {
            assert!(
                matches!(answer(status, "{}"), Verdict::Rejected { .. }),
                "{status}"
            );
        }
        for status in [
            301, 302, 304, 307, 401, 402, 403, 404, 405, 407, 410, 415, 451,
        ] {
            assert!(
                matches!(answer(status, ""), Verdict::Pause { .. }),
                "{status}"
            );
        }
        assert!(matches!(answer(413, ""), Verdict::TooLarge { .. }));
    }

    #[test]
    fn a_batch_that_is_too_large_differs_from_a_bad_event() {
        let too_many = |body| match answer(400, body) {
            Verdict::TooMany { max_size, .. } => Some(max_size),
            _ => None,
        };
        assert_eq!(
            too_many(r#"{"error": "batch too large", "max_size": 100}"#),
            Some(Some(100))
        );
        assert_eq!(too_many(r#"{"error": "Batch too large"}"#), Some(None));
        assert_eq!(too_many(r#"{"error": "bad event"}"#), None);
    }

    #[test]
    fn capture_is_quoted() {
        let Verdict::Rejected { message, .. } = answer(400, r#"{"error": "no such event"}"#) else {
            panic!()
        };
        assert_eq!(message, "capture answered 400 Bad Request: no such event");
    }

    #[test]
    fn no_answer_is_no_reason_to_give_up() {
        let now = Timestamp::from_millis(0);
        let source = || "reset".into();
        for result in [
            None,
            Some(Err(ExchangeError::Connect(source()))),
            Some(Err(ExchangeError::Broken(source()))),
            Some(Err(ExchangeError::TooLarge { limit: 1 })),
        ] {
            let verdict = judge(result, now);
            assert!(
                matches!(verdict, Verdict::Retry { wait: None, .. }),
                "{verdict:?}"
            );
        }
    }
}
