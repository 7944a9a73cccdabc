use std::fmt;

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use schematic_tower::Refusal;
use schematic_tower::guard::problem_response;

/// Rejection of [`RequireFlag`](crate::RequireFlag) and [`Entitlement`](crate::Entitlement): the
/// request may not pass.
///
/// It is answered as [`FlagGuardLayer`](crate::FlagGuardLayer) answers: with a problem document
/// (RFC 9457), and the typed [`Refusal`] in the response's extensions.
#[derive(Clone, Debug, PartialEq)]
pub struct GuardRejection {
    // Boxed, so that a `Result` of it stays small.
    refusal: Box<Refusal>,
}

impl GuardRejection {
    /// Returns why the request may not pass.
    #[must_use]
    pub fn refusal(&self) -> &Refusal {
        &self.refusal
    }

    /// Returns the response's body: a problem document.
    #[must_use]
    pub fn body_text(&self) -> String {
        self.refusal.problem()
    }

    /// Returns the response's status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.refusal.status()).unwrap_or(StatusCode::FORBIDDEN)
    }
}

impl From<Refusal> for GuardRejection {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal: Box::new(refusal),
        }
    }
}

impl IntoResponse for GuardRejection {
    fn into_response(self) -> Response {
        // The guard has logged it on `schematic::guards`.
        let mut response = problem_response::<Body>(&self.refusal);
        response.extensions_mut().insert(*self.refusal);
        response
    }
}

impl fmt::Display for GuardRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.refusal.fmt(f)
    }
}

impl std::error::Error for GuardRejection {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.refusal)
    }
}
