//! Callers that wait for events to be settled.

use std::time::Duration;

use super::entry::Entry;
use super::report::{DropReason, FlushReport};

/// The callers that wait for events to be settled.
#[derive(Debug, Default)]
pub(super) struct Waiters {
    waiting: Vec<Waiter>,
    next_id: WaiterId,
}

impl Waiters {
    /// Adds a wait until `deadline` for all `pending` events, which have numbers below `below`.
    pub(super) fn add(&mut self, below: u64, pending: u64, deadline: Duration) -> WaiterId {
        let id = self.next_id;
        self.next_id += 1;
        self.waiting.push(Waiter {
            id,
            below,
            deadline,
            report: FlushReport {
                pending,
                ..FlushReport::default()
            },
            ended: false,
        });
        id
    }

    /// Removes a wait that is over, or in any case by `force`, and returns its report.
    pub(super) fn take(&mut self, id: WaiterId, force: bool) -> Option<FlushReport> {
        let at = self.waiting.iter().position(|waiter| waiter.id == id)?;
        let waiter = self.waiting.get(at)?;
        let over = force || waiter.ended || waiter.report.pending == 0;
        over.then(|| self.waiting.swap_remove(at).report)
    }

    /// Returns whether any caller waits for the event `number`.
    pub(super) fn any_for(&self, number: u64) -> bool {
        let mut waiting = self.waiting.iter();
        waiting.any(|waiter| !waiter.ended && number < waiter.below)
    }

    pub(super) fn sent(&mut self, entries: &[Entry]) {
        self.settle(entries, |report, count| report.sent += count);
    }

    pub(super) fn dropped(&mut self, reason: DropReason, entries: &[Entry]) {
        self.settle(entries, |report, count| report.dropped.add(reason, count));
    }

    /// Ends the wait of those whose deadline is before `time`.
    pub(super) fn end_before(&mut self, time: Duration) {
        for waiter in &mut self.waiting {
            waiter.ended |= waiter.deadline < time;
        }
    }

    pub(super) fn end_all(&mut self) {
        for waiter in &mut self.waiting {
            waiter.ended = true;
        }
    }

    fn settle(&mut self, entries: &[Entry], note: impl Fn(&mut FlushReport, u64)) {
        for waiter in self.waiting.iter_mut().filter(|waiter| !waiter.ended) {
            let awaited = entries.iter().filter(|entry| entry.number < waiter.below);
            let count = awaited.count() as u64;
            waiter.report.pending = waiter.report.pending.saturating_sub(count);
            note(&mut waiter.report, count);
        }
    }
}

pub(super) type WaiterId = u64;

#[derive(Debug)]
struct Waiter {
    id: WaiterId,
    /// It waits for the events with lower numbers.
    below: u64,
    deadline: Duration,
    /// `pending` is how many it still waits for.
    report: FlushReport,
    ended: bool,
}
