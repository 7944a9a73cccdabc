//! What the fairing puts into Rocket's managed state.

use std::sync::{Arc, PoisonError, RwLock};

use schematic_core::request::FlagEvaluator;

use super::ResolveKeys;

/// What decides about flags and resolves keys, in Rocket's managed state. It changes during
/// ignition only.
pub(crate) struct FairingState(RwLock<Arc<FlagSource>>);

impl FairingState {
    pub(crate) fn new(source: Arc<FlagSource>) -> Self {
        Self(RwLock::new(source))
    }

    pub(crate) fn replace(&self, source: Arc<FlagSource>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = source;
    }

    pub(crate) fn source(&self) -> Arc<FlagSource> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What one fairing gives to all requests.
pub(crate) struct FlagSource {
    pub(crate) evaluator: Arc<FlagEvaluator>,
    pub(crate) resolver: Arc<dyn ResolveKeys>,
}
