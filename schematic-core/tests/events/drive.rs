//! Moving injected time, and letting tasks do what they can meanwhile.

use std::time::Duration;

use schematic_core::Schematic;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::events::Track;

pub(crate) const fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

/// Lets every task of the current-thread runtime go on until all of them wait.
pub(crate) async fn settle() {
    // Far more turns than anything here takes between two waits.
    for _ in 0..300 {
        tokio::task::yield_now().await;
    }
}

/// Moves the clock by `by`, with a stop wherever a wait ends.
pub(crate) async fn pass(clock: &ManualClock, by: Duration) {
    let end = clock.monotonic() + by;
    loop {
        settle().await;
        let left = end - clock.monotonic();
        if left.is_zero() {
            return;
        }
        clock.advance(clock.next_wake().map_or(left, |wake| wake.min(left)));
    }
}

/// Tracks the events `first`, `first + 1` and so on, named by their number.
pub(crate) fn track(schematic: &Schematic, numbers: std::ops::Range<usize>) {
    for number in numbers {
        schematic.track(Track::new(number.to_string())).unwrap();
    }
}

/// The names that those have.
pub(crate) fn names(numbers: std::ops::Range<usize>) -> Vec<String> {
    numbers.map(|number| number.to_string()).collect()
}
