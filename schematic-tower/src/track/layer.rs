use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::{Method, Response, StatusCode, request, response};
use http_body::Body;
use schematic_core::request::{Flags, TrackPolicy, Usage};
use tower_layer::Layer;

use super::{TrackBody, TrackUsage, track_response};

/// Layer that reports usage once the answer is a success.
///
/// See the [module docs](crate::track) for an example.
#[derive(Clone)]
#[must_use]
pub struct TrackLayer {
    rules: Arc<Rules>,
}

/// What one layer's requests share.
#[derive(Clone)]
pub(super) struct Rules {
    policy: TrackPolicy,
    from_request: Option<Arc<FromRequest>>,
    from_response: Option<Arc<FromResponse>>,
    told: Arc<AtomicBool>,
}

type FromRequest = dyn Fn(&request::Parts) -> Usage + Send + Sync;
type FromResponse = dyn Fn(&response::Parts) -> Usage + Send + Sync;

impl TrackLayer {
    /// Reports `event`, one unit for each successful answer.
    pub fn new(event: impl Into<Arc<str>>) -> Self {
        Self::from_policy(TrackPolicy::new(event))
    }

    /// Reports what `policy` says.
    pub fn from_policy(policy: TrackPolicy) -> Self {
        Self {
            rules: Arc::new(Rules {
                policy,
                from_request: None,
                from_response: None,
                told: Arc::default(),
            }),
        }
    }

    /// Counts the answers whose status `counts` accepts, in place of 200 to 299.
    pub fn counting(mut self, counts: impl Fn(StatusCode) -> bool + Send + Sync + 'static) -> Self {
        let rules = Arc::make_mut(&mut self.rules);
        rules.policy = rules
            .policy
            .clone()
            .counting(move |status| StatusCode::from_u16(status).is_ok_and(&counts));
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
        &self,
        flags: &Flags,
        method: &Method,
        expected: Usage,
        response: Response<B>,
    ) -> Response<TrackBody<B>> {
        let Some(from_response) = &self.from_response else {
            return track_response(&self.policy, flags, method, expected, response);
        };
        let (parts, body) = response.into_parts();
        let expected = if self.policy.counts(parts.status.as_u16()) {
            expected.merged(from_response(&parts))
        } else {
            expected
        };
        let response = Response::from_parts(parts, body);
        track_response(&self.policy, flags, method, expected, response)
    }

    /// Says once that nothing can be reported.
    pub(super) fn tell_missing(&self) {
        if !self.told.swap(true, Ordering::Relaxed) {
            tracing::error!(
                target: "schematic::events",
                event = self.policy.event(),
                "usage cannot be tracked: put SchematicLayer outside TrackLayer",
            );
        }
    }
}

impl<S> Layer<S> for TrackLayer {
    type Service = TrackUsage<S>;

    fn layer(&self, inner: S) -> Self::Service {
        TrackUsage::new(inner, Arc::clone(&self.rules))
    }
}

impl fmt::Debug for TrackLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackLayer")
            .field("policy", &self.rules.policy)
            .finish_non_exhaustive()
    }
}
