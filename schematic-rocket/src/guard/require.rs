use std::fmt;
use std::marker::PhantomData;

use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::request::{self, GuardPolicy, TypedFlag, Verdict};

use super::reject;
use crate::error::GuardRejection;
use crate::resolve::{flags_of, is_missing};

/// Request guard that lets a request pass only if the flag `F` is on.
///
/// A rejected request gets the status and the problem document of [`GuardPolicy`]'s table.
/// `STATUS` is the status in place of 403 when the flag is off, from 400 to 599 (others do not
/// compile); with `FAIL_OPEN` requests pass while Schematic is unreachable and no default is
/// configured for the flag.
///
/// `Result<RequireFlag<F>, GuardRejection>` hands the rejection to the handler,
/// `Option<RequireFlag<F>>` only that there is one. Such a handler answers in its own way, with any
/// other status than the rejection's.
///
/// ```
/// use rocket::get;
/// use schematic_rocket::{FlagKey, RequireFlag};
///
/// #[derive(FlagKey)]
/// #[flag("reports")]
/// struct Reports;
///
/// #[get("/reports")]
/// fn reports(_guard: RequireFlag<Reports, 402>) -> &'static str {
///     "a report"
/// }
/// # let _ = rocket::routes![reports];
/// ```
pub struct RequireFlag<F, const STATUS: u16 = 403, const FAIL_OPEN: bool = false>(
    PhantomData<fn() -> F>,
);

impl<F, const STATUS: u16, const FAIL_OPEN: bool> RequireFlag<F, STATUS, FAIL_OPEN> {
    /// Decides about the request that `flags` belongs to.
    ///
    /// # Errors
    ///
    /// Returns the rejection if the request may not pass.
    #[doc(hidden)]
    pub async fn admit(flags: &request::Flags) -> Result<Self, GuardRejection>
    where
        F: TypedFlag,
    {
        let policy = GuardPolicy::of::<F, STATUS, FAIL_OPEN>();
        match policy.verdict(flags).await {
            Verdict::Allow => Ok(Self(PhantomData)),
            Verdict::Refuse(refusal) => Err(refusal.into()),
        }
    }
}

#[rocket::async_trait]
impl<'r, F, const STATUS: u16, const FAIL_OPEN: bool> FromRequest<'r>
    for RequireFlag<F, STATUS, FAIL_OPEN>
where
    F: TypedFlag,
{
    type Error = GuardRejection;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let Some(flags) = flags_of(request).await else {
            let refusal = GuardPolicy::of::<F, STATUS, FAIL_OPEN>().not_set_up("SchematicFairing");
            return reject(request, refusal.into());
        };
        match Self::admit(flags).await {
            Ok(admitted) => Outcome::Success(admitted),
            Err(rejection) => reject(request, rejection),
        }
    }
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> Sentinel for RequireFlag<F, STATUS, FAIL_OPEN> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        is_missing(rocket, "RequireFlag")
    }
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> fmt::Debug for RequireFlag<F, STATUS, FAIL_OPEN> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RequireFlag")
    }
}
