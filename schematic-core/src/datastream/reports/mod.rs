//! Telling Schematic about checks that memory answered.
//!
//! Each check is an event in a queue of its own, which never takes the room of others. When checks
//! come faster than that queue drains, equal ones wait in a table instead, once each, until there
//! is room again.

mod folds;
#[cfg(test)]
mod model;
mod table;

/// What the table is made of; its model is made of something else.
mod sync {
    pub(super) use std::sync::atomic::AtomicUsize;
    pub(super) use std::sync::{Mutex, MutexGuard};
}

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use schematic_rules::Evaluation;
use tokio::sync::Notify;

use self::folds::Folds;
use super::FlagCheckEvents;
use super::checks::Decision;
use crate::EvaluationContext;
use crate::clock::Clock;
use crate::events::wire::FlagCheckBody;
use crate::events::{EventQueue, EventStats, FlushReport};

/// How often what is folded is told.
const PERIOD: Duration = Duration::from_secs(5);

/// The same while it is folded only because the queue was full.
const PERIOD_UNDER_PRESSURE: Duration = Duration::from_secs(1);

/// Tells Schematic about checks.
#[derive(Debug)]
pub(crate) struct Reports {
    which: FlagCheckEvents,
    queue: EventQueue,
    capacity: usize,
    folds: Folds,
    /// Whether the queue was full, and has not drained since.
    full: AtomicBool,
    /// Wakes whoever empties the table.
    waiting: Notify,
}

/// What became of the checks that memory answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlagCheckStats {
    /// The events about them, one for each check or for several equal ones.
    pub events: EventStats,
    /// How many checks have no event of their own, since an equal one stands for them.
    pub folded: u64,
    /// How many checks were not told for want of room.
    pub dropped: u64,
    /// How many checks, or sets of equal ones, wait for room.
    pub waiting: usize,
}

impl Reports {
    pub(crate) fn new(which: FlagCheckEvents, queue: EventQueue, capacity: usize) -> Self {
        Self {
            which,
            queue,
            capacity,
            folds: Folds::new(capacity),
            full: AtomicBool::new(false),
            waiting: Notify::new(),
        }
    }

    /// Tells about a check. Never waits.
    #[inline]
    pub(crate) fn record(
        &self,
        flag: &str,
        context: &EvaluationContext,
        decision: &Decision<'_>,
        preflight: bool,
    ) {
        let folds = match self.which {
            FlagCheckEvents::Off => return,
            FlagCheckEvents::Sampled(part) if fastrand::f64() >= part => return,
            FlagCheckEvents::Folded => true,
            FlagCheckEvents::Each | FlagCheckEvents::Sampled(_) => {
                self.full.load(Ordering::Relaxed)
            }
        };
        let check = Check {
            flag,
            context,
            decision,
            preflight,
        };
        if !folds {
            if self.queue.flag_check(Box::new(check.body())).is_ok() {
                return;
            }
            self.press();
        }
        if self.folds.add(&check) {
            self.waiting.notify_one();
        }
    }

    /// Empties the table from time to time, for ever.
    pub(crate) async fn run(&self, clock: &dyn Clock) {
        loop {
            while self.folds.is_empty() && !self.full.load(Ordering::Relaxed) {
                self.waiting.notified().await;
            }
            clock.sleep(self.period()).await;
            self.drain();
        }
    }

    /// Moves what the table holds into the queue, as far as there is room.
    pub(crate) fn drain(&self) {
        self.folds
            .take(|body| self.queue.flag_check(body).map_or_else(Some, |()| None));
        let has_drained = self.queue.stats().pending < self.capacity as u64 / 2;
        if self.folds.is_empty() && has_drained {
            self.full.store(false, Ordering::Relaxed);
        }
    }

    /// Has everything told that is here, and waits until it is, for at most `timeout`.
    pub(crate) async fn flush(&self, timeout: Duration) -> FlushReport {
        self.drain();
        self.queue.flush_within(timeout).await
    }

    /// Tells what is here until `timeout` is over, and nothing after it.
    pub(crate) async fn shutdown(&self, timeout: Duration) -> FlushReport {
        self.drain();
        self.queue.shutdown(timeout).await.events
    }

    pub(crate) fn stats(&self) -> FlagCheckStats {
        let (folded, dropped) = self.folds.counts();
        FlagCheckStats {
            events: self.queue.stats(),
            folded,
            dropped,
            waiting: self.folds.len(),
        }
    }

    fn period(&self) -> Duration {
        match self.which {
            FlagCheckEvents::Folded => PERIOD,
            _ => PERIOD_UNDER_PRESSURE,
        }
    }

    #[cold]
    fn press(&self) {
        if !self.full.swap(true, Ordering::Relaxed) {
            crate::telemetry::log!(
                info, target: crate::telemetry::CHECKS,
                "checks come faster than they can be told one by one; equal ones are told once",
            );
        }
        self.waiting.notify_one();
    }
}

impl Drop for Reports {
    fn drop(&mut self) {
        // The queue sends what it has when it is dropped.
        self.drain();
    }
}

/// A check that was answered.
struct Check<'c> {
    flag: &'c str,
    context: &'c EvaluationContext,
    decision: &'c Decision<'c>,
    preflight: bool,
}

impl Check<'_> {
    fn body(&self) -> FlagCheckBody {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let evaluation = self.decision.evaluation();
        let reason = match self.decision.reason() {
            "" => "unknown",
            reason => reason,
        };
        let mut body = FlagCheckBody::default();
        self.flag.clone_into(&mut body.flag_key);
        body.value = self.decision.value();
        reason.clone_into(&mut body.reason);
        body.flag_id = owned(Some(self.decision.flag_id()));
        body.rule_id = owned(evaluation.and_then(Evaluation::rule_id));
        body.company_id = owned(evaluation.and_then(Evaluation::company_id));
        body.user_id = owned(evaluation.and_then(Evaluation::user_id));
        body.req_company = self.context.company_keys().clone();
        body.req_user = self.context.user_keys().clone();
        body.error = self.decision.error();
        body.preflight = self.preflight;
        body
    }
}
