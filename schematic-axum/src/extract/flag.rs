use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use schematic_tower::{CheckResult, TypedFlag, flags_of};

use crate::error::MissingSchematicLayer;

/// Extractor of the value of the flag `F`, with its reason and entitlement.
///
/// It rejects no request for the flag's value: see [`RequireFlag`](crate::RequireFlag) for a guard.
/// It needs a [`SchematicLayer`](crate::SchematicLayer) outside the route and is rejected with 500
/// without one; `Option<Flag<F>>` is `None` there.
///
/// ```
/// use schematic_axum::{Flag, FlagKey};
///
/// #[derive(FlagKey)]
/// #[flag("charts")]
/// struct Charts;
///
/// async fn report(charts: Flag<Charts>) -> &'static str {
///     if charts.is_on() { "a report with charts" } else { "a report" }
/// }
/// # let _ = report;
/// ```
#[must_use]
pub struct Flag<F: TypedFlag> {
    result: Arc<CheckResult>,
    flag: PhantomData<fn() -> F>,
}

impl<F: TypedFlag> Flag<F> {
    /// Returns whether the flag is on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.result.value
    }

    /// Returns the client's check result.
    #[must_use]
    pub fn into_inner(self) -> Arc<CheckResult> {
        self.result
    }
}

/// The check result: value, reason, source, entitlement.
impl<F: TypedFlag> Deref for Flag<F> {
    type Target = CheckResult;

    fn deref(&self) -> &Self::Target {
        &self.result
    }
}

impl<S: Sync, F: TypedFlag> FromRequestParts<S> for Flag<F> {
    type Rejection = MissingSchematicLayer;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        decided(parts).await.ok_or(MissingSchematicLayer)
    }
}

impl<S: Sync, F: TypedFlag> OptionalFromRequestParts<S> for Flag<F> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Self::Rejection> {
        Ok(decided(parts).await)
    }
}

impl<F: TypedFlag> Clone for Flag<F> {
    fn clone(&self) -> Self {
        Self {
            result: Arc::clone(&self.result),
            flag: PhantomData,
        }
    }
}

impl<F: TypedFlag> fmt::Debug for Flag<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Flag").field(&self.result).finish()
    }
}

async fn decided<F: TypedFlag>(parts: &Parts) -> Option<Flag<F>> {
    let flags = flags_of(parts)?;
    Some(Flag {
        result: flags.check(F::KEY).await,
        flag: PhantomData,
    })
}
