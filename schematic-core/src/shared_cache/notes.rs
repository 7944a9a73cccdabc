//! What the status says about the past of a shared store.

use std::sync::MutexGuard;

use crate::server_text::{MAX_CHARS, printable};
use crate::sync::Mutex;
use crate::telemetry::SHARED_STORE;

/// Counters, and what went wrong last.
#[derive(Debug, Default)]
pub(super) struct Notes(Mutex<Past>);

#[derive(Clone, Debug, Default)]
pub(crate) struct Past {
    pub(crate) store_failures: u64,
    pub(crate) last_store_error: Option<String>,
    pub(crate) unreadable: u64,
    pub(crate) other_environment: u64,
}

impl Notes {
    pub(super) fn past(&self) -> Past {
        self.lock().clone()
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
            debug, target: SHARED_STORE, { name },
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
                warn, target: SHARED_STORE,
                "the shared store has values of another environment, which are not used: does \
                 another one write to it under the same prefix?",
            );
        }
    }

    fn lock(&self) -> MutexGuard<'_, Past> {
        self.0.lock()
    }
}
