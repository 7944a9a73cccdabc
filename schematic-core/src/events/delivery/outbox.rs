//! The queue and all that is decided about it: when a batch is due, what becomes of it, what is
//! dropped and who is told. Does no I/O, asks no clock and waits for nobody, so all of it can be
//! tested with numbers for times.
//!
//! Events leave from the front alone. A batch that fails goes back there, a batch that capture
//! refuses is sent again by halves from there, so the order of what was tracked is kept and
//! whatever stops the sender loses nothing: it begins again at the front.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::encode::BodyLimits;
use super::entry::{Entry, NOT_SEEN, Queued};
use super::notices::Notice;
use super::options::{EventOptions, KEY_LIFETIME, Overflow};
use super::report::{DropReason, EventStats, FlushReport, SenderState};
use super::schedule::Schedule;
use super::verdict::Verdict;
use super::waiters::{WaiterId, Waiters};
use crate::Timestamp;
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
    /// The most events in a request; less than configured once capture said so.
    batch_size: usize,
    /// The most bytes in a request of several events; less than configured once capture said so.
    batch_bytes: usize,
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
    began: Duration,
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
            batch_size: options.batch_size,
            batch_bytes: options.batch_bytes,
            suspects: 0,
            waiters: Waiters::default(),
            totals: EventStats::default(),
            rest: Rest::Other,
            closing: None,
            full_told: false,
            waiting_told: false,
        }
    }

    // What callers do.

    /// Whether an event of `size` can be pushed.
    #[inline]
    pub(super) fn has_room(&self, size: Size) -> Result<(), NoRoom> {
        if self.closing.is_some() {
            Err(NoRoom::Closed)
        } else if self.pending() >= self.limits.capacity
            || self.total.heap + size.heap > self.limits.capacity_bytes
        {
            Err(NoRoom::Full)
        } else {
            Ok(())
        }
    }

    /// Appends an event for which there is room.
    #[inline]
    pub(super) fn push(&mut self, event: Queued, size: Size, taken_at: Timestamp) -> Pushed {
        self.queue.push_back(Entry {
            number: self.next_number,
            taken_at,
            since: NOT_SEEN,
            size,
            tried: false,
            event,
        });
        self.next_number += 1;
        self.total += size;
        match self.rest {
            Rest::Other => Pushed::Quietly,
            Rest::Period
                if self.queue.len() < self.batch_size && self.total.json < self.batch_bytes =>
            {
                Pushed::Quietly
            }
            Rest::Idle | Rest::Period => {
                self.rest = Rest::Other;
                Pushed::Wake
            }
        }
    }

    /// Makes room for an event of `size` if that is how a full queue is configured.
    pub(super) fn make_room(&mut self, size: Size) -> (Result<(), NoRoom>, Effects) {
        let mut effects = Effects::default();
        if !self.full_told {
            self.full_told = true;
            effects.notices.push(Notice::Full);
        }
        let mut oldest = Vec::new();
        if self.limits.overflow == Overflow::DropOldest && size.heap <= self.limits.capacity_bytes {
            while self.has_room(size) == Err(NoRoom::Full) {
                let Some(entry) = self.pop_front() else { break };
                oldest.push(entry);
            }
        }
        self.lose(DropReason::QueueFull, oldest, None, &mut effects);
        (self.has_room(size), effects)
    }

    /// Notes an event that was not taken.
    pub(super) fn count_refused(&mut self) {
        self.totals.refused += 1;
    }

    /// Notes an event that is taken and thrown away, as an offline client does.
    pub(super) fn count_offline(&mut self) -> Result<(), NoRoom> {
        if self.closing.is_some() {
            return Err(NoRoom::Closed);
        }
        self.next_number += 1;
        self.totals.dropped.add(DropReason::Offline, 1);
        Ok(())
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

    // What the sender does.

    /// A sender begins; what an earlier one had in flight is the front again.
    pub(super) fn begin(&mut self) {
        self.restore();
        self.schedule.resume();
        self.waiting_told = false;
        self.rest = Rest::Other;
    }

    /// A sender stops before its time; `crashed` if something in it panicked, which counts as a
    /// failed request.
    pub(super) fn stop(&mut self, crashed: bool, now: Duration) {
        self.restore();
        self.rest = Rest::Other;
        if crashed {
            self.schedule.failed(now, now, None, 1.0);
        }
    }

    /// When everything that is still here is given up.
    pub(super) fn closing(&self) -> Option<Duration> {
        self.closing
    }

    pub(super) fn body_limits(&self) -> BodyLimits {
        BodyLimits {
            batch: self.batch_bytes,
            alone: self.limits.alone_bytes,
        }
    }

    /// What the sender does next, at the time `now` of the monotonic clock and `wall` of the
    /// calendar.
    pub(super) fn step(&mut self, now: Duration, wall: Timestamp) -> (Step, Effects) {
        let mut effects = Effects::default();
        for entry in self.queue.iter_mut().rev() {
            if entry.since != NOT_SEEN {
                break;
            }
            entry.since = now;
        }
        self.expire(now, wall, &mut effects);
        let step = self.decide(now, &mut effects);
        self.rest = match step {
            Step::Wait(None) => Rest::Idle,
            Step::Wait(Some(_)) if self.schedule.next_try().is_none() => Rest::Period,
            _ => Rest::Other,
        };
        (step, effects)
    }

    fn decide(&mut self, now: Duration, effects: &mut Effects) -> Step {
        let Some(front) = self.queue.front() else {
            return match self.closing {
                Some(_) => Step::End,
                None => Step::Wait(None),
            };
        };
        let next_try = self.schedule.next_try().filter(|at| *at > now);
        if let Some(until) = self.closing
            && (until <= now || next_try.is_some_and(|at| at > until))
        {
            self.give_up(effects);
            return Step::End;
        }
        if let Some(next_try) = next_try {
            // Nothing will happen for them any more.
            self.waiters.end_before(next_try);
            let wake = self.expiry(front).map_or(next_try, |at| at.min(next_try));
            return Step::Wait(Some(wake.saturating_sub(now)));
        }
        let waited = now.saturating_sub(front.since);
        let due = self.closing.is_some()
            || front.tried
            || self.suspects > 0
            || waited >= self.limits.period
            || self.queue.len() >= self.batch_size
            || self.total.json >= self.batch_bytes
            || self.waiters.any_for(front.number);
        if due {
            Step::Send(self.take_batch(now))
        } else {
            Step::Wait(Some(self.limits.period - waited))
        }
    }

    /// The last of the entries in flight do not fit: only `fitted` of them are.
    pub(super) fn trim(&mut self, fitted: usize) {
        let Some(batch) = self.in_flight.take() else {
            return;
        };
        let mut entries = Arc::unwrap_or_clone(batch.entries);
        for entry in entries.drain(fitted..).rev() {
            self.queue.push_front(entry);
        }
        self.in_flight = (fitted > 0).then(|| InFlight {
            entries: Arc::new(entries),
            began: batch.began,
        });
    }

    /// The first entry of the queue alone is larger than a request may be.
    pub(super) fn drop_too_large(&mut self) -> Effects {
        let mut effects = Effects::default();
        let entries: Vec<_> = self.pop_front().into_iter().collect();
        self.lose(DropReason::TooLarge, entries, None, &mut effects);
        effects
    }

    /// What was in flight is settled, or goes back to the front. `random` is drawn from 0 to 1.
    pub(super) fn settle(&mut self, verdict: Verdict, now: Duration, random: f64) -> Effects {
        let mut effects = Effects::default();
        let Some(batch) = self.in_flight.take() else {
            return effects;
        };
        match verdict {
            Verdict::Delivered => {
                self.answered(now, &mut effects);
                self.deliver(batch.entries, &mut effects);
            }
            Verdict::Retry {
                kind,
                message,
                wait,
            } => {
                self.put_back(batch.entries);
                if self.schedule.failed(batch.began, now, wait, random) {
                    effects.notices.push(Notice::Failing { kind, message });
                }
            }
            Verdict::Pause { kind, message } => {
                self.put_back(batch.entries);
                if self.schedule.refused(now) {
                    effects.notices.push(Notice::Paused { kind, message });
                }
            }
            Verdict::Rejected { status, message } => {
                self.answered(now, &mut effects);
                if batch.entries.len() > 1 {
                    self.suspects = batch.entries.len();
                    self.put_back(batch.entries);
                } else {
                    let told = (status, message);
                    self.lose_alone(DropReason::Rejected, batch.entries, told, &mut effects);
                }
            }
            Verdict::TooMany {
                status,
                message,
                max_size,
            } => {
                self.answered(now, &mut effects);
                let size = batch.entries.len();
                if size > 1 {
                    let told = max_size.filter(|max| (1..size).contains(max));
                    self.batch_size = told.unwrap_or(size / 2);
                    self.put_back(batch.entries);
                } else {
                    let told = (status, message);
                    self.lose_alone(DropReason::TooLarge, batch.entries, told, &mut effects);
                }
            }
            Verdict::TooLarge { status, message } => {
                self.answered(now, &mut effects);
                if batch.entries.len() > 1 {
                    let bytes = sum(&batch.entries).json;
                    self.batch_bytes = self.batch_bytes.min(bytes) / 2;
                    self.put_back(batch.entries);
                } else {
                    let told = (status, message);
                    self.lose_alone(DropReason::TooLarge, batch.entries, told, &mut effects);
                }
            }
        }
        effects
    }

    /// Nobody will send what is left: drops it.
    pub(super) fn give_up(&mut self, effects: &mut Effects) {
        self.restore();
        // Whoever waits is told that they were left, not that they were dropped while waiting.
        self.waiters.end_all();
        let left: Vec<_> = std::mem::take(&mut self.queue).into();
        self.total -= sum(&left);
        self.suspects = 0;
        self.lose(DropReason::ShutDown, left, None, effects);
    }

    fn take_batch(&mut self, now: Duration) -> Arc<Vec<Entry>> {
        // Half of those among which the culprit is: it is among the others then, or found.
        let limit = match self.suspects {
            0 => self.batch_size,
            suspects => (suspects / 2).clamp(1, self.batch_size),
        };
        let mut entries: Vec<_> = self.queue.drain(..limit.min(self.queue.len())).collect();
        for entry in &mut entries {
            entry.tried = true;
        }
        let entries = Arc::new(entries);
        self.in_flight = Some(InFlight {
            entries: Arc::clone(&entries),
            began: now,
        });
        entries
    }

    fn deliver(&mut self, entries: Arc<Vec<Entry>>, effects: &mut Effects) {
        self.suspects = self.suspects.saturating_sub(entries.len());
        self.total -= sum(&entries);
        self.totals.sent += entries.len() as u64;
        self.waiters.sent(&entries);
        self.regain_room();
        effects.delivered = Some(entries);
    }

    /// Drops an event that was in a request of its own and is what capture refused.
    fn lose_alone(
        &mut self,
        reason: DropReason,
        entries: Arc<Vec<Entry>>,
        told: (StatusCode, String),
        effects: &mut Effects,
    ) {
        self.suspects = 0;
        let entries = Arc::unwrap_or_clone(entries);
        self.total -= sum(&entries);
        self.lose(reason, entries, Some(told), effects);
    }

    fn answered(&mut self, now: Duration, effects: &mut Effects) {
        if self.schedule.answered(now) {
            effects.notices.push(Notice::Recovered);
        }
    }

    fn put_back(&mut self, entries: Arc<Vec<Entry>>) {
        for entry in Arc::unwrap_or_clone(entries).into_iter().rev() {
            self.queue.push_front(entry);
        }
    }

    fn restore(&mut self) {
        if let Some(batch) = self.in_flight.take() {
            self.put_back(batch.entries);
        }
    }

    fn expire(&mut self, now: Duration, wall: Timestamp, effects: &mut Effects) {
        let mut expired = Vec::new();
        while let Some(front) = self.queue.front() {
            let over = self.expiry(front).is_some_and(|at| at <= now);
            let age = wall.as_millis().saturating_sub(front.taken_at.as_millis());
            let stale =
                front.tried && u128::try_from(age).is_ok_and(|age| age >= KEY_LIFETIME.as_millis());
            if !(over || stale) {
                break;
            }
            expired.extend(self.pop_front());
        }
        self.lose(DropReason::Expired, expired, None, effects);
    }

    /// When an entry is dropped if nothing changes.
    fn expiry(&self, entry: &Entry) -> Option<Duration> {
        let window = self
            .schedule
            .outage_since()
            .map(|since| since.max(entry.since) + self.limits.retry_window);
        let lifetime = entry.tried.then(|| entry.since + KEY_LIFETIME);
        match (window, lifetime) {
            (Some(window), Some(lifetime)) => Some(window.min(lifetime)),
            (window, lifetime) => window.or(lifetime),
        }
    }

    fn pop_front(&mut self) -> Option<Entry> {
        let entry = self.queue.pop_front()?;
        self.total -= entry.size;
        self.suspects = self.suspects.saturating_sub(1);
        Some(entry)
    }

    /// Accounts for entries that have left the queue undelivered.
    fn lose(
        &mut self,
        reason: DropReason,
        entries: Vec<Entry>,
        told: Option<(StatusCode, String)>,
        effects: &mut Effects,
    ) {
        if entries.is_empty() {
            return;
        }
        self.totals.dropped.add(reason, entries.len() as u64);
        self.waiters.dropped(reason, &entries);
        self.regain_room();
        let (status, message) = told.unzip();
        effects.dropped.push(Loss {
            reason,
            status,
            message,
            entries,
        });
    }

    /// With half of the queue free again, the next time that it is full is news.
    fn regain_room(&mut self) {
        if self.pending() <= self.limits.capacity / 2
            && self.total.heap <= self.limits.capacity_bytes / 2
        {
            self.full_told = false;
        }
    }
}

fn sum(entries: &[Entry]) -> Size {
    entries.iter().map(|entry| entry.size).sum()
}
