//! What is wrong about options of Redis.

use std::fmt;

/// Options of Redis with which no store can be made. It shows nothing of the URL, which may have a
/// password in it.
#[derive(Debug)]
pub struct RedisOptionsError {
    kind: RedisOptionsErrorKind,
    message: &'static str,
}

/// The kinds of [`RedisOptionsError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RedisOptionsErrorKind {
    /// A root certificate cannot be read, or TLS is off.
    Certificate,
    /// There is no TLS: neither does this build bring a crypto provider, nor has the process installed
    /// one, or the system has no root certificates.
    NoTls,
    /// A time of zero, or no host.
    Setting,
    /// The URL is none, or none of Redis.
    Url,
}

impl RedisOptionsError {
    pub(super) const fn new(kind: RedisOptionsErrorKind, message: &'static str) -> Self {
        Self { kind, message }
    }

    pub(super) const fn url(message: &'static str) -> Self {
        Self::new(RedisOptionsErrorKind::Url, message)
    }

    /// Returns what is wrong.
    #[must_use]
    pub const fn kind(&self) -> RedisOptionsErrorKind {
        self.kind
    }
}

impl fmt::Display for RedisOptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)
    }
}

impl std::error::Error for RedisOptionsError {}
