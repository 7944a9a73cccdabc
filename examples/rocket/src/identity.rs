//! The example's own authentication: it stands for a session or a verified token.

use example_environment::Bearer;
use rocket::Request;
use rocket::http::{HeaderMap, Status};
use rocket::request::{FromRequest, Outcome};
use schematic_rocket::EvaluationContext;

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
    fn of(headers: &HeaderMap<'_>) -> Option<Self> {
        let values = headers.get("authorization");
        Bearer::read(values.map(str::as_bytes)).map(Self)
    }
}

/// The request guard of routes that need an identity. The fairing takes keys from it too; there,
/// anonymous requests pass, and the routes decide what that means.
#[rocket::async_trait]
impl<'r> FromRequest<'r> for Identity {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match Self::of(request.headers()) {
            Some(identity) => Outcome::Success(identity),
            None => Outcome::Error((Status::Unauthorized, ())),
        }
    }
}
