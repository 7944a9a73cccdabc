//! Which checks are let through while others are spared.

use std::time::Duration;

use super::asker::{Asker, Rank};

/// How often Schematic is tried.
const PROBE_EVERY: Duration = Duration::from_secs(1);

/// How long a context whose check was refused is expected to ask again. Guards ask for a retry
/// after five seconds; one more is for the way.
const WAITS: Duration = Duration::from_secs(6);

/// Lets one check a second through, for the context that is the best to probe with.
#[derive(Debug, Default)]
pub(super) struct Gate {
    next_probe: Duration,
    /// The refused context that is the best to probe with, and until when it is expected to ask
    /// again.
    waiting: Option<(Asker, Duration)>,
}

impl Gate {
    /// Spares all checks until the first probe.
    pub(super) fn close(&mut self, now: Duration) {
        self.next_probe = now.saturating_add(PROBE_EVERY);
    }

    /// Returns whether a check for `asker` is let through. A better one that waits has precedence.
    pub(super) fn admit(
        &mut self,
        now: Duration,
        asker: Asker,
        rank: impl Fn(Asker) -> Rank,
    ) -> bool {
        let is_behind = self
            .waiting
            .filter(|(_, until)| now < *until)
            .is_some_and(|(waiting, _)| waiting != asker && rank(waiting) > rank(asker));
        if is_behind {
            return false;
        }
        if now < self.next_probe {
            self.waiting = Some((asker, now.saturating_add(WAITS)));
            return false;
        }
        self.close(now);
        self.waiting.take_if(|(waiting, _)| *waiting == asker);
        true
    }

    /// Makes up for a probe that was let through at `began` and has no result.
    pub(super) fn give_back(&mut self, now: Duration, began: Duration) {
        // Unless another probe has been let through since.
        if self.next_probe == began.saturating_add(PROBE_EVERY) {
            self.next_probe = self.next_probe.min(now);
        }
    }
}
