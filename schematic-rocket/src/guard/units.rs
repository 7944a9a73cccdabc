//! Guards that ask for as many units as a request needs.

use std::fmt;
use std::marker::PhantomData;

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::request::{GuardPolicy, TypedFlag, Verdict};

use super::reject;
use crate::error::GuardRejection;
use crate::resolve::{flags_of, is_missing};

/// A flag whose feature is used in an amount that the request says.
///
/// See [`RequireUnits`] for an example.
pub trait UnitsFrom: TypedFlag {
    /// Returns how many units `request` is to use. A number of 0 or less counts as none.
    fn units_from(request: &Request<'_>) -> i64;
}

/// Request guard that lets a request pass only if as many units of the feature of flag `F` are left
/// as it is to use.
///
/// [`RequireFlag`](crate::RequireFlag) lets a request pass as long as anything is left. This one is
/// otherwise the same guard. Its check is made for the number of units, so over the API it is not
/// cached. Where an entitlement decided, the handler sees the same answer; otherwise it has a
/// separate check.
///
/// ```
/// use rocket::{Request, post};
/// use schematic_rocket::{FlagKey, RequireUnits, UnitsFrom};
///
/// #[derive(FlagKey)]
/// #[flag("generate")]
/// struct Generate;
///
/// impl UnitsFrom for Generate {
///     fn units_from(request: &Request<'_>) -> i64 {
///         request.query_value("pages").and_then(Result::ok).unwrap_or(1)
///     }
/// }
///
/// #[post("/generate?<pages>")]
/// fn generate(pages: i64, _guard: RequireUnits<Generate>) -> String {
///     format!("{pages} pages")
/// }
/// # let _ = rocket::routes![generate];
/// ```
pub struct RequireUnits<F, const STATUS: u16 = 403, const FAIL_OPEN: bool = false>(
    PhantomData<fn() -> F>,
);

#[rocket::async_trait]
impl<'r, F, const STATUS: u16, const FAIL_OPEN: bool> FromRequest<'r>
    for RequireUnits<F, STATUS, FAIL_OPEN>
where
    F: UnitsFrom,
{
    type Error = GuardRejection;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let policy = GuardPolicy::of::<F, STATUS, FAIL_OPEN>();
        let Some(flags) = flags_of(request).await else {
            return reject(request, policy.not_set_up("SchematicFairing").into());
        };
        match policy
            .verdict_for_units(flags, F::units_from(request))
            .await
        {
            Verdict::Allow => Outcome::Success(Self(PhantomData)),
            Verdict::Refuse(refusal) => reject(request, refusal.into()),
        }
    }
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> Sentinel for RequireUnits<F, STATUS, FAIL_OPEN> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        is_missing(rocket, "RequireUnits")
    }
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> fmt::Debug
    for RequireUnits<F, STATUS, FAIL_OPEN>
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RequireUnits")
    }
}
