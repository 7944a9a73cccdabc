//! A clock for tests.

use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use schematic_api::runtime::Timestamp;
use tokio::sync::{oneshot, watch};

use super::{Clock, Sleep};
use crate::sync::Mutex;

/// A clock that stands still until it is moved. Clones are the same clock.
///
/// Starts at 2026-01-01T00:00:00Z.
#[derive(Clone, Debug)]
pub struct ManualClock(Arc<Shared>);

impl ManualClock {
    /// Creates a clock that stands at `start`.
    #[must_use]
    pub fn starting_at(start: Timestamp) -> Self {
        Self(Arc::new(Shared {
            state: Mutex::new(State {
                start,
                elapsed: Duration::ZERO,
                slept: Duration::ZERO,
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
            // The sleeper may be gone.
            let _ = wake.send(());
        }
    }

    /// Sets what the wall clock shows, as a person or a time server would. Waits and the other two
    /// clocks do not notice.
    ///
    /// ```
    /// use schematic_core::Timestamp;
    /// use schematic_core::clock::{Clock, ManualClock};
    ///
    /// let clock = ManualClock::starting_at(Timestamp::from_secs(0));
    /// clock.set(Timestamp::from_secs(1_767_225_600));
    /// assert_eq!(clock.now().as_secs(), 1_767_225_600);
    /// assert!(clock.monotonic().is_zero() && clock.boottime().is_zero());
    /// ```
    pub fn set(&self, now: Timestamp) {
        let mut state = self.state();
        let passed = millis(state.elapsed.saturating_add(state.slept));
        state.start = Timestamp::from_millis(now.as_millis().saturating_sub(passed));
    }

    /// Lets the system sleep for `duration`: the wall clock and [`boottime`](Clock::boottime) move,
    /// [`monotonic`](Clock::monotonic) and all waits stand still.
    pub fn suspend(&self, duration: Duration) {
        let mut state = self.state();
        state.slept = state.slept.saturating_add(duration);
    }

    /// Returns how long it is until the next wait ends; `None` if nothing waits.
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
        self.0.state.lock()
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
        let passed = millis(state.elapsed.saturating_add(state.slept));
        Timestamp::from_millis(state.start.as_millis().saturating_add(passed))
    }

    fn monotonic(&self) -> Duration {
        self.state().elapsed
    }

    fn boottime(&self) -> Duration {
        let state = self.state();
        state.elapsed.saturating_add(state.slept)
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

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    waiting: watch::Sender<usize>,
}

#[derive(Debug)]
struct State {
    start: Timestamp,
    elapsed: Duration,
    /// How long the system slept.
    slept: Duration,
    sleepers: Vec<(Duration, oneshot::Sender<()>)>,
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
