//! The clock of the system.

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

    fn boottime(&self) -> Duration {
        static START: LazyLock<Option<Duration>> = LazyLock::new(since_boot);
        // Where it fails it fails always, so the two clocks are not mixed.
        let passed = |start: Duration| Some(since_boot()?.saturating_sub(start));
        START.and_then(passed).unwrap_or_else(|| self.monotonic())
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        match Handle::try_current() {
            Ok(_) => Box::pin(tokio::time::sleep(duration)),
            Err(_) => Box::pin(std::future::ready(())),
        }
    }
}

/// Returns the time since the system was started, sleep included. `Instant` leaves sleep out on
/// these systems; on Windows it counts it.
#[cfg(any(target_os = "android", target_os = "linux", target_vendor = "apple"))]
fn since_boot() -> Option<Duration> {
    use rustix::time::{DynamicClockId, clock_gettime_dynamic};

    #[cfg(target_vendor = "apple")]
    const CLOCK: DynamicClockId<'static> = DynamicClockId::Known(rustix::time::ClockId::Monotonic);
    #[cfg(not(target_vendor = "apple"))]
    const CLOCK: DynamicClockId<'static> = DynamicClockId::Boottime;

    let time = clock_gettime_dynamic(CLOCK).ok()?;
    let (seconds, nanos) = (time.tv_sec.try_into().ok()?, time.tv_nsec.try_into().ok()?);
    Some(Duration::new(seconds, nanos))
}

#[cfg(not(any(target_os = "android", target_os = "linux", target_vendor = "apple")))]
fn since_boot() -> Option<Duration> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn sleep_is_counted_where_the_system_counts_it() {
        assert!(since_boot().is_some());
        let before = SystemClock.boottime();
        let slept = SystemClock
            .boottime()
            .saturating_sub(SystemClock.monotonic());
        assert!(SystemClock.boottime() >= before);
        // No machine sleeps during this test; what is seen is the time between two lines.
        assert!(slept < Duration::from_secs(60), "{slept:?}");
    }
}
