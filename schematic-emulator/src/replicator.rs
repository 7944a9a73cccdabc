//! A replicator's account of itself.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// What a replicator says about itself at `/ready` and `/health`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicatorState {
    /// Whether it is ready. If not, `/ready` answers with status 503, and the same body.
    pub ready: bool,
    /// Whether it has a connection to Schematic.
    pub connected: bool,
    /// The version under which it stores data.
    pub cache_version: String,
}

impl ReplicatorState {
    /// Creates the state of a replicator that is ready and stores data under this version.
    #[must_use]
    pub fn ready(cache_version: impl Into<String>) -> Self {
        Self {
            ready: true,
            connected: true,
            cache_version: cache_version.into(),
        }
    }

    /// Creates the state of a replicator that is not ready yet, or has lost its connection, and stores
    /// data under this version.
    #[must_use]
    pub fn not_ready(cache_version: impl Into<String>) -> Self {
        Self {
            ready: false,
            connected: false,
            cache_version: cache_version.into(),
        }
    }
}

/// The states of replicators that answer at one address by turns.
#[derive(Debug, Default)]
pub(crate) struct Replicators(Mutex<VecDeque<ReplicatorState>>);

impl Replicators {
    pub(crate) fn set(&self, states: impl IntoIterator<Item = ReplicatorState>) {
        *self.states() = states.into_iter().collect();
    }

    /// Returns what the next one says. Without any, it is not ready and names no version.
    pub(crate) fn next(&self) -> ReplicatorState {
        let mut states = self.states();
        let next = states.pop_front().unwrap_or_default();
        states.push_back(next.clone());
        next
    }

    fn states(&self) -> std::sync::MutexGuard<'_, VecDeque<ReplicatorState>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
