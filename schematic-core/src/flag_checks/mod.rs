//! Reporting to Schematic the checks that memory answered.
//!
//! Each check is an event in a queue for such events only, which never takes room from others. When
//! checks come faster than that queue drains, equal ones wait in a table instead, once each, until
//! there is room again.

mod answered;
mod events;
#[cfg(test)]
mod model;
mod summaries;
mod table;

/// What the table is made of; its model is made of something else.
mod sync {
    pub(super) use std::sync::atomic::AtomicUsize;

    pub(super) use crate::sync::Mutex;
}

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

use self::answered::AnsweredCheck;
pub use self::events::FlagCheckEvents;
use self::summaries::CheckSummaries;
use crate::EvaluationContext;
use crate::clock::Clock;
use crate::evaluation::Decision;
use crate::events::{EventQueue, EventStats, FlushReport};

/// How often the table is emptied.
const PERIOD: Duration = Duration::from_secs(5);

/// How often the table is emptied if it is used only because the queue was full.
const PERIOD_UNDER_PRESSURE: Duration = Duration::from_secs(1);

/// The reporter of checks that memory answered.
#[derive(Debug)]
pub(crate) struct FlagChecks {
    which: FlagCheckEvents,
    queue: EventQueue,
    capacity: usize,
    summaries: CheckSummaries,
    /// Whether the queue was full, and has not drained since.
    full: AtomicBool,
    /// Wakes the task that empties the table.
    waiting: Notify,
}

impl FlagChecks {
    pub(crate) fn new(which: FlagCheckEvents, queue: EventQueue, capacity: usize) -> Self {
        Self {
            which,
            queue,
            capacity,
            summaries: CheckSummaries::new(capacity),
            full: AtomicBool::new(false),
            waiting: Notify::new(),
        }
    }

    /// Reports a check. Never waits.
    #[inline]
    pub(crate) fn record(
        &self,
        flag: &str,
        context: &EvaluationContext,
        decision: &Decision<'_>,
        preflight: bool,
    ) {
        let is_summarized = match self.which {
            FlagCheckEvents::Off => return,
            FlagCheckEvents::Sampled(part) if fastrand::f64() >= part => return,
            FlagCheckEvents::Summarized => true,
            FlagCheckEvents::Each | FlagCheckEvents::Sampled(_) => {
                self.full.load(Ordering::Relaxed)
            }
        };
        let check = AnsweredCheck {
            flag,
            context,
            decision,
            preflight,
        };
        if !is_summarized {
            if self.queue.flag_check(Box::new(check.body())).is_ok() {
                return;
            }
            self.press();
        }
        if self.summaries.add(&check) {
            self.waiting.notify_one();
        }
    }

    /// Empties the table from time to time. Never returns.
    pub(crate) async fn run(&self, clock: &dyn Clock) {
        loop {
            while self.summaries.is_empty() && !self.full.load(Ordering::Relaxed) {
                self.waiting.notified().await;
            }
            clock.sleep(self.period()).await;
            self.drain();
        }
    }

    /// Moves what the table holds into the queue, as far as there is room.
    pub(crate) fn drain(&self) {
        self.summaries
            .take(|body| self.queue.flag_check(body).map_or_else(Some, |()| None));
        let has_drained = self.queue.stats().pending < self.capacity as u64 / 2;
        if self.summaries.is_empty() && has_drained {
            self.full.store(false, Ordering::Relaxed);
        }
    }

    /// Sends all reports, and waits up to `timeout` until they are sent.
    pub(crate) async fn flush(&self, timeout: Duration) -> FlushReport {
        self.drain();
        self.queue.flush_within(timeout).await
    }

    /// Sends reports until `timeout` is over, and none after it.
    pub(crate) async fn shutdown(&self, timeout: Duration) -> FlushReport {
        self.drain();
        self.queue.shutdown(timeout).await.events
    }

    pub(crate) fn stats(&self) -> FlagCheckStats {
        let (summarized, dropped) = self.summaries.counts();
        FlagCheckStats {
            events: self.queue.stats(),
            summarized,
            dropped,
            waiting: self.summaries.len(),
        }
    }

    fn period(&self) -> Duration {
        match self.which {
            FlagCheckEvents::Summarized => PERIOD,
            _ => PERIOD_UNDER_PRESSURE,
        }
    }

    #[cold]
    fn press(&self) {
        if !self.full.swap(true, Ordering::Relaxed) {
            crate::telemetry::log!(
                info, target: crate::telemetry::CHECKS,
                "checks come faster than they can be reported one by one; equal ones are reported once",
            );
        }
        self.waiting.notify_one();
    }
}

impl Drop for FlagChecks {
    fn drop(&mut self) {
        // The queue sends what it has when it is dropped.
        self.drain();
    }
}

/// Counts of the reports about checks that memory answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlagCheckStats {
    /// The events that report checks, each for one check or for several equal ones.
    pub events: EventStats,
    /// How many checks were not reported since an equal one stands for them.
    pub summarized: u64,
    /// How many checks were not reported for lack of room.
    pub dropped: u64,
    /// How many checks, or sets of equal ones, wait for room.
    pub waiting: usize,
}
