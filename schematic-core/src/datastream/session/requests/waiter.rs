use std::time::Duration;

use super::Requests;
use super::state::Joined;
use crate::clock::{Clock, within};
use crate::store::FetchOutcome;

/// A check that waits for a request. Dropping the last of a request ends it.
#[derive(Debug)]
pub(super) struct Waiter<'a> {
    requests: &'a Requests,
    joined: Joined,
}

impl<'a> Waiter<'a> {
    pub(super) const fn new(requests: &'a Requests, joined: Joined) -> Self {
        Self { requests, joined }
    }

    /// Waits until the request ends, but no longer than `limit`.
    pub(super) async fn wait(mut self, limit: Duration, clock: &dyn Clock) -> FetchOutcome {
        let left = self
            .joined
            .until
            .saturating_sub(clock.monotonic())
            .min(limit);
        let answer = self.joined.outcome.wait_for(Option::is_some);
        match within(clock, left, answer).await {
            Ok(Ok(ended)) => (*ended).unwrap_or(FetchOutcome::TimedOut),
            // Nothing is dropped without an outcome but on the way out.
            Ok(Err(_)) => FetchOutcome::Disconnected,
            Err(_) => {
                self.requests.timed_out(self.joined.id, clock.monotonic());
                FetchOutcome::TimedOut
            }
        }
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        let mut state = self.requests.state();
        if let Some(pending) = state.pending.get_mut(&self.joined.id) {
            pending.waiters -= 1;
            if pending.waiters == 0 {
                state.give_up(self.joined.id);
            }
        }
    }
}
