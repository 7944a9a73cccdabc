use schematic_core::request::{FlagKey, QuotaPolicy};
use tower_layer::Layer;

use super::QuotaHeaders;

/// Layer that adds `RateLimit` fields: how much of a metered feature is left.
///
/// See the [module docs](crate::quota) for an example.
#[derive(Clone, Debug)]
#[must_use]
pub struct QuotaHeadersLayer {
    policy: QuotaPolicy,
}

impl QuotaHeadersLayer {
    /// Creates a layer for the feature of `flag`.
    pub fn new(flag: impl FlagKey) -> Self {
        Self::from_policy(QuotaPolicy::new(flag))
    }

    /// Creates a layer for the feature of `policy`.
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

impl<S> Layer<S> for QuotaHeadersLayer {
    type Service = QuotaHeaders<S>;

    fn layer(&self, inner: S) -> Self::Service {
        QuotaHeaders::new(inner, self.policy.clone())
    }
}
