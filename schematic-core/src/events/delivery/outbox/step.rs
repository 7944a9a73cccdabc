//! What the sender does next: when a batch is due, what is in it, and whose time is over.

use std::sync::Arc;
use std::time::Duration;

use super::super::encode::BodyLimits;
use super::super::entry::{Entry, NOT_SEEN};
use super::super::options::KEY_LIFETIME;
use super::super::report::DropReason;
use super::{Effects, InFlight, Outbox, Rest, Step};
use crate::Timestamp;

impl Outbox {
    /// A sender begins; what an earlier one had in flight is the front again.
    pub(crate) fn begin(&mut self) {
        self.restore();
        self.schedule.resume();
        self.waiting_told = false;
        self.rest = Rest::Other;
    }

    /// A sender stops before its time; `crashed` if something in it panicked, which counts as a
    /// failed request.
    pub(crate) fn stop(&mut self, crashed: bool, now: Duration) {
        self.restore();
        self.rest = Rest::Other;
        if crashed {
            self.schedule.failed(now, now, None, 1.0);
        }
    }

    /// When everything that is still here is given up.
    pub(crate) fn closing(&self) -> Option<Duration> {
        self.closing
    }

    pub(crate) fn body_limits(&self) -> BodyLimits {
        BodyLimits {
            batch: self.batch_bytes.get(),
            alone: self.limits.alone_bytes,
        }
    }

    /// What the sender does next, at the time `now` of the monotonic clock and `wall` of the
    /// calendar.
    pub(crate) fn step(&mut self, now: Duration, wall: Timestamp) -> (Step, Effects) {
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

    /// The last of the entries in flight do not fit: only `fitted` of them are.
    pub(crate) fn trim(&mut self, fitted: usize) {
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
    pub(crate) fn drop_too_large(&mut self) -> Effects {
        let mut effects = Effects::default();
        let entries: Vec<_> = self.pop_front().into_iter().collect();
        self.lose(DropReason::TooLarge, entries, None, &mut effects);
        effects
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
            || self.queue.len() >= self.batch_size.get()
            || self.total.json >= self.batch_bytes.get()
            || self.waiters.any_for(front.number);
        if due {
            Step::Send(self.take_batch(now))
        } else {
            Step::Wait(Some(self.limits.period - waited))
        }
    }

    fn take_batch(&mut self, now: Duration) -> Arc<Vec<Entry>> {
        // Half of those among which the culprit is: it is among the others then, or found.
        let limit = match self.suspects {
            0 => self.batch_size.get(),
            suspects => (suspects / 2).clamp(1, self.batch_size.get()),
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
}
