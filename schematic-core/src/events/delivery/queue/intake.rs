//! Taking an event: checked, and stamped, then queued, or refused.

use std::pin::pin;
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use tokio::runtime::Handle;

use super::super::entry::{Entry, NOT_SEEN, Queued};
use super::super::outbox::{NoRoom, Pushed};
use super::super::race::{Either, race};
use super::super::{Receipt, encode};
use super::{Shared, State};
use crate::Timestamp;
use crate::events::size::Size;
use crate::events::{Identify, InvalidEvent, Refused, RefusedKind};

impl Shared {
    #[inline]
    pub(super) fn take(
        self: &Arc<Self>,
        event: Queued,
        now: Timestamp,
    ) -> Result<Receipt, Refused> {
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

    pub(super) async fn take_within(
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
                    let timer = timer.get_or_insert_with(|| self.clock.sleep(timeout));
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

    pub(super) fn checked(&self, event: Identify, now: Timestamp) -> Result<Queued, Refused> {
        if event.names_nobody() {
            return Err(self.refuse(InvalidEvent::NoKeys));
        }
        match event.metadata().check(now) {
            Ok(()) => Ok(Queued::Identify(Box::new(event))),
            Err(invalid) => Err(self.refuse(invalid)),
        }
    }

    #[cold]
    pub(super) fn refuse(&self, invalid: InvalidEvent) -> Refused {
        self.lock().outbox.count_refused();
        invalid.into()
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

    /// An event that by its estimated size is too large for a request, if its true size is not.
    fn sized(&self, event: Queued, size: Size, now: Timestamp) -> Result<Queued, Refused> {
        let entry = Entry {
            number: 0,
            taken_at: now,
            since: NOT_SEEN,
            size,
            first_try: None,
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
}

impl From<NoRoom> for Refused {
    fn from(no_room: NoRoom) -> Self {
        Self::new(match no_room {
            NoRoom::Closed => RefusedKind::ShutDown,
            NoRoom::Full => RefusedKind::QueueFull,
        })
    }
}
