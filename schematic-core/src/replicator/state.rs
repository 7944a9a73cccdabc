//! What the parts of replicator mode share.

use std::sync::Arc;

use schematic_protocol::stored::Readiness;
use tokio::sync::watch;

use super::notes::Notes;
use super::status::ReplicatorStatus;
use crate::Timestamp;
use crate::clock::Clock;
use crate::evaluation::WallClockOffset;
use crate::shared_cache::SharedCache;
use crate::status::{StatusEvent, StatusSender};
use crate::telemetry::REPLICATOR;

pub(super) struct ReplicatorState {
    pub(super) cache: SharedCache,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) wall_offset: Arc<WallClockOffset>,
    pub(super) stop: watch::Sender<bool>,
    /// Whether the task runs.
    pub(super) running: watch::Sender<bool>,
    notes: Notes,
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
    pub(super) fn new(cache: SharedCache, clock: Arc<dyn Clock>, events: StatusSender) -> Self {
        let since = clock.now();
        Self {
            cache,
            wall_offset: Arc::default(),
            stop: watch::Sender::new(false),
            running: watch::Sender::new(false),
            notes: Notes::default(),
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

    pub(super) fn status(&self) -> ReplicatorStatus {
        let ready = self.ready.borrow().clone();
        let store = self.cache.store();
        let holdings = store.entities.holdings();
        let flags = store.flags.current();
        let (polls, past) = (self.notes.polls(), self.cache.past());
        ReplicatorStatus {
            ready: ready.ready,
            version: self.cache.version_name(),
            since: ready.since,
            last_poll: polls.last,
            last_poll_error: polls.last_error,
            failed_polls: polls.failed,
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

    /// Learns the version that a replicator names.
    fn learn(&self, named: &str, ready: bool) {
        if self.cache.learn(named, ready) {
            crate::telemetry::log!(
                info, target: REPLICATOR, { version = named },
                "the replicator stores data under this version",
            );
        }
    }

    fn set_ready(&self, ready: bool) {
        let now = self.clock.now();
        let has_version = self.cache.has_version();
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
