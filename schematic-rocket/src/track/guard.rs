use std::fmt;
use std::marker::PhantomData;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::request::{Flags, TrackPolicy, TypedFlag};

use crate::error::MissingSchematicFairing;
use crate::request_state::{RequestState, RouteId, TrackedRoute};
use crate::resolve::{flags_of, is_missing};

/// Request guard that reports an event once the route's response is a success and was sent whole.
/// It rejects no request.
///
/// `E::KEY` is the name of the event. It counts one unit unless the handler says otherwise with
/// [`Used`](crate::Used). See the [module docs](crate::track) for what is not reported.
pub struct TrackUsage<E>(PhantomData<fn() -> E>);

#[rocket::async_trait]
impl<'r, E: TypedFlag> FromRequest<'r> for TrackUsage<E> {
    type Error = MissingSchematicFairing;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let Some(flags) = flags_of(request).await else {
            return Outcome::Error((Status::InternalServerError, MissingSchematicFairing));
        };
        track::<E>(request, flags.clone());
        Outcome::Success(Self(PhantomData))
    }
}

impl<E> Sentinel for TrackUsage<E> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        is_missing(rocket, "TrackUsage")
    }
}

impl<E> fmt::Debug for TrackUsage<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TrackUsage")
    }
}

/// Records that the current route reports the event `E`.
pub(crate) fn track<E: TypedFlag>(request: &Request<'_>, flags: Flags) {
    let tracked = TrackedRoute {
        policy: TrackPolicy::new(E::KEY),
        flags,
        route: RouteId::of(request),
    };
    RequestState::of(request).record(|pending| pending.tracked.push(tracked));
}
