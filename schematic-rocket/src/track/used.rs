use rocket::Request;
use rocket::response::{self, Responder};
use schematic_core::request::Usage;

use crate::request_state::RequestState;

/// Responder that answers with what it wraps, and sets the usage for the event that the route
/// reports.
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

impl<'r, 'o: 'r, R: Responder<'r, 'o>> Responder<'r, 'o> for Used<R> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'o> {
        let Self(usage, inner) = self;
        RequestState::of(request).record(|pending| {
            pending.usage = std::mem::take(&mut pending.usage).merged(usage);
        });
        inner.respond_to(request)
    }
}
