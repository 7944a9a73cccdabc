use std::error::Error;
use std::fmt;

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use schematic_core::webhooks::WebhookError;
use schematic_tower::webhook::{AcceptError, is_timeout, problem_response};

/// Rejection of [`VerifiedWebhook`](crate::VerifiedWebhook).
#[derive(Debug)]
#[non_exhaustive]
pub enum WebhookRejection {
    /// The body did not arrive whole.
    BodyLost(axum_core::Error),
    /// The delivery is not accepted.
    Refused(WebhookError),
}

impl WebhookRejection {
    /// Returns the response's body: a problem document (RFC 9457), or nothing for a delivery that
    /// was handled before, which is answered with success.
    #[must_use]
    pub fn body_text(&self) -> String {
        match self {
            Self::BodyLost(_) => self.to_string(),
            Self::Refused(error) => error.body_text(),
        }
    }

    /// Returns the response's status: 408 for a body that ended with an
    /// [`io::ErrorKind::TimedOut`](std::io::ErrorKind), 400 for any other that did not arrive whole.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BodyLost(error) if is_timeout(error) => StatusCode::REQUEST_TIMEOUT,
            Self::BodyLost(_) => StatusCode::BAD_REQUEST,
            Self::Refused(error) => {
                StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST)
            }
        }
    }
}

impl IntoResponse for WebhookRejection {
    fn into_response(self) -> Response {
        let (status, body) = (self.status(), self.body_text());
        tracing::debug!(
            target: schematic_core::telemetry::REJECTION,
            status = status.as_u16(),
            body,
            rejection_type = "WebhookRejection",
            "rejecting request",
        );
        match self {
            Self::Refused(error) => problem_response::<Body>(&error),
            Self::BodyLost(_) => (status, body).into_response(),
        }
    }
}

impl From<AcceptError> for WebhookRejection {
    fn from(error: AcceptError) -> Self {
        match error {
            AcceptError::Refused(error) => Self::Refused(error),
            AcceptError::BodyLost(error) => Self::BodyLost(
                error
                    .downcast()
                    .map_or_else(axum_core::Error::new, |error| *error),
            ),
            other => Self::BodyLost(axum_core::Error::new(other)),
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
            Self::Refused(error) => error.fmt(f),
        }
    }
}

impl Error for WebhookRejection {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::BodyLost(error) => Some(error),
            Self::Refused(error) => error.source(),
        }
    }
}
