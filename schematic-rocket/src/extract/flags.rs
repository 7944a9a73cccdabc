use std::ops::Deref;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::request;

use crate::error::MissingSchematicFairing;
use crate::resolve::{flags_of, is_missing};

/// Request guard for the request's flags; see [`request::Flags`] for its methods.
///
/// It needs a [`SchematicFairing`](crate::SchematicFairing): Rocket refuses to launch without.
///
/// ```
/// use rocket::get;
/// use schematic_rocket::Flags;
///
/// #[get("/")]
/// async fn page(flags: Flags<'_>) -> &'static str {
///     if flags.is_enabled("new-page").await { "the new page" } else { "the old page" }
/// }
/// # let _ = rocket::routes![page];
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Flags<'r>(&'r request::Flags);

impl<'r> Flags<'r> {
    /// Returns the client's handle.
    #[must_use]
    pub fn inner(&self) -> &'r request::Flags {
        self.0
    }
}

impl Deref for Flags<'_> {
    type Target = request::Flags;

    fn deref(&self) -> &Self::Target {
        self.0
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Flags<'r> {
    type Error = MissingSchematicFairing;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        match flags_of(request).await {
            Some(flags) => Outcome::Success(Self(flags)),
            None => Outcome::Error((Status::InternalServerError, MissingSchematicFairing)),
        }
    }
}

impl Sentinel for Flags<'_> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        is_missing(rocket, "Flags")
    }
}
