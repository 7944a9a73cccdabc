use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use schematic_core::flags;
use schematic_core::request::{GuardPolicy, TypedFlag};

use crate::error::GuardRejection;
use crate::resolve::flags_of;

/// Extractor of what the request's company may use of the feature of flag `F`, and has used.
///
/// It does not enforce limits: a limit that is reached is given like any other. A request without
/// an identity is rejected with 401, one whose company is entitled to nothing with 403, and one
/// that cannot be decided with 503. `Option<Entitlement<F>>` is `None` for all of them.
///
/// ```
/// use schematic_actix::{Entitlement, FlagKey};
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
pub struct Entitlement<F> {
    entitlement: flags::Entitlement,
    flag: PhantomData<fn() -> F>,
}

impl<F> Entitlement<F> {
    /// Returns the client's entitlement.
    #[must_use]
    pub fn into_inner(self) -> flags::Entitlement {
        self.entitlement
    }
}

impl<F> Deref for Entitlement<F> {
    type Target = flags::Entitlement;

    fn deref(&self) -> &Self::Target {
        &self.entitlement
    }
}

impl<F: TypedFlag> FromRequest for Entitlement<F> {
    type Error = GuardRejection;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let flags = flags_of(request);
        Box::pin(async move {
            let policy = GuardPolicy::new(F::KEY);
            let Some(flags) = flags else {
                return Err(policy.not_set_up("SchematicMiddleware").into());
            };
            Ok(Self {
                entitlement: policy.required_entitlement(&flags).await?,
                flag: PhantomData,
            })
        })
    }
}

impl<F> Clone for Entitlement<F> {
    fn clone(&self) -> Self {
        Self {
            entitlement: self.entitlement.clone(),
            flag: PhantomData,
        }
    }
}

impl<F> fmt::Debug for Entitlement<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Entitlement")
            .field(&self.entitlement)
            .finish()
    }
}
