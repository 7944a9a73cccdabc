use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

/// Error of extractors such as [`Flags`](crate::Flags): no
/// [`SchematicMiddleware`](crate::SchematicMiddleware) stands outside the route.
///
/// It is a mistake in the application and answered with 500.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct MissingSchematicMiddleware;

impl MissingSchematicMiddleware {
    const BODY: &str = "Missing middleware: the extractor takes its handle from the request's \
        extensions, where `SchematicMiddleware` puts it. Add \
        `.wrap(SchematicMiddleware::new(client).keys_from(..))` to the application or scope.";

    /// Returns the response's body.
    #[must_use]
    pub fn body_text(&self) -> String {
        Self::BODY.to_owned()
    }
}

impl ResponseError for MissingSchematicMiddleware {
    fn status_code(&self) -> StatusCode {
        StatusCode::INTERNAL_SERVER_ERROR
    }

    fn error_response(&self) -> HttpResponse {
        tracing::error!(
            target: schematic_core::telemetry::REJECTION,
            status = self.status_code().as_u16(),
            body = Self::BODY,
            rejection_type = "MissingSchematicMiddleware",
            "rejecting request",
        );
        HttpResponse::build(self.status_code()).body(Self::BODY)
    }
}

impl fmt::Display for MissingSchematicMiddleware {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::BODY)
    }
}

impl std::error::Error for MissingSchematicMiddleware {}
