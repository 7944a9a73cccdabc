//! What the status of replicator mode says about polls.

use std::sync::MutexGuard;

use crate::Timestamp;
use crate::sync::Mutex;

/// How the last polls of the health URL ended.
#[derive(Debug, Default)]
pub(super) struct Notes(Mutex<Polls>);

#[derive(Clone, Debug, Default)]
pub(super) struct Polls {
    pub(super) last: Option<Timestamp>,
    pub(super) last_error: Option<String>,
    pub(super) failed: u32,
}

impl Notes {
    pub(super) fn polls(&self) -> Polls {
        self.lock().clone()
    }

    pub(super) fn poll(&self, now: Timestamp) {
        *self.lock() = Polls {
            last: Some(now),
            ..Polls::default()
        };
    }

    pub(super) fn failed_poll(&self, error: String) {
        let mut polls = self.lock();
        polls.failed = polls.failed.saturating_add(1);
        polls.last_error = Some(error);
    }

    fn lock(&self) -> MutexGuard<'_, Polls> {
        self.0.lock()
    }
}
