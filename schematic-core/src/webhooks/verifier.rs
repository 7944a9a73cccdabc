use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::Timestamp;

use super::now::Now;
use super::signature::SigningKey;
use super::verify::Claim;
use super::{DeliveryHeaders, ReplayGuard, Verification, Verified, WebhookError, WebhookErrorKind};

const DEFAULT_BODY_LIMIT: usize = 1024 * 1024;
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
    now: Now,
}

#[derive(Debug)]
struct Settings {
    keys: Box<[SigningKey]>,
    tolerance: Option<Duration>,
    body_limit: usize,
    replay_guard: Option<Arc<dyn ReplayGuard>>,
    now: Now,
}

impl Verifier {
    /// A verifier for deliveries signed with `secret`.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::EmptySecret`] when `secret` is empty.
    pub fn new(secret: impl AsRef<[u8]>) -> Result<Self, WebhookError> {
        Self::builder().secret(secret).build()
    }

    /// A verifier that accepts no delivery, for an endpoint that has no secret yet. It tells what is
    /// wrong with a delivery like any other; at best the signature does not match.
    #[must_use]
    pub fn accepting_nothing() -> Self {
        Self(Arc::new(Settings {
            keys: Box::default(),
            tolerance: Some(DEFAULT_TOLERANCE),
            body_limit: DEFAULT_BODY_LIMIT,
            replay_guard: None,
            now: Now::default(),
        }))
    }

    /// A verifier whose settings are still to be made.
    pub fn builder() -> VerifierBuilder {
        VerifierBuilder {
            keys: Ok(Vec::new()),
            tolerance: Some(DEFAULT_TOLERANCE),
            body_limit: DEFAULT_BODY_LIMIT,
            replay_guard: None,
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
    /// [`TimestampOutOfTolerance`](WebhookErrorKind::TimestampOutOfTolerance). Nothing about the
    /// time is told to a sender whose signature does not hold.
    pub fn verify(&self, headers: &DeliveryHeaders, body: &[u8]) -> Result<Verified, WebhookError> {
        self.verify_at(headers, body, self.0.now.read())
    }

    /// The same at another time than now.
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
        let claim = Claim::read(headers)?;
        if body.len() > *limit {
            return Err(WebhookErrorKind::BodyTooLarge { limit: *limit }.into());
        }
        let matched = claim.find(&**keys, |key, rest, signature| {
            key.has_signed([body, rest], signature)
        });
        claim.judge(matched, *tolerance, now)
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

    /// The longest body that is accepted, in bytes.
    #[must_use]
    pub fn body_limit(&self) -> usize {
        self.0.body_limit
    }

    /// How far a timestamp may be from now; `None` when it may be of any age.
    #[must_use]
    pub fn tolerance(&self) -> Option<Duration> {
        self.0.tolerance
    }

    /// What remembers the deliveries that were handled, if anything does.
    #[must_use]
    pub fn replay_guard(&self) -> Option<&Arc<dyn ReplayGuard>> {
        self.0.replay_guard.as_ref()
    }

    /// Takes a verified delivery as this handler's to handle: the guard, if there is one,
    /// remembers it from now on, for twice the tolerance (for a day where any age is accepted).
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::Duplicate`] when it was handled before.
    ///
    /// # Cancel safety
    ///
    /// Dropped half-way, the delivery may or may not be remembered.
    pub async fn claim(&self, delivery: &Verified) -> Result<(), WebhookError> {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        let Some(guard) = &self.0.replay_guard else {
            return Ok(());
        };
        let keep = self
            .0
            .tolerance
            .map_or(DAY, |tolerance| tolerance.saturating_mul(2));
        if guard.claim(delivery.signature(), keep).await {
            Ok(())
        } else {
            Err(WebhookErrorKind::Duplicate.into())
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
                Err(error) => self.keys = Err(error),
            }
        }
        self
    }

    /// How far a delivery's timestamp may be from now, in either direction. Default: 5 minutes.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = Some(tolerance);
        self
    }

    /// Accepts deliveries of any age: whoever has recorded one may send it again for ever.
    pub fn any_age(mut self) -> Self {
        self.tolerance = None;
        self
    }

    /// The longest body that is accepted, in bytes. Default: 1 MiB.
    pub fn body_limit(mut self, limit: usize) -> Self {
        self.body_limit = limit;
        self
    }

    /// Remembers in `guard` which deliveries were handled, so that none is handled twice.
    /// Default: nothing is remembered.
    pub fn replay_guard(mut self, guard: impl ReplayGuard) -> Self {
        self.replay_guard = Some(Arc::new(guard));
        self
    }

    /// Where the time comes from that timestamps are compared with. Default: the system's clock.
    pub fn now(mut self, now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.now = Now::told_by(now);
        self
    }

    /// The verifier.
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
            .finish()
    }
}
