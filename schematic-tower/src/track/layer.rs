use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::{Method, Response, request, response};
use http_body::Body;
use schematic_core::request::{FlagKey, Flags, Success, TrackPolicy, Usage};
use tower_layer::Layer;

use super::finished::head;
use super::report::{Decision, Report, finish_later, left_by_handler};
use super::{FinishedResponse, TrackUsage, TrackedBody, track_response};

/// Layer that reports usage once the answer is a success.
///
/// See the [module docs](crate::track) for an example.
#[derive(Clone)]
#[must_use]
pub struct TrackUsageLayer {
    rules: Arc<Rules>,
}

/// What one layer's requests share.
#[derive(Clone)]
pub(super) struct Rules {
    policy: TrackPolicy,
    counting: Option<Arc<Counting>>,
    from_request: Option<Arc<FromRequest>>,
    from_response: Option<Arc<FromResponse>>,
    told: Arc<AtomicBool>,
}

type Counting = dyn Fn(&FinishedResponse<'_>) -> bool + Send + Sync;
type FromRequest = dyn Fn(&request::Parts) -> Usage + Send + Sync;
type FromResponse = dyn Fn(&response::Parts) -> Usage + Send + Sync;

impl TrackUsageLayer {
    /// Reports `event`, one unit for each successful answer.
    pub fn new(event: impl FlagKey) -> Self {
        Self::from_policy(TrackPolicy::new(event))
    }

    /// Reports what `policy` says.
    pub fn from_policy(policy: TrackPolicy) -> Self {
        Self {
            rules: Arc::new(Rules {
                policy,
                counting: None,
                from_request: None,
                from_response: None,
                told: Arc::default(),
            }),
        }
    }

    /// Counts the answers that `counts` accepts, in place of those that are successful.
    ///
    /// It is called once for each answer, when that is finished, and sees its head and trailers.
    ///
    /// ```
    /// use http::StatusCode;
    /// use schematic_tower::TrackUsageLayer;
    ///
    /// let track = TrackUsageLayer::new("generate").counting(|answer| {
    ///     answer.is_success() || answer.status() == StatusCode::NOT_MODIFIED
    /// });
    /// # let _ = track;
    /// ```
    pub fn counting<F>(mut self, counts: F) -> Self
    where
        F: Fn(&FinishedResponse<'_>) -> bool + Send + Sync + 'static,
    {
        Arc::make_mut(&mut self.rules).counting = Some(Arc::new(counts));
        self
    }

    /// Takes quantity and traits from the request's head.
    pub fn usage_from_request<F>(mut self, usage: F) -> Self
    where
        F: Fn(&request::Parts) -> Usage + Send + Sync + 'static,
    {
        Arc::make_mut(&mut self.rules).from_request = Some(Arc::new(usage));
        self
    }

    /// Takes quantity and traits from the response's head.
    pub fn usage_from_response<F>(mut self, usage: F) -> Self
    where
        F: Fn(&response::Parts) -> Usage + Send + Sync + 'static,
    {
        Arc::make_mut(&mut self.rules).from_response = Some(Arc::new(usage));
        self
    }
}

impl Rules {
    /// What the request says before it is answered.
    pub(super) fn expected(&self, parts: &request::Parts) -> Usage {
        self.from_request
            .as_ref()
            .map_or_else(Usage::new, |usage| usage(parts))
    }

    /// Has the answer reported once it is finished, if it counts.
    pub(super) fn answered<B: Body>(
        self: &Arc<Self>,
        flags: &Flags,
        method: &Method,
        expected: Usage,
        response: Response<B>,
    ) -> Response<TrackedBody<B>> {
        if self.counting.is_none() && self.from_response.is_none() {
            return track_response(&self.policy, flags, method, expected, response);
        }
        let (parts, body) = response.into_parts();
        if self.counting.is_none() {
            let expected = match (&self.from_response, self.policy.success(&head(&parts))) {
                (None, _) | (_, Success::No) => expected,
                (Some(from_response), _) => expected.merged(from_response(&parts)),
            };
            let response = Response::from_parts(parts, body);
            return track_response(&self.policy, flags, method, expected, response);
        }
        let decision = Decision::Application(Box::new((Arc::clone(self), parts.clone())));
        let report = Report::new(&self.policy, flags, expected, decision);
        finish_later(report, method, parts, body)
    }

    /// Whether an answer that is finished counts.
    pub(super) fn counts(&self, answer: &FinishedResponse<'_>) -> bool {
        self.counting
            .as_ref()
            .map_or_else(|| answer.is_success(), |counting| counting(answer))
    }

    /// The usage of an answer that counts: what the response says wins over what is expected, and
    /// what the handler says over both.
    pub(super) fn usage(&self, expected: Usage, parts: &response::Parts) -> Usage {
        let expected = match &self.from_response {
            Some(from_response) => expected.merged(from_response(parts)),
            None => expected,
        };
        left_by_handler(expected, parts)
    }

    /// Says once that nothing can be reported.
    pub(super) fn tell_missing(&self) {
        if !self.told.swap(true, Ordering::Relaxed) {
            tracing::error!(
                target: schematic_core::telemetry::EVENTS,
                event = self.policy.event(),
                "usage cannot be tracked: put SchematicLayer outside TrackUsageLayer",
            );
        }
    }
}

impl<S> Layer<S> for TrackUsageLayer {
    type Service = TrackUsage<S>;

    fn layer(&self, inner: S) -> Self::Service {
        TrackUsage::new(inner, Arc::clone(&self.rules))
    }
}

impl fmt::Debug for TrackUsageLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackUsageLayer")
            .field("policy", &self.rules.policy)
            .finish_non_exhaustive()
    }
}
