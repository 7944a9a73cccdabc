//! What the parts of a shared cache have in common.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwapOption;
use schematic_protocol::stored::StoredKeys;
use tokio::sync::Notify;

use super::absent_flags::AbsentFlags;
use super::notes::{Notes, Past};
use super::reader::Reader;
use super::version::Version;
use super::write_behind::WriteBehind;
use crate::clock::Clock;
use crate::shared_store::GuardedStore;
use crate::store::{Store, millis};

/// A shared store, and the memory in front of it.
pub(crate) struct SharedCache {
    pub(super) store: Arc<Store>,
    pub(super) reader: Reader,
    pub(super) clock: Arc<dyn Clock>,
    /// The client's environment; empty if it names none.
    pub(super) environment_id: Box<str>,
    pub(super) evaluates_without: bool,
    /// Notified when a check needs the version.
    pub(crate) wants_version: Notify,
    /// Wakes what reads again, after nothing was in use.
    pub(super) wake_refresh: Notify,
    pub(super) absent_flags: AbsentFlags,
    /// For how long what was read counts beyond its time while it cannot be read, in milliseconds.
    pub(super) stale_grace: u64,
    pub(super) notes: Notes,
    pub(super) shared: Arc<GuardedStore>,
    /// `None` if this process only reads.
    pub(super) behind: Option<Arc<WriteBehind>>,
    prefix: Box<str>,
    hasher: RandomState,
    version: ArcSwapOption<Version>,
}

/// Configuration of a [`SharedCache`].
pub(crate) struct Settings<'a> {
    pub(crate) prefix: &'a str,
    /// The client's environment; blank if it names none.
    pub(crate) environment_id: &'a str,
    /// Whether a check whose keys all lead nowhere is evaluated without a company or user.
    pub(crate) evaluates_without: bool,
    /// For how long what was read counts beyond its time, as long as reading it again fails.
    pub(crate) stale_grace: Duration,
}

impl SharedCache {
    pub(crate) fn new(
        store: Arc<Store>,
        shared: Arc<GuardedStore>,
        clock: Arc<dyn Clock>,
        settings: &Settings<'_>,
    ) -> Self {
        Self {
            store,
            reader: Reader::new(Arc::clone(&shared), Arc::clone(&clock)),
            clock,
            environment_id: settings.environment_id.trim().into(),
            evaluates_without: settings.evaluates_without,
            wants_version: Notify::new(),
            wake_refresh: Notify::new(),
            absent_flags: AbsentFlags::default(),
            stale_grace: millis(settings.stale_grace),
            notes: Notes::default(),
            shared,
            behind: None,
            prefix: settings.prefix.into(),
            hasher: RandomState::new(),
            version: ArcSwapOption::empty(),
        }
    }

    /// Writes, too, what a server sends.
    pub(crate) fn writing(mut self, behind: WriteBehind) -> Self {
        self.behind = Some(Arc::new(behind));
        self
    }

    /// Returns the memory.
    pub(crate) fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// Returns whether it is known under which version the shared store has its data.
    pub(crate) fn has_version(&self) -> bool {
        self.version.load().is_some()
    }

    /// Returns the version of the data, if it is known.
    pub(crate) fn version_name(&self) -> Option<String> {
        let version = self.version();
        version.map(|version| version.keys.version().to_owned())
    }

    /// Returns counters, and what went wrong last.
    pub(crate) fn past(&self) -> Past {
        self.notes.past()
    }

    /// Learns the version that a replicator names, and returns whether it is another one than before.
    /// One that is not ready does not displace one that was: during a deploy two may answer at one
    /// address by turns. One call ends before the next begins.
    pub(crate) fn learn(&self, named: &str, ready: bool) -> bool {
        if let Some(present) = &*self.version.load() {
            if present.keys.version() == named {
                present.was_named(ready);
                return false;
            }
            if present.was_ready() && !ready {
                return false;
            }
        }
        // From here on nothing that was read under the version before gets into memory.
        let epoch = self.store.invalidate(self.clock.monotonic());
        self.absent_flags.clear();
        let keys = StoredKeys::new(&self.prefix, named);
        let version = Version::new(keys, epoch, ready);
        self.version.store(Some(Arc::new(version)));
        true
    }

    pub(super) fn version(&self) -> Option<Arc<Version>> {
        self.version.load_full()
    }

    /// Returns what identifies bytes.
    pub(super) fn digest(&self, bytes: &[u8]) -> u64 {
        // Nothing that the server sent has this one.
        self.hasher.hash_one(bytes).max(1)
    }
}
