//! Why a guard refused a request.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::Timestamp;

use super::quota::{feature_name, rate_limit};
use super::{Quota, RefusalStatus};
use crate::flags::CheckResult;
use crate::problem;

/// Why a guard turned a request away, and how to say so.
///
/// What it tells the client ([`Refusal::problem`]) names no flag, rule, reason or company; what it
/// tells the application ([`Refusal::flag`], [`Refusal::result`]) does.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    kind: RefusalKind,
    status: u16,
    flag: Arc<str>,
    /// The result that led here, and when.
    result: Option<(Arc<CheckResult>, Timestamp)>,
    retry_after: Option<Duration>,
}

/// What sort of refusal a [`Refusal`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// 402: the credits are used up.
    CreditsExhausted,
    /// 403, or what the application chose: the flag is off.
    FlagOff,
    /// 401: the request names no company and no user.
    IdentityMissing,
    /// 500: the guard stands where no keys are resolved; the application has to be put right.
    NotSetUp,
    /// 503: Schematic could not be asked, and no default is configured.
    Undecided,
    /// 429: a usage limit is reached.
    UsageExhausted,
}

impl Refusal {
    /// The media type of [`Refusal::problem`].
    pub const CONTENT_TYPE: &'static str = problem::CONTENT_TYPE;

    pub(super) fn new(kind: RefusalKind, flag: &Arc<str>) -> Self {
        Self {
            kind,
            status: kind.status(),
            flag: Arc::clone(flag),
            result: None,
            retry_after: None,
        }
    }

    pub(super) fn with_status(mut self, status: RefusalStatus) -> Self {
        self.status = status.as_u16();
        self
    }

    pub(super) fn with_result(mut self, result: &Arc<CheckResult>, now: Timestamp) -> Self {
        self.result = Some((Arc::clone(result), now));
        self
    }

    /// In whole seconds, the fraction counted as one more, and at least one.
    pub(super) fn with_retry_after(mut self, wait: Duration) -> Self {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        self.retry_after = Some(Duration::from_secs(seconds.max(1)));
        self
    }

    /// Returns why the request is refused.
    #[must_use]
    pub fn kind(&self) -> RefusalKind {
        self.kind
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the kind's name for programs, such as `flag_off`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Returns a sentence for the client that made the request.
    #[must_use]
    pub fn detail(&self) -> &'static str {
        self.kind.detail()
    }

    /// Returns how long to wait before trying again, in whole seconds; `None` when that is not known.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the key of the flag that the guard asks for. For the application, not for its clients.
    #[must_use]
    pub fn flag(&self) -> &str {
        &self.flag
    }

    /// Returns the answer that led here; `None` when the flag was not asked for. For the application,
    /// not for its clients.
    #[must_use]
    pub fn result(&self) -> Option<&CheckResult> {
        self.result.as_ref().map(|(result, _)| &**result)
    }

    /// Returns how much of the flag's feature is left; `None` where it is not metered, or that is not
    /// known.
    #[must_use]
    pub fn quota(&self) -> Option<Quota> {
        let (result, now) = self.result.as_ref()?;
        Quota::of(result, *now)
    }

    /// Returns the refusal as a problem document (RFC 9457): a JSON object with `type`, `title`,
    /// `status`, `detail` and `code`.
    #[must_use]
    pub fn problem(&self) -> String {
        problem::document(self.status, self.code(), self.detail())
    }

    /// Returns the headers that belong to the response: the problem document's `content-type`, and
    /// `retry-after`, `www-authenticate`, `ratelimit-policy` and `ratelimit` where they apply. Names
    /// are in lower case.
    ///
    /// The quota's name is the feature's key: see
    /// [`QuotaPolicy::headers_of`](super::QuotaPolicy::headers_of) for another one.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, String)> {
        let content = ("content-type", Self::CONTENT_TYPE.to_owned());
        let retry = self
            .retry_after
            .map(|wait| ("retry-after", wait.as_secs().to_string()));
        let challenge = (self.kind == RefusalKind::IdentityMissing)
            .then(|| ("www-authenticate", "Bearer".to_owned()));
        let quota = self
            .quota()
            .zip(self.result())
            .map(|(quota, result)| rate_limit(&feature_name(result), quota));
        [Some(content), retry, challenge]
            .into_iter()
            .flatten()
            .chain(quota.into_iter().flatten())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.detail())
    }
}

impl std::error::Error for Refusal {}

impl RefusalKind {
    const fn status(self) -> u16 {
        match self {
            Self::IdentityMissing => 401,
            Self::CreditsExhausted => 402,
            Self::FlagOff => 403,
            Self::UsageExhausted => 429,
            Self::NotSetUp => 500,
            Self::Undecided => 503,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::CreditsExhausted => "credits_exhausted",
            Self::FlagOff => "flag_off",
            Self::IdentityMissing => "identity_missing",
            Self::NotSetUp => "not_set_up",
            Self::Undecided => "undecided",
            Self::UsageExhausted => "usage_exhausted",
        }
    }

    const fn detail(self) -> &'static str {
        match self {
            Self::CreditsExhausted => "The credits for this are used up.",
            Self::FlagOff => "This is not available to you.",
            Self::IdentityMissing => "Say who you are: this needs an account.",
            Self::NotSetUp => {
                "This server guards the route but does not resolve keys: it has to put \
                 SchematicLayer (or its framework's equivalent) outside the guard."
            }
            Self::Undecided => "Whether this is available to you cannot be determined right now.",
            Self::UsageExhausted => "The usage limit for this is reached.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(kind: RefusalKind) -> Refusal {
        Refusal::new(kind, &"secret-flag".into())
    }

    #[test]
    fn the_problem_document_names_no_flag() {
        let problem = refusal(RefusalKind::FlagOff)
            .with_status(RefusalStatus::PAYMENT_REQUIRED)
            .problem();
        assert!(problem.contains("\"code\":\"flag_off\""), "{problem}");
        assert!(problem.contains("\"status\":402"), "{problem}");
        assert!(!problem.contains("secret-flag"), "{problem}");
    }

    #[test]
    fn headers_fit_the_kind() {
        let missing: Vec<_> = refusal(RefusalKind::IdentityMissing).headers().collect();
        assert!(missing.contains(&("www-authenticate", "Bearer".to_owned())));
        let usage = refusal(RefusalKind::UsageExhausted);
        assert_eq!(usage.headers().count(), 1);
        let headers: Vec<_> = usage
            .with_retry_after(Duration::from_millis(1_001))
            .headers()
            .collect();
        assert!(headers.contains(&("retry-after", "2".to_owned())));
        assert!(headers.contains(&("content-type", "application/problem+json".to_owned())));
    }

    #[test]
    fn the_wait_is_at_least_a_second() {
        let wait = |wait| {
            refusal(RefusalKind::Undecided)
                .with_retry_after(wait)
                .retry_after()
        };
        assert_eq!(wait(Duration::ZERO), Some(Duration::from_secs(1)));
        assert_eq!(wait(Duration::from_nanos(1)), Some(Duration::from_secs(1)));
        assert_eq!(wait(Duration::from_secs(7)), Some(Duration::from_secs(7)));
    }
}
