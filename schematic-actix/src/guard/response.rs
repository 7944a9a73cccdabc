use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use schematic_core::request::Refusal;

use crate::error::GuardRejection;

/// What builds the response to a refused request.
pub(super) type Respond = dyn Fn(&Refusal) -> HttpResponse + Send + Sync;

/// The response with the problem document of `refusal`, and the headers that go with it.
#[must_use]
pub fn problem_response(refusal: &Refusal) -> HttpResponse {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::FORBIDDEN);
    let mut response = HttpResponse::build(status);
    for header in refusal.headers() {
        response.insert_header(header);
    }
    response.body(refusal.problem())
}

/// The response that a guard answers with.
pub(super) fn refused(refusal: Refusal, respond: Option<&Respond>) -> HttpResponse {
    let mut response = match respond {
        Some(respond) => respond(&refusal),
        None => HttpResponse::from_error(GuardRejection::from(refusal.clone())),
    };
    response.extensions_mut().insert(refusal);
    response
}
