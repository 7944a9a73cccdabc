//! The queue and all that is decided about it: when a batch is due, what becomes of it, what is
//! dropped and who is told. Does no I/O, asks no clock and waits for nobody, so all of it can be
//! tested with numbers for times.
//!
//! Events leave from the front alone. A batch that fails goes back there, a batch that capture
//! refuses is sent again by halves from there, so the order of what was tracked is kept and
//! whatever stops the sender loses nothing: it begins again at the front.

mod awake;
mod batch_limit;
mod room;
mod settle;
mod step;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use self::awake::AwakeTime;
use self::batch_limit::BatchLimit;
use super::entry::Entry;
use super::notices::Notice;
use super::options::{EventOptions, Overflow};
use super::report::{DropReason, EventStats, FlushReport, SenderState};
use super::schedule::Schedule;
use super::waiters::{WaiterId, Waiters};
use crate::events::size::Size;

#[derive(Debug)]
pub(super) struct Outbox {
    limits: Limits,
    queue: VecDeque<Entry>,
    in_flight: Option<InFlight>,
    next_number: u64,
    /// Of all entries, those in flight included.
    total: Size,
    schedule: Schedule,
    awake: AwakeTime,
    /// The most events in a request.
    batch_size: BatchLimit,
    /// The most bytes in a request of several events.
    batch_bytes: BatchLimit,
    /// How many entries at the front are known to hold one that capture refuses; 0 for none.
    suspects: usize,
    waiters: Waiters,
    totals: EventStats,
    rest: Rest,
    /// No event is taken any more, and those here are given up at this time.
    closing: Option<Duration>,
    full_told: bool,
    waiting_told: bool,
}

/// What happened that others must learn, once the queue is no longer locked.
#[derive(Debug, Default)]
#[must_use]
pub(super) struct Effects {
    pub(super) dropped: Vec<Loss>,
    pub(super) notices: Vec<Notice>,
    /// Delivered entries; freeing them takes time that callers need not wait for.
    pub(super) delivered: Option<Arc<Vec<Entry>>>,
}

#[derive(Debug)]
pub(super) struct Loss {
    pub(super) reason: DropReason,
    pub(super) status: Option<StatusCode>,
    pub(super) message: Option<String>,
    pub(super) entries: Vec<Entry>,
}

/// What the sender does next.
#[derive(Debug)]
pub(super) enum Step {
    /// Nothing ever again.
    End,
    /// Sends these entries, which are in flight now.
    Send(Arc<Vec<Entry>>),
    /// Waits to be woken, at most for this long.
    Wait(Option<Duration>),
}

/// What pushing an event asks of the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pushed {
    /// Nothing.
    Quietly,
    /// The sender must be woken.
    Wake,
}

/// Why there is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoRoom {
    Closed,
    Full,
}

#[derive(Debug)]
struct Limits {
    period: Duration,
    alone_bytes: usize,
    capacity: usize,
    capacity_bytes: usize,
    overflow: Overflow,
    retry_window: Duration,
}

#[derive(Debug)]
struct InFlight {
    entries: Arc<Vec<Entry>>,
    /// When it was sent, in the time that the sender was awake.
    began: Duration,
    /// How many of the entries, at the front, had been in a request before.
    tried_before: usize,
}

/// What the sender waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    /// Any event.
    Idle,
    /// A full batch, or the end of the period.
    Period,
    /// Nothing that an event could change.
    Other,
}

impl Outbox {
    pub(super) fn new(options: &EventOptions) -> Self {
        Self {
            limits: Limits {
                period: options.period,
                alone_bytes: options.batch_bytes,
                capacity: options.capacity,
                capacity_bytes: options.capacity_bytes,
                overflow: options.overflow,
                retry_window: options.retry_window,
            },
            queue: VecDeque::new(),
            in_flight: None,
            next_number: 0,
            total: Size::default(),
            schedule: Schedule::default(),
            awake: AwakeTime::default(),
            batch_size: BatchLimit::new(options.batch_size),
            batch_bytes: BatchLimit::new(options.batch_bytes),
            suspects: 0,
            waiters: Waiters::default(),
            totals: EventStats::default(),
            rest: Rest::Other,
            closing: None,
            full_told: false,
            waiting_told: false,
        }
    }

    /// Asks for all that is here to be sent, until `deadline`.
    pub(super) fn flush(&mut self, now: Duration, deadline: Duration) -> WaiterId {
        self.schedule.hurry(now, self.closing.is_some());
        let pending = self.pending() as u64;
        self.waiters.add(self.next_number, pending, deadline)
    }

    /// The report of a flush that is over: everything is settled, nothing more can be expected
    /// before its deadline, or `force` says so.
    pub(super) fn flushed(&mut self, id: WaiterId, force: bool) -> Option<FlushReport> {
        self.waiters.take(id, force)
    }

    /// Takes no more events, and gives up those that are here at `until`, or at the time of an
    /// earlier call if that is later.
    pub(super) fn close(&mut self, until: Duration) {
        self.closing = self.closing.max(Some(until));
        self.rest = Rest::Other;
    }

    /// The last handle is gone: what is here is to be sent without delay.
    pub(super) fn leave(&mut self, now: Duration) {
        self.schedule.hurry(now, true);
    }

    /// Whether an event waits for a sender, told once until a sender has begun.
    pub(super) fn tell_waiting(&mut self) -> bool {
        let tell = !self.waiting_told && self.pending() > 0;
        self.waiting_told |= tell;
        tell
    }

    #[inline]
    pub(super) fn pending(&self) -> usize {
        self.queue.len()
            + self
                .in_flight
                .as_ref()
                .map_or(0, |batch| batch.entries.len())
    }

    pub(super) fn stats(&self) -> EventStats {
        EventStats {
            accepted: self.next_number,
            pending: self.pending() as u64,
            pending_bytes: self.total.heap as u64,
            sender: if self.schedule.is_paused() {
                SenderState::Paused
            } else if self.schedule.outage_since().is_some() {
                SenderState::Retrying
            } else {
                SenderState::Delivering
            },
            ..self.totals
        }
    }
}

#[cfg(test)]
mod tests;
