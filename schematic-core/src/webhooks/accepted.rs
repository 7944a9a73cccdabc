use std::fmt;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::{Claim, Verified, WebhookError, WebhookEvent};

/// A delivery that is to be handled. Made by [`Verifier::accept`](super::Verifier::accept).
///
/// `T` is the type of its payload, the whole JSON of the delivery.
///
/// With a [`ReplayGuard`](super::ReplayGuard) it holds the [`Claim`] on the delivery: dropped without
/// [`AcceptedWebhook::complete`], the delivery counts as never handled and is accepted when it is
/// sent again. Who sees the answer of the handler takes the claim
/// ([`AcceptedWebhook::take_claim`]) and completes it if the answer is a success.
#[must_use]
pub struct AcceptedWebhook<T = WebhookEvent> {
    payload: T,
    body: Bytes,
    verified: Verified,
    claim: Option<Claim>,
}

impl<T> AcceptedWebhook<T> {
    pub(super) fn new(payload: T, body: Bytes, verified: Verified, claim: Option<Claim>) -> Self {
        Self {
            payload,
            body,
            verified,
            claim,
        }
    }

    /// Returns the payload.
    pub fn payload(&self) -> &T {
        &self.payload
    }

    /// Returns the payload by value. A claim that is still here is released.
    pub fn into_payload(self) -> T {
        self.payload
    }

    /// Returns the body as it was signed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the proof that it was signed: with which secret, and how.
    pub fn verified(&self) -> &Verified {
        &self.verified
    }

    /// Marks the delivery as handled: when it is sent again, it is answered with 200 without
    /// being handled. Does nothing without a replay guard, the second time, or where the claim was
    /// taken: there the answer decides.
    ///
    /// # Cancel safety
    ///
    /// As [`Claim::complete`].
    pub async fn complete(&self) {
        if let Some(claim) = &self.claim {
            claim.complete().await;
        }
    }

    /// Takes the claim on the delivery. `None` without a replay guard, and the second time.
    #[must_use = "dropping it says that the delivery was not handled"]
    pub fn take_claim(&mut self) -> Option<Claim> {
        self.claim.take()
    }

    /// Reads the payload as a type of the application's own. The claim stays here.
    ///
    /// # Errors
    ///
    /// [`InvalidPayload`](super::WebhookErrorKind::InvalidPayload) if it is not a `U`.
    pub fn read_as<U: DeserializeOwned>(&self) -> Result<AcceptedWebhook<U>, WebhookError> {
        Ok(AcceptedWebhook {
            payload: self.verified.payload(&self.body)?,
            body: self.body.clone(),
            verified: self.verified.clone(),
            claim: None,
        })
    }
}

impl<T: fmt::Debug> fmt::Debug for AcceptedWebhook<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AcceptedWebhook")
            .field("payload", &self.payload)
            .finish_non_exhaustive()
    }
}
