//! What the status of replicator mode says about the past.

use std::sync::MutexGuard;

use crate::Timestamp;
use crate::server_text::{MAX_CHARS, printable};
use crate::sync::Mutex;
use crate::telemetry::REPLICATOR;

/// Counters, and what went wrong last.
#[derive(Debug, Default)]
pub(super) struct Notes(Mutex<Past>);

#[derive(Clone, Debug, Default)]
pub(super) struct Past {
    pub(super) last_poll: Option<Timestamp>,
    pub(super) last_poll_error: Option<String>,
    pub(super) failed_polls: u32,
    pub(super) store_failures: u64,
    pub(super) last_store_error: Option<String>,
    pub(super) unreadable: u64,
    pub(super) other_environment: u64,
}

impl Notes {
    pub(super) fn past(&self) -> Past {
        self.lock().clone()
    }

    pub(super) fn poll(&self, now: Timestamp) {
        let mut past = self.lock();
        past.last_poll = Some(now);
        past.last_poll_error = None;
        past.failed_polls = 0;
    }

    pub(super) fn failed_poll(&self, error: String) {
        let mut past = self.lock();
        past.failed_polls = past.failed_polls.saturating_add(1);
        past.last_poll_error = Some(error);
    }

    pub(super) fn read(&self) {
        let mut past = self.lock();
        if past.last_store_error.is_some() {
            past.last_store_error = None;
        }
    }

    pub(super) fn failed_read(&self, error: &str) {
        let mut past = self.lock();
        past.store_failures += 1;
        past.last_store_error = Some(printable(error, "", MAX_CHARS));
    }

    /// Notes a value that cannot be read, by the flag's key or the id under which it is.
    pub(super) fn unreadable(&self, name: &str) {
        self.lock().unreadable += 1;
        crate::telemetry::log!(
            debug, target: REPLICATOR, { name },
            "a value of the shared store cannot be read",
        );
    }

    pub(super) fn other_environment(&self) {
        let is_first = {
            let mut past = self.lock();
            past.other_environment += 1;
            past.other_environment == 1
        };
        if is_first {
            crate::telemetry::log!(
                warn, target: REPLICATOR,
                "the shared store has values of another environment, which are not used: does \
                 another replicator write to it under the prefix of this one?",
            );
        }
    }

    fn lock(&self) -> MutexGuard<'_, Past> {
        self.0.lock()
    }
}
