use std::future::{Ready, ready};
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use schematic_core::request;

use crate::error::MissingSchematicMiddleware;
use crate::resolve::flags_of;

/// Extractor of the request's flags; see [`request::Flags`] for its methods.
///
/// It needs a [`SchematicMiddleware`](crate::SchematicMiddleware) outside the route and is answered
/// with 500 without one. `Option<Flags>` is `None` there.
///
/// ```
/// use schematic_actix::Flags;
///
/// async fn page(flags: Flags) -> &'static str {
///     if flags.is_enabled("new-page").await { "the new page" } else { "the old page" }
/// }
/// # let _ = page;
/// ```
#[derive(Clone, Debug)]
pub struct Flags(request::Flags);

impl Flags {
    /// Returns the client's handle.
    #[must_use]
    pub fn into_inner(self) -> request::Flags {
        self.0
    }
}

impl Deref for Flags {
    type Target = request::Flags;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl FromRequest for Flags {
    type Error = MissingSchematicMiddleware;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            flags_of(request)
                .map(Self)
                .ok_or(MissingSchematicMiddleware),
        )
    }
}
