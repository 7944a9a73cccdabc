//! What the parts of replicator mode share.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use arc_swap::ArcSwapOption;
use schematic_protocol::stored::{Readiness, StoredKeys};
use tokio::sync::{Notify, watch};

use super::absent_flags::AbsentFlags;
use super::notes::Notes;
use super::reader::Reader;
use super::status::ReplicatorStatus;
use super::version::Version;
use super::{MissingEntities, ReplicatorOptions};
use crate::Timestamp;
use crate::clock::Clock;
use crate::evaluation::WallClockOffset;
use crate::status::{StatusEvent, StatusSender};
use crate::store::Store;
use crate::telemetry::REPLICATOR;

pub(super) struct ReplicatorState {
    pub(super) store: Arc<Store>,
    pub(super) reader: Reader,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) wall_offset: Arc<WallClockOffset>,
    /// The client's environment; empty if it names none.
    pub(super) environment_id: Box<str>,
    pub(super) missing: MissingEntities,
    pub(super) stop: watch::Sender<bool>,
    /// Wakes the poll when a check needs the version.
    pub(super) wake_poll: Notify,
    /// Wakes what reads again, after nothing was in use.
    pub(super) wake_refresh: Notify,
    pub(super) absent_flags: AbsentFlags,
    pub(super) notes: Notes,
    prefix: Box<str>,
    hasher: RandomState,
    version: ArcSwapOption<Version>,
    ready: watch::Sender<Ready>,
    events: StatusSender,
}

/// Whether the replicator is ready.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    pub(super) ready: bool,
    /// Whether the version is known.
    pub(super) has_version: bool,
    since: Timestamp,
}

impl ReplicatorState {
    pub(super) fn new(
        store: Arc<Store>,
        reader: Reader,
        options: &ReplicatorOptions,
        environment_id: &str,
        clock: Arc<dyn Clock>,
        events: StatusSender,
    ) -> Self {
        let since = clock.now();
        Self {
            store,
            reader,
            wall_offset: Arc::default(),
            environment_id: environment_id.trim().into(),
            missing: options.missing_entities,
            stop: watch::Sender::new(false),
            wake_poll: Notify::new(),
            wake_refresh: Notify::new(),
            absent_flags: AbsentFlags::default(),
            notes: Notes::default(),
            prefix: options.prefix.as_str().into(),
            hasher: RandomState::new(),
            version: ArcSwapOption::empty(),
            ready: watch::Sender::new(Ready {
                ready: false,
                has_version: false,
                since,
            }),
            events,
            clock,
        }
    }

    pub(super) fn is_stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Returns the version of the data, if it is known.
    pub(super) fn version(&self) -> Option<Arc<Version>> {
        self.version.load_full()
    }

    /// Takes what the replicator says. Returns whether it named a version.
    pub(super) fn answered(&self, readiness: &Readiness) -> bool {
        if let Some(version) = &readiness.cache_version {
            self.learn(version, readiness.ready);
        }
        self.notes.poll(self.clock.now());
        self.set_ready(readiness.ready);
        readiness.cache_version.is_some()
    }

    /// Notes that the health URL had no usable answer.
    pub(super) fn unanswered(&self, error: String) {
        crate::telemetry::log!(
            debug, target: REPLICATOR,
            "the replicator's health URL has no usable answer: {error}",
        );
        self.notes.failed_poll(error);
        self.set_ready(false);
    }

    /// Subscribes to changes of whether the replicator is ready.
    pub(super) fn subscribe(&self) -> watch::Receiver<Ready> {
        self.ready.subscribe()
    }

    /// Returns what identifies bytes.
    pub(super) fn digest(&self, bytes: &[u8]) -> u64 {
        // Nothing that the server sent has this one.
        self.hasher.hash_one(bytes).max(1)
    }

    pub(super) fn status(&self) -> ReplicatorStatus {
        let ready = self.ready.borrow().clone();
        let version = self.version();
        let holdings = self.store.entities.holdings();
        let flags = self.store.flags.current();
        let past = self.notes.past();
        ReplicatorStatus {
            ready: ready.ready,
            version: version.map(|version| version.keys.version().to_owned()),
            since: ready.since,
            last_poll: past.last_poll,
            last_poll_error: past.last_poll_error,
            failed_polls: past.failed_polls,
            flags: flags.len(),
            flag_bytes: flags.bytes(),
            entities: holdings.entities,
            bytes: holdings.bytes,
            evicted: holdings.evicted,
            store_failures: past.store_failures,
            last_store_error: past.last_store_error,
            unreadable: past.unreadable,
            other_environment: past.other_environment,
        }
    }

    /// Learns the version that a replicator names. One that is not ready does not displace one that
    /// was: during a deploy two may answer at one address by turns. One poll ends before the next
    /// begins, so nothing else learns meanwhile.
    fn learn(&self, named: &str, ready: bool) {
        if let Some(present) = &*self.version.load() {
            if present.keys.version() == named {
                present.was_named(ready);
                return;
            }
            if present.was_ready() && !ready {
                return;
            }
        }
        // From here on nothing that was read under the version before gets into memory.
        let epoch = self.store.invalidate(self.clock.monotonic());
        self.absent_flags.clear();
        let keys = StoredKeys::new(&self.prefix, named);
        let version = Version::new(keys, epoch, ready);
        self.version.store(Some(Arc::new(version)));
        crate::telemetry::log!(
            info, target: REPLICATOR, { version = named },
            "the replicator stores data under this version",
        );
    }

    fn set_ready(&self, ready: bool) {
        let now = self.clock.now();
        let has_version = self.version().is_some();
        let mut turned = false;
        self.ready.send_if_modified(|current| {
            turned = current.ready != ready;
            if turned {
                current.since = now;
            }
            let changes = turned || current.has_version != has_version;
            current.ready = ready;
            current.has_version = has_version;
            changes
        });
        if !turned {
            return;
        }
        if ready {
            crate::telemetry::log!(info, target: REPLICATOR, "the replicator is ready");
            self.events.send(StatusEvent::ReplicatorReady);
        } else {
            crate::telemetry::log!(
                warn, target: REPLICATOR,
                "the replicator is not ready; what is in its store goes on to answer checks",
            );
            self.events.send(StatusEvent::ReplicatorNotReady);
        }
    }
}
