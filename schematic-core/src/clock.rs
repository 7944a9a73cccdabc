//! Where time comes from: the system's clock, or one that a test moves by hand.
//!
//! Everything in this crate that reads the time or waits does so through a [`Clock`], so
//! minutes of retries can be tested in an instant.
//!
//! ```
//! use std::time::Duration;
//! use schematic_core::clock::{Clock, ManualClock};
//!
//! let clock = ManualClock::default();
//! let before = clock.now();
//! clock.advance(Duration::from_secs(90));
//! assert_eq!(clock.now().as_millis() - before.as_millis(), 90_000);
//! ```

mod manual;
mod system;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use futures_util::future::Either;
use schematic_api::runtime::Timestamp;

pub use self::manual::ManualClock;
pub use self::system::SystemClock;

/// The future of one [`Clock::sleep`].
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A source of time.
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// Returns the wall-clock time.
    fn now(&self) -> Timestamp;

    /// Returns the time since some fixed instant; it never runs backwards.
    fn monotonic(&self) -> Duration;

    /// Returns the time since some fixed instant, with the time that the system slept where it
    /// counts that. Setting the wall clock does not change it, and it never runs backwards.
    ///
    /// Defaults to [`monotonic`](Self::monotonic).
    fn boottime(&self) -> Duration {
        self.monotonic()
    }

    /// Waits for `duration`. Dropping the future ends the wait.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// The error of a future that took longer than its limit.
#[derive(Debug)]
pub(crate) struct Elapsed;

/// Awaits `future` for at most `limit`.
pub(crate) async fn within<F: Future>(
    clock: &dyn Clock,
    limit: Duration,
    future: F,
) -> Result<F::Output, Elapsed> {
    let future = std::pin::pin!(future);
    match futures_util::future::select(future, clock.sleep(limit)).await {
        Either::Left((output, _)) => Ok(output),
        Either::Right(((), _)) => Err(Elapsed),
    }
}
