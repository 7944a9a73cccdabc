//! Flags that were not in the store when they were read.

use std::collections::HashMap;
use std::time::Duration;

use crate::store::{FetchOutcome, MISSING_FOR};
use crate::sync::Mutex;

/// How many of them are remembered.
const MAX_FLAGS: usize = 10_000;

/// For how long one is missing: it may be written at any moment.
const MISSING: Duration = Duration::from_millis(MISSING_FOR);

/// The shortest time between two searches for those that are missing no more.
const SWEEP: Duration = Duration::from_millis(100);

/// Flags that were missing or unusable a moment ago, so that they need not be read again.
#[derive(Debug, Default)]
pub(super) struct AbsentFlags(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    flags: HashMap<String, (Duration, FetchOutcome)>,
    swept_at: Duration,
}

impl AbsentFlags {
    /// Notes that a flag was missing or unusable when it was read.
    pub(super) fn note(&self, flag: &str, read_at: Duration, outcome: FetchOutcome) {
        let mut state = self.0.lock();
        let flag = flag.to_lowercase();
        let is_known = state.flags.contains_key(&flag);
        if !is_known && state.flags.len() >= MAX_FLAGS {
            // Going through all of them for each new one would be the main work.
            if read_at.saturating_sub(state.swept_at) >= SWEEP {
                state.swept_at = read_at;
                state
                    .flags
                    .retain(|_, (before, _)| read_at < before.saturating_add(MISSING));
            }
            if state.flags.len() >= MAX_FLAGS {
                // It is read again each time.
                return;
            }
        }
        let known = state.flags.entry(flag).or_insert((read_at, outcome));
        if known.0 <= read_at {
            *known = (read_at, outcome);
        }
    }

    /// Returns how reading a flag ended a moment ago, if it was missing or unusable.
    pub(super) fn outcome(&self, flag: &str, now: Duration) -> Option<FetchOutcome> {
        let state = self.0.lock();
        if state.flags.is_empty() {
            return None;
        }
        let (read_at, outcome) = state.flags.get(&flag.to_lowercase())?;
        (now < read_at.saturating_add(MISSING)).then_some(*outcome)
    }

    /// Returns whether a flag was missing or unusable when it was read after `read_at`.
    pub(super) fn is_newer(&self, flag: &str, read_at: Duration) -> bool {
        let state = self.0.lock();
        !state.flags.is_empty()
            && state
                .flags
                .get(&flag.to_lowercase())
                .is_some_and(|(noted, _)| *noted > read_at)
    }

    /// Forgets all of them.
    pub(super) fn clear(&self) {
        self.0.lock().flags.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn a_flag_is_missing_for_a_short_while() {
        let absent = AbsentFlags::default();
        absent.note("Beta", at(1_000), FetchOutcome::Absent);
        assert_eq!(
            absent.outcome("beta", at(1_249)),
            Some(FetchOutcome::Absent)
        );
        assert_eq!(absent.outcome("beta", at(1_250)), None);
        assert!(absent.is_newer("BETA", at(999)) && !absent.is_newer("beta", at(1_000)));
        // An older read that is taken late.
        absent.note("beta", at(900), FetchOutcome::Unusable);
        assert_eq!(
            absent.outcome("beta", at(1_249)),
            Some(FetchOutcome::Absent)
        );
        absent.clear();
        assert_eq!(absent.outcome("beta", at(1_000)), None);
    }

    #[test]
    fn they_are_bounded() {
        let absent = AbsentFlags::default();
        for number in 0..MAX_FLAGS + 10 {
            absent.note(&number.to_string(), at(1_000), FetchOutcome::Absent);
        }
        assert_eq!(absent.0.lock().flags.len(), MAX_FLAGS);
        absent.note("later", at(2_000), FetchOutcome::Absent);
        assert_eq!(absent.0.lock().flags.len(), 1);
    }
}
