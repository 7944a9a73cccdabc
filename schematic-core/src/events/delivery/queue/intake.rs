//! Taking an event: checked, and stamped, then queued, or refused.

use std::pin::pin;
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use tokio::runtime::Handle;

use super::super::entry::{Entry, Event, NOT_SEEN, Tried};
use super::super::outbox::{NoRoom, Pushed};
use super::super::race::{Either, race};
use super::super::{Receipt, encode};
use super::{Shared, State};
use crate::Timestamp;
use crate::events::size::Size;
use crate::events::{Identify, InvalidEvent, Refused, RefusedKind};

impl Shared {
    #[inline]
    pub(super) fn take<E: Event>(
        self: &Arc<Self>,
        event: E,
        now: Timestamp,
    ) -> Result<Receipt, Refused<E>> {
        let size = event.entry_size();
        if size.json > self.batch_bytes || size.heap > self.capacity_bytes || self.capture.offline {
            return self.take_specially(event, size, now);
        }
        let mut state = self.lock();
        if state.outbox.has_room(size).is_err() {
            return self.take_by_force(state, event, size, now);
        }
        let pushed = state.outbox.push(event.into_queued(), size, now);
        let running = state.running;
        drop(state);
        if !running || pushed == Pushed::Wake {
            self.attend();
        }
        Ok(Receipt::queued())
    }

    pub(super) async fn take_within<E: Event>(
        self: &Arc<Self>,
        event: E,
        timeout: Duration,
    ) -> Result<Receipt, Refused<E>> {
        let size = event.entry_size();
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
                        let now = self.clock.now();
                        state.outbox.push(event.into_queued(), size, now);
                        drop(state);
                        self.attend();
                        return Ok(Receipt::queued());
                    }
                    Err(NoRoom::Full) => {}
                    Err(no_room @ NoRoom::Closed) => {
                        state.outbox.count_refused();
                        return Err(Refused::new(no_room, event));
                    }
                }
            }
            self.attend();
            let waited = match Handle::try_current() {
                Ok(_) => {
                    let timer = timer.get_or_insert_with(|| self.clock.sleep(timeout));
                    matches!(race(progress, timer).await, Either::Left(()))
                }
                // Nothing can be timed here.
                Err(_) => false,
            };
            if !waited {
                self.lock().outbox.count_refused();
                return Err(Refused::new(NoRoom::Full, event));
            }
        }
    }

    pub(super) fn checked(
        &self,
        event: Identify,
        now: Timestamp,
    ) -> Result<Identify, Refused<Identify>> {
        if event.names_nobody() {
            return Err(self.refuse(InvalidEvent::NoKeys, event));
        }
        match event.metadata().check(now) {
            Ok(()) => Ok(event),
            Err(invalid) => Err(self.refuse(invalid, event)),
        }
    }

    #[cold]
    pub(super) fn refuse<E>(&self, invalid: InvalidEvent, event: E) -> Refused<E> {
        self.lock().outbox.count_refused();
        Refused::new(invalid, event)
    }

    /// Takes an event into a full queue, if the queue is configured to make room.
    #[cold]
    fn take_by_force<E: Event>(
        self: &Arc<Self>,
        mut state: MutexGuard<'_, State>,
        event: E,
        size: Size,
        now: Timestamp,
    ) -> Result<Receipt, Refused<E>> {
        let mut effects = None;
        let mut room = state.outbox.has_room(size);
        if room == Err(NoRoom::Full) {
            let made = state.outbox.make_room(size);
            room = made.0;
            effects = Some(made.1);
        }
        let taken = match room {
            Ok(()) => {
                state.outbox.push(event.into_queued(), size, now);
                Ok(Receipt::queued())
            }
            Err(no_room) => {
                state.outbox.count_refused();
                Err(Refused::new(no_room, event))
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
    fn take_specially<E: Event>(
        self: &Arc<Self>,
        event: E,
        size: Size,
        now: Timestamp,
    ) -> Result<Receipt, Refused<E>> {
        if self.capture.offline {
            let mut state = self.lock();
            return match state.outbox.count_offline() {
                Ok(()) => Ok(Receipt::queued()),
                Err(no_room) => {
                    state.outbox.count_refused();
                    Err(Refused::new(no_room, event))
                }
            };
        }
        let event = self.sized(event, size, now)?;
        let state = self.lock();
        self.take_by_force(state, event, size, now)
    }

    /// An event that by its estimated size is too large for a request, if its true size is not.
    fn sized<E: Event>(&self, event: E, size: Size, now: Timestamp) -> Result<E, Refused<E>> {
        let entry = Entry {
            number: 0,
            taken_at: now,
            since: NOT_SEEN,
            size,
            tried: Tried::Never,
            event: event.clone().into_queued(),
        };
        let limits = encode::BodyLimits {
            batch: self.batch_bytes,
            alone: self.batch_bytes,
        };
        let key = self.capture.api_key.expose();
        let encoded = encode::encode(std::slice::from_ref(&entry), key, self.key_base, limits);
        if encoded.fitted == 1 && size.heap <= self.capacity_bytes {
            Ok(event)
        } else {
            Err(self.refuse(InvalidEvent::TooLarge, event))
        }
    }
}

impl From<NoRoom> for RefusedKind {
    fn from(no_room: NoRoom) -> Self {
        match no_room {
            NoRoom::Closed => Self::ShutDown,
            NoRoom::Full => Self::QueueFull,
        }
    }
}
