//! The verifier of deliveries, and its builder.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use schematic_api::runtime::Timestamp;
use schematic_protocol::webhooks::SigningKey;
use serde::de::DeserializeOwned;

use super::now::Now;
use super::signed_headers::SignedHeaders;
use super::{
    AcceptedWebhook, Claim, DeliveryHeaders, ReplayClaim, ReplayGuard, Verification, Verified,
    WebhookError, WebhookErrorKind,
};

/// How long a delivery of any age is remembered after it was handled.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const DEFAULT_BODY_LIMIT: usize = 1024 * 1024;
const DEFAULT_LEASE: Duration = Duration::from_secs(30);
const DEFAULT_TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// Checks the deliveries of one webhook endpoint. Clones share what they hold.
///
/// Accepts a delivery signed with any of its secrets within the last five minutes, with a body of
/// up to 1 MiB; [`VerifierBuilder`] has the settings.
#[derive(Clone)]
pub struct Verifier(Arc<Settings>);

/// The settings of a [`Verifier`].
#[derive(Debug)]
#[must_use]
pub struct VerifierBuilder {
    keys: Result<Vec<SigningKey>, WebhookError>,
    tolerance: Option<Duration>,
    body_limit: usize,
    replay_guard: Option<Arc<dyn ReplayGuard>>,
    lease: Duration,
    now: Now,
}

#[derive(Debug)]
struct Settings {
    keys: Box<[SigningKey]>,
    tolerance: Option<Duration>,
    body_limit: usize,
    replay_guard: Option<Arc<dyn ReplayGuard>>,
    lease: Duration,
    now: Now,
}

impl Verifier {
    /// Creates a verifier for deliveries signed with `secret`.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::EmptySecret`] when `secret` is empty.
    pub fn new(secret: impl AsRef<[u8]>) -> Result<Self, WebhookError> {
        Self::builder().secret(secret).build()
    }

    /// Creates a verifier that accepts no delivery, for an endpoint that has no secret yet. It finds
    /// what is wrong with a delivery as any other does; at best the signature does not match.
    #[must_use]
    pub fn reject_all() -> Self {
        Self(Arc::new(Settings {
            keys: Box::default(),
            tolerance: Some(DEFAULT_TOLERANCE),
            body_limit: DEFAULT_BODY_LIMIT,
            replay_guard: None,
            lease: DEFAULT_LEASE,
            now: Now::default(),
        }))
    }

    /// Creates a builder of a verifier.
    pub fn builder() -> VerifierBuilder {
        VerifierBuilder {
            keys: Ok(Vec::new()),
            tolerance: Some(DEFAULT_TOLERANCE),
            body_limit: DEFAULT_BODY_LIMIT,
            replay_guard: None,
            lease: DEFAULT_LEASE,
            now: Now::default(),
        }
    }

    /// Checks a whole delivery, its timestamp against the verifier's clock.
    ///
    /// # Errors
    ///
    /// The first that applies: [`MissingSignature`](WebhookErrorKind::MissingSignature),
    /// [`MissingTimestamp`](WebhookErrorKind::MissingTimestamp),
    /// [`UnsupportedVersion`](WebhookErrorKind::UnsupportedVersion),
    /// [`MalformedSignature`](WebhookErrorKind::MalformedSignature),
    /// [`MalformedTimestamp`](WebhookErrorKind::MalformedTimestamp),
    /// [`BodyTooLarge`](WebhookErrorKind::BodyTooLarge),
    /// [`SignatureMismatch`](WebhookErrorKind::SignatureMismatch),
    /// [`TimestampOutOfTolerance`](WebhookErrorKind::TimestampOutOfTolerance). The tolerance is
    /// checked only if the signature matches.
    pub fn verify(&self, headers: &DeliveryHeaders, body: &[u8]) -> Result<Verified, WebhookError> {
        self.verify_at(headers, body, self.0.now.read())
    }

    /// Checks a whole delivery, its timestamp against `now`.
    ///
    /// # Errors
    ///
    /// As [`Verifier::verify`].
    pub fn verify_at(
        &self,
        headers: &DeliveryHeaders,
        body: &[u8],
        now: Timestamp,
    ) -> Result<Verified, WebhookError> {
        let Settings {
            keys,
            body_limit: limit,
            tolerance,
            ..
        } = &*self.0;
        let headers = SignedHeaders::read(headers)?;
        if body.len() > *limit {
            return Err(WebhookErrorKind::BodyTooLarge { limit: *limit }.into());
        }
        let matched = headers.find(&**keys, |key, rest, signature| {
            key.has_signed([body, rest], signature)
        });
        headers.judge(matched, *tolerance, now)
    }

    /// Begins to check a delivery whose body comes in pieces.
    ///
    /// # Errors
    ///
    /// What the headers alone show: see [`Verifier::verify`].
    pub fn start(&self, headers: &DeliveryHeaders) -> Result<Verification, WebhookError> {
        Verification::start(
            &self.0.keys,
            headers,
            self.0.body_limit,
            self.0.tolerance,
            self.0.now.clone(),
        )
    }

    /// Returns the length of the longest body that is accepted, in bytes.
    #[must_use]
    pub fn body_limit(&self) -> usize {
        self.0.body_limit
    }

    /// Returns how far a timestamp may be from now; `None` when it may be of any age.
    #[must_use]
    pub fn tolerance(&self) -> Option<Duration> {
        self.0.tolerance
    }

    /// Returns what remembers the deliveries that are and were handled, if anything does.
    #[must_use]
    pub fn replay_guard(&self) -> Option<&Arc<dyn ReplayGuard>> {
        self.0.replay_guard.as_ref()
    }

    /// Accepts a delivery whose whole `body` went through `verification`: checks the signature and
    /// the timestamp, then reads the payload as a `T`, then claims the delivery if there is a replay
    /// guard.
    ///
    /// # Errors
    ///
    /// The first that applies: those of [`Verification::finish`],
    /// [`InvalidPayload`](WebhookErrorKind::InvalidPayload), those of [`Verifier::claim`].
    ///
    /// # Cancel safety
    ///
    /// As [`Verifier::claim`].
    ///
    /// ```
    /// # use schematic_core::webhooks::{DeliveryHeaders, Verifier, WebhookEvent, sign};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let verifier = Verifier::builder().secret("whsec_1").no_tolerance_limit().build()?;
    /// # let body = r#"{"action":"flag.updated"}"#;
    /// # let headers = DeliveryHeaders::new(sign(body, "1", "whsec_1")?, "1");
    /// let mut verification = verifier.start(&headers)?;
    /// verification.update(body.as_bytes())?; // once for each piece that comes
    /// let accepted = verifier.accept::<WebhookEvent>(verification, body).await?;
    /// assert_eq!(accepted.payload().action.as_str(), "flag.updated");
    /// // Handle it, and then:
    /// accepted.complete().await;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn accept<T: DeserializeOwned>(
        &self,
        verification: Verification,
        body: impl Into<Bytes>,
    ) -> Result<AcceptedWebhook<T>, WebhookError> {
        let body = body.into();
        let verified = verification.finish()?;
        let payload = verified.payload(&body)?;
        let claim = self.claim(&verified).await?;
        Ok(AcceptedWebhook::new(payload, body, verified, claim))
    }

    /// Claims a verified delivery: until the claim is completed or dropped, and for the
    /// [lease](VerifierBuilder::lease) at most, it is handled nowhere else. `None` without a replay
    /// guard. A completed claim is remembered for twice the tolerance, or for a day where any age is
    /// accepted.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::Duplicate`] if it was handled before, [`WebhookErrorKind::InProgress`] if
    /// it is being handled.
    ///
    /// # Cancel safety
    ///
    /// Dropped half-way, the guard may have begun a claim, which ends with its lease.
    pub async fn claim(&self, delivery: &Verified) -> Result<Option<Claim>, WebhookError> {
        let Some(guard) = &self.0.replay_guard else {
            return Ok(None);
        };
        let signature = *delivery.signature();
        match guard.claim(&signature, self.0.lease).await {
            ReplayClaim::Begun { token } => {
                let keep = self
                    .0
                    .tolerance
                    .map_or(DAY, |tolerance| tolerance.saturating_mul(2));
                Ok(Some(Claim::new(Arc::clone(guard), signature, token, keep)))
            }
            ReplayClaim::Done => Err(WebhookErrorKind::Duplicate.into()),
            ReplayClaim::InProgress { remaining } => Err(WebhookErrorKind::InProgress {
                retry_after: remaining,
            }
            .into()),
        }
    }
}

impl VerifierBuilder {
    /// Accepts deliveries signed with `secret` too. Call it for the new and the old secret while
    /// one replaces the other.
    pub fn secret(mut self, secret: impl AsRef<[u8]>) -> Self {
        if let Ok(keys) = &mut self.keys {
            match SigningKey::new(secret.as_ref()) {
                Ok(key) => keys.push(key),
                Err(error) => self.keys = Err(error.into()),
            }
        }
        self
    }

    /// Sets how far a delivery's timestamp may be from now, in either direction. Defaults to 5
    /// minutes.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = Some(tolerance);
        self
    }

    /// Accepts deliveries of any age. A third party that has recorded a delivery can then replay it
    /// at any time.
    pub fn no_tolerance_limit(mut self) -> Self {
        self.tolerance = None;
        self
    }

    /// Sets the length of the longest body that is accepted, in bytes. Defaults to 1 MiB.
    pub fn body_limit(mut self, limit: usize) -> Self {
        self.body_limit = limit;
        self
    }

    /// Remembers in `guard` which deliveries are and were handled, so that none is handled twice.
    /// By default nothing is remembered.
    pub fn replay_guard(mut self, guard: impl ReplayGuard) -> Self {
        self.replay_guard = Some(Arc::new(guard));
        self
    }

    /// Sets how long the replay guard waits for a delivery that is being handled, should nothing more
    /// be heard of it. Until then it is answered with 503 when it is sent again, later it is handled
    /// again. Defaults to 30 seconds.
    ///
    /// It should be longer than a handler takes: a slower one may run twice for one delivery.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.lease = lease;
        self
    }

    /// Sets the clock that timestamps are compared with. Defaults to the system's.
    pub fn now(mut self, now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.now = Now::from_fn(now);
        self
    }

    /// Builds the verifier.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::EmptySecret`] when a secret is empty, or there is none.
    pub fn build(self) -> Result<Verifier, WebhookError> {
        let keys = self.keys?;
        if keys.is_empty() {
            return Err(WebhookErrorKind::EmptySecret.into());
        }
        Ok(Verifier(Arc::new(Settings {
            keys: keys.into(),
            tolerance: self.tolerance,
            body_limit: self.body_limit,
            replay_guard: self.replay_guard,
            lease: self.lease,
            now: self.now,
        })))
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier")
            .field("secrets", &self.0.keys.len())
            .field("tolerance", &self.0.tolerance)
            .field("body_limit", &self.0.body_limit)
            .field("replay_guard", &self.0.replay_guard)
            .field("lease", &self.0.lease)
            .finish()
    }
}
