use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use schematic_core::request::Refusal;

use crate::headers;

/// Returns the response with the problem document of `refusal`, and its headers.
#[must_use]
pub fn problem_response(refusal: &Refusal) -> HttpResponse {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::FORBIDDEN);
    let mut response = HttpResponse::build(status).body(refusal.problem());
    headers::insert(response.headers_mut(), refusal.headers());
    response
}
