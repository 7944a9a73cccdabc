//! Whether Schematic answered a check, as the breaker counts it.

use http::StatusCode;
use schematic_api::runtime::{Error, ErrorKind};

use crate::flags::{CheckResult, Outcome, Source};

/// Whether Schematic answered a check.
///
/// The outcome of a check does not tell: a stale answer stands in for a failure, and a refusal of
/// one question is an answer. [`FlagEvaluator`](super::FlagEvaluator) stops asking for a while when checks for
/// different companies fail, or no connection can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reachability {
    /// Schematic answered, even if it refused the question.
    Answered,
    /// Schematic was asked and did not answer usefully. Other questions may fare better.
    Failed(ErrorKind),
    /// Schematic was not asked: memory answered, or the client is offline.
    NotAsked,
    /// No connection could be made, whatever the question was.
    Unreachable(ErrorKind),
}

impl Reachability {
    /// Derives the reachability from a result alone.
    pub(super) fn of_result(result: &CheckResult) -> Self {
        match (result.outcome, result.source) {
            (Outcome::Evaluated, Source::Api) | (Outcome::NotFound, _) => Self::Answered,
            (Outcome::Evaluated | Outcome::Offline, _) => Self::NotAsked,
            (Outcome::Error(kind), _) => match kind {
                ErrorKind::Api
                | ErrorKind::BadRequest
                | ErrorKind::Conflict
                | ErrorKind::NotFound
                | ErrorKind::PaymentRequired
                | ErrorKind::UnprocessableEntity => Self::Answered,
                ErrorKind::Config
                | ErrorKind::Deadlock
                | ErrorKind::InvalidRequest
                | ErrorKind::Offline => Self::NotAsked,
                // Not every such error is a connection that could not be made.
                kind => Self::Failed(kind),
            },
        }
    }
}

impl From<&Error> for Reachability {
    fn from(error: &Error) -> Self {
        let kind = error.kind();
        match (kind, error.status()) {
            (
                ErrorKind::Config
                | ErrorKind::Deadlock
                | ErrorKind::InvalidRequest
                | ErrorKind::Offline,
                _,
            ) => Self::NotAsked,
            _ if error.is_connect() => Self::Unreachable(kind),
            // What cannot be read may come from anything that answers in place of Schematic.
            (ErrorKind::Decode, _) | (_, None) => Self::Failed(kind),
            (_, Some(status)) if is_answer(status) => Self::Answered,
            (_, Some(_)) => Self::Failed(kind),
        }
    }
}

/// Returns whether a refusal with `status` is about the question, and not about Schematic or the key.
fn is_answer(status: StatusCode) -> bool {
    status.is_client_error()
        && !matches!(
            status,
            StatusCode::UNAUTHORIZED
                | StatusCode::FORBIDDEN
                | StatusCode::REQUEST_TIMEOUT
                | StatusCode::TOO_MANY_REQUESTS
        )
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::HeaderMap;

    use super::*;

    fn of_status(status: u16) -> Reachability {
        let status = StatusCode::from_u16(status).unwrap();
        let error = Error::from_response(status, HeaderMap::new(), Bytes::new());
        Reachability::from(&error)
    }

    #[test]
    fn every_4xx_but_four_is_an_answer() {
        for status in 300..600 {
            let expected = (400..500).contains(&status) && ![401, 403, 408, 429].contains(&status);
            let answered = of_status(status) == Reachability::Answered;
            assert_eq!(answered, expected, "{status}");
            assert!(answered || matches!(of_status(status), Reachability::Failed(_)));
        }
    }

    #[test]
    fn an_error_without_a_status() {
        let of = |kind| Reachability::from(&Error::new(kind, "so"));
        for kind in [ErrorKind::Transport, ErrorKind::Timeout, ErrorKind::Decode] {
            assert_eq!(of(kind), Reachability::Failed(kind));
        }
        for kind in [
            ErrorKind::Config,
            ErrorKind::InvalidRequest,
            ErrorKind::Offline,
        ] {
            assert_eq!(of(kind), Reachability::NotAsked);
        }
    }

    #[test]
    fn a_connection_that_is_not_made_is_known_through_the_retries() {
        let refused = Error::new(ErrorKind::Transport, "refused").with_connect();
        let kind = ErrorKind::Transport;
        assert_eq!(
            Reachability::from(&refused),
            Reachability::Unreachable(kind)
        );
        let late = Error::new(ErrorKind::Timeout, "no time is left").with_source(refused);
        let kind = ErrorKind::Timeout;
        assert_eq!(Reachability::from(&late), Reachability::Unreachable(kind));
    }

    #[test]
    fn what_cannot_be_read_is_no_answer() {
        let page = Error::new(ErrorKind::Decode, "a page").with_response(
            StatusCode::NOT_FOUND,
            HeaderMap::new(),
            Bytes::new(),
        );
        let kind = ErrorKind::Decode;
        assert_eq!(Reachability::from(&page), Reachability::Failed(kind));
    }

    #[test]
    fn a_cached_result_is_not_asked_for() {
        let of = |source, outcome| {
            Reachability::of_result(&CheckResult::new("f", true, "", source, outcome))
        };
        assert_eq!(
            of(Source::Cache, Outcome::Evaluated),
            Reachability::NotAsked
        );
        assert_eq!(of(Source::Api, Outcome::Evaluated), Reachability::Answered);
        assert_eq!(
            of(Source::Default, Outcome::NotFound),
            Reachability::Answered
        );
    }

    #[test]
    fn a_result_does_not_say_that_no_connection_could_be_made() {
        // An answer over the limit, or one that breaks off, is of this kind, too.
        let kind = ErrorKind::Transport;
        let result = CheckResult::new("f", true, "", Source::Default, Outcome::Error(kind));
        assert_eq!(Reachability::of_result(&result), Reachability::Failed(kind));
    }
}
