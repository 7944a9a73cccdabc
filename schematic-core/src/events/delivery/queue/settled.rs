//! Waiting until events are settled, whoever must send them for that.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;

use super::super::race::race;
use super::super::report::FlushReport;
use super::super::waiters::WaiterId;
use super::Shared;
use super::start::Start;

/// How long a sender that is poked may take to look around. If it takes longer, the runtime that it
/// lives on is not being run, and another takes over; sending a batch twice does no harm.
const REACTION: Duration = Duration::from_secs(1);

impl Shared {
    /// Waits until everything that a flush asked for is settled, or `deadline`.
    pub(super) async fn settled(self: &Arc<Self>, id: WaiterId, deadline: Duration) -> FlushReport {
        let _waiter = WaiterGuard { shared: self, id };
        self.lock().heard = false;
        self.wake.notify_one();
        let mut start = Start::Anyway;
        loop {
            let mut progress = pin!(self.progress.notified());
            progress.as_mut().enable();
            let runs = self.ensure_sender(start);
            // Once; one that panics again is not called back.
            start = Start::IfWell;
            let now = self.clock.monotonic();
            let report = {
                let hopeless = !runs || deadline <= now;
                self.lock().outbox.flushed(id, hopeless)
            };
            if let Some(report) = report {
                return report;
            }
            let Ok(runtime) = Handle::try_current() else {
                // Nothing can be timed here; the sender, which lives elsewhere, ends the wait.
                progress.await;
                continue;
            };
            let poked = !self.lock().heard;
            let left = deadline.saturating_sub(now);
            let patience = if poked { REACTION.min(left) } else { left };
            let _ = race(progress, self.clock.sleep(patience)).await;
            let deaf = poked
                && self.clock.monotonic() >= now.saturating_add(REACTION)
                && !self.lock().heard;
            if deaf {
                self.start_sender(&runtime, Start::InPlace);
            }
        }
    }
}

/// Forgets one who waits when the wait is dropped.
struct WaiterGuard<'a> {
    shared: &'a Shared,
    id: WaiterId,
}

impl Drop for WaiterGuard<'_> {
    fn drop(&mut self) {
        self.shared.lock().outbox.flushed(self.id, true);
    }
}
