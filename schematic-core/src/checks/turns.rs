//! Turns of checks that ask the API because the shared store cannot be read.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::clock::{Clock, within};
use crate::evaluation::Miss;
use crate::store::FetchOutcome;

/// How many checks may ask the API at a time because the shared store cannot be read.
#[derive(Clone)]
pub(crate) struct ApiTurns(Arc<Semaphore>);

/// One of them, until this is dropped.
pub(super) struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
}

impl ApiTurns {
    pub(crate) fn new(count: usize) -> Self {
        Self(Arc::new(Semaphore::new(count.min(Semaphore::MAX_PERMITS))))
    }

    /// Returns the turns if a check needs one of them after this miss.
    pub(super) fn needed_after(&self, miss: Option<Miss>) -> Option<Self> {
        let has_failed = matches!(
            miss,
            Some(Miss::Unanswered(
                FetchOutcome::StoreFailed | FetchOutcome::TimedOut
            ))
        );
        has_failed.then(|| self.clone())
    }

    /// Waits for a turn, until that time at the latest: without one by then there is no time left to ask
    /// either.
    async fn take(self, clock: &dyn Clock, until: Duration) -> Turn {
        let left = until.saturating_sub(clock.monotonic());
        let permit = within(clock, left, self.0.acquire_owned()).await;
        Turn {
            _permit: permit.ok().and_then(Result::ok),
        }
    }
}

/// Waits for a turn if one is needed.
pub(super) async fn take_turn(
    turns: Option<ApiTurns>,
    clock: &dyn Clock,
    until: Duration,
) -> Option<Turn> {
    match turns {
        Some(turns) => Some(turns.take(clock, until).await),
        None => None,
    }
}

impl fmt::Debug for ApiTurns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiTurns")
            .field("left", &self.0.available_permits())
            .finish()
    }
}
