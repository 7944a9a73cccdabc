//! What becomes of a batch once there is a verdict, and how events leave: delivered, or lost with a
//! reason.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::super::entry::{Entry, Tried};
use super::super::notices::Notice;
use super::super::report::DropReason;
use super::super::verdict::Verdict;
use super::{Effects, Loss, Outbox};
use crate::events::size::Size;

impl Outbox {
    /// What was in flight is settled, or goes back to the front. `random` is drawn from 0 to 1.
    pub(crate) fn settle(&mut self, verdict: Verdict, now: Duration, random: f64) -> Effects {
        let mut effects = Effects::default();
        let was_stopped = self.awake.count(now);
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
                if was_stopped {
                    self.schedule.restart(now);
                }
                if let Some(until) = self.closing {
                    self.schedule.end_at(until, now);
                }
            }
            Verdict::Pause { kind, message } => {
                let mut entries = Arc::unwrap_or_clone(batch.entries);
                for entry in entries.iter_mut().skip(batch.tried_before) {
                    entry.tried = Tried::InVain;
                }
                self.put_back(Arc::new(entries));
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
                    self.batch_size.lower(told.unwrap_or(size / 2));
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
                    self.batch_bytes
                        .lower(self.batch_bytes.get().min(bytes) / 2);
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
    pub(crate) fn give_up(&mut self, effects: &mut Effects) {
        self.restore();
        // Whoever waits is told that they were left, not that they were dropped while waiting.
        self.waiters.end_all();
        let left: Vec<_> = std::mem::take(&mut self.queue).into();
        self.total -= sum(&left);
        self.suspects = 0;
        self.lose(DropReason::ShutDown, left, None, effects);
    }

    pub(super) fn restore(&mut self) {
        if let Some(batch) = self.in_flight.take() {
            self.put_back(batch.entries);
        }
    }

    pub(super) fn pop_front(&mut self) -> Option<Entry> {
        let entry = self.queue.pop_front()?;
        self.total -= entry.size;
        self.suspects = self.suspects.saturating_sub(1);
        Some(entry)
    }

    /// Accounts for entries that have left the queue undelivered.
    pub(super) fn lose(
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

    fn deliver(&mut self, entries: Arc<Vec<Entry>>, effects: &mut Effects) {
        self.suspects = self.suspects.saturating_sub(entries.len());
        let size = sum(&entries);
        self.batch_size.delivered(entries.len());
        self.batch_bytes.delivered(size.json);
        self.total -= size;
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
