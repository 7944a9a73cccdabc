//! The error of a delivery that is not accepted, and its kinds.

use std::fmt;
use std::time::Duration;

use schematic_api::runtime::BoxError;

use super::{EmptySecretError, PayloadError};
use crate::problem;

/// Why a delivery is not accepted.
///
/// Neither a secret nor the signature that would have been right is ever in it.
#[derive(Debug)]
pub struct WebhookError {
    kind: WebhookErrorKind,
    source: Option<BoxError>,
}

/// What sort of failure a [`WebhookError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WebhookErrorKind {
    /// The body was cut off by a limit outside of the verifier, such as that of a layer around it.
    BodyLimitReached,
    /// The body is longer than this many bytes.
    BodyTooLarge {
        /// The longest body that is accepted, in bytes.
        limit: usize,
    },
    /// The delivery was handled before. It should be answered with success, so that it is not
    /// sent again.
    Duplicate,
    /// One of the three headers is there more than once.
    DuplicateHeader,
    /// A secret of no characters would let everybody sign; or there is no secret at all.
    EmptySecret,
    /// The delivery is being handled. It should be answered so that it is sent again: the first may
    /// fail yet.
    InProgress {
        /// How long it may take until the delivery is accepted again, should the first fail.
        retry_after: Duration,
    },
    /// The signature holds, but the body is not the JSON of an event.
    InvalidPayload,
    /// The signature is no hexadecimal text.
    MalformedSignature,
    /// The timestamp is not 1 to 20 digits.
    MalformedTimestamp,
    /// The signature header is absent or empty.
    MissingSignature,
    /// The timestamp header is absent or empty.
    MissingTimestamp,
    /// The signature was not made from this body and timestamp with one of the secrets.
    SignatureMismatch,
    /// The delivery was signed too long ago, or in the future.
    TimestampOutOfTolerance {
        /// How far the timestamp is from now.
        skew: Duration,
    },
    /// The version header names another version than `v1`.
    UnsupportedVersion,
}

impl WebhookError {
    /// Returns what is wrong with the delivery.
    #[must_use]
    pub fn kind(&self) -> WebhookErrorKind {
        self.kind
    }

    /// Returns the kind's name in snake case, as refusals carry it: `signature_mismatch`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            WebhookErrorKind::BodyLimitReached | WebhookErrorKind::BodyTooLarge { .. } => {
                "body_too_large"
            }
            WebhookErrorKind::Duplicate => "duplicate",
            WebhookErrorKind::DuplicateHeader => "duplicate_header",
            WebhookErrorKind::EmptySecret => "empty_secret",
            WebhookErrorKind::InProgress { .. } => "in_progress",
            WebhookErrorKind::InvalidPayload => "invalid_payload",
            WebhookErrorKind::MalformedSignature => "malformed_signature",
            WebhookErrorKind::MalformedTimestamp => "malformed_timestamp",
            WebhookErrorKind::MissingSignature => "missing_signature",
            WebhookErrorKind::MissingTimestamp => "missing_timestamp",
            WebhookErrorKind::SignatureMismatch => "signature_mismatch",
            WebhookErrorKind::TimestampOutOfTolerance { .. } => "timestamp_out_of_tolerance",
            WebhookErrorKind::UnsupportedVersion => "unsupported_version",
        }
    }

    /// Returns the HTTP status to answer the sender with: 413 for a body above a limit, 200 for a
    /// delivery that was handled before, 503 for one that is being handled, 400 for everything
    /// else.
    ///
    /// Schematic sends a delivery again that is answered with 300 or more. Of the statuses that say
    /// so, 503 is the one that means "later" (RFC 9110, section 15.6.4).
    #[must_use]
    pub fn status(&self) -> u16 {
        match self.kind {
            WebhookErrorKind::BodyLimitReached | WebhookErrorKind::BodyTooLarge { .. } => 413,
            WebhookErrorKind::Duplicate => 200,
            WebhookErrorKind::InProgress { .. } => 503,
            _ => 400,
        }
    }

    /// Returns when to send the delivery again, for one that is being handled: when its lease has run
    /// out.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self.kind {
            WebhookErrorKind::InProgress { retry_after } => Some(retry_after),
            _ => None,
        }
    }

    /// Returns the headers that belong to the response: the problem document's `content-type`, and
    /// `retry-after` in whole seconds where it applies. Names are in lower case. There are none for
    /// a delivery that was handled before.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, String)> {
        let content = (!self.is_success()).then(|| ("content-type", Self::CONTENT_TYPE.to_owned()));
        let retry = self.retry_after().map(|wait| {
            let begun = u64::from(wait.subsec_nanos() > 0);
            let secs = wait.as_secs().saturating_add(begun).max(1);
            ("retry-after", secs.to_string())
        });
        [content, retry].into_iter().flatten()
    }

    /// Returns the text of the response's body: the [problem document](Self::problem), or nothing for
    /// a delivery that was handled before, which is answered with success.
    #[must_use]
    pub fn body_text(&self) -> String {
        if self.is_success() {
            String::new()
        } else {
            self.problem()
        }
    }

    /// The media type of [`WebhookError::problem`].
    pub const CONTENT_TYPE: &'static str = problem::CONTENT_TYPE;

    /// Returns the refusal as a problem document (RFC 9457): a JSON object with `type`, `title`,
    /// `status`, `detail` and `code`.
    #[must_use]
    pub fn problem(&self) -> String {
        problem::document(self.status(), self.code(), &self.to_string())
    }

    fn is_success(&self) -> bool {
        (200..300).contains(&self.status())
    }

    /// Returns the error with the error that caused it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl From<WebhookErrorKind> for WebhookError {
    fn from(kind: WebhookErrorKind) -> Self {
        Self { kind, source: None }
    }
}

impl From<EmptySecretError> for WebhookError {
    fn from(source: EmptySecretError) -> Self {
        Self::from(WebhookErrorKind::EmptySecret).with_source(source)
    }
}

impl From<PayloadError> for WebhookError {
    fn from(source: PayloadError) -> Self {
        Self::from(WebhookErrorKind::InvalidPayload).with_source(source)
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            WebhookErrorKind::BodyLimitReached => f.write_str(
                "the webhook body is longer than a limit in front of the verifier allows",
            ),
            WebhookErrorKind::BodyTooLarge { limit } => {
                write!(f, "the webhook body is longer than {limit} bytes")
            }
            WebhookErrorKind::Duplicate => f.write_str("the webhook was handled before"),
            WebhookErrorKind::DuplicateHeader => {
                f.write_str("a webhook header is there more than once")
            }
            WebhookErrorKind::EmptySecret => {
                f.write_str("a webhook secret must not be empty, and there must be one")
            }
            WebhookErrorKind::InProgress { .. } => {
                f.write_str("the webhook is being handled: send it again later")
            }
            WebhookErrorKind::InvalidPayload => {
                f.write_str("the webhook body is not the JSON of an event")
            }
            WebhookErrorKind::MalformedSignature => {
                f.write_str("the webhook signature is not hexadecimal")
            }
            WebhookErrorKind::MalformedTimestamp => {
                f.write_str("the webhook timestamp is not 1 to 20 digits")
            }
            WebhookErrorKind::MissingSignature => f.write_str("the webhook signature is missing"),
            WebhookErrorKind::MissingTimestamp => f.write_str("the webhook timestamp is missing"),
            WebhookErrorKind::SignatureMismatch => {
                f.write_str("the webhook signature does not match")
            }
            WebhookErrorKind::TimestampOutOfTolerance { skew } => write!(
                f,
                "the webhook timestamp is {} s from now: more than the verifier's tolerance",
                skew.as_secs()
            ),
            WebhookErrorKind::UnsupportedVersion => {
                f.write_str("the webhook signature has another version than v1")
            }
        }
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
