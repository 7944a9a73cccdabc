use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::ReplayGuard;

/// A delivery that is being handled, as its [`ReplayGuard`] remembers it.
///
/// [`Claim::complete`] says that it was handled. Dropped before that, the claim is released: the
/// delivery counts as never handled and is accepted when it is sent again.
#[must_use = "dropping it says that the delivery was not handled"]
pub struct Claim {
    guard: Arc<dyn ReplayGuard>,
    signature: [u8; 32],
    token: u64,
    keep: Duration,
    is_settled: AtomicBool,
}

impl Claim {
    pub(super) fn new(
        guard: Arc<dyn ReplayGuard>,
        signature: [u8; 32],
        token: u64,
        keep: Duration,
    ) -> Self {
        Self {
            guard,
            signature,
            token,
            keep,
            is_settled: AtomicBool::new(false),
        }
    }

    /// Says that the delivery was handled: it is answered with success and not handled when it is
    /// sent again. Does nothing the second time.
    ///
    /// # Cancel safety
    ///
    /// Dropped half-way, the guard may or may not have it; if not, the claim ends with its lease.
    pub async fn complete(&self) {
        // Before the wait: what may have been completed is not released any more.
        if !self.is_settled.swap(true, Ordering::Relaxed) {
            self.guard.complete(&self.signature, self.keep).await;
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if !*self.is_settled.get_mut() {
            self.guard.release(&self.signature, self.token);
        }
    }
}

impl fmt::Debug for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("is_settled", &self.is_settled)
            .finish_non_exhaustive()
    }
}
