//! What the sender does next: when a batch is due, what is in it, and whose time is over.

use std::sync::Arc;
use std::time::Duration;

use super::{Outbox, Rest, Step};
use crate::events::delivery::effects::Effects;
use crate::events::delivery::encode::BodyLimits;
use crate::events::delivery::entry::{Entry, Tried};
use crate::events::delivery::options::KEY_LIFETIME;
use crate::events::delivery::report::DropReason;

impl Outbox {
    /// Notes that a sender begins; what an earlier one had in flight is the front again.
    pub(crate) fn begin(&mut self, now: Duration) {
        self.backlog.put_back();
        self.awake.begin(now);
        self.schedule.resume();
        self.warned_waiting = false;
        self.rest = Rest::Other;
    }

    /// Notes that a sender stops before its time; `crashed` if something in it panicked, which
    /// counts as a failed request.
    pub(crate) fn stop(&mut self, crashed: bool, now: Duration) {
        self.backlog.put_back();
        self.rest = Rest::Other;
        self.awake.count(now);
        if crashed {
            self.schedule.failed(self.awake.total(), now, None, 1.0);
        }
    }

    /// Notes that the sender waits for a request, for at most `wait` from `now` on.
    pub(crate) fn plan(&mut self, now: Duration, wait: Duration) {
        if self.awake.count(now) {
            self.schedule.restart(now);
        }
        self.awake.plan(now, wait);
    }

    /// Returns when everything that is still here is given up.
    pub(crate) fn closing(&self) -> Option<Duration> {
        self.closing
    }

    pub(crate) fn body_limits(&self) -> BodyLimits {
        BodyLimits {
            batch: self.batch_bytes.get(),
            alone: self.limits.alone_bytes,
        }
    }

    /// Decides what the sender does next, at the time `now` of the monotonic clock, which is
    /// `boottime` by the clock that counts sleep.
    pub(crate) fn step(&mut self, now: Duration, boottime: Duration) -> (Step, Effects) {
        let mut effects = Effects::default();
        if self.awake.count(now) {
            self.schedule.restart(now);
        }
        self.backlog.mark_seen(self.awake.total());
        self.expire(now, boottime, &mut effects);
        let step = self.decide(now, boottime, &mut effects);
        match step {
            Step::Wait(wait) => self.awake.plan(now, wait.unwrap_or(Duration::MAX)),
            Step::Send(_) | Step::End => {}
        }
        self.rest = match step {
            Step::Wait(None) => Rest::Idle,
            Step::Wait(Some(_)) if self.schedule.next_try().is_none() => Rest::Period,
            _ => Rest::Other,
        };
        (step, effects)
    }

    /// Keeps the first `fitted` of the entries in flight there: no more fit into the request.
    pub(crate) fn trim(&mut self, fitted: usize) {
        self.backlog.put_back_from(fitted);
    }

    /// Drops the first entry, which alone is larger than a request may be.
    pub(crate) fn drop_too_large(&mut self) -> Effects {
        let mut effects = Effects::default();
        let entries: Vec<_> = self.evict().into_iter().collect();
        self.lose(DropReason::TooLarge, entries, None, &mut effects);
        effects
    }

    fn decide(&mut self, now: Duration, boottime: Duration, effects: &mut Effects) -> Step {
        let Some(front) = self.backlog.front() else {
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
            // Nothing will happen before they end.
            self.waiters.end_before(next_try);
            let wait = next_try.saturating_sub(now);
            let left = self.left(front, boottime);
            return Step::Wait(Some(left.map_or(wait, |left| left.min(wait))));
        }
        let waited = self.awake.total().saturating_sub(front.since);
        let due = self.closing.is_some()
            || front.tried != Tried::Never
            || self.bisecting > 0
            || waited >= self.limits.period
            || self.backlog.waiting() >= self.batch_size.get()
            || self.backlog.total().json >= self.batch_bytes.get()
            || self.waiters.any_for(front.number);
        if due {
            Step::Send(self.take_batch(boottime))
        } else {
            Step::Wait(Some(self.limits.period.saturating_sub(waited)))
        }
    }

    fn take_batch(&mut self, boottime: Duration) -> Arc<Vec<Entry>> {
        let limit = match self.bisecting {
            0 => self.batch_size.get(),
            // Half of those among which the culprit is: it is among the others then, or found.
            suspects => (suspects / 2).clamp(1, self.batch_size.get()),
        };
        self.try_began = self.awake.total();
        self.backlog.take_front(limit, boottime)
    }

    fn expire(&mut self, now: Duration, boottime: Duration, effects: &mut Effects) {
        // What is due is tried before anything is given up.
        let waits = self.schedule.next_try().is_some_and(|at| at > now);
        let mut expired = Vec::new();
        while let Some(front) = self.backlog.front() {
            let is_over = |left: Option<Duration>| left.is_some_and(|left| left.is_zero());
            let window = waits && is_over(self.left_of_window(front));
            if !window && !is_over(left_of_key(front, boottime)) {
                break;
            }
            let Some(entry) = self.evict() else { break };
            expired.push(entry);
        }
        self.lose(DropReason::Expired, expired, None, effects);
    }

    /// Returns how long it is until an entry is dropped if nothing changes.
    fn left(&self, entry: &Entry, boottime: Duration) -> Option<Duration> {
        let (window, key) = (self.left_of_window(entry), left_of_key(entry, boottime));
        [window, key].into_iter().flatten().min()
    }

    /// Returns how much longer capture may be unreachable, in the time that the sender is awake.
    fn left_of_window(&self, entry: &Entry) -> Option<Duration> {
        let since = self.schedule.outage_since()?.max(entry.since);
        let passed = self.awake.total().saturating_sub(since);
        Some(self.limits.retry_window.saturating_sub(passed))
    }
}

/// Returns how much longer the entry's key keeps it from being counted twice, if capture may know
/// it.
fn left_of_key(entry: &Entry, boottime: Duration) -> Option<Duration> {
    match entry.tried {
        Tried::Never | Tried::InVain => None,
        Tried::Since(first) => Some(KEY_LIFETIME.saturating_sub(boottime.saturating_sub(first))),
    }
}
