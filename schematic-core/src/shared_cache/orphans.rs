//! Companies and users that checks use and that no connection of this process keeps up to date.

use std::collections::HashMap;
use std::time::Duration;

use super::write_queue::EntityName;
use crate::sync::Mutex;

/// How many are remembered.
const MAX: usize = 50_000;

/// When one is subscribed to at the earliest, and how much later at the latest: a fleet that is
/// restarted must not come all at once.
const EARLIEST: Duration = Duration::from_secs(5);
const SPREAD: Duration = Duration::from_secs(25);

/// What is to be subscribed to, and when.
#[derive(Debug, Default)]
pub(super) struct Orphans(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    due: HashMap<EntityName, Duration>,
    next_at: Duration,
}

impl Orphans {
    pub(super) fn note(&self, name: EntityName, now: Duration, random: f64) {
        let mut state = self.0.lock();
        if state.due.len() < MAX {
            let due = now + EARLIEST + SPREAD.mul_f64(random);
            state.due.entry(name).or_insert(due);
        }
    }

    /// Notes one that is due now.
    pub(super) fn note_due(&self, name: EntityName, now: Duration) {
        let mut state = self.0.lock();
        if state.due.len() < MAX || state.due.contains_key(&name) {
            state.due.insert(name, now);
        }
    }

    /// Returns one that is due, but no more than `per_second`.
    pub(super) fn next(&self, now: Duration, per_second: u32) -> Option<EntityName> {
        let mut state = self.0.lock();
        if state.due.is_empty() || now < state.next_at {
            return None;
        }
        let due = state.due.iter().find(|(_, due)| **due <= now);
        let name = due.map(|(name, _)| name.clone());
        match &name {
            Some(name) => {
                state.due.remove(name);
                state.next_at = now + Duration::from_secs(1) / per_second.max(1);
            }
            // Looking through all of them is work.
            None => state.next_at = now + Duration::from_millis(100),
        }
        name
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.lock().due.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::EntityKind;

    #[test]
    fn they_come_after_a_while_and_at_a_rate() {
        let orphans = Orphans::default();
        for id in ["a", "b"] {
            orphans.note((EntityKind::User, id.into()), Duration::ZERO, 0.0);
        }
        orphans.note((EntityKind::User, "c".into()), Duration::ZERO, 1.0);
        let at = |millis| orphans.next(Duration::from_millis(millis), 10).is_some();
        assert!(!at(4_900));
        assert!(at(5_000) && !at(5_050) && at(5_100) && !at(29_900));
        assert!(at(30_000) && orphans.is_empty());
    }
}
