//! The example's own authentication: it stands for a session or a verified token.

use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use example_environment::Bearer;
use schematic_axum::EvaluationContext;

/// The company that makes a request, and its user if that is known.
#[derive(Clone, Debug)]
pub(crate) struct Identity(Bearer);

impl Identity {
    /// Returns the keys by which Schematic knows them.
    pub(crate) fn keys(&self) -> EvaluationContext {
        let Bearer { company, user } = &self.0;
        let keys = EvaluationContext::company("org", company.as_str());
        match user {
            Some(user) => keys.with_user("email", user.as_str()),
            None => keys,
        }
    }

    /// Reads `Authorization: Bearer COMPANY/USER` or `Bearer COMPANY`. Anything else is no
    /// identity, and neither is a header that comes twice.
    fn of(headers: &HeaderMap) -> Option<Self> {
        let values = headers.get_all(AUTHORIZATION).iter();
        Bearer::read(values.map(HeaderValue::as_bytes)).map(Self)
    }
}

/// Middleware that leaves the [`Identity`] of a request in its extensions. Anonymous requests
/// pass too: the routes decide what that means.
pub(crate) async fn authenticate(mut request: Request, next: Next) -> Response {
    if let Some(identity) = Identity::of(request.headers()) {
        request.extensions_mut().insert(identity);
    }
    next.run(request).await
}
