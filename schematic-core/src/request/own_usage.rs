//! The usage of a request that is known before it is reported.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::sync::Mutex;

/// Events and their units. A request reports one event, as a rule.
type Units = SmallVec<[(Arc<str>, i64); 1]>;

/// The units of each event that one request reports.
#[derive(Debug, Default)]
pub(super) struct OwnUsage(Mutex<Units>);

impl OwnUsage {
    /// How many different events are counted; others are not.
    const MAX_EVENTS: usize = 16;

    /// Adds `units` of `event`.
    pub(super) fn add(&self, event: Arc<str>, units: i64) {
        let mut events = self.0.lock();
        let known = events.iter_mut().find(|(known, _)| *known == event);
        if let Some((_, sum)) = known {
            *sum = sum.saturating_add(units);
        } else if events.len() < Self::MAX_EVENTS {
            events.push((event, units));
        }
    }

    /// Returns the units of `event`.
    pub(super) fn of(&self, event: &str) -> i64 {
        let events = self.0.lock();
        let known = events.iter().find(|(known, _)| **known == *event);
        known.map_or(0, |(_, units)| *units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_add_up_for_each_event_and_events_are_bounded() {
        let usage = OwnUsage::default();
        usage.add("pages".into(), 3);
        usage.add("exports".into(), 1);
        usage.add("pages".into(), i64::MAX);
        assert_eq!((usage.of("pages"), usage.of("exports")), (i64::MAX, 1));
        assert_eq!(usage.of("other"), 0);
        for n in 0..OwnUsage::MAX_EVENTS {
            usage.add(n.to_string().into(), 1);
        }
        assert_eq!((usage.of("13"), usage.of("14")), (1, 0));
    }
}
