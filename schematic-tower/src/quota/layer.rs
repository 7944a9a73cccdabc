use schematic_core::request::{FlagKey, QuotaPolicy};
use tower_layer::Layer;

use super::QuotaHeaders;

/// Layer that tells clients how much of a metered feature they have left.
///
/// See the [module docs](crate::quota) for an example.
#[derive(Clone, Debug)]
#[must_use]
pub struct QuotaHeadersLayer {
    policy: QuotaPolicy,
}

impl QuotaHeadersLayer {
    /// Tells what is left of the feature of `flag`, under the name `default`: the flag's key is not
    /// for clients.
    pub fn new(flag: impl FlagKey) -> Self {
        Self::from_policy(QuotaPolicy::new(flag))
    }

    /// Tells what `policy` says.
    pub fn from_policy(policy: QuotaPolicy) -> Self {
        Self { policy }
    }

    /// Tells it under `name`. What is not printable ASCII is written as `%` and two hexadecimal
    /// digits for each byte.
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
