use std::convert::Infallible;
use std::ops::Deref;

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use schematic_core::request;
use schematic_tower::flags_of;

use crate::error::MissingSchematicLayer;

/// Extractor of the request's flags; see [`request::Flags`] for its methods.
///
/// It needs a [`SchematicLayer`](crate::SchematicLayer) outside the route and is rejected with 500
/// without one. `Option<Flags>` is `None` there.
///
/// ```
/// use schematic_axum::Flags;
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

impl<S: Sync> FromRequestParts<S> for Flags {
    type Rejection = MissingSchematicLayer;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        flags_of(parts).map(Self).ok_or(MissingSchematicLayer)
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Flags {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Self::Rejection> {
        Ok(flags_of(parts).map(Self))
    }
}
