use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};
use http::Method;
use schematic_core::request::{self, TrackPolicy};
use schematic_tower::track::track_response;
use schematic_tower::{TypedFlag, Usage};

use crate::guard::RequireFlag;

/// Response whose usage is reported once it is finished, if it is a success: status 200 to 299.
///
/// A [`Usage`] in the response's extensions says how many units, as with
/// [`TrackUsageLayer`](crate::TrackUsageLayer). [`#[flag_guard(.., track =
/// "event")]`](crate::flag_guard) wraps a handler's answer in it.
///
/// ```
/// use schematic_axum::{FlagKey, RequireFlag, Tracked};
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
    flags: request::Flags,
    method: Method,
    answer: R,
}

impl<R> Tracked<R> {
    /// Creates a response that reports `event` for the request that `guard` has let pass.
    pub fn new<F: TypedFlag, const STATUS: u16, const FAIL_OPEN: bool>(
        guard: RequireFlag<F, STATUS, FAIL_OPEN>,
        event: &str,
        answer: R,
    ) -> Self {
        let (flags, method) = guard.into_parts();
        Self {
            policy: TrackPolicy::new(event),
            flags,
            method,
            answer,
        }
    }
}

impl<R: IntoResponse> IntoResponse for Tracked<R> {
    fn into_response(self) -> Response {
        let Self {
            policy,
            flags,
            method,
            answer,
        } = self;
        let answer = answer.into_response();
        track_response(&policy, &flags, &method, Usage::new(), answer).map(Body::new)
    }
}
