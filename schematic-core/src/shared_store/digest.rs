use std::fmt;

use data_encoding::HEXLOWER;
use sha1::{Digest, Sha1};

/// The digest of a stored value, by which a store knows whether it still has that value: its SHA-1,
/// which a script in Redis can compute too.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ValueDigest([u8; 20]);

impl ValueDigest {
    /// Returns the digest of a value.
    #[must_use]
    pub fn of(value: &[u8]) -> Self {
        Self(Sha1::digest(value).into())
    }

    /// Returns the digest's bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }
}

/// 40 lower-case hexadecimal digits.
impl fmt::Display for ValueDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for ValueDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValueDigest({self})")
    }
}
