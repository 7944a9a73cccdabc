//! A check under way, from which the breaker learns even if its caller gives up.

use std::fmt;
use std::time::Duration;

use schematic_api::runtime::ErrorKind;

use super::{Asker, Breaker, Probe, Reachability};
use crate::clock::Clock;

/// How long a check has to be without an answer to count as failed when its caller drops it.
const NO_ANSWER: Duration = Duration::from_secs(1);

/// A check that the breaker admitted.
///
/// One that is dropped without a result counts as timed out if it went without an answer for a
/// second: callers have time limits shorter than a check's, and an outage would not be noticed
/// otherwise. One that is dropped earlier says nothing; if it was a probe, the next check is one in
/// its place.
pub(in crate::request) struct Admission<'a> {
    breaker: &'a Breaker,
    clock: &'a dyn Clock,
    asker: Asker,
    began: Duration,
    probe: Probe,
    result: Option<Reachability>,
}

impl<'a> Admission<'a> {
    pub(super) fn new(
        breaker: &'a Breaker,
        clock: &'a dyn Clock,
        asker: Asker,
        began: Duration,
        probe: Probe,
    ) -> Self {
        Self {
            breaker,
            clock,
            asker,
            began,
            probe,
            result: None,
        }
    }

    /// Tells the breaker what became of the check.
    pub(in crate::request) fn record(mut self, reachability: Reachability) {
        self.result = Some(reachability);
    }
}

impl Drop for Admission<'_> {
    fn drop(&mut self) {
        let now = self.clock.monotonic();
        let result = self.result.unwrap_or_else(|| {
            if now.saturating_sub(self.began) >= NO_ANSWER {
                Reachability::Failed(ErrorKind::Timeout)
            } else {
                Reachability::NotAsked
            }
        });
        if result == Reachability::NotAsked {
            self.breaker
                .give_back(now, self.asker, self.began, self.probe);
        } else {
            self.breaker.record(now, self.asker, result);
        }
    }
}

impl fmt::Debug for Admission<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Admission")
            .field("probe", &self.probe)
            .finish_non_exhaustive()
    }
}
