//! The response to a refused request.

use http::{Response, StatusCode};
use schematic_core::request::Refusal;

use crate::headers;

/// Builds the response to a rejected request.
///
/// Implemented for every `FnMut(&Refusal) -> Response<B>`.
pub trait RefusalResponse<B> {
    /// Returns the response for `refusal`.
    fn refusal_response(&mut self, refusal: &Refusal) -> Response<B>;
}

impl<F, B> RefusalResponse<B> for F
where
    F: FnMut(&Refusal) -> Response<B>,
{
    fn refusal_response(&mut self, refusal: &Refusal) -> Response<B> {
        self(refusal)
    }
}

/// Response with a problem document (RFC 9457), which guards use by default.
///
/// The response's body has to be made from a `String`, as those of axum and `http-body-util` can
/// be. For other bodies give [`refuse_with`](super::FlagGuardLayer::refuse_with) a closure.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct ProblemResponse;

impl<B: From<String>> RefusalResponse<B> for ProblemResponse {
    fn refusal_response(&mut self, refusal: &Refusal) -> Response<B> {
        problem_response(refusal)
    }
}

/// Returns the response with the problem document of `refusal`, and its headers.
#[must_use]
pub fn problem_response<B: From<String>>(refusal: &Refusal) -> Response<B> {
    let mut response = Response::new(B::from(refusal.problem()));
    *response.status_mut() =
        StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::FORBIDDEN);
    headers::insert(response.headers_mut(), refusal.headers());
    response
}
