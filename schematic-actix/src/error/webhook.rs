use std::error::Error;
use std::fmt;
use std::io;

use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use schematic_core::webhooks::WebhookError;

use crate::headers;

/// Error of [`VerifiedWebhook`](crate::VerifiedWebhook).
#[derive(Debug)]
#[non_exhaustive]
pub enum WebhookRejection {
    /// The body did not arrive whole.
    BodyLost(PayloadError),
    /// The application has no [`Verifier`](schematic_core::webhooks::Verifier) among its data. It
    /// is a mistake in the application.
    MissingVerifier,
    /// The delivery is not accepted.
    Refused(WebhookError),
}

impl WebhookRejection {
    const MISSING: &str = "Missing data: the extractor `VerifiedWebhook` takes its `Verifier` from \
        the application's data. Add `.app_data(verifier)` to the application or scope.";

    /// Returns the response's body: a problem document (RFC 9457) for a delivery that is not
    /// accepted, or nothing for one that was handled before, which is answered with success.
    #[must_use]
    pub fn body_text(&self) -> String {
        match self {
            Self::BodyLost(_) | Self::MissingVerifier => self.to_string(),
            Self::Refused(error) => error.body_text(),
        }
    }
}

impl ResponseError for WebhookRejection {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::BodyLost(PayloadError::Io(error)) if error.kind() == io::ErrorKind::TimedOut => {
                StatusCode::REQUEST_TIMEOUT
            }
            Self::BodyLost(_) => StatusCode::BAD_REQUEST,
            Self::MissingVerifier => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Refused(error) => {
                StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST)
            }
        }
    }

    fn error_response(&self) -> HttpResponse {
        let (status, body) = (self.status_code(), self.body_text());
        if status.is_server_error() {
            tracing::error!(
                target: schematic_core::telemetry::REJECTION,
                status = status.as_u16(),
                body,
                rejection_type = "WebhookRejection",
                "rejecting request",
            );
        } else {
            tracing::debug!(
                target: schematic_core::telemetry::REJECTION,
                status = status.as_u16(),
                body,
                rejection_type = "WebhookRejection",
                "rejecting request",
            );
        }
        let mut response = HttpResponse::build(status).body(body);
        if let Self::Refused(error) = self {
            headers::insert(response.headers_mut(), error.headers());
        }
        response
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
            Self::MissingVerifier => f.write_str(Self::MISSING),
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
