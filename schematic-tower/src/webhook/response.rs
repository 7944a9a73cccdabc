use std::sync::Arc;

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};
use schematic_core::webhooks::WebhookError;

use super::verify::Refused;

/// The response to a delivery that does not get to the service inside.
pub(super) fn refusal<B: From<String>>(refused: Refused) -> Response<B> {
    let error = match refused {
        Refused::Delivery(error) => error,
        Refused::Lost => {
            let mut response =
                Response::new(B::from("the webhook body did not arrive whole".to_owned()));
            *response.status_mut() = StatusCode::BAD_REQUEST;
            return response;
        }
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    tracing::debug!(
        target: "schematic::webhooks",
        { code = error.code(), http.response.status_code = status.as_u16() },
        "refused",
    );
    // What was handled before is answered like what is handled: with success.
    let body = if status.is_success() {
        String::new()
    } else {
        error.problem()
    };
    let mut response = Response::new(B::from(body));
    if !status.is_success() {
        let problem = HeaderValue::from_static(WebhookError::CONTENT_TYPE);
        response.headers_mut().insert(CONTENT_TYPE, problem);
    }
    *response.status_mut() = status;
    response.extensions_mut().insert(Arc::new(error));
    response
}
