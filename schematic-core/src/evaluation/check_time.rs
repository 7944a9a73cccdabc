//! The time that evaluations go by.

use std::cell::Cell;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use crate::clock::Clock;

/// The difference between the wall clock and the monotonic clock.
///
/// Checks read one clock only. The source of the store measures the difference now and then, since it
/// changes when the wall clock is set.
#[derive(Debug, Default)]
pub(crate) struct WallClockOffset(AtomicI64);

impl WallClockOffset {
    /// Measures the difference.
    pub(crate) fn measure(&self, clock: &dyn Clock) {
        let monotonic = i64::try_from(clock.monotonic().as_millis()).unwrap_or(i64::MAX);
        let offset = clock.now().as_millis().saturating_sub(monotonic);
        self.0.store(offset, Ordering::Relaxed);
    }

    /// Returns what to add to milliseconds of the monotonic clock to get those since 1970.
    pub(super) fn millis(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The time of a check: read when it first matters, and fixed from then on.
#[derive(Debug)]
pub(crate) struct CheckTime<'c> {
    clock: &'c dyn Clock,
    wall_offset: i64,
    now: Cell<Option<Duration>>,
}

impl<'c> CheckTime<'c> {
    pub(crate) fn new(clock: &'c dyn Clock, wall_offset: &WallClockOffset) -> Self {
        Self {
            clock,
            wall_offset: wall_offset.millis(),
            now: Cell::new(None),
        }
    }

    /// Returns the monotonic time.
    pub(super) fn now(&self) -> Duration {
        self.now.get().unwrap_or_else(|| {
            let now = self.clock.monotonic();
            self.now.set(Some(now));
            now
        })
    }

    /// Returns the milliseconds since 1970.
    pub(super) fn since_1970(&self) -> i64 {
        let now = i64::try_from(self.now().as_millis()).unwrap_or(i64::MAX);
        now.saturating_add(self.wall_offset)
    }
}
