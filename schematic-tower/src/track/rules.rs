//! What one layer counts, and how.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::{HeaderMap, Method, Request, Response, request, response};
use http_body::Body;
use schematic_core::request::{Flags, Success, TrackPolicy, Usage};

use super::finished::head;
use super::report::{Decision, Report, finish_later, left_by_handler};
use super::{FinishedResponse, TrackedBody, track_response};
use crate::resolve::with_parts;

/// State shared by the requests of one layer.
#[derive(Clone)]
pub(super) struct Rules {
    pub(super) policy: TrackPolicy,
    pub(super) counting: Option<Arc<Counting>>,
    pub(super) from_request: Option<Arc<FromRequest>>,
    pub(super) from_response: Option<Arc<FromResponse>>,
    /// Whether it was logged that nothing can be reported.
    logged: Arc<AtomicBool>,
}

impl Rules {
    pub(super) fn new(policy: TrackPolicy) -> Self {
        Self {
            policy,
            counting: None,
            from_request: None,
            from_response: None,
            logged: Arc::default(),
        }
    }

    /// Returns the usage that the request says.
    pub(super) fn expected<B>(&self, request: &mut Request<B>) -> Usage {
        match &self.from_request {
            Some(usage) => with_parts(request, |parts| usage(parts)),
            None => Usage::new(),
        }
    }

    /// Arranges that the usage of `response` is reported once it is finished, if it counts.
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
        let (rules, head) = (Arc::clone(self), parts.clone());
        let decide = move |expected, trailers: Option<&HeaderMap>| {
            let counts = rules.counts(&FinishedResponse::new(&head, trailers));
            counts.then(|| rules.usage(expected, &head))
        };
        let decision = Decision::Application(Box::new(decide));
        let report = Report::new(&self.policy, flags, expected, decision);
        finish_later(report, method, parts, body)
    }

    /// Returns whether a finished response counts.
    fn counts(&self, response: &FinishedResponse<'_>) -> bool {
        match &self.counting {
            Some(counting) => counting(response),
            None => response.is_success(),
        }
    }

    /// Returns the usage of a response that counts: what the response says wins over `expected`,
    /// and what the handler says over both.
    fn usage(&self, expected: Usage, parts: &response::Parts) -> Usage {
        let expected = match &self.from_response {
            Some(from_response) => expected.merged(from_response(parts)),
            None => expected,
        };
        left_by_handler(expected, parts)
    }

    /// Logs once that nothing can be reported.
    pub(super) fn log_missing(&self) {
        if !self.logged.swap(true, Ordering::Relaxed) {
            tracing::error!(
                target: schematic_core::telemetry::EVENTS,
                event = self.policy.event(),
                "usage cannot be tracked: put SchematicLayer outside TrackUsageLayer",
            );
        }
    }
}

type Counting = dyn Fn(&FinishedResponse<'_>) -> bool + Send + Sync;
type FromRequest = dyn Fn(&request::Parts) -> Usage + Send + Sync;
type FromResponse = dyn Fn(&response::Parts) -> Usage + Send + Sync;
