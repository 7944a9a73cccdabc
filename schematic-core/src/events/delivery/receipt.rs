use crate::events::Refused;

/// What a client gives for an event that it took.
///
/// It may be thrown away: the event is delivered, or reported as lost, either way.
#[derive(Debug)]
pub struct Receipt(());

impl Receipt {
    /// Of an event that is in the memory queue, where nothing is left to wait for.
    pub(super) const fn queued() -> Self {
        Self(())
    }

    /// Waits until the event is as safe as the client is configured to keep it. Events in memory
    /// are that at once.
    ///
    /// # Errors
    ///
    /// If it could not be kept after all. Events in memory always are.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; the event is kept nevertheless.
    pub async fn accepted(self) -> Result<(), Refused> {
        Ok(())
    }
}
