use actix_web::{HttpRequest, HttpResponse, Responder};
use schematic_core::request::{Flags, TrackPolicy, Usage};

use super::{TrackedBody, track_response};
use crate::guard::RequireFlag;

/// Response whose usage is reported once it is finished, if it is a success: status 200 to 299.
///
/// A [`Usage`] in the response's extensions says how many units, as with
/// [`TrackUsage`](crate::TrackUsage). [`#[flag_guard(.., track = "event")]`](crate::flag_guard)
/// wraps a handler's answer in it.
///
/// ```
/// use schematic_actix::{FlagKey, RequireFlag, Tracked};
///
/// #[derive(FlagKey)]
/// #[flag("generate")]
/// struct Generate;
///
/// async fn generate(guard: RequireFlag<Generate>) -> Tracked<&'static str> {
///     Tracked::new(guard, "generate", "a page")
/// }
/// # let _ = generate;
/// ```
#[derive(Debug)]
#[must_use]
pub struct Tracked<R> {
    policy: TrackPolicy,
    flags: Flags,
    answer: R,
}

impl<R> Tracked<R> {
    /// Creates a response that reports `event` for the request that `guard` has let pass.
    pub fn new<F, const STATUS: u16, const FAIL_OPEN: bool>(
        guard: RequireFlag<F, STATUS, FAIL_OPEN>,
        event: &str,
        answer: R,
    ) -> Self {
        Self {
            policy: TrackPolicy::new(event),
            flags: guard.into_flags(),
            answer,
        }
    }
}

impl<R: Responder> Responder for Tracked<R> {
    type Body = TrackedBody<R::Body>;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse<Self::Body> {
        let answer = self.answer.respond_to(request);
        let expected = Usage::new();
        track_response(
            &self.policy,
            &self.flags,
            request.method(),
            expected,
            answer,
        )
    }
}
