use std::fmt;
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::body::MessageBody;
use actix_web::dev::{ResponseHead, Service, ServiceRequest, ServiceResponse, Transform};
use schematic_core::request::{FlagKey, TrackPolicy, Usage};

use super::rules::Rules;
use super::{TrackUsageService, TrackedBody};

/// Middleware that reports usage once the response is a success.
///
/// See the [module docs](crate::track) for an example.
#[derive(Clone)]
#[must_use]
pub struct TrackUsage {
    rules: Arc<Rules>,
}

impl TrackUsage {
    /// Creates a middleware that reports `event`, one unit for each successful response.
    pub fn new(event: impl FlagKey) -> Self {
        Self::from_policy(TrackPolicy::new(event))
    }

    /// Creates a middleware that reports as `policy` says.
    pub fn from_policy(policy: TrackPolicy) -> Self {
        Self {
            rules: Arc::new(Rules::new(policy)),
        }
    }

    /// Counts the responses whose head `counts` accepts, in place of those that are successful.
    ///
    /// ```
    /// use actix_web::http::StatusCode;
    /// use schematic_actix::TrackUsage;
    ///
    /// let track = TrackUsage::new("generate").counting(|head| head.status == StatusCode::FOUND);
    /// # let _ = track;
    /// ```
    pub fn counting<F>(mut self, counts: F) -> Self
    where
        F: Fn(&ResponseHead) -> bool + Send + Sync + 'static,
    {
        Arc::make_mut(&mut self.rules).counting = Some(Arc::new(counts));
        self
    }

    /// Takes quantity and traits of the usage from the request.
    pub fn usage_from_request<F>(mut self, usage: F) -> Self
    where
        F: Fn(&HttpRequest) -> Usage + Send + Sync + 'static,
    {
        Arc::make_mut(&mut self.rules).from_request = Some(Arc::new(usage));
        self
    }

    /// Takes quantity and traits of the usage from the response's head.
    pub fn usage_from_response<F>(mut self, usage: F) -> Self
    where
        F: Fn(&ResponseHead) -> Usage + Send + Sync + 'static,
    {
        Arc::make_mut(&mut self.rules).from_response = Some(Arc::new(usage));
        self
    }
}

impl<S, B> Transform<S, ServiceRequest> for TrackUsage
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>>,
    B: MessageBody,
{
    type Response = ServiceResponse<TrackedBody<B>>;
    type Error = S::Error;
    type Transform = TrackUsageService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(TrackUsageService::new(service, Arc::clone(&self.rules))))
    }
}

impl fmt::Debug for TrackUsage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackUsage")
            .field("policy", &self.rules.policy)
            .finish_non_exhaustive()
    }
}
