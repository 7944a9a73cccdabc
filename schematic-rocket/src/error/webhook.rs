use std::error::Error;
use std::fmt;
use std::io;

use rocket::http::Status;
use schematic_core::webhooks::WebhookError;

/// Error of [`VerifiedWebhook`](crate::VerifiedWebhook).
#[derive(Debug)]
#[non_exhaustive]
pub enum WebhookRejection {
    /// The body did not arrive whole.
    BodyLost(io::Error),
    /// No [`Verifier`](schematic_core::webhooks::Verifier) is managed. Rocket refuses to launch
    /// where a route takes a webhook.
    MissingVerifier,
    /// The delivery is not accepted.
    Refused(WebhookError),
}

impl WebhookRejection {
    /// Returns the response's body: a problem document (RFC 9457) for a delivery that is not
    /// accepted, or nothing for one that was handled before, which is answered with success.
    #[must_use]
    pub fn body_text(&self) -> String {
        match self {
            Self::BodyLost(_) | Self::MissingVerifier => self.to_string(),
            Self::Refused(error) => error.body_text(),
        }
    }

    /// Returns the response's status.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::BodyLost(error) if error.kind() == io::ErrorKind::TimedOut => {
                Status::RequestTimeout
            }
            Self::BodyLost(_) => Status::BadRequest,
            Self::MissingVerifier => Status::InternalServerError,
            Self::Refused(error) => Status::new(error.status()),
        }
    }
}

impl From<WebhookError> for WebhookRejection {
    fn from(error: WebhookError) -> Self {
        Self::Refused(error)
    }
}

impl fmt::Display for WebhookRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BodyLost(_) => f.write_str("the webhook body did not arrive whole"),
            Self::MissingVerifier => f.write_str("no `Verifier` is managed"),
            Self::Refused(error) => error.fmt(f),
        }
    }
}

impl Error for WebhookRejection {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::BodyLost(error) => Some(error),
            Self::MissingVerifier => None,
            Self::Refused(error) => error.source(),
        }
    }
}
