use actix_web::HttpResponse;
use schematic_core::request::Refusal;

use crate::error::GuardRejection;

/// Closure that builds the response to a refused request.
pub(super) type Respond = dyn Fn(&Refusal) -> HttpResponse + Send + Sync;

/// Returns the response that a guard answers with.
pub(super) fn refused(refusal: Refusal, respond: Option<&Respond>) -> HttpResponse {
    let mut response = match respond {
        Some(respond) => respond(&refusal),
        None => HttpResponse::from_error(GuardRejection::from(refusal.clone())),
    };
    response.extensions_mut().insert(refusal);
    response
}
