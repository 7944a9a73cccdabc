//! The state of a DataStream, as its parts share it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, MutexGuard};

use tokio::sync::watch;

use super::DataStreamOptions;
use super::session::{Requests, Session, Tally};
use super::status::{DataStreamState, DataStreamStatus, SharedStoreStatus};
use crate::Timestamp;
use crate::clock::Clock;
use crate::evaluation::WallClockOffset;
use crate::shared_cache::SharedCache;
use crate::status::StatusSender;
use crate::store::Store;
use crate::sync::Mutex;
use crate::telemetry::DATASTREAM;

/// The state that a DataStream's handle shares with its task.
pub(super) struct Shared {
    pub(super) store: Arc<Store>,
    pub(super) requests: Arc<Requests>,
    pub(super) session: Mutex<Session>,
    pub(super) settings: DataStreamOptions,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) wall_offset: Arc<WallClockOffset>,
    pub(super) stop: watch::Sender<bool>,
    pub(super) events: StatusSender,
    /// The store that a fleet shares, if there is one.
    pub(super) cache: Option<Arc<SharedCache>>,
    tally: Arc<Tally>,
    state: watch::Sender<(DataStreamState, Timestamp)>,
    notes: Mutex<Notes>,
    /// Whether the flags were ever there.
    was_ready: AtomicBool,
}

impl Shared {
    pub(super) fn new(
        store: Arc<Store>,
        requests: Arc<Requests>,
        session: Session,
        settings: DataStreamOptions,
        clock: Arc<dyn Clock>,
        events: StatusSender,
        cache: Option<Arc<SharedCache>>,
    ) -> Self {
        let since = clock.now();
        Self {
            store,
            requests,
            tally: session.tally(),
            session: Mutex::new(session),
            settings,
            wall_offset: Arc::default(),
            stop: watch::Sender::new(false),
            events,
            cache,
            state: watch::Sender::new((DataStreamState::Idle, since)),
            notes: Mutex::default(),
            was_ready: AtomicBool::new(false),
            clock,
        }
    }

    pub(super) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock()
    }

    /// Returns whether the client was shut down.
    pub(super) fn is_stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Returns whether the flags were ever there.
    pub(super) fn was_ready(&self) -> bool {
        self.was_ready.load(Ordering::Acquire)
    }

    /// Enters a state. Returns whether it was another before. A client that was shut down stays so.
    pub(super) fn enter(&self, state: DataStreamState) -> bool {
        let now = self.clock.now();
        if state == DataStreamState::Ready {
            self.was_ready.store(true, Ordering::Release);
        }
        self.state.send_if_modified(|current| {
            let changes = current.0 != state && current.0 != DataStreamState::Stopped;
            if changes {
                *current = (state, now);
            }
            changes
        })
    }

    pub(super) fn state(&self) -> DataStreamState {
        self.state.borrow().0
    }

    /// Subscribes to changes of the state.
    pub(super) fn subscribe(&self) -> watch::Receiver<(DataStreamState, Timestamp)> {
        self.state.subscribe()
    }

    /// Returns a snapshot of the state and of all counters.
    pub(super) fn status(&self) -> DataStreamStatus {
        let (state, since) = *self.state.borrow();
        let holdings = self.store.entities.holdings();
        let flags = self.store.flags.current();
        let notes = self.notes();
        let now = self.clock.monotonic();
        DataStreamStatus {
            state,
            since,
            last_message: notes.last_message,
            last_error: notes.last_error.clone(),
            failed_attempts: notes.failed_attempts,
            flags: flags.len(),
            flag_bytes: flags.bytes(),
            entities: holdings.entities,
            bytes: holdings.bytes,
            stale_entities: holdings.stale,
            oldest_unrefreshed: holdings.stale_since.map(|since| now.saturating_sub(since)),
            evicted: holdings.evicted,
            ignored_messages: self.tally.ignored(),
            unreadable_messages: self.tally.unreadable(),
            oversized: self.tally.oversized(),
            shared_store: self.cache.as_deref().map(SharedStoreStatus::of),
        }
    }

    /// Notes that the server sent something.
    pub(super) fn note_message(&self) {
        self.notes().last_message = Some(self.clock.now());
    }

    pub(super) fn note_error(&self, error: String) {
        self.notes().last_error = Some(error);
    }

    pub(super) fn note_unreadable(&self, what: String) {
        crate::telemetry::log!(debug, target: DATASTREAM, "a message was skipped: {what}");
        self.note_error(what);
    }

    pub(super) fn note_failures(&self, failed_attempts: u32) {
        self.notes().failed_attempts = failed_attempts;
    }

    /// Measures how the clocks relate; it changes when the wall clock is set.
    pub(super) fn measure_wall_clock(&self) {
        self.wall_offset.measure(&*self.clock);
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock()
    }
}

/// What the status says about the past.
#[derive(Debug, Default)]
struct Notes {
    last_message: Option<Timestamp>,
    last_error: Option<String>,
    failed_attempts: u32,
}
