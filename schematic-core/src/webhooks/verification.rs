//! One verification, and the delivery that passed it.

use std::time::Duration;

use schematic_api::runtime::Timestamp;
use schematic_protocol::webhooks::{Signing, SigningKey};
use serde::de::DeserializeOwned;

use super::now::Now;
use super::signed_headers::SignedHeaders;
use super::{DeliveryHeaders, WebhookError, WebhookErrorKind, WebhookEvent};

/// A delivery whose body is still coming in. Made by [`Verifier::start`](super::Verifier::start).
#[derive(Debug)]
pub struct Verification {
    signings: Vec<Signing>,
    headers: SignedHeaders,
    left: usize,
    limit: usize,
    tolerance: Option<Duration>,
    now: Now,
}

/// Proof that a delivery was signed by Schematic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    signature: [u8; 32],
    secret_index: usize,
}

impl Verification {
    pub(super) fn start(
        keys: &[SigningKey],
        headers: &DeliveryHeaders,
        limit: usize,
        tolerance: Option<Duration>,
        now: Now,
    ) -> Result<Self, WebhookError> {
        let headers = SignedHeaders::read(headers)?;
        Ok(Self {
            signings: keys.iter().map(SigningKey::start).collect(),
            headers,
            left: limit,
            limit,
            tolerance,
            now,
        })
    }

    /// Takes note of the length that the sender announces for the body, in bytes (its
    /// `Content-Length`), so that too long a body is refused before it comes.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::BodyTooLarge`] when it is above the verifier's limit.
    pub fn announced(&self, length: u64) -> Result<(), WebhookError> {
        if usize::try_from(length).is_ok_and(|length| length <= self.limit) {
            Ok(())
        } else {
            Err(WebhookErrorKind::BodyTooLarge { limit: self.limit }.into())
        }
    }

    /// Takes the next piece of the body.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::BodyTooLarge`] when the body is longer than the verifier's limit.
    pub fn update(&mut self, piece: &[u8]) -> Result<(), WebhookError> {
        self.left = self
            .left
            .checked_sub(piece.len())
            .ok_or(WebhookErrorKind::BodyTooLarge { limit: self.limit })?;
        for signing in &mut self.signings {
            signing.update(piece);
        }
        Ok(())
    }

    /// Checks the signature, and the timestamp against the verifier's clock.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::SignatureMismatch`], then
    /// [`WebhookErrorKind::TimestampOutOfTolerance`].
    pub fn finish(self) -> Result<Verified, WebhookError> {
        let now = self.now.read();
        self.finish_at(now)
    }

    /// Checks the signature, and the timestamp against `now`.
    ///
    /// # Errors
    ///
    /// As [`Verification::finish`].
    pub fn finish_at(self, now: Timestamp) -> Result<Verified, WebhookError> {
        let Self {
            signings, headers, ..
        } = self;
        let matched = headers.find(signings, Signing::matches);
        headers.judge(matched, self.tolerance, now)
    }
}

impl Verified {
    pub(super) fn new(signature: [u8; 32], secret_index: usize) -> Self {
        Self {
            signature,
            secret_index,
        }
    }

    /// Returns which of the verifier's secrets it was signed with, counted from 0 in the order in
    /// which they were given. When none but the newest is seen any more, the others can go.
    #[must_use]
    pub fn secret_index(&self) -> usize {
        self.secret_index
    }

    /// Returns the signature: what tells one delivery from another.
    #[must_use]
    pub fn signature(&self) -> &[u8; 32] {
        &self.signature
    }

    /// Reads a payload of the application's own type out of the `body` that was verified.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::InvalidPayload`] when it is none.
    pub fn payload<T: DeserializeOwned>(&self, body: &[u8]) -> Result<T, WebhookError> {
        serde_json::from_slice(body).map_err(|source| {
            WebhookError::from(WebhookErrorKind::InvalidPayload).with_source(source)
        })
    }

    /// Reads the event out of the `body` that was verified.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::InvalidPayload`] when it is no JSON object with a textual `action`.
    pub fn event(&self, body: &[u8]) -> Result<WebhookEvent, WebhookError> {
        self.payload(body)
    }
}
