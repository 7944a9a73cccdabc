use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use schematic_api::runtime::Timestamp;
use tokio::sync::{oneshot, watch};

use super::{Clock, Sleep};

/// A clock that stands still until it is moved. Clones are the same clock.
///
/// Starts at 2026-01-01T00:00:00Z.
#[derive(Clone, Debug)]
pub struct ManualClock(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    waiting: watch::Sender<usize>,
}

#[derive(Debug)]
struct State {
    start: Timestamp,
    elapsed: Duration,
    sleepers: Vec<(Duration, oneshot::Sender<()>)>,
}

impl ManualClock {
    /// A clock that stands at `start`.
    #[must_use]
    pub fn starting_at(start: Timestamp) -> Self {
        Self(Arc::new(Shared {
            state: Mutex::new(State {
                start,
                elapsed: Duration::ZERO,
                sleepers: Vec::new(),
            }),
            waiting: watch::Sender::new(0),
        }))
    }

    /// Moves the clock forward and ends the waits that are over by then.
    pub fn advance(&self, by: Duration) {
        let mut state = self.state();
        state.elapsed = state.elapsed.saturating_add(by);
        let now = state.elapsed;
        let (over, waiting) = std::mem::take(&mut state.sleepers)
            .into_iter()
            .partition(|(until, _)| *until <= now);
        state.sleepers = waiting;
        self.0.waiting.send_replace(state.sleepers.len());
        drop(state);
        let over: Vec<(Duration, oneshot::Sender<()>)> = over;
        for (_, wake) in over {
            // A sleeper that is gone has nothing to be told.
            let _ = wake.send(());
        }
    }

    /// How long until the next wait ends; `None` when nobody waits.
    #[must_use]
    pub fn next_wake(&self) -> Option<Duration> {
        let mut state = self.state();
        state.sleepers.retain(|(_, wake)| !wake.is_closed());
        let now = state.elapsed;
        state
            .sleepers
            .iter()
            .map(|(until, _)| until.saturating_sub(now))
            .min()
    }

    /// Waits, in real time, until at least `count` waits are under way.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn sleepers(&self, count: usize) {
        let mut waiting = self.0.waiting.subscribe();
        // The sender lives as long as `self`, so this cannot fail.
        let _ = waiting.wait_for(|waiting| *waiting >= count).await;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for ManualClock {
    fn default() -> Self {
        Self::starting_at(Timestamp::from_millis(1_767_225_600_000))
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        let state = self.state();
        let elapsed = i64::try_from(state.elapsed.as_millis()).unwrap_or(i64::MAX);
        Timestamp::from_millis(state.start.as_millis().saturating_add(elapsed))
    }

    fn monotonic(&self) -> Duration {
        self.state().elapsed
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let (wake, woken) = oneshot::channel();
        let mut state = self.state();
        let until = state.elapsed.saturating_add(duration);
        if duration.is_zero() {
            return Box::pin(std::future::ready(()));
        }
        state.sleepers.retain(|(_, wake)| !wake.is_closed());
        state.sleepers.push((until, wake));
        self.0.waiting.send_replace(state.sleepers.len());
        drop(state);
        Box::pin(async move {
            // An error means that the clock itself is gone: there is nothing left to wait for.
            let _ = woken.await;
        })
    }
}
