use std::fmt;
use std::marker::PhantomData;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::response::{self, Responder};
use rocket::{Ignite, Request, Response, Rocket, Sentinel};
use schematic_core::request::{Flags, ResponseHead, Success, TrackPolicy, TypedFlag, Usage};

use crate::counted::{Counted, Report};
use crate::missing::{MissingSchematicFairing, aborts_without_fairing};
use crate::slot::{Left, RouteId, Slot, Tracked};
use crate::wiring::flags_of;

/// Request guard that reports an event once the route's answer is a success and was sent whole. It
/// refuses nobody.
///
/// `E::KEY` is the name of the event. It counts one unit unless the handler says more by [`Used`].
/// Whatever answers in the end counts, be it a catcher: status 200 to 299 is a success, unless the
/// head of a gRPC answer has a `grpc-status` other than 0.
///
/// # What is not reported
///
/// Answers that are no success, requests of nobody's, and answers that their client did not wait
/// for: a handler runs on in Rocket when its client goes away, but its answer is never sent. The
/// answer to `HEAD` and one with status 204 have no body whose end could be seen; they count when
/// they are ready.
pub struct TrackUsage<E>(PhantomData<fn() -> E>);

/// Responder that says what was used, for the event that the route reports, and answers with what
/// it wraps.
///
/// ```
/// use rocket::post;
/// use schematic_rocket::{FlagKey, TrackUsage, Usage, Used};
///
/// #[derive(FlagKey)]
/// #[flag("generate")]
/// struct Generate;
///
/// #[post("/generate")]
/// fn generate(_track: TrackUsage<Generate>) -> Used<&'static str> {
///     Used(Usage::units(3), "three pages")
/// }
/// # let _ = rocket::routes![generate];
/// ```
#[derive(Clone, Debug)]
pub struct Used<R>(pub Usage, pub R);

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
        aborts_without_fairing(rocket, "TrackUsage")
    }
}

impl<E> fmt::Debug for TrackUsage<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TrackUsage")
    }
}

impl<'r, 'o: 'r, R: Responder<'r, 'o>> Responder<'r, 'o> for Used<R> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'o> {
        let Self(usage, inner) = self;
        Slot::of(request).leave(|left| left.usage = std::mem::take(&mut left.usage).merged(usage));
        inner.respond_to(request)
    }
}

/// Leaves word with the request that its route reports the event `E`.
pub(crate) fn track<E: TypedFlag>(request: &Request<'_>, flags: Flags) {
    let tracked = Tracked {
        policy: TrackPolicy::new(E::KEY),
        flags,
        route: RouteId::of(request),
    };
    Slot::of(request).leave(|left| left.tracked.push(tracked));
}

/// Whether `policy` counts this answer. Rocket sends no trailers, so an answer of gRPC that leaves
/// its outcome to them has none.
fn is_success(policy: &TrackPolicy, response: &Response<'_>) -> bool {
    let value = |name| response.headers().get_one(name).map(str::as_bytes);
    let head = ResponseHead::new(response.status().code)
        .content_type(value("content-type"))
        .grpc_status(value("grpc-status"));
    policy.success(&head) == Success::Yes
}

/// Sees to it that what the route tracks is reported if `response` is a success and gets through.
pub(crate) async fn report<'r>(request: &'r Request<'_>, response: &mut Response<'r>, left: Left) {
    let status = response.status();
    let route = RouteId::of(request);
    let reports: Vec<Report> = left
        .tracked
        .into_iter()
        .filter(|tracked| tracked.route == route && is_success(&tracked.policy, response))
        .map(|tracked| Report {
            policy: tracked.policy,
            flags: tracked.flags,
            usage: left.usage.clone(),
        })
        .collect();
    if reports.is_empty() {
        return;
    }
    if Slot::of(request).head || status == Status::NoContent {
        reports.into_iter().for_each(Report::send);
    } else {
        Counted::wrap(response, reports).await;
    }
}
