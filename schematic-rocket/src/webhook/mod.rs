//! Completing webhooks that were handled, by what the handler answers.
//!
//! A [`VerifiedWebhook`](crate::VerifiedWebhook) whose
//! [`Verifier`](schematic_core::webhooks::Verifier) has a replay guard holds a claim on its
//! delivery. [`ResponseFairing`](crate::ResponseFairing), which a
//! [`SchematicFairing`](crate::SchematicFairing) attaches, completes it:
//!
//! | the first delivery | when it is sent again |
//! | --- | --- |
//! | is being handled | 503 with `Retry-After`, without the handler |
//! | was answered with a success | 200, without the handler |
//! | was answered otherwise, or its handler panicked | the handler runs |
//!
//! Rocket handles a request to its end whether or not the client waits for the answer.

use rocket::Request;
use rocket::http::Status;
use schematic_core::webhooks::{AcceptedWebhook, Claim};

use crate::request_state::{RequestState, RouteId};

/// Gives the claim of `accepted` to the response fairing, if it is attached.
pub(crate) fn hand_over<T>(accepted: &mut AcceptedWebhook<T>, request: &Request<'_>) {
    let state = RequestState::of(request);
    if state.has_fairing() {
        let claim = accepted.take_claim();
        let claim = claim.map(|claim| (RouteId::of(request), claim));
        state.record(|pending| pending.claim = claim);
    }
}

/// Completes `claim` if the response is a success of `route`, and releases it otherwise.
pub(crate) async fn settle(claim: Claim, route: RouteId, request: &Request<'_>, status: Status) {
    if route == RouteId::of(request) && status.class().is_success() {
        claim.complete().await;
    }
}
