use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::request::{self, GuardPolicy, Refusal, RefusalStatus, TypedFlag, Verdict};

use crate::missing::aborts_without_fairing;
use crate::problem::Problem;
use crate::slot::Slot;
use crate::wiring::flags_of;

/// Request guard that lets a request pass only if the flag `F` is on.
///
/// What it refuses gets the status and the problem document of [`GuardPolicy`]'s table. `STATUS`
/// is the status in place of 403 when the flag is off, from 400 to 599 (others do not compile); with `FAIL_OPEN` requests pass while
/// Schematic cannot be asked and no default is configured for the flag.
///
/// `Result<RequireFlag<F>, GuardRejection>` hands the refusal to the handler, `Option<RequireFlag<F>>`
/// only that there is one. Such a handler answers in its own way, with any other status than the
/// refusal's.
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

/// Error of [`RequireFlag`]: why the request may not pass.
///
/// Its `Debug` form, which Rocket logs, names no flag and nobody's keys.
#[derive(Clone, PartialEq)]
pub struct GuardRejection(Box<Refusal>);

impl GuardRejection {
    /// What the guard says.
    #[must_use]
    pub fn refusal(&self) -> &Refusal {
        &self.0
    }

    /// The HTTP status to answer with.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::new(self.0.status())
    }

    pub(crate) fn leave_with(&self, request: &Request<'_>) {
        let problem = Problem::refused(&self.0);
        Slot::of(request).leave(|left| left.problem = Some(problem));
    }
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> RequireFlag<F, STATUS, FAIL_OPEN> {
    /// The same for a request whose flags are at hand.
    ///
    /// # Errors
    ///
    /// The refusal.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn admit(flags: &request::Flags) -> Result<Self, GuardRejection>
    where
        F: TypedFlag,
    {
        let policy = Self::policy();
        let verdict = match policy.verdict_now(flags) {
            Some(verdict) => verdict,
            None => policy.verdict(flags).await,
        };
        match verdict {
            Verdict::Allow => Ok(Self(PhantomData)),
            Verdict::Refuse(refusal) => Err(GuardRejection(Box::new(refusal))),
        }
    }

    fn policy() -> GuardPolicy
    where
        F: TypedFlag,
    {
        let policy = GuardPolicy::new(F::KEY).status(RefusalStatus::of::<STATUS>());
        if FAIL_OPEN {
            policy.fail_open()
        } else {
            policy
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
            return refuse(request, Self::policy().not_set_up("SchematicFairing"));
        };
        match Self::admit(flags).await {
            Ok(admitted) => Outcome::Success(admitted),
            Err(refused) => refuse(request, *refused.0),
        }
    }
}

/// Leaves `refusal` with the request, to be its answer.
pub(crate) fn refuse<T>(request: &Request<'_>, refusal: Refusal) -> Outcome<T, GuardRejection> {
    let refused = GuardRejection(Box::new(refusal));
    refused.leave_with(request);
    Outcome::Error((refused.status(), refused))
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> Sentinel for RequireFlag<F, STATUS, FAIL_OPEN> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        aborts_without_fairing(rocket, "RequireFlag")
    }
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> fmt::Debug for RequireFlag<F, STATUS, FAIL_OPEN> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RequireFlag")
    }
}

impl fmt::Debug for GuardRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GuardRejection({} {})", self.0.status(), self.0.code())
    }
}

impl fmt::Display for GuardRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for GuardRejection {}
