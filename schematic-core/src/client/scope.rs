//! A client's life with an end.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use futures_util::FutureExt;

use super::{SHUTDOWN_TIMEOUT, Schematic};
use crate::events::ShutdownReport;

impl Schematic {
    /// Runs `work` with the client, shuts the client down, and returns what `work` returned, with
    /// the report of the shutdown.
    ///
    /// The client is shut down in any case: if `work` returns an error, and if it panics; the panic
    /// goes on afterwards. The shutdown takes up to 10 seconds.
    ///
    /// ```
    /// use schematic_core::Schematic;
    /// use schematic_core::events::Track;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = schematic_emulator::Emulator::start().await?;
    /// # let schematic = Schematic::builder(emulator.api_key())
    /// #     .base_url(emulator.base_url())
    /// #     .event_capture_base_url(emulator.event_capture_base_url())
    /// #     .clock(schematic_core::clock::ManualClock::default())
    /// #     .build()?;
    /// let (result, report) = schematic
    ///     .scope(async |schematic| {
    ///         schematic.track(Track::new("import").company("org", "acme"))?;
    ///         std::fs::read_to_string("no such file").map_err(schematic_core::BoxError::from)
    ///     })
    ///     .await;
    /// assert!(result.is_err());
    /// assert_eq!(report.events.sent, 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Cancel safety
    ///
    /// If dropped while `work` runs, the client is dropped with it, and shut down as a client that
    /// is dropped. If dropped later, as [`Schematic::shutdown`].
    pub async fn scope<T>(self, work: impl AsyncFnOnce(Self) -> T) -> (T, ShutdownReport) {
        self.scope_within(SHUTDOWN_TIMEOUT, work).await
    }

    /// Runs `work` as [`Schematic::scope`] does, with `timeout` as the time limit of the shutdown.
    ///
    /// # Cancel safety
    ///
    /// As [`Schematic::scope`].
    pub async fn scope_within<T>(
        self,
        timeout: Duration,
        work: impl AsyncFnOnce(Self) -> T,
    ) -> (T, ShutdownReport) {
        let client = self.clone();
        let work = AssertUnwindSafe(async move { work(client).await });
        let ended = work.catch_unwind().await;
        let report = self.shutdown_within(timeout).await;
        match ended {
            Ok(value) => (value, report),
            Err(panic) => resume_unwind(panic),
        }
    }
}
