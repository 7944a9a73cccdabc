//! The seam between a store and what fills it.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::EvaluationContext;

/// A future returned by [`EntitySource::fetch`].
pub(crate) type FetchFuture<'a> = Pin<Box<dyn Future<Output = FetchOutcome> + Send + 'a>>;

/// A component that keeps a store up to date and fetches companies and users that it lacks.
pub(crate) trait EntitySource: Send + Sync {
    /// Starts to work, if the source can: called whenever its [`SourceActivity`] says that it is
    /// not at work.
    fn start(&self);

    /// Returns whether it fetches flags too, for now. The others send all there are by themselves.
    fn fetches_flags(&self) -> bool {
        false
    }

    /// Requests what a check wants and waits up to `limit` until it is in the store.
    fn fetch<'a>(&'a self, wanted: Wanted<'a>, limit: Duration) -> FetchFuture<'a>;
}

/// What a check wants that the store lacks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// The flags that are checked, whether or not the store has them.
    pub(crate) flags: &'a [&'a str],
    pub(crate) context: &'a EvaluationContext,
    /// Whether the company is missing, as far as is known.
    pub(crate) company: bool,
    /// Whether the user is missing, as far as is known.
    pub(crate) user: bool,
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
    /// The flag, company or user is not in the shared store.
    Absent,
    /// The shared store failed.
    StoreFailed,
    /// Under which version the shared store has its data is not known.
    NoVersion,
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
