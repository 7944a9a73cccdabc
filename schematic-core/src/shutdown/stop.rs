//! The stop that one part of a server announces and others await.

use std::time::Duration;

use tokio::sync::watch;

/// Announces to the parts of a server that it is to stop.
///
/// ```
/// use std::time::Duration;
/// use schematic_core::shutdown::StopSender;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let sender = StopSender::new();
/// let mut receiver = sender.subscribe();
/// sender.stop(Duration::from_secs(2));
/// assert_eq!(receiver.stopped().await, Duration::from_secs(2));
/// # }
/// ```
#[derive(Debug)]
pub struct StopSender(watch::Sender<Option<Duration>>);

impl StopSender {
    /// Creates a sender that has not announced anything.
    #[must_use]
    pub fn new() -> Self {
        Self(watch::Sender::new(None))
    }

    /// Announces the stop. From now on, a request that is still being sent may pause for
    /// `receive_within` before it is given up.
    pub fn stop(&self, receive_within: Duration) {
        self.0.send_replace(Some(receive_within));
    }

    /// Creates a receiver.
    #[must_use]
    pub fn subscribe(&self) -> StopReceiver {
        StopReceiver(self.0.subscribe())
    }
}

impl Default for StopSender {
    fn default() -> Self {
        Self::new()
    }
}

/// Awaits the stop that a [`StopSender`] announces.
#[derive(Clone, Debug)]
pub struct StopReceiver(watch::Receiver<Option<Duration>>);

impl StopReceiver {
    /// Waits for the stop, and returns how long a request that is still being sent may pause from
    /// then on. Without a sender nothing announces it any more, which is a stop too.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future loses nothing.
    pub async fn stopped(&mut self) -> Duration {
        match self.0.wait_for(Option::is_some).await {
            Ok(receive_within) => receive_within.unwrap_or_default(),
            Err(_) => Duration::ZERO,
        }
    }
}
