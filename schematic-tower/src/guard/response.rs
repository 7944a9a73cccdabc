use http::{HeaderName, HeaderValue, Response, StatusCode};
use schematic_core::request::Refusal;

/// Builds the response to a refused request.
///
/// Implemented for every `FnMut(&Refusal) -> Response<B>`.
pub trait RefusalResponse<B> {
    /// The response that tells of `refusal`.
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

/// Answers with a problem document (RFC 9457): what guards do by default.
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

/// The response with the problem document of `refusal`, and the headers that go with it.
#[must_use]
pub fn problem_response<B: From<String>>(refusal: &Refusal) -> Response<B> {
    let mut response = Response::new(B::from(refusal.problem()));
    *response.status_mut() =
        StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::FORBIDDEN);
    for (name, value) in refusal.headers() {
        if let Ok(value) = HeaderValue::try_from(value) {
            response
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
    response
}
