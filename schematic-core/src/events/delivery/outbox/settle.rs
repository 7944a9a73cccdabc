//! What becomes of a batch once there is a verdict, and how events leave: delivered, or lost with a
//! reason.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::Outbox;
use crate::events::delivery::effects::{Effects, Loss, Notice};
use crate::events::delivery::entry::Entry;
use crate::events::delivery::report::DropReason;
use crate::events::delivery::verdict::Verdict;

impl Outbox {
    /// Settles what is in flight, or puts it back in front. `random` is drawn from 0 to 1.
    pub(crate) fn settle(&mut self, verdict: Verdict, now: Duration, random: f64) -> Effects {
        let mut effects = Effects::default();
        let was_stopped = self.awake.count(now);
        let count = self.backlog.in_flight();
        if count == 0 {
            return effects;
        }
        match verdict {
            Verdict::Delivered => {
                self.answered(&mut effects);
                self.deliver(&mut effects);
            }
            Verdict::Retry {
                kind,
                message,
                wait,
            } => {
                self.backlog.put_back();
                if self.schedule.failed(self.try_began, now, wait, random) {
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
                self.backlog.put_back_refused();
                if self.schedule.refused(now) {
                    effects.notices.push(Notice::Paused { kind, message });
                }
            }
            Verdict::Rejected { status, message } => {
                self.answered(&mut effects);
                if count > 1 {
                    self.bisecting = count;
                    self.backlog.put_back();
                } else {
                    self.lose_sent(DropReason::Rejected, (status, message), &mut effects);
                }
            }
            Verdict::TooMany {
                status,
                message,
                max_size,
            } => {
                self.answered(&mut effects);
                if count > 1 {
                    let named = max_size.filter(|max| (1..count).contains(max));
                    self.batch_size.lower(named.unwrap_or(count / 2));
                    self.backlog.put_back();
                } else {
                    self.lose_sent(DropReason::TooLarge, (status, message), &mut effects);
                }
            }
            Verdict::TooLarge { status, message } => {
                self.answered(&mut effects);
                if count > 1 {
                    let bytes = self.backlog.size_in_flight().json;
                    self.batch_bytes
                        .lower(self.batch_bytes.get().min(bytes) / 2);
                    self.backlog.put_back();
                } else {
                    self.lose_sent(DropReason::TooLarge, (status, message), &mut effects);
                }
            }
        }
        effects
    }

    /// Drops what is left, since nothing will send it.
    pub(crate) fn give_up(&mut self, effects: &mut Effects) {
        // Reports of flushes that wait have these as left, and not as dropped while waiting.
        self.waiters.end_all();
        let left = self.backlog.evict_all();
        self.bisecting = 0;
        self.lose(DropReason::ShutDown, left, None, effects);
    }

    pub(super) fn evict(&mut self) -> Option<Entry> {
        let entry = self.backlog.evict()?;
        self.bisecting = self.bisecting.saturating_sub(1);
        Some(entry)
    }

    /// Accounts for entries that have left the backlog undelivered, because of a refusal if there
    /// is one.
    pub(super) fn lose(
        &mut self,
        reason: DropReason,
        entries: Vec<Entry>,
        refusal: Option<(StatusCode, String)>,
        effects: &mut Effects,
    ) {
        if entries.is_empty() {
            return;
        }
        self.totals.dropped.add(reason, entries.len() as u64);
        self.waiters.dropped(reason, &entries);
        self.regain_room();
        let (status, message) = refusal.unzip();
        effects.dropped.push(Loss {
            reason,
            status,
            message,
            entries,
        });
    }

    fn deliver(&mut self, effects: &mut Effects) {
        let size = self.backlog.size_in_flight();
        let entries = self.backlog.ack();
        self.bisecting = self.bisecting.saturating_sub(entries.len());
        self.batch_size.delivered(entries.len());
        self.batch_bytes.delivered(size.json);
        self.totals.sent += entries.len() as u64;
        self.waiters.sent(&entries);
        self.regain_room();
        effects.delivered = Some(entries);
    }

    /// Drops an event that was alone in its request, which capture refused.
    fn lose_sent(
        &mut self,
        reason: DropReason,
        refusal: (StatusCode, String),
        effects: &mut Effects,
    ) {
        self.bisecting = 0;
        let entries = Arc::unwrap_or_clone(self.backlog.ack());
        self.lose(reason, entries, Some(refusal), effects);
    }

    fn answered(&mut self, effects: &mut Effects) {
        if self.schedule.answered() {
            effects.notices.push(Notice::Recovered);
        }
    }

    /// Notes that half of the queue is free again, if it is: the next time that it is full is news.
    fn regain_room(&mut self) {
        if self.pending() <= self.limits.capacity / 2
            && self.backlog.total().heap <= self.limits.capacity_bytes / 2
        {
            self.warned_full = false;
        }
    }
}
