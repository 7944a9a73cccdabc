//! The queue and all that is decided about it: when a batch is due, what becomes of it, what is
//! dropped and who learns of it. Does no I/O, reads no clock and waits for nothing, so all of it
//! can be tested with numbers for times.
//!
//! Events leave from the front alone. A batch that fails goes back there, a batch that capture
//! refuses is sent again by halves from there, so the order of what was tracked is kept and
//! whatever stops the sender loses nothing: it begins again at the front.

mod awake;
mod backlog;
mod batch_limit;
mod room;
mod settle;
mod step;

use std::sync::Arc;
use std::time::Duration;

use self::awake::AwakeTime;
use self::backlog::Backlog;
use self::batch_limit::BatchLimit;
use super::entry::Entry;
use super::options::{EventOptions, Overflow};
use super::report::{EventStats, FlushReport, SenderState};
use super::schedule::Schedule;
use super::waiters::{WaiterId, Waiters};

/// The events of a queue with the decisions about them.
#[derive(Debug)]
pub(super) struct Outbox {
    limits: Limits,
    backlog: Backlog,
    schedule: Schedule,
    awake: AwakeTime,
    /// When the batch in flight was sent, in the time that the sender was awake.
    try_began: Duration,
    /// The most events in a request.
    batch_size: BatchLimit,
    /// The most bytes in a request of several events.
    batch_bytes: BatchLimit,
    /// How many entries at the front are known to hold one that capture refuses; 0 for none. They
    /// are sent by halves until it is found.
    bisecting: usize,
    waiters: Waiters,
    totals: EventStats,
    rest: Rest,
    /// No event is taken any more, and those here are given up at this time.
    closing: Option<Duration>,
    warned_full: bool,
    warned_waiting: bool,
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
            backlog: Backlog::default(),
            schedule: Schedule::default(),
            awake: AwakeTime::default(),
            batch_size: BatchLimit::new(options.batch_size),
            batch_bytes: BatchLimit::new(options.batch_bytes),
            try_began: Duration::ZERO,
            bisecting: 0,
            waiters: Waiters::default(),
            totals: EventStats::default(),
            rest: Rest::Other,
            closing: None,
            warned_full: false,
            warned_waiting: false,
        }
    }

    /// Makes all that is here due, and begins to wait for it until `deadline`.
    pub(super) fn flush(&mut self, now: Duration, deadline: Duration) -> WaiterId {
        self.schedule.hurry(now, self.closing.is_some());
        let pending = self.pending() as u64;
        self.waiters
            .add(self.backlog.next_number(), pending, deadline)
    }

    /// Returns the report of a flush that is over: everything is settled, nothing more can be
    /// expected before its deadline, or `force` says so.
    pub(super) fn flushed(&mut self, id: WaiterId, force: bool) -> Option<FlushReport> {
        self.waiters.take(id, force)
    }

    /// Takes no more events, and gives up those that are here at `until`, or at the time of an
    /// earlier call if that is later.
    pub(super) fn close(&mut self, until: Duration) {
        self.closing = self.closing.max(Some(until));
        self.rest = Rest::Other;
    }

    /// Makes what is here due without delay, since the last handle is gone.
    pub(super) fn leave(&mut self, now: Duration) {
        self.schedule.hurry(now, true);
    }

    /// Returns whether to warn that events wait for a sender: once until a sender has begun.
    pub(super) fn warn_waiting(&mut self) -> bool {
        let warn = !self.warned_waiting && self.pending() > 0;
        self.warned_waiting |= warn;
        warn
    }

    #[inline]
    pub(super) fn pending(&self) -> usize {
        self.backlog.len()
    }

    pub(super) fn stats(&self) -> EventStats {
        EventStats {
            accepted: self.backlog.next_number(),
            pending: self.pending() as u64,
            pending_bytes: self.backlog.total().heap as u64,
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

#[cfg(test)]
mod tests;
