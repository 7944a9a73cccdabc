mod intake;
mod settled;
mod start;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};
use tokio::sync::Notify;

use self::start::Start;
use super::entry::Queued;
use super::notices::Notices;
use super::options::EventOptions;
use super::outbox::{Effects, NoRoom, Outbox, Pushed};
use super::report::{EventStats, FlushReport, SenderState, ShutdownReport};
use super::{Receipt, key};
use crate::clock::Clock;
use crate::events::wire::FlagCheckBody;
use crate::events::{Identify, Refused, Track};
use crate::secret::Secret;
use crate::status::StatusSender;
use crate::transport::Exchange;

/// Takes events and sends them to capture from a task of its own.
///
/// It may be made anywhere: the task starts on the tokio runtime that is current then, or else with
/// the first call within one, and again on the next if that one ends. Dropping it asks the task to
/// send what is left, for the drain timeout at most, and waits for nothing; what cannot be sent then
/// is reported.
pub(crate) struct EventQueue {
    shared: Arc<Shared>,
}

/// Where events go.
#[derive(Debug)]
pub(crate) struct Capture {
    /// The address of `/batch`.
    pub(crate) url: Uri,
    /// The headers of every request, the API key among them; those of JSON are added.
    pub(crate) headers: HeaderMap,
    /// What every event says too.
    pub(crate) api_key: Secret,
    /// Nothing is sent: events are counted and thrown away.
    pub(crate) offline: bool,
}

/// What the handle and the sender have in common.
pub(super) struct Shared {
    pub(super) state: Mutex<State>,
    /// Wakes the sender.
    pub(super) wake: Notify,
    /// Wakes those who wait for room, or for events to be settled.
    pub(super) progress: Notify,
    pub(super) exchange: Arc<dyn Exchange>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) capture: Capture,
    pub(super) key_base: u128,
    pub(super) notices: Notices,
    pub(super) request_timeout: Duration,
    drain_timeout: Duration,
    batch_bytes: usize,
    capacity_bytes: usize,
}

#[derive(Debug)]
pub(super) struct State {
    pub(super) outbox: Outbox,
    /// The number of the sender that may act; earlier ones end when they notice.
    pub(super) generation: u64,
    pub(super) running: bool,
    /// Whether the sender has looked around since it was last poked.
    pub(super) heard: bool,
    /// No new sender before this time, since the last one panicked.
    pub(super) not_before: Duration,
    /// No handle is left: nobody will start another sender.
    pub(super) abandoned: bool,
}

impl EventQueue {
    pub(crate) fn new(
        options: EventOptions,
        mut capture: Capture,
        exchange: Arc<dyn Exchange>,
        clock: Arc<dyn Clock>,
        status: Option<StatusSender>,
    ) -> Self {
        for name in [ACCEPT, CONTENT_TYPE] {
            let json = HeaderValue::from_static("application/json");
            capture.headers.entry(name).or_insert(json);
        }
        let key_base = key::draw_base();
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                outbox: Outbox::new(&options),
                generation: 0,
                running: false,
                heard: true,
                not_before: Duration::ZERO,
                abandoned: false,
            }),
            wake: Notify::new(),
            progress: Notify::new(),
            exchange,
            clock,
            capture,
            key_base,
            request_timeout: options.request_timeout,
            drain_timeout: options.drain_timeout,
            batch_bytes: options.batch_bytes,
            capacity_bytes: options.capacity_bytes,
            notices: Notices::new(key_base, options.on_drop, status),
        });
        shared.ensure_sender(Start::IfWell);
        Self { shared }
    }

    /// Takes a track event, at once.
    #[inline]
    pub(crate) fn track(&self, event: Track) -> Result<Receipt, Refused<Track>> {
        let now = self.shared.clock.now();
        if let Err(invalid) = event.metadata().check(now) {
            return Err(self.shared.refuse(invalid, event));
        }
        self.shared.take(event, now)
    }

    /// Takes a track event, and waits for room in the queue for at most `timeout`.
    pub(crate) async fn track_within(
        &self,
        event: Track,
        timeout: Duration,
    ) -> Result<Receipt, Refused<Track>> {
        let now = self.shared.clock.now();
        if let Err(invalid) = event.metadata().check(now) {
            return Err(self.shared.refuse(invalid, event));
        }
        self.shared.take_within(event, timeout).await
    }

    /// Takes an event about a check, at once, and gives it back when there is no room.
    pub(crate) fn flag_check(&self, body: Box<FlagCheckBody>) -> Result<(), Box<FlagCheckBody>> {
        let event = Queued::FlagCheck(body);
        let size = event.size();
        let mut state = self.shared.lock();
        let room = state.outbox.has_room(size);
        if size.json > self.shared.batch_bytes || room == Err(NoRoom::Closed) {
            state.outbox.count_refused();
            return Ok(());
        }
        match (room, event) {
            (Err(_), Queued::FlagCheck(body)) => Err(body),
            (_, event) => {
                let pushed = state.outbox.push(event, size, self.shared.clock.now());
                let running = state.running;
                drop(state);
                if !running || pushed == Pushed::Wake {
                    self.shared.attend();
                }
                Ok(())
            }
        }
    }

    /// Takes an identify event, at once.
    pub(crate) fn identify(&self, event: Identify) -> Result<Receipt, Refused<Identify>> {
        let now = self.shared.clock.now();
        let event = self.shared.checked(event, now)?;
        self.shared.take(event, now)
    }

    /// Takes an identify event, and waits for room in the queue for at most `timeout`.
    pub(crate) async fn identify_within(
        &self,
        event: Identify,
        timeout: Duration,
    ) -> Result<Receipt, Refused<Identify>> {
        let event = self.shared.checked(event, self.shared.clock.now())?;
        self.shared.take_within(event, timeout).await
    }

    /// Has everything sent that is here now, and waits until it is settled, for at most `timeout`.
    pub(crate) async fn flush_within(&self, timeout: Duration) -> FlushReport {
        let now = self.shared.clock.monotonic();
        let deadline = now.saturating_add(timeout);
        let id = self.shared.lock().outbox.flush(now, deadline);
        self.shared.settled(id, deadline).await
    }

    /// Takes no more events, and sends what is here until `timeout` is over.
    pub(crate) async fn shutdown(&self, timeout: Duration) -> ShutdownReport {
        let now = self.shared.clock.monotonic();
        let deadline = now.saturating_add(timeout);
        let id = {
            let mut state = self.shared.lock();
            state.outbox.close(deadline);
            state.outbox.flush(now, deadline)
        };
        // Who waits for room waits in vain.
        self.shared.progress.notify_waiters();
        let events = self.shared.settled(id, deadline).await;
        let now = self.shared.clock.monotonic();
        if self.shared.lock().outbox.closing() <= Some(now) {
            self.shared.give_up();
        }
        ShutdownReport { events }
    }

    /// What became of all events so far, and what the sender is doing.
    pub(crate) fn stats(&self) -> EventStats {
        let state = self.shared.lock();
        let mut stats = state.outbox.stats();
        if self.shared.capture.offline {
            stats.sender = SenderState::Offline;
        } else if !state.running {
            let over = state.outbox.closing().is_some() && stats.pending == 0;
            stats.sender = if over {
                SenderState::Ended
            } else {
                SenderState::Waiting
            };
        }
        stats
    }
}

impl Drop for EventQueue {
    fn drop(&mut self) {
        let now = self.shared.clock.monotonic();
        {
            let mut state = self.shared.lock();
            state.abandoned = true;
            if state.outbox.closing().is_none() {
                state
                    .outbox
                    .close(now.saturating_add(self.shared.drain_timeout));
                state.outbox.leave(now);
            }
        }
        self.shared.progress.notify_waiters();
        if self.shared.ensure_sender(Start::Anyway) {
            self.shared.wake.notify_one();
        } else {
            self.shared.give_up();
        }
    }
}

impl fmt::Debug for EventQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventQueue")
            .field("stats", &self.stats())
            .finish_non_exhaustive()
    }
}

impl Shared {
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nobody will send what is left: reports it.
    fn give_up(&self) {
        let mut effects = Effects::default();
        self.lock().outbox.give_up(&mut effects);
        self.notices.publish(effects);
        self.progress.notify_waiters();
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}
