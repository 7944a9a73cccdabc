use std::fmt;

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{WebhookError, WebhookErrorKind};

/// The signature of `body` sent at `timestamp`, as Schematic makes it: HMAC-SHA256 over the body,
/// a `+` and the timestamp, as 64 hexadecimal digits in lower case.
///
/// For tests of handlers, and for senders of deliveries; to check one use a
/// [`Verifier`](super::Verifier).
///
/// # Errors
///
/// [`WebhookErrorKind::EmptySecret`] when `secret` is empty.
///
/// ```
/// use schematic_core::webhooks::sign;
///
/// let signature = sign(br#"{"a":1}"#, "1", "sécret-ключ")?;
/// assert_eq!(signature, "e85ea913ff49c34bd2771148a0715ce015794c6d85a95a170f112f219a4679ee");
/// # Ok::<(), schematic_core::webhooks::WebhookError>(())
/// ```
pub fn sign(
    body: impl AsRef<[u8]>,
    timestamp: &str,
    secret: impl AsRef<[u8]>,
) -> Result<String, WebhookError> {
    let mut mac = SigningKey::new(secret.as_ref())?.0;
    mac.update(body.as_ref());
    mac.update(b"+");
    mac.update(timestamp.as_bytes());
    Ok(HEXLOWER.encode(&mac.finalize().into_bytes()))
}

/// A secret, made ready: what is hashed of it alone is hashed once.
#[derive(Clone)]
pub(super) struct SigningKey(Hmac<Sha256>);

/// A signature in the making.
#[derive(Clone)]
pub(super) struct Signing(Hmac<Sha256>);

impl SigningKey {
    pub(super) fn new(secret: &[u8]) -> Result<Self, WebhookError> {
        if secret.is_empty() {
            return Err(WebhookErrorKind::EmptySecret.into());
        }
        // HMAC takes keys of every length, so this cannot fail.
        Hmac::new_from_slice(secret)
            .map(Self)
            .map_err(|source| WebhookError::from(WebhookErrorKind::EmptySecret).with_source(source))
    }

    pub(super) fn start(&self) -> Signing {
        Signing(self.0.clone())
    }

    /// Whether `signature` is that of these pieces together; takes as long for a wrong one as for
    /// the right one.
    #[inline]
    pub(super) fn has_signed(&self, pieces: [&[u8]; 2], signature: &[u8; 32]) -> bool {
        let mut mac = self.0.clone();
        for piece in pieces {
            mac.update(piece);
        }
        mac.verify_slice(signature).is_ok()
    }
}

impl Signing {
    #[inline]
    pub(super) fn update(&mut self, body: &[u8]) {
        self.0.update(body);
    }

    /// Whether `signature` is that of the body so far and of what stands after it in the signed
    /// text; takes as long for a wrong one as for the right one.
    #[inline]
    pub(super) fn matches(mut self, rest: &[u8], signature: &[u8; 32]) -> bool {
        self.0.update(rest);
        self.0.verify_slice(signature).is_ok()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

impl fmt::Debug for Signing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signing(..)")
    }
}
