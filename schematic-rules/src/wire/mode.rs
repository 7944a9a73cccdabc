use serde::de::Error;

use super::limit::MemoryLimit;

/// How much is forgiven, and how much may be built. Reading within a [`MemoryLimit`] is tolerant.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mode<'l> {
    /// As the reference engine reads its input: whatever is off refuses the whole call.
    Strict,
    /// As a client reads a server: see the documentation of [`wire`](crate::wire).
    Tolerant,
    /// Tolerantly, within a bound.
    Within(&'l MemoryLimit),
}

impl Mode<'_> {
    pub(crate) const fn is_strict(self) -> bool {
        matches!(self, Self::Strict)
    }

    /// Whether members that are not known are kept.
    pub(crate) const fn keeps_unknown(self) -> bool {
        match self {
            Self::Strict => false,
            Self::Tolerant => true,
            Self::Within(limit) => limit.keeps_unknown(),
        }
    }

    /// Takes so many bytes of what may be built.
    #[inline]
    pub(crate) fn take<E: Error>(self, bytes: usize) -> Result<(), E> {
        match self {
            Self::Within(limit) if !limit.take(bytes) => {
                Err(E::custom("it takes more memory than it may"))
            }
            _ => Ok(()),
        }
    }
}
