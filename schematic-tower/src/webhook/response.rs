use std::sync::Arc;

use http::{Response, StatusCode};
use schematic_core::webhooks::WebhookError;

use super::AcceptError;
use crate::headers;

/// Returns the response to a delivery that does not get to the service inside.
pub(super) fn refusal<B: From<String>>(error: AcceptError) -> Response<B> {
    let error = match error {
        AcceptError::Refused(error) => error,
        lost @ AcceptError::BodyLost(_) => {
            let mut response = Response::new(B::from(lost.to_string()));
            *response.status_mut() = lost.status();
            return response;
        }
    };
    tracing::debug!(
        target: schematic_core::telemetry::WEBHOOKS,
        { code = error.code(), http.response.status_code = error.status() },
        "refused",
    );
    let mut response = problem_response(&error);
    response.extensions_mut().insert(Arc::new(error));
    response
}

/// Returns the response with the problem document of `error`, and its headers; an empty one for a
/// delivery that was handled before.
#[must_use]
pub fn problem_response<B: From<String>>(error: &WebhookError) -> Response<B> {
    let mut response = Response::new(B::from(error.body_text()));
    *response.status_mut() =
        StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    headers::insert(response.headers_mut(), error.headers());
    response
}
