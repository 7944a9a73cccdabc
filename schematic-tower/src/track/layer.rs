use std::fmt;
use std::sync::Arc;

use http::{request, response};
use schematic_core::request::{FlagKey, TrackPolicy, Usage};
use tower_layer::Layer;

use super::rules::Rules;
use super::{FinishedResponse, TrackUsage};

/// Layer that reports usage once the response is a success.
///
/// See the [module docs](crate::track) for an example.
#[derive(Clone)]
#[must_use]
pub struct TrackUsageLayer {
    rules: Arc<Rules>,
}

impl TrackUsageLayer {
    /// Creates a layer that reports `event`, one unit for each successful response.
    pub fn new(event: impl FlagKey) -> Self {
        Self::from_policy(TrackPolicy::new(event))
    }

    /// Creates a layer that reports as `policy` says.
    pub fn from_policy(policy: TrackPolicy) -> Self {
        Self {
            rules: Arc::new(Rules::new(policy)),
        }
    }

    /// Counts the responses that `counts` accepts, in place of those that are successful.
    ///
    /// It is called once for each response, when that is finished, and sees its head and trailers.
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

    /// Takes quantity and traits of the usage from the request's head.
    pub fn usage_from_request<F>(mut self, usage: F) -> Self
    where
        F: Fn(&request::Parts) -> Usage + Send + Sync + 'static,
    {
        Arc::make_mut(&mut self.rules).from_request = Some(Arc::new(usage));
        self
    }

    /// Takes quantity and traits of the usage from the response's head.
    pub fn usage_from_response<F>(mut self, usage: F) -> Self
    where
        F: Fn(&response::Parts) -> Usage + Send + Sync + 'static,
    {
        Arc::make_mut(&mut self.rules).from_response = Some(Arc::new(usage));
        self
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
