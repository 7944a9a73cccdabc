//! The task that publishes usage that starts over.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use crate::store::Store;

/// How often usage that starts over with a period is looked for.
const TICK: Duration = Duration::from_secs(1);

/// Publishes usage that has started over with its period, every second until `stop`.
pub(crate) async fn pass_time(store: Arc<Store>, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => store.pass_time(),
        }
    }
}
