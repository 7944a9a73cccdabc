//! Starting the task that sends, on whichever runtime there is.

use std::sync::Arc;

use tokio::runtime::Handle;

use super::EventQueue;
use crate::events::delivery::effects::Notice;
use crate::events::delivery::sender::{self, SenderGuard};

/// When a sender is started.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// If there is none.
    Always,
    /// If there is none, and none has panicked of late.
    UnlessPanicked,
    /// In any case, in place of one that does not react.
    Replace,
}

impl EventQueue {
    /// Wakes the sender, or starts one.
    #[cold]
    pub(super) fn attend(&self) {
        if self.ensure_sender(Start::UnlessPanicked) {
            self.shared.wake.notify_one();
        } else if self.shared.lock().outbox.warn_waiting() {
            self.shared.notices.notify(Notice::Waiting);
        }
    }

    /// Starts a sender on the current runtime if there is none. Returns whether there is one then.
    pub(super) fn ensure_sender(&self, start: Start) -> bool {
        if self.shared.capture.offline {
            return false;
        }
        if self.shared.lock().running {
            return true;
        }
        match self.shared.runtime.handle() {
            Some(runtime) => self.start_sender(&runtime, start),
            None => false,
        }
    }

    /// Starts a sender. Returns whether there is one then.
    pub(super) fn start_sender(&self, runtime: &Handle, start: Start) -> bool {
        let shared = &self.shared;
        let now = shared.clock.monotonic();
        let generation = {
            let mut state = shared.lock();
            let over = state.outbox.closing().is_some() && state.outbox.pending() == 0;
            if state.running && start != Start::Replace {
                return true;
            }
            if over || (start == Start::UnlessPanicked && now < state.not_before) {
                return false;
            }
            state.running = true;
            state.heard = true;
            state.generation += 1;
            state.outbox.begin(now);
            state.generation
        };
        runtime.spawn(sender::run(SenderGuard::new(
            Arc::clone(shared),
            generation,
        )));
        // On a runtime that is shutting down the task is gone already.
        shared.lock().running
    }
}
