use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use schematic_core::request::Refusal;

use super::problem_response;

/// Error of a guard: the request may not pass.
///
/// It is answered with the problem document of its [`Refusal`].
#[derive(Clone, Debug, PartialEq)]
pub struct GuardRejection(Refusal);

impl GuardRejection {
    /// Returns why the request may not pass.
    #[must_use]
    pub fn refusal(&self) -> &Refusal {
        &self.0
    }

    /// Returns the response's body: a problem document (RFC 9457).
    #[must_use]
    pub fn body_text(&self) -> String {
        self.0.problem()
    }
}

impl From<Refusal> for GuardRejection {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl ResponseError for GuardRejection {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::FORBIDDEN)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = problem_response(&self.0);
        response.extensions_mut().insert(self.0.clone());
        response
    }
}

impl fmt::Display for GuardRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for GuardRejection {}
