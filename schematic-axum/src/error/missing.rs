use std::fmt;

use axum_core::response::{IntoResponse, Response};
use http::StatusCode;

/// Rejection of [`Flags`](crate::Flags) and [`Flag`](crate::Flag): no
/// [`SchematicLayer`](crate::SchematicLayer) stands outside the route.
///
/// It is a mistake in the application and answered with 500.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct MissingSchematicLayer;

impl MissingSchematicLayer {
    const BODY: &str = "Missing layer: the request has no flags, which `SchematicLayer` puts into \
        its extensions. Add `.layer(SchematicLayer::new(client).keys_from(..))` after this route, \
        or extract `FromState<..>` from a state that has a `SchematicState`.";

    /// Returns the response's body.
    #[must_use]
    pub fn body_text(&self) -> String {
        Self::BODY.to_owned()
    }

    /// Returns the response's status: 500.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        StatusCode::INTERNAL_SERVER_ERROR
    }
}

impl IntoResponse for MissingSchematicLayer {
    fn into_response(self) -> Response {
        tracing::error!(
            target: schematic_core::telemetry::REJECTION,
            status = self.status().as_u16(),
            body = Self::BODY,
            rejection_type = "MissingSchematicLayer",
            "rejecting request",
        );
        (self.status(), Self::BODY).into_response()
    }
}

impl fmt::Display for MissingSchematicLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::BODY)
    }
}

impl std::error::Error for MissingSchematicLayer {}
