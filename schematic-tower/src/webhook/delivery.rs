use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use schematic_core::webhooks::{AcceptedWebhook, Verified, WebhookError, WebhookEvent};
use serde::de::DeserializeOwned;

/// Webhook that Schematic has signed, which [`WebhookLayer`](super::WebhookLayer) puts into the
/// request's extensions. Clones share one delivery.
#[derive(Clone)]
pub struct VerifiedDelivery(Arc<AcceptedWebhook>);

impl VerifiedDelivery {
    pub(super) fn new(accepted: AcceptedWebhook) -> Self {
        Self(Arc::new(accepted))
    }

    /// Returns the event.
    #[must_use]
    pub fn event(&self) -> &WebhookEvent {
        self.0.payload()
    }

    /// Returns the body as it was signed.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.0.body()
    }

    /// Returns the proof that it was signed: with which secret, and how.
    #[must_use]
    pub fn verified(&self) -> &Verified {
        self.0.verified()
    }

    /// Reads the payload as a `T`.
    ///
    /// # Errors
    ///
    /// Returns [`InvalidPayload`](schematic_core::webhooks::WebhookErrorKind::InvalidPayload) if it
    /// is none.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, WebhookError> {
        self.0.verified().payload(self.0.body())
    }

    /// Returns the delivery with its payload as a `T`. The layer decides by the response whether it
    /// was handled.
    ///
    /// # Errors
    ///
    /// As [`VerifiedDelivery::payload`].
    pub fn read_as<T: DeserializeOwned>(&self) -> Result<AcceptedWebhook<T>, WebhookError> {
        self.0.read_as()
    }
}

impl fmt::Debug for VerifiedDelivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedDelivery")
            .field("action", &self.event().action)
            .finish_non_exhaustive()
    }
}
