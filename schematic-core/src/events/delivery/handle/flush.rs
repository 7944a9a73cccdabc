//! Waiting until events are settled, whatever must send them for that.

use std::pin::pin;
use std::time::Duration;

use futures_util::future::select;
use tokio::runtime::Handle;

use super::EventQueue;
use super::start::Start;
use crate::events::delivery::report::FlushReport;
use crate::events::delivery::shared::Shared;
use crate::events::delivery::waiters::WaiterId;

/// How long a sender that is poked may take to look around. If it takes longer, the runtime that it
/// lives on is not being run, and another takes over; sending a batch twice does no harm.
const REACTION: Duration = Duration::from_secs(1);

impl EventQueue {
    /// Waits until everything that a flush asked for is settled, or `deadline`.
    pub(super) async fn flushed(&self, id: WaiterId, deadline: Duration) -> FlushReport {
        let shared = &*self.shared;
        let _waiter = WaiterGuard { shared, id };
        shared.lock().heard = false;
        shared.wake.notify_one();
        let mut start = Start::Always;
        loop {
            let mut progress = pin!(shared.progress.notified());
            progress.as_mut().enable();
            let runs = self.ensure_sender(start);
            // Once; one that panics again is not called back.
            start = Start::UnlessPanicked;
            let now = shared.clock.monotonic();
            let report = {
                let hopeless = !runs || deadline <= now;
                shared.lock().outbox.flushed(id, hopeless)
            };
            if let Some(report) = report {
                return report;
            }
            let Ok(runtime) = Handle::try_current() else {
                // Nothing can be timed here; the sender, which lives elsewhere, ends the wait.
                progress.await;
                continue;
            };
            let poked = !shared.lock().heard;
            let left = deadline.saturating_sub(now);
            let patience = if poked { REACTION.min(left) } else { left };
            let _ = select(progress, shared.clock.sleep(patience)).await;
            let deaf = poked
                && shared.clock.monotonic() >= now.saturating_add(REACTION)
                && !shared.lock().heard;
            if deaf {
                self.start_sender(&runtime, Start::Replace);
            }
        }
    }
}

/// Ends a wait when it is dropped.
struct WaiterGuard<'a> {
    shared: &'a Shared,
    id: WaiterId,
}

impl Drop for WaiterGuard<'_> {
    fn drop(&mut self) {
        self.shared.lock().outbox.flushed(self.id, true);
    }
}
