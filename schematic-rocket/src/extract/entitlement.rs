use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::flags;
use schematic_core::request::{GuardPolicy, TypedFlag};

use crate::error::GuardRejection;
use crate::guard::reject;
use crate::resolve::{flags_of, is_missing};

/// Request guard for what the request's company may use of the feature of flag `F`, and has used.
///
/// It does not enforce limits: a limit that is reached is given like any other. A request without
/// an identity is rejected with 401, one whose company is entitled to nothing with 403, and one
/// that cannot be decided with 503. `Option<Entitlement<F>>` is `None` for all of them.
///
/// ```
/// use rocket::get;
/// use schematic_rocket::{Entitlement, FlagKey};
///
/// #[derive(FlagKey)]
/// #[flag("generate")]
/// struct Generate;
///
/// #[get("/left")]
/// fn left(pages: Entitlement<Generate>) -> String {
///     match (pages.allocation, pages.usage) {
///         (Some(all), Some(used)) => format!("{} of {all} pages", all - used),
///         _ => "pages without end".to_owned(),
///     }
/// }
/// # let _ = rocket::routes![left];
/// ```
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

#[rocket::async_trait]
impl<'r, F: TypedFlag> FromRequest<'r> for Entitlement<F> {
    type Error = GuardRejection;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let policy = GuardPolicy::new(F::KEY);
        let entitlement = match flags_of(request).await {
            Some(flags) => policy.required_entitlement(flags).await,
            None => Err(policy.not_set_up("SchematicFairing")),
        };
        match entitlement {
            Ok(entitlement) => Outcome::Success(Self {
                entitlement,
                flag: PhantomData,
            }),
            Err(refusal) => reject(request, refusal.into()),
        }
    }
}

impl<F> Sentinel for Entitlement<F> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        is_missing(rocket, "Entitlement")
    }
}

impl<F> fmt::Debug for Entitlement<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Entitlement")
            .field(&self.entitlement)
            .finish()
    }
}
