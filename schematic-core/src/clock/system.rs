use std::sync::LazyLock;
use std::time::{Duration, Instant};

use schematic_api::runtime::Timestamp;
use tokio::runtime::Handle;

use super::{Clock, Sleep};
use crate::wall_clock;

/// The clock of the system. Its waits need a tokio runtime with its time driver on; without any
/// runtime a wait is over at once, so nothing waits for ever.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        wall_clock::now()
    }

    fn monotonic(&self) -> Duration {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        START.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        match Handle::try_current() {
            Ok(_) => Box::pin(tokio::time::sleep(duration)),
            Err(_) => Box::pin(std::future::ready(())),
        }
    }
}
