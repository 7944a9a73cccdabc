//! Where losses and changes of the delivery become known.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::effects::{Effects, Loss, Notice};
use super::options::DropHook;
use super::report::Dropped;
use crate::status::{StatusEvent, StatusSender};
use crate::telemetry::EVENTS;

/// Which events a queue takes.
#[derive(Debug)]
pub(crate) enum Lane {
    /// Those about evaluated flag checks: what happens to them is logged in detail, and nothing
    /// else.
    FlagChecks,
    /// Those of the application, which are billed: what happens to them is a status event, too.
    Usage(StatusSender),
}

/// Informs logs, status receivers and the application's hook.
pub(super) struct Notices {
    key_base: u128,
    on_drop: Option<DropHook>,
    lane: Lane,
}

impl Notices {
    pub(super) fn new(key_base: u128, on_drop: Option<DropHook>, lane: Lane) -> Self {
        Self {
            key_base,
            on_drop,
            lane,
        }
    }

    /// Publishes everything. No lock may be held: code of the application runs here.
    pub(super) fn publish(&self, effects: Effects) {
        for notice in effects.notices {
            self.notify(notice);
        }
        for loss in effects.dropped {
            self.report_loss(&loss);
        }
    }

    pub(super) fn notify(&self, notice: Notice) {
        let Lane::Usage(status) = &self.lane else {
            crate::telemetry::log!(debug, target: EVENTS, ?notice, "events about checks");
            return;
        };
        status.send(match notice {
            Notice::Failing { kind, message } => {
                crate::telemetry::log!(
                    warn, target: EVENTS,
                    { "error.type" = ?kind, error.message = message },
                    "events cannot be delivered for now; trying again"
                );
                StatusEvent::CaptureFailing { kind }
            }
            Notice::Full => {
                crate::telemetry::log!(warn, target: EVENTS, "the queue of events is full");
                StatusEvent::EventQueueFull
            }
            Notice::Paused { kind, message } => {
                crate::telemetry::log!(
                    error, target: EVENTS,
                    { "error.type" = ?kind, error.message = message },
                    "capture takes no events: check the API key and the event capture base URL; \
                     events are kept, and sending is tried once a minute"
                );
                StatusEvent::CaptureRefused { kind }
            }
            Notice::Recovered => {
                crate::telemetry::log!(info, target: EVENTS, "capture takes events again");
                StatusEvent::CaptureRecovered
            }
            Notice::Waiting => {
                crate::telemetry::log!(
                    warn, target: EVENTS,
                    "events wait to be sent until the client is used within a tokio runtime"
                );
                StatusEvent::EventsWaiting
            }
        });
    }

    /// Ends the streams of status events: nothing more will become known.
    pub(super) fn end(&self) {
        if let Lane::Usage(status) = &self.lane {
            status.close();
        }
    }

    fn report_loss(&self, loss: &Loss) {
        let count = loss.entries.len() as u64;
        let (reason, message) = (loss.reason, loss.message.as_deref());
        match &self.lane {
            Lane::Usage(status) => {
                crate::telemetry::log!(
                    error, target: EVENTS,
                    { "error.type" = reason.as_str(), error.message = message, count },
                    "events were lost"
                );
                status.send(StatusEvent::EventsDropped { count, reason });
            }
            Lane::FlagChecks => crate::telemetry::log!(
                warn, target: EVENTS,
                { "error.type" = reason.as_str(), error.message = message, count },
                "events about checks were lost"
            ),
        }
        let Some(hook) = &self.on_drop else {
            return;
        };
        let dropped = Dropped {
            reason: loss.reason,
            status: loss.status,
            message: loss.message.as_deref(),
            entries: &loss.entries,
            key_base: self.key_base,
        };
        // A panic of the hook must end neither the sender nor a caller of `track`.
        if catch_unwind(AssertUnwindSafe(|| hook(&dropped))).is_err() {
            crate::telemetry::log!(error, target: EVENTS, "the hook for lost events panicked");
        }
    }
}

impl fmt::Debug for Notices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notices").finish_non_exhaustive()
    }
}
