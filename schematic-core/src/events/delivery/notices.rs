use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use schematic_api::runtime::ErrorKind;

use super::options::DropHook;
use super::outbox::{Effects, Loss};
use super::report::Dropped;
use crate::status::{StatusEvent, StatusSender};
use crate::telemetry::EVENTS;

/// Tells logs, status watchers and the application's hook what happened.
pub(super) struct Notices {
    key_base: u128,
    on_drop: Option<DropHook>,
    /// `None` for events of lesser weight: what happens to them is only logged, in detail.
    status: Option<StatusSender>,
}

/// A change in the delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// An outage begins.
    Failing { kind: ErrorKind, message: String },
    /// There is no room for an event.
    Full,
    /// Sending is paused but for one try a minute.
    Paused { kind: ErrorKind, message: String },
    /// An outage or a pause is over.
    Recovered,
    /// Events wait for a runtime.
    Waiting,
}

impl Notices {
    pub(super) fn new(
        key_base: u128,
        on_drop: Option<DropHook>,
        status: Option<StatusSender>,
    ) -> Self {
        Self {
            key_base,
            on_drop,
            status,
        }
    }

    /// Tells everything. No lock may be held: others' code runs here.
    pub(super) fn publish(&self, effects: Effects) {
        for notice in effects.notices {
            self.tell(notice);
        }
        for loss in effects.dropped {
            self.tell_loss(&loss);
        }
    }

    pub(super) fn tell(&self, notice: Notice) {
        let Some(status) = &self.status else {
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

    fn tell_loss(&self, loss: &Loss) {
        let count = loss.entries.len() as u64;
        let (reason, message) = (loss.reason, loss.message.as_deref());
        if let Some(status) = &self.status {
            crate::telemetry::log!(
                error, target: EVENTS,
                { "error.type" = reason.as_str(), error.message = message, count },
                "events were lost"
            );
            status.send(StatusEvent::EventsDropped { count, reason });
        } else {
            crate::telemetry::log!(
                warn, target: EVENTS,
                { "error.type" = reason.as_str(), error.message = message, count },
                "events about checks were lost"
            );
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
        // A panic of the application's must end neither the sender nor a caller of `track`.
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
