use schematic_core::webhooks::Verifier;
use tower_layer::Layer;

use super::VerifyWebhook;

/// Layer that lets a request pass only if it is a webhook that Schematic has signed.
///
/// See the [module docs](crate::webhook) for an example.
#[derive(Clone, Debug)]
#[must_use]
pub struct WebhookLayer {
    verifier: Verifier,
}

impl WebhookLayer {
    /// Creates a layer that lets a request pass if `verifier` accepts it.
    pub fn new(verifier: Verifier) -> Self {
        Self { verifier }
    }
}

impl<S> Layer<S> for WebhookLayer {
    type Service = VerifyWebhook<S>;

    fn layer(&self, inner: S) -> Self::Service {
        VerifyWebhook::new(inner, self.verifier.clone())
    }
}
