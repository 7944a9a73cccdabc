use std::fmt;
use std::marker::PhantomData;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::request::{QuotaPolicy, TypedFlag};

use crate::error::MissingSchematicFairing;
use crate::request_state::{QuotaRoute, RequestState, RouteId};
use crate::resolve::{flags_of, is_missing};

/// Request guard that adds `RateLimit` fields to its route's response: how much of the feature of
/// flag `F` is left. It rejects no request.
///
/// See the [module docs](crate::quota).
///
/// ```
/// use rocket::post;
/// use schematic_rocket::{FlagKey, QuotaHeaders, RequireFlag, TrackUsage};
///
/// #[derive(FlagKey)]
/// #[flag("generate")]
/// struct Generate;
///
/// #[post("/generate")]
/// fn generate(
///     _guard: RequireFlag<Generate>,
///     _quota: QuotaHeaders<Generate>,
///     _track: TrackUsage<Generate>,
/// ) -> &'static str {
///     "a page"
/// }
/// # let _ = rocket::routes![generate];
/// ```
pub struct QuotaHeaders<F>(PhantomData<fn() -> F>);

#[rocket::async_trait]
impl<'r, F: TypedFlag> FromRequest<'r> for QuotaHeaders<F> {
    type Error = MissingSchematicFairing;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let Some(flags) = flags_of(request).await else {
            return Outcome::Error((Status::InternalServerError, MissingSchematicFairing));
        };
        let policy = QuotaPolicy::new(F::KEY);
        policy.begin(flags);
        let quota = QuotaRoute {
            policy,
            flags: flags.clone(),
            route: RouteId::of(request),
        };
        RequestState::of(request).record(|pending| pending.quotas.push(quota));
        Outcome::Success(Self(PhantomData))
    }
}

impl<F> Sentinel for QuotaHeaders<F> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        is_missing(rocket, "QuotaHeaders")
    }
}

impl<F> fmt::Debug for QuotaHeaders<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QuotaHeaders")
    }
}
