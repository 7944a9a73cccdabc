//! Deduplication of events by their idempotency keys.

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use schematic_protocol::Timestamp;

use crate::received::EventKind;

/// How long a repeated idempotency key is recognised.
const WINDOW: Duration = Duration::from_secs(24 * 60 * 60);

/// The idempotency keys of the last 24 hours, up to a limit.
#[derive(Debug)]
pub(crate) struct Dedupe {
    seen: HashSet<(EventKind, std::sync::Arc<str>)>,
    in_order: VecDeque<(Timestamp, EventKind, std::sync::Arc<str>)>,
    limit: usize,
}

impl Dedupe {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            seen: HashSet::new(),
            in_order: VecDeque::new(),
            limit,
        }
    }

    /// Records a key. Returns whether it is the first within the window.
    pub(crate) fn is_first(&mut self, kind: EventKind, key: &str, now: Timestamp) -> bool {
        self.forget(now);
        let key: std::sync::Arc<str> = key.into();
        if !self.seen.insert((kind, key.clone())) {
            return false;
        }
        self.in_order.push_back((now, kind, key));
        while self.in_order.len() > self.limit {
            self.forget_oldest();
        }
        true
    }

    fn forget(&mut self, now: Timestamp) {
        let window = i64::try_from(WINDOW.as_millis()).unwrap_or(i64::MAX);
        while self
            .in_order
            .front()
            .is_some_and(|(at, ..)| now.as_millis().saturating_sub(at.as_millis()) >= window)
        {
            self.forget_oldest();
        }
    }

    fn forget_oldest(&mut self) {
        if let Some((_, kind, key)) = self.in_order.pop_front() {
            self.seen.remove(&(kind, key));
        }
    }

    pub(crate) fn clear(&mut self) {
        self.seen.clear();
        self.in_order.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_for_a_day_and_per_kind() {
        let mut dedupe = Dedupe::new(100);
        let at = |hours: i64| Timestamp::from_millis(hours * 3_600_000);
        assert!(dedupe.is_first(EventKind::Track, "k", at(0)));
        assert!(dedupe.is_first(EventKind::Identify, "k", at(0)));
        assert!(!dedupe.is_first(EventKind::Track, "k", at(23)));
        assert!(dedupe.is_first(EventKind::Track, "k", at(24)));
        assert!(!dedupe.is_first(EventKind::Track, "k", at(47)));
    }

    #[test]
    fn a_million_keys_stay_within_the_bound() {
        let mut dedupe = Dedupe::new(1_000);
        for number in 0..1_000_000 {
            let key = number.to_string();
            assert!(dedupe.is_first(EventKind::Track, &key, Timestamp::from_millis(number)));
        }
        assert_eq!((dedupe.seen.len(), dedupe.in_order.len()), (1_000, 1_000));
    }
}
