//! The handle to an emulator's replicator.

use std::sync::Arc;

use crate::replicator::ReplicatorState;
use crate::store::Store;

/// A handle to what a replicator says at the emulator's `/ready` and `/health`.
///
/// Until a state is set, it is not ready and names no version. Delays, garbage and broken connections
/// are [faults](crate::Fault) on `/ready`.
///
/// ```
/// use schematic_emulator::{Emulator, ReplicatorState};
///
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let emulator = Emulator::start().await?;
/// emulator.replicator().set(ReplicatorState::ready("1a2b3c4d"));
/// assert!(emulator.replicator().ready_url().ends_with("/ready"));
/// # Ok::<(), schematic_emulator::Error>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Replicator {
    store: Arc<Store>,
    base_url: String,
}

impl Replicator {
    pub(super) fn new(store: Arc<Store>, base_url: String) -> Self {
        Self { store, base_url }
    }

    /// Returns the URL at which it says whether it is ready.
    #[must_use]
    pub fn ready_url(&self) -> String {
        format!("{}/ready", self.base_url)
    }

    /// Sets what it says from now on.
    pub fn set(&self, state: ReplicatorState) {
        self.by_turns([state]);
    }

    /// Sets what several replicators behind one address say, each answering in its turn, as during a
    /// deploy.
    pub fn by_turns(&self, states: impl IntoIterator<Item = ReplicatorState>) {
        self.store.replicators.set(states);
    }
}
