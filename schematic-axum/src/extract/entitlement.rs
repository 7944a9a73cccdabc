use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use schematic_core::flags;
use schematic_core::request::GuardPolicy;
use schematic_tower::{Refusal, RefusalKind, TypedFlag, flags_of};

use crate::error::GuardRejection;

/// Extractor of what the request's company may use of the feature of flag `F`, and has used.
///
/// It does not enforce limits: a limit that is reached is given like any other. A request without
/// an identity is rejected with 401, one whose company is entitled to nothing with 403, and one
/// that cannot be decided with 503. `Option<Entitlement<F>>` is `None` for the first two.
///
/// ```
/// use schematic_axum::{Entitlement, FlagKey};
///
/// #[derive(FlagKey)]
/// #[flag("generate")]
/// struct Generate;
///
/// async fn left(pages: Entitlement<Generate>) -> String {
///     match (pages.allocation, pages.usage) {
///         (Some(limit), Some(used)) => format!("{used} of {limit} pages are used"),
///         _ => "as many pages as you like".to_owned(),
///     }
/// }
/// # let _ = left;
/// ```
#[must_use]
pub struct Entitlement<F: TypedFlag> {
    entitlement: flags::Entitlement,
    flag: PhantomData<fn() -> F>,
}

impl<F: TypedFlag> Entitlement<F> {
    /// Returns the client's entitlement.
    #[must_use]
    pub fn into_inner(self) -> flags::Entitlement {
        self.entitlement
    }
}

impl<F: TypedFlag> Entitlement<F> {
    fn new(entitlement: flags::Entitlement) -> Self {
        Self {
            entitlement,
            flag: PhantomData,
        }
    }

    async fn optional(parts: &Parts) -> Result<Option<Self>, Refusal> {
        let policy = GuardPolicy::new(F::KEY);
        let Some(flags) = flags_of(parts) else {
            return Err(policy.not_set_up("SchematicLayer"));
        };
        Ok(policy.entitlement(&flags).await?.map(Self::new))
    }
}

impl<F: TypedFlag> Deref for Entitlement<F> {
    type Target = flags::Entitlement;

    fn deref(&self) -> &Self::Target {
        &self.entitlement
    }
}

impl<S: Sync, F: TypedFlag> FromRequestParts<S> for Entitlement<F> {
    type Rejection = GuardRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let policy = GuardPolicy::new(F::KEY);
        let Some(flags) = flags_of(parts) else {
            return Err(policy.not_set_up("SchematicLayer").into());
        };
        Ok(Self::new(policy.required_entitlement(&flags).await?))
    }
}

impl<S: Sync, F: TypedFlag> OptionalFromRequestParts<S> for Entitlement<F> {
    type Rejection = GuardRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Self::Rejection> {
        match Self::optional(parts).await {
            Ok(entitlement) => Ok(entitlement),
            Err(refusal) if refusal.kind() == RefusalKind::IdentityMissing => Ok(None),
            Err(refusal) => Err(refusal.into()),
        }
    }
}

impl<F: TypedFlag> Clone for Entitlement<F> {
    fn clone(&self) -> Self {
        Self {
            entitlement: self.entitlement.clone(),
            flag: PhantomData,
        }
    }
}

impl<F: TypedFlag> fmt::Debug for Entitlement<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Entitlement")
            .field(&self.entitlement)
            .finish()
    }
}
