//! Why a store had no answer.

use std::fmt;
use std::sync::Arc;

use schematic_api::runtime::BoxError;

/// The error of a call of a [`SharedStore`](super::SharedStore).
#[derive(Clone)]
pub struct StoreError {
    kind: StoreErrorKind,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

/// The kinds of [`StoreError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StoreErrorKind {
    /// The store failed: it cannot be reached, refuses, or has no room.
    Failed,
    /// The store had no answer in time.
    TimedOut,
    /// The store cannot do this at all.
    Unsupported,
}

impl StoreError {
    /// Creates the error of a store that failed.
    pub fn failed(source: impl Into<BoxError>) -> Self {
        Self {
            kind: StoreErrorKind::Failed,
            source: Some(Arc::from(source.into())),
        }
    }

    /// Creates the error of a store that had no answer in time.
    #[must_use]
    pub const fn timed_out() -> Self {
        Self {
            kind: StoreErrorKind::TimedOut,
            source: None,
        }
    }

    /// Creates the error of a store that cannot do this at all.
    #[must_use]
    pub const fn unsupported() -> Self {
        Self {
            kind: StoreErrorKind::Unsupported,
            source: None,
        }
    }

    /// Returns what sort of error this is.
    #[must_use]
    pub const fn kind(&self) -> StoreErrorKind {
        self.kind
    }
}

impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreError")
            .field("kind", &self.kind)
            .field("source", &self.source)
            .finish()
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind, &self.source) {
            (StoreErrorKind::Failed, Some(source)) => write!(f, "the store failed: {source}"),
            (StoreErrorKind::Failed, None) => f.write_str("the store failed"),
            (StoreErrorKind::TimedOut, _) => f.write_str("the store had no answer in time"),
            (StoreErrorKind::Unsupported, _) => f.write_str("the store cannot do this"),
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
