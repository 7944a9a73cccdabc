use std::future::{Ready, ready};

use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use schematic_core::request::{FlagKey, QuotaPolicy};

use super::QuotaHeadersService;

/// Middleware that adds `RateLimit` fields: how much of a metered feature is left.
///
/// See the [module docs](crate::quota) for an example.
#[derive(Clone, Debug)]
#[must_use]
pub struct QuotaHeaders {
    policy: QuotaPolicy,
}

impl QuotaHeaders {
    /// Creates a middleware for the feature of `flag`.
    pub fn new(flag: impl FlagKey) -> Self {
        Self::from_policy(QuotaPolicy::new(flag))
    }

    /// Creates a middleware for the feature of `policy`.
    pub fn from_policy(policy: QuotaPolicy) -> Self {
        Self { policy }
    }

    /// Sets the quota's name, which is the feature's key by default. What is not printable ASCII is
    /// written as `%` and two hexadecimal digits for each byte.
    pub fn named(mut self, name: &str) -> Self {
        self.policy = self.policy.named(name);
        self
    }
}

impl<S, B> Transform<S, ServiceRequest> for QuotaHeaders
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Transform = QuotaHeadersService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(QuotaHeadersService::new(service, self.policy.clone())))
    }
}
