use std::sync::Arc;

use http::{HeaderValue, Response, StatusCode};

use super::AcceptError;

/// The response to a delivery that does not get to the service inside.
pub(super) fn refusal<B: From<String>>(error: AcceptError) -> Response<B> {
    let error = match error {
        AcceptError::Refused(error) => error,
        lost @ AcceptError::BodyLost(_) => {
            let mut response = Response::new(B::from(lost.to_string()));
            *response.status_mut() = StatusCode::BAD_REQUEST;
            return response;
        }
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    tracing::debug!(
        target: schematic_core::telemetry::WEBHOOKS,
        { code = error.code(), http.response.status_code = status.as_u16() },
        "refused",
    );
    let mut response = Response::new(B::from(error.body_text()));
    *response.status_mut() = status;
    for (name, value) in error.headers() {
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response.extensions_mut().insert(Arc::new(error));
    response
}
