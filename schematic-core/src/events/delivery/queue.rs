use std::fmt;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};
use tokio::runtime::Handle;
use tokio::sync::Notify;

use super::entry::{Entry, NOT_SEEN, Queued};
use super::notices::{Notice, Notices};
use super::options::EventOptions;
use super::outbox::{Effects, NoRoom, Outbox, Pushed};
use super::race::{Either, race};
use super::report::{EventStats, FlushReport, SenderState, ShutdownReport};
use super::sender::{self, SenderGuard};
use super::waiters::WaiterId;
use super::{Receipt, encode, key};
use crate::Timestamp;
use crate::clock::Clock;
use crate::events::size::Size;
use crate::events::wire::FlagCheckBody;
use crate::events::{Identify, InvalidEvent, Refused, RefusedKind, Track};
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

/// When a sender is started.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// If there is none.
    Anyway,
    /// If there is none, and none has panicked of late.
    IfWell,
    /// In any case, in place of one that does not react.
    InPlace,
}

/// How long a sender that is poked may take to look around. If it takes longer, the runtime that it
/// lives on is not being run, and another takes over; sending a batch twice does no harm.
const REACTION: Duration = Duration::from_secs(1);
/// Longer waits are as good as endless.
const LONGEST_WAIT: Duration = Duration::from_secs(365 * 24 * 60 * 60);

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
            drain_timeout: options.drain_timeout.min(LONGEST_WAIT),
            batch_bytes: options.batch_bytes,
            capacity_bytes: options.capacity_bytes,
            notices: Notices::new(key_base, options.on_drop, status),
        });
        shared.ensure_sender(Start::IfWell);
        Self { shared }
    }

    /// Takes a track event, at once.
    #[inline]
    pub(crate) fn track(&self, event: Track) -> Result<Receipt, Refused> {
        let now = self.shared.clock.now();
        if let Err(invalid) = event.metadata().check(now) {
            return Err(self.shared.refuse(invalid));
        }
        self.shared.take(Queued::Track(event), now)
    }

    /// Takes a track event, and waits for room in the queue for at most `timeout`.
    pub(crate) async fn track_within(
        &self,
        event: Track,
        timeout: Duration,
    ) -> Result<Receipt, Refused> {
        let now = self.shared.clock.now();
        if let Err(invalid) = event.metadata().check(now) {
            return Err(self.shared.refuse(invalid));
        }
        self.shared.take_within(Queued::Track(event), timeout).await
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
    pub(crate) fn identify(&self, event: Identify) -> Result<Receipt, Refused> {
        let now = self.shared.clock.now();
        let event = self.shared.checked(event, now)?;
        self.shared.take(event, now)
    }

    /// Takes an identify event, and waits for room in the queue for at most `timeout`.
    pub(crate) async fn identify_within(
        &self,
        event: Identify,
        timeout: Duration,
    ) -> Result<Receipt, Refused> {
        let event = self.shared.checked(event, self.shared.clock.now())?;
        self.shared.take_within(event, timeout).await
    }

    /// Has everything sent that is here now, and waits until it is settled, for at most `timeout`.
    pub(crate) async fn flush_within(&self, timeout: Duration) -> FlushReport {
        let now = self.shared.clock.monotonic();
        let deadline = now + timeout.min(LONGEST_WAIT);
        let id = self.shared.lock().outbox.flush(now, deadline);
        self.shared.settled(id, deadline).await
    }

    /// Takes no more events, and sends what is here until `timeout` is over.
    pub(crate) async fn shutdown(&self, timeout: Duration) -> ShutdownReport {
        let now = self.shared.clock.monotonic();
        let deadline = now + timeout.min(LONGEST_WAIT);
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
                state.outbox.close(now + self.shared.drain_timeout);
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

    #[inline]
    fn take(self: &Arc<Self>, event: Queued, now: Timestamp) -> Result<Receipt, Refused> {
        let size = event.size();
        if size.json > self.batch_bytes || size.heap > self.capacity_bytes || self.capture.offline {
            return self.take_specially(event, size, now);
        }
        let mut state = self.lock();
        if state.outbox.has_room(size).is_err() {
            return self.take_by_force(state, event, size, now);
        }
        let pushed = state.outbox.push(event, size, now);
        let running = state.running;
        drop(state);
        if !running || pushed == Pushed::Wake {
            self.attend();
        }
        Ok(Receipt::queued())
    }

    /// Takes an event into a full queue, if the queue is configured to make room.
    #[cold]
    fn take_by_force(
        self: &Arc<Self>,
        mut state: MutexGuard<'_, State>,
        event: Queued,
        size: Size,
        now: Timestamp,
    ) -> Result<Receipt, Refused> {
        let mut effects = None;
        let mut room = state.outbox.has_room(size);
        if room == Err(NoRoom::Full) {
            let made = state.outbox.make_room(size);
            room = made.0;
            effects = Some(made.1);
        }
        let taken = match room {
            Ok(()) => {
                state.outbox.push(event, size, now);
                Ok(Receipt::queued())
            }
            Err(no_room) => {
                state.outbox.count_refused();
                Err(no_room.into())
            }
        };
        drop(state);
        if let Some(effects) = effects {
            self.notices.publish(effects);
        }
        self.attend();
        taken
    }

    /// Takes an event that is large, or that is never sent.
    #[cold]
    fn take_specially(
        self: &Arc<Self>,
        event: Queued,
        size: Size,
        now: Timestamp,
    ) -> Result<Receipt, Refused> {
        if self.capture.offline {
            let mut state = self.lock();
            return match state.outbox.count_offline() {
                Ok(()) => Ok(Receipt::queued()),
                Err(no_room) => {
                    state.outbox.count_refused();
                    Err(no_room.into())
                }
            };
        }
        let event = self.sized(event, size, now)?;
        let state = self.lock();
        self.take_by_force(state, event, size, now)
    }

    async fn take_within(
        self: &Arc<Self>,
        event: Queued,
        timeout: Duration,
    ) -> Result<Receipt, Refused> {
        let size = event.size();
        if self.capture.offline {
            return self.take(event, self.clock.now());
        }
        let event = if size.json > self.batch_bytes || size.heap > self.capacity_bytes {
            self.sized(event, size, self.clock.now())?
        } else {
            event
        };
        let mut timer = None;
        loop {
            let mut progress = pin!(self.progress.notified());
            progress.as_mut().enable();
            {
                let mut state = self.lock();
                match state.outbox.has_room(size) {
                    Ok(()) => {
                        state.outbox.push(event, size, self.clock.now());
                        drop(state);
                        self.attend();
                        return Ok(Receipt::queued());
                    }
                    Err(NoRoom::Full) => {}
                    Err(no_room @ NoRoom::Closed) => {
                        state.outbox.count_refused();
                        return Err(no_room.into());
                    }
                }
            }
            self.attend();
            let waited = match Handle::try_current() {
                Ok(_) => {
                    let timer =
                        timer.get_or_insert_with(|| self.clock.sleep(timeout.min(LONGEST_WAIT)));
                    matches!(race(progress, timer).await, Either::Left(()))
                }
                // Nothing can be timed here.
                Err(_) => false,
            };
            if !waited {
                self.lock().outbox.count_refused();
                return Err(NoRoom::Full.into());
            }
        }
    }

    fn checked(&self, event: Identify, now: Timestamp) -> Result<Queued, Refused> {
        if event.names_nobody() {
            return Err(self.refuse(InvalidEvent::NoKeys));
        }
        match event.metadata().check(now) {
            Ok(()) => Ok(Queued::Identify(Box::new(event))),
            Err(invalid) => Err(self.refuse(invalid)),
        }
    }

    /// An event that by its estimated size is too large for a request, if its true size is not.
    fn sized(&self, event: Queued, size: Size, now: Timestamp) -> Result<Queued, Refused> {
        let entry = Entry {
            number: 0,
            taken_at: now,
            since: NOT_SEEN,
            size,
            tried: false,
            event,
        };
        let limits = encode::BodyLimits {
            batch: self.batch_bytes,
            alone: self.batch_bytes,
        };
        let key = self.capture.api_key.expose();
        let encoded = encode::encode(std::slice::from_ref(&entry), key, self.key_base, limits);
        if encoded.fitted == 1 && size.heap <= self.capacity_bytes {
            Ok(entry.event)
        } else {
            Err(self.refuse(InvalidEvent::TooLarge))
        }
    }

    #[cold]
    fn refuse(&self, invalid: InvalidEvent) -> Refused {
        self.lock().outbox.count_refused();
        invalid.into()
    }

    /// Wakes the sender, or starts one.
    #[cold]
    fn attend(self: &Arc<Self>) {
        if self.ensure_sender(Start::IfWell) {
            self.wake.notify_one();
        } else if self.lock().outbox.tell_waiting() {
            self.notices.tell(Notice::Waiting);
        }
    }

    /// Starts a sender on the current runtime if there is none; says whether there is one.
    fn ensure_sender(self: &Arc<Self>, start: Start) -> bool {
        if self.capture.offline {
            return false;
        }
        if self.lock().running {
            return true;
        }
        match Handle::try_current() {
            Ok(runtime) => self.start_sender(&runtime, start),
            Err(_) => false,
        }
    }

    /// Starts a sender; says whether there is one then.
    fn start_sender(self: &Arc<Self>, runtime: &Handle, start: Start) -> bool {
        let now = self.clock.monotonic();
        let generation = {
            let mut state = self.lock();
            let over = state.outbox.closing().is_some() && state.outbox.pending() == 0;
            if state.running && start != Start::InPlace {
                return true;
            }
            if over || (start == Start::IfWell && now < state.not_before) {
                return false;
            }
            state.running = true;
            state.heard = true;
            state.generation += 1;
            state.outbox.begin();
            state.generation
        };
        runtime.spawn(sender::run(SenderGuard::new(Arc::clone(self), generation)));
        // On a runtime that is shutting down the task is gone already.
        self.lock().running
    }

    /// Waits until everything that a flush asked for is settled, or `deadline`.
    async fn settled(self: &Arc<Self>, id: WaiterId, deadline: Duration) -> FlushReport {
        let _waiter = WaiterGuard { shared: self, id };
        self.lock().heard = false;
        self.wake.notify_one();
        let mut start = Start::Anyway;
        loop {
            let mut progress = pin!(self.progress.notified());
            progress.as_mut().enable();
            let runs = self.ensure_sender(start);
            // Once; one that panics again is not called back.
            start = Start::IfWell;
            let now = self.clock.monotonic();
            let report = {
                let hopeless = !runs || deadline <= now;
                self.lock().outbox.flushed(id, hopeless)
            };
            if let Some(report) = report {
                return report;
            }
            let Ok(runtime) = Handle::try_current() else {
                // Nothing can be timed here; the sender, which lives elsewhere, ends the wait.
                progress.await;
                continue;
            };
            let poked = !self.lock().heard;
            let patience = if poked {
                REACTION.min(deadline - now)
            } else {
                deadline - now
            };
            let _ = race(progress, self.clock.sleep(patience)).await;
            let deaf = poked && self.clock.monotonic() >= now + REACTION && !self.lock().heard;
            if deaf {
                self.start_sender(&runtime, Start::InPlace);
            }
        }
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

impl From<NoRoom> for Refused {
    fn from(no_room: NoRoom) -> Self {
        Self::new(match no_room {
            NoRoom::Closed => RefusedKind::ShutDown,
            NoRoom::Full => RefusedKind::QueueFull,
        })
    }
}

/// Forgets one who waits when the wait is dropped.
struct WaiterGuard<'a> {
    shared: &'a Shared,
    id: WaiterId,
}

impl Drop for WaiterGuard<'_> {
    fn drop(&mut self) {
        self.shared.lock().outbox.flushed(self.id, true);
    }
}
