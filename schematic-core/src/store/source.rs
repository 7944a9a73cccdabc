//! The seam between a store and what fills it.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::EntityKind;
use crate::Keys;

/// A future returned by [`EntitySource::fetch`].
pub(crate) type FetchFuture<'a> = Pin<Box<dyn Future<Output = FetchOutcome> + Send + 'a>>;

/// A component that keeps a store up to date and fetches companies and users that it lacks.
pub(crate) trait EntitySource: Send + Sync {
    /// Starts to work, if the source can: called whenever its [`SourceActivity`] says that it is
    /// not at work.
    fn start(&self);

    /// Requests an entity and waits up to `limit` until it is in the store.
    fn fetch<'a>(&'a self, kind: EntityKind, keys: &'a Keys, limit: Duration) -> FetchFuture<'a>;
}

/// How a request for an entity ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FetchOutcome {
    /// The entity is in the store.
    Stored,
    /// The server knows no such entity, or cannot send it.
    Refused,
    /// What the server sent may be the answer, a change of another entity, or the answer to another
    /// request.
    Doubtful,
    /// The server's answer cannot be read, or takes more memory than it may.
    Unusable,
    /// The connection was lost, or there is none.
    Disconnected,
    /// No answer came in time.
    TimedOut,
    /// The last such request was not answered usably, a short while ago.
    CoolingDown,
    /// Too many requests are pending.
    Crowded,
}

/// Whether a source is at work, to be looked at before each check.
#[derive(Debug, Default)]
pub(crate) struct SourceActivity(AtomicBool);

impl SourceActivity {
    #[inline]
    pub(crate) fn is_running(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// Notes that the source begins to work; false if it works already.
    pub(crate) fn begin(&self) -> bool {
        !self.0.swap(true, Ordering::AcqRel)
    }

    pub(crate) fn end(&self) {
        self.0.store(false, Ordering::Release);
    }
}
