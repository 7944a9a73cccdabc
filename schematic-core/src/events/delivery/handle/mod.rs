//! The handle of a queue of events.

mod enqueue;
mod flush;
mod start;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use self::start::Start;
use super::notices::Lane;
use super::options::EventOptions;
use super::report::{EventStats, FlushReport, SenderState, ShutdownReport};
use super::shared::{Capture, Shared};
use crate::clock::Clock;
use crate::task_runtime::TaskRuntime;
use crate::transport::Exchange;

/// A queue of events that are sent to capture from a background task.
///
/// It may be created anywhere: the task starts on the tokio runtime that is current then, or else
/// with the first call within one, and again on the next if that one ends. Dropping it asks the
/// task to send what is left, for the drain timeout at most, and waits for nothing; what cannot be
/// sent then is reported.
pub(crate) struct EventQueue {
    shared: Arc<Shared>,
}

impl EventQueue {
    pub(crate) fn new(
        options: EventOptions,
        capture: Capture,
        exchange: Arc<dyn Exchange>,
        runtime: TaskRuntime,
        clock: Arc<dyn Clock>,
        lane: Lane,
    ) -> Self {
        let shared = Shared::new(options, capture, exchange, runtime, clock, lane);
        let queue = Self {
            shared: Arc::new(shared),
        };
        queue.ensure_sender(Start::UnlessPanicked);
        queue
    }

    /// Sends everything that is here now, and waits until it is settled, for at most `timeout`.
    pub(crate) async fn flush_within(&self, timeout: Duration) -> FlushReport {
        let now = self.shared.clock.monotonic();
        let deadline = now.saturating_add(timeout);
        let id = self.shared.lock().outbox.flush(now, deadline);
        self.flushed(id, deadline).await
    }

    /// Takes no more events, and sends what is here until `timeout` is over.
    pub(crate) async fn shutdown(&self, timeout: Duration) -> ShutdownReport {
        let now = self.shared.clock.monotonic();
        let deadline = now.saturating_add(timeout);
        let id = {
            let mut state = self.shared.lock();
            state.outbox.close(deadline);
            state.outbox.flush(now, deadline)
        };
        // Callers that wait for room wait in vain.
        self.shared.progress.notify_waiters();
        let events = self.flushed(id, deadline).await;
        let now = self.shared.clock.monotonic();
        if self.shared.lock().outbox.closing() <= Some(now) {
            self.shared.give_up();
        }
        self.shared.end_status();
        ShutdownReport { events }
    }

    /// Returns how long events that are left may be sent once the queue is dropped.
    #[cfg(feature = "blocking")]
    pub(crate) fn drain_timeout(&self) -> Duration {
        self.shared.drain_timeout
    }

    /// Returns what became of all events so far, and what the sender is doing.
    pub(crate) fn stats(&self) -> EventStats {
        let state = self.shared.lock();
        let mut stats = state.outbox.stats();
        if self.shared.capture.offline {
            stats.sender = SenderState::Offline;
        } else if !state.running {
            let over = state.outbox.closing().is_some() && stats.pending == 0;
            stats.sender = if over {
                SenderState::Ended
            } else {
                SenderState::Waiting
            };
        }
        stats
    }
}

impl Drop for EventQueue {
    fn drop(&mut self) {
        let now = self.shared.clock.monotonic();
        {
            let mut state = self.shared.lock();
            state.abandoned = true;
            if state.outbox.closing().is_none() {
                state
                    .outbox
                    .close(now.saturating_add(self.shared.drain_timeout));
                state.outbox.leave(now);
            }
        }
        self.shared.progress.notify_waiters();
        if self.ensure_sender(Start::Always) {
            self.shared.wake.notify_one();
        } else {
            self.shared.give_up();
        }
    }
}

impl fmt::Debug for EventQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventQueue")
            .field("stats", &self.stats())
            .finish_non_exhaustive()
    }
}
