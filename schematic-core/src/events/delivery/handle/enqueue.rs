//! Taking an event: checked and stamped, then queued, or given back.

use std::pin::pin;
use std::sync::MutexGuard;
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::runtime::Handle;

use super::EventQueue;
use super::start::Start;
use crate::Timestamp;
use crate::events::delivery::entry::{Entry, Event, NOT_SEEN, Queued, Tried};
use crate::events::delivery::outbox::{NoRoom, Pushed};
use crate::events::delivery::shared::State;
use crate::events::delivery::{Receipt, encode};
use crate::events::size::Size;
use crate::events::wire::FlagCheckBody;
use crate::events::{Identify, InvalidEvent, Track, TrackError, TrackErrorKind};

impl EventQueue {
    /// Takes a track event without waiting.
    #[inline]
    pub(crate) fn track(&self, event: Track) -> Result<Receipt, TrackError<Track>> {
        self.enqueue(event)
    }

    /// Takes a track event, and waits for room in the queue for at most `timeout`.
    pub(crate) async fn track_within(
        &self,
        event: Track,
        timeout: Duration,
    ) -> Result<Receipt, TrackError<Track>> {
        self.enqueue_within(event, timeout).await
    }

    /// Takes an identify event without waiting.
    pub(crate) fn identify(&self, event: Identify) -> Result<Receipt, TrackError<Identify>> {
        self.enqueue(event)
    }

    /// Takes an identify event, and waits for room in the queue for at most `timeout`.
    pub(crate) async fn identify_within(
        &self,
        event: Identify,
        timeout: Duration,
    ) -> Result<Receipt, TrackError<Identify>> {
        self.enqueue_within(event, timeout).await
    }

    /// Takes an event about a check without waiting, and gives it back when there is no room.
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
                    self.attend();
                }
                Ok(())
            }
        }
    }

    /// Takes an event without waiting.
    // All that looks at the event is done here: it is large, and each function that looks at it and
    // then passes it on copies it once more.
    fn enqueue<E: Event>(&self, event: E) -> Result<Receipt, TrackError<E>> {
        let shared = &*self.shared;
        let now = shared.clock.now();
        if let Err(invalid) = event.check(now) {
            return Err(self.refuse(invalid, event));
        }
        let size = event.entry_size();
        if size.json > shared.batch_bytes
            || size.heap > shared.capacity_bytes
            || shared.capture.offline
        {
            return self.enqueue_oversized(event, size, now);
        }
        let mut state = shared.lock();
        if state.outbox.has_room(size).is_err() {
            return self.enqueue_evicting(state, event, size, now);
        }
        let pushed = state.outbox.push(event.into_queued(size), size, now);
        let running = state.running;
        drop(state);
        if !running || pushed == Pushed::Wake {
            self.attend();
        }
        Ok(Receipt::queued())
    }

    async fn enqueue_within<E: Event>(
        &self,
        event: E,
        timeout: Duration,
    ) -> Result<Receipt, TrackError<E>> {
        let shared = &*self.shared;
        if shared.capture.offline {
            return self.enqueue(event);
        }
        if let Err(invalid) = event.check(shared.clock.now()) {
            return Err(self.refuse(invalid, event));
        }
        let size = event.entry_size();
        let event = if size.json > shared.batch_bytes || size.heap > shared.capacity_bytes {
            self.fit_exact(event, size, shared.clock.now())?
        } else {
            event
        };
        let mut timer = None;
        loop {
            let mut progress = pin!(shared.progress.notified());
            progress.as_mut().enable();
            {
                let mut state = shared.lock();
                match state.outbox.has_room(size) {
                    Ok(()) => {
                        let now = shared.clock.now();
                        state.outbox.push(event.into_queued(size), size, now);
                        drop(state);
                        self.attend();
                        return Ok(Receipt::queued());
                    }
                    Err(NoRoom::Full) => {}
                    Err(no_room @ NoRoom::Closed) => {
                        state.outbox.count_refused();
                        return Err(TrackError::new(no_room, event));
                    }
                }
            }
            if timer.is_none() {
                self.attend();
            } else {
                // Not woken again: what the sender does then would wake this caller.
                self.ensure_sender(Start::UnlessPanicked);
            }
            let has_room = match Handle::try_current() {
                Ok(_) => {
                    let timer = timer.get_or_insert_with(|| shared.clock.sleep(timeout));
                    matches!(select(progress, timer).await, Either::Left(_))
                }
                // Nothing can be timed here.
                Err(_) => false,
            };
            if !has_room {
                shared.lock().outbox.count_refused();
                return Err(TrackError::new(NoRoom::Full, event));
            }
        }
    }

    #[cold]
    fn refuse<E>(&self, invalid: InvalidEvent, event: E) -> TrackError<E> {
        self.shared.lock().outbox.count_refused();
        TrackError::new(invalid, event)
    }

    /// Takes an event into a full queue, if the queue is configured to make room.
    #[cold]
    fn enqueue_evicting<E: Event>(
        &self,
        mut state: MutexGuard<'_, State>,
        event: E,
        size: Size,
        now: Timestamp,
    ) -> Result<Receipt, TrackError<E>> {
        let mut effects = None;
        let mut room = state.outbox.has_room(size);
        if room == Err(NoRoom::Full) {
            let made = state.outbox.make_room(size);
            room = made.0;
            effects = Some(made.1);
        }
        let taken = match room {
            Ok(()) => {
                state.outbox.push(event.into_queued(size), size, now);
                Ok(Receipt::queued())
            }
            Err(no_room) => {
                state.outbox.count_refused();
                Err(TrackError::new(no_room, event))
            }
        };
        match effects {
            Some(effects) => self.shared.publish(state, effects),
            None => drop(state),
        }
        self.attend();
        taken
    }

    /// Takes an event that is large, or that is never sent.
    #[cold]
    fn enqueue_oversized<E: Event>(
        &self,
        event: E,
        size: Size,
        now: Timestamp,
    ) -> Result<Receipt, TrackError<E>> {
        if self.shared.capture.offline {
            let mut state = self.shared.lock();
            return match state.outbox.count_offline() {
                Ok(()) => Ok(Receipt::queued()),
                Err(no_room) => {
                    state.outbox.count_refused();
                    Err(TrackError::new(no_room, event))
                }
            };
        }
        let event = self.fit_exact(event, size, now)?;
        let state = self.shared.lock();
        self.enqueue_evicting(state, event, size, now)
    }

    /// Returns an event that is too large for a request by its estimated size, if its true size is
    /// not.
    fn fit_exact<E: Event>(
        &self,
        event: E,
        size: Size,
        now: Timestamp,
    ) -> Result<E, TrackError<E>> {
        let shared = &*self.shared;
        let entry = Entry {
            number: 0,
            taken_at: now,
            since: NOT_SEEN,
            tried: Tried::Never,
            event: event.clone().into_queued(size),
        };
        let limits = encode::BodyLimits {
            batch: shared.batch_bytes,
            alone: shared.batch_bytes,
        };
        let key = shared.capture.api_key.expose();
        let encoded = encode::encode(std::slice::from_ref(&entry), key, shared.key_base, limits);
        if encoded.fitted == 1 && size.heap <= shared.capacity_bytes {
            Ok(event)
        } else {
            Err(self.refuse(InvalidEvent::TooLarge, event))
        }
    }
}

impl From<NoRoom> for TrackErrorKind {
    fn from(no_room: NoRoom) -> Self {
        match no_room {
            NoRoom::Closed => Self::ShutDown,
            NoRoom::Full => Self::QueueFull,
        }
    }
}
