//! The emulator's clock: the system's, advanced by tests, or one that only tests advance.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use schematic_protocol::Timestamp;
use tokio::sync::watch;

#[derive(Debug)]
pub(crate) struct Clock {
    /// The time at which a stopped clock began, in milliseconds since 1970; `None` follows the
    /// system's clock.
    standing: Option<i64>,
    ahead: AtomicI64,
    /// Notified whenever the clock is advanced.
    moved: watch::Sender<()>,
}

impl Clock {
    pub(crate) fn system() -> Self {
        Self {
            standing: None,
            ahead: AtomicI64::new(0),
            moved: watch::Sender::new(()),
        }
    }

    pub(crate) fn standing_at(at: Timestamp) -> Self {
        Self {
            standing: Some(at.as_millis()),
            ahead: AtomicI64::new(0),
            moved: watch::Sender::new(()),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        let base = self.standing.unwrap_or_else(system_millis);
        Timestamp::from_millis(base.saturating_add(self.ahead.load(Ordering::Relaxed)))
    }

    pub(crate) fn advance(&self, by: Duration) {
        let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        // Saturating, since the clock may never go back.
        let _ = self
            .ahead
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |ahead| {
                Some(ahead.saturating_add(by))
            });
        self.moved.send_replace(());
    }

    /// Waits until the clock shows `due`.
    pub(crate) async fn reaches(&self, due: Timestamp) {
        let mut moved = self.moved.subscribe();
        loop {
            moved.mark_unchanged();
            let left = due.as_millis().saturating_sub(self.now().as_millis());
            let Ok(left @ 1..) = u64::try_from(left) else {
                return;
            };
            // The sender lives as long as the clock.
            if self.standing.is_some() {
                let _ = moved.changed().await;
            } else {
                let _ = tokio::time::timeout(Duration::from_millis(left), moved.changed()).await;
            }
        }
    }
}

/// Returns the time of the system's clock, in milliseconds since 1970.
pub(crate) fn system_millis() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| {
            i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_moves_only_when_advanced() {
        let clock = Clock::standing_at(Timestamp::from_millis(1_000));
        clock.advance(Duration::from_secs(2));
        assert_eq!(clock.now().as_millis(), 3_000);
        clock.advance(Duration::MAX);
        assert!(clock.now().as_millis() > 3_000);
    }

    #[tokio::test]
    async fn a_wait_ends_when_the_clock_is_moved_so_far() {
        let clock = Clock::standing_at(Timestamp::from_millis(0));
        let due = Timestamp::from_millis(3_000);
        let waiting = clock.reaches(due);
        tokio::pin!(waiting);
        for _ in 0..2 {
            let early = tokio::time::timeout(Duration::ZERO, &mut waiting).await;
            assert!(early.is_err());
            clock.advance(Duration::from_millis(1_500));
        }
        waiting.await;
        clock.reaches(due).await;
        Clock::system().reaches(due).await;
    }

    #[test]
    fn the_systems_clock_can_be_moved_ahead() {
        let clock = Clock::system();
        let before = clock.now().as_millis();
        clock.advance(Duration::from_secs(3600));
        assert!(clock.now().as_millis() - before >= 3_600_000);
    }
}
