//! What a client returns for an event that it took.

use crate::events::TrackError;

/// The receipt of an event that a client took.
///
/// It may be dropped: the event is delivered, or reported as lost, either way.
#[derive(Debug)]
pub struct Receipt(());

impl Receipt {
    /// Creates the receipt of an event in memory, where nothing is left to wait for.
    pub(super) const fn queued() -> Self {
        Self(())
    }

    /// Waits until the event is as safe as the client is configured to keep it. Events in memory
    /// are that at once.
    ///
    /// # Errors
    ///
    /// Returns an error if the event could not be kept after all. Events in memory always are.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; the event is kept nevertheless.
    pub async fn accepted(self) -> Result<(), TrackError> {
        Ok(())
    }
}
