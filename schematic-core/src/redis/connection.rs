//! A connection to a node, and whether it is still of use.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use redis::aio::MultiplexedConnection;
use tokio::task::AbortHandle;

use crate::clock::{Clock, SystemClock};
use crate::sync::Mutex;

/// A connection that has left commands unanswered for so long is given up.
const SILENCE: Duration = Duration::from_secs(1);

/// The connection, as one of its callers has it.
#[derive(Clone)]
pub(super) struct Connection {
    pub(super) multiplexed: MultiplexedConnection,
    pub(super) link: Arc<Liveness>,
}

/// Whether a connection is still of use.
#[derive(Default)]
pub(super) struct Liveness {
    is_closed: Arc<AtomicBool>,
    /// In milliseconds, since when a command waits and no reply has come; 0 if none does.
    silent_since: AtomicU64,
    was_used: AtomicBool,
    driver: Mutex<Option<AbortHandle>>,
}

impl Liveness {
    pub(super) fn drive(&self, driver: AbortHandle) {
        *self.driver.lock() = Some(driver);
    }

    pub(super) fn is_open(&self) -> bool {
        !self.is_closed.load(Ordering::Acquire)
    }

    pub(super) fn was_used(&self) -> bool {
        self.was_used.load(Ordering::Relaxed)
    }

    pub(super) fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
        if let Some(driver) = self.driver.lock().take() {
            driver.abort();
        }
    }
}

impl Drop for Liveness {
    fn drop(&mut self) {
        self.close();
    }
}

/// Notes that a connection's driver has ended, by itself or with its runtime.
pub(super) struct Ends(Arc<AtomicBool>);

impl Ends {
    pub(super) fn new(link: &Liveness) -> Self {
        Self(Arc::clone(&link.is_closed))
    }
}

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

/// A command that waits for its reply. One that is given up counts against the connection.
pub(super) struct Waiting<'a> {
    link: Option<Arc<Liveness>>,
    clock: &'a SystemClock,
    began: u64,
}

impl<'a> Waiting<'a> {
    pub(super) fn new(connection: &Connection, clock: &'a SystemClock) -> Self {
        Self {
            link: Some(Arc::clone(&connection.link)),
            clock,
            began: millis(clock.monotonic()),
        }
    }

    pub(super) fn replied(mut self) {
        if let Some(link) = self.link.take() {
            link.silent_since.store(0, Ordering::Relaxed);
            link.was_used.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let Some(link) = self.link.take() else {
            return;
        };
        let silent_since = link
            .silent_since
            .compare_exchange(0, self.began, Ordering::Relaxed, Ordering::Relaxed)
            .unwrap_or_else(|since| since);
        let silence = millis(self.clock.monotonic()).saturating_sub(silent_since.max(1));
        if silence >= millis(SILENCE) && silent_since > 0 {
            link.close();
        }
    }
}

/// At least 1, which is not "never".
fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1)
}
