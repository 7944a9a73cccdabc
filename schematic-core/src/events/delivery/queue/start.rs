//! Starting the task that sends, on whichever runtime there is.

use std::sync::Arc;

use tokio::runtime::Handle;

use super::super::notices::Notice;
use super::super::sender::{self, SenderGuard};
use super::Shared;

/// When a sender is started.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// If there is none.
    Anyway,
    /// If there is none, and none has panicked of late.
    IfWell,
    /// In any case, in place of one that does not react.
    InPlace,
}

impl Shared {
    /// Wakes the sender, or starts one.
    #[cold]
    pub(super) fn attend(self: &Arc<Self>) {
        if self.ensure_sender(Start::IfWell) {
            self.wake.notify_one();
        } else if self.lock().outbox.tell_waiting() {
            self.notices.tell(Notice::Waiting);
        }
    }

    /// Starts a sender on the current runtime if there is none; says whether there is one.
    pub(super) fn ensure_sender(self: &Arc<Self>, start: Start) -> bool {
        if self.capture.offline {
            return false;
        }
        if self.lock().running {
            return true;
        }
        match Handle::try_current() {
            Ok(runtime) => self.start_sender(&runtime, start),
            Err(_) => false,
        }
    }

    /// Starts a sender; says whether there is one then.
    pub(super) fn start_sender(self: &Arc<Self>, runtime: &Handle, start: Start) -> bool {
        let now = self.clock.monotonic();
        let generation = {
            let mut state = self.lock();
            let over = state.outbox.closing().is_some() && state.outbox.pending() == 0;
            if state.running && start != Start::InPlace {
                return true;
            }
            if over || (start == Start::IfWell && now < state.not_before) {
                return false;
            }
            state.running = true;
            state.heard = true;
            state.generation += 1;
            state.outbox.begin(now);
            state.generation
        };
        runtime.spawn(sender::run(SenderGuard::new(Arc::clone(self), generation)));
        // On a runtime that is shutting down the task is gone already.
        self.lock().running
    }
}
