use std::time::Duration;

use schematic_api::runtime::Timestamp;
use serde::de::DeserializeOwned;

use super::now::Now;
use super::signature::{Signing, SigningKey};
use super::{DeliveryHeaders, WebhookError, WebhookErrorKind, WebhookEvent};

/// The longest timestamp: that of the largest 64-bit number.
const TIMESTAMP_DIGITS: usize = 20;

/// A timestamp of so many digits is in milliseconds: in seconds it would be beyond the year 30,000.
const MILLIS_DIGITS: usize = 13;

/// A delivery whose body is still coming in. Made by [`Verifier::start`](super::Verifier::start).
#[derive(Debug)]
pub struct Verification {
    signings: Vec<Signing>,
    signature: Vec<u8>,
    timestamp: Vec<u8>,
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
        if headers.signature.is_empty() {
            return Err(WebhookErrorKind::MissingSignature.into());
        }
        if headers.timestamp.is_empty() {
            return Err(WebhookErrorKind::MissingTimestamp.into());
        }
        if headers
            .version
            .as_ref()
            .is_some_and(|version| version != b"v1")
        {
            return Err(WebhookErrorKind::UnsupportedVersion.into());
        }
        let signature = hex::decode(&headers.signature).map_err(|source| {
            WebhookError::from(WebhookErrorKind::MalformedSignature).with_source(source)
        })?;
        // Digits only: with anything else, part of a signed body could pass for its timestamp.
        if headers.timestamp.len() > TIMESTAMP_DIGITS
            || !headers.timestamp.iter().all(u8::is_ascii_digit)
        {
            return Err(WebhookErrorKind::MalformedTimestamp.into());
        }
        Ok(Self {
            signings: keys.iter().map(SigningKey::start).collect(),
            signature,
            timestamp: headers.timestamp.clone(),
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

    /// The same at another time than now.
    ///
    /// # Errors
    ///
    /// As [`Verification::finish`].
    pub fn finish_at(self, now: Timestamp) -> Result<Verified, WebhookError> {
        let mut matched = None;
        for (index, signing) in self.signings.into_iter().enumerate() {
            // All are tried, so that the time taken does not tell which one matched.
            if signing.matches(&self.timestamp, &self.signature) && matched.is_none() {
                matched = Some(index);
            }
        }
        let (Some(secret_index), Ok(signature)) = (matched, self.signature.try_into()) else {
            return Err(WebhookErrorKind::SignatureMismatch.into());
        };
        if let Some(tolerance) = self.tolerance {
            let skew = skew(&self.timestamp, now);
            if skew > tolerance {
                return Err(WebhookErrorKind::TimestampOutOfTolerance { skew }.into());
            }
        }
        Ok(Verified {
            signature,
            secret_index,
        })
    }
}

impl Verified {
    /// Which of the verifier's secrets it was signed with, counted from 0 in the order in which
    /// they were given. When none but the newest is seen any more, the others can go.
    #[must_use]
    pub fn secret_index(&self) -> usize {
        self.secret_index
    }

    /// The signature: what tells one delivery from another.
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

/// How far the digits of `timestamp` are from `now`, at the precision they have.
fn skew(timestamp: &[u8], now: Timestamp) -> Duration {
    let told = std::str::from_utf8(timestamp)
        .ok()
        .and_then(|digits| digits.parse::<u64>().ok());
    let Some(told) = told else {
        return Duration::MAX;
    };
    let told = i128::from(told);
    if timestamp.len() == MILLIS_DIGITS {
        let apart = (i128::from(now.as_millis()) - told).unsigned_abs();
        Duration::from_millis(u64::try_from(apart).unwrap_or(u64::MAX))
    } else {
        let apart = (i128::from(now.as_secs()) - told).unsigned_abs();
        Duration::from_secs(u64::try_from(apart).unwrap_or(u64::MAX))
    }
}
