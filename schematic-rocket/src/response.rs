//! The fairing that finishes responses.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::{Data, Request, Response};

use crate::guard;
use crate::quota;
use crate::request_state::RequestState;
use crate::track;
#[cfg(feature = "webhooks")]
use crate::webhook;

/// Fairing that finishes the responses to what the guards of this crate have seen.
///
/// | the request | the response |
/// | --- | --- |
/// | was rejected by a guard of this crate | gets the rejection's headers and problem document (RFC 9457) |
/// | has a [`QuotaHeaders`](crate::QuotaHeaders) | gets `RateLimit` fields |
/// | reports usage | is reported once it was sent whole, if it is a success |
#[cfg_attr(
    feature = "webhooks",
    doc = "| carries a webhook | completes it, if it is a success and the verifier has a replay guard |"
)]
///
/// [`SchematicFairing`](crate::SchematicFairing) attaches it. An application that only receives
/// webhooks and checks no flags attaches it alone.
///
/// Other responses are left alone, whichever catcher made them. So is the response of a catcher for
/// just the status of a rejection: see [`refusal_of`](crate::guard::refusal_of).
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct ResponseFairing;

#[rocket::async_trait]
impl Fairing for ResponseFairing {
    fn info(&self) -> Info {
        Info {
            name: "Schematic: responses",
            kind: Kind::Request | Kind::Response | Kind::Singleton,
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        RequestState::begin(request);
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let Some(pending) = RequestState::of(request).take() else {
            return;
        };
        if let Some(problem) = &pending.problem {
            guard::answer(problem, request, response);
        }
        #[cfg(feature = "webhooks")]
        if let Some((route, claim)) = pending.claim {
            webhook::settle(claim, route, request, response.status()).await;
        }
        track::report(pending.tracked, pending.usage, request, response).await;
        quota::write(&pending.quotas, pending.problem.as_ref(), request, response);
    }
}
