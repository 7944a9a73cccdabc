//! The signature of a delivery.

use std::fmt;

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::EmptySecretError;

/// Signs `body` as sent at `timestamp`: HMAC-SHA256 over the body, a `+` and the timestamp, as 64
/// hexadecimal digits in lower case.
///
/// For senders of deliveries, and for tests of handlers. A receiver checks a signature with a
/// [`SigningKey`], or with the verifier of `schematic-core`, which checks the time too.
///
/// # Errors
///
/// Returns an error if `secret` is empty: everybody could sign with it.
///
/// ```
/// use schematic_protocol::webhooks::sign;
///
/// let signature = sign(br#"{"a":1}"#, "1", "sécret-ключ")?;
/// assert_eq!(signature, "e85ea913ff49c34bd2771148a0715ce015794c6d85a95a170f112f219a4679ee");
/// # Ok::<(), schematic_protocol::webhooks::EmptySecretError>(())
/// ```
pub fn sign(
    body: impl AsRef<[u8]>,
    timestamp: &str,
    secret: impl AsRef<[u8]>,
) -> Result<String, EmptySecretError> {
    let mut mac = SigningKey::new(secret.as_ref())?.0;
    mac.update(body.as_ref());
    mac.update(b"+");
    mac.update(timestamp.as_bytes());
    Ok(HEXLOWER.encode(&mac.finalize().into_bytes()))
}

/// A secret, made ready: what is hashed of it alone is hashed once.
///
/// ```
/// use schematic_protocol::webhooks::SigningKey;
///
/// let key = SigningKey::new(b"whsec_1")?;
/// let mut signing = key.start();
/// signing.update(br#"{"action":"#);
/// signing.update(br#""test.send"}"#);
/// assert!(!signing.matches(b"+1767225600", &[0; 32]));
/// # Ok::<(), schematic_protocol::webhooks::EmptySecretError>(())
/// ```
#[derive(Clone)]
pub struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    /// Prepares a secret.
    ///
    /// # Errors
    ///
    /// Returns an error if it is empty.
    pub fn new(secret: &[u8]) -> Result<Self, EmptySecretError> {
        if secret.is_empty() {
            return Err(EmptySecretError);
        }
        // HMAC takes keys of every length, so this cannot fail.
        Hmac::new_from_slice(secret)
            .map(Self)
            .map_err(|_| EmptySecretError)
    }

    /// Starts the signature of a body.
    #[must_use]
    pub fn start(&self) -> Signing {
        Signing(self.0.clone())
    }

    /// Returns whether `signature` is that of these pieces together; takes as long for a wrong one as
    /// for the right one.
    #[inline]
    #[must_use]
    pub fn has_signed(&self, pieces: [&[u8]; 2], signature: &[u8; 32]) -> bool {
        let mut mac = self.0.clone();
        for piece in pieces {
            mac.update(piece);
        }
        mac.verify_slice(signature).is_ok()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

/// The signature of a body that comes in pieces.
#[derive(Clone)]
pub struct Signing(Hmac<Sha256>);

impl Signing {
    /// Adds the next piece of the body.
    #[inline]
    pub fn update(&mut self, body: &[u8]) {
        self.0.update(body);
    }

    /// Returns whether `signature` is that of the body so far and of what stands after it in the
    /// signed text; takes as long for a wrong one as for the right one.
    #[inline]
    #[must_use]
    pub fn matches(mut self, rest: &[u8], signature: &[u8; 32]) -> bool {
        self.0.update(rest);
        self.0.verify_slice(signature).is_ok()
    }
}

impl fmt::Debug for Signing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signing(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"action":"test.send"}"#;

    fn signature() -> [u8; 32] {
        let signature = sign(BODY, "1767225600", "whsec_1").unwrap();
        let decoded = HEXLOWER.decode(signature.as_bytes()).unwrap();
        decoded.try_into().unwrap()
    }

    #[test]
    fn a_key_knows_what_it_has_signed() {
        let (key, signature) = (SigningKey::new(b"whsec_1").unwrap(), signature());
        let rest = b"+1767225600";
        assert!(key.has_signed([BODY.as_bytes(), rest], &signature));
        assert!(!key.has_signed([BODY.as_bytes(), b"+1767225601"], &signature));
        let other = SigningKey::new(b"whsec_2").unwrap();
        assert!(!other.has_signed([BODY.as_bytes(), rest], &signature));

        let (first, second) = BODY.as_bytes().split_at(5);
        let mut signing = key.start();
        signing.update(first);
        assert!(!signing.clone().matches(rest, &signature));
        signing.update(second);
        assert!(!signing.clone().matches(b"", &signature));
        assert!(signing.matches(rest, &signature));
        assert!(!other.start().matches(rest, &signature));
    }

    #[test]
    fn no_secret_shows() {
        let key = SigningKey::new(b"whsec_1").unwrap();
        assert_eq!(format!("{key:?}"), "SigningKey(..)");
        assert_eq!(format!("{:?}", key.start()), "Signing(..)");
        let error = SigningKey::new(b"").unwrap_err();
        assert_eq!(error.to_string(), "a webhook secret must not be empty");
    }
}
