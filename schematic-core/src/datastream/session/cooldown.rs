//! Requests that the server did not answer usably, which are not repeated for a while.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// How long a request that failed is not repeated.
pub(super) const COOLDOWN: Duration = Duration::from_secs(30);

/// How many failed requests are remembered. One more takes the place of the one that failed first.
const MAX_COOLDOWNS: usize = 4_096;

/// The requests that failed a short while ago, by a hash of their kind and keys.
///
/// Without it, every check of a company that the server never answers for would wait until the
/// request times out.
#[derive(Debug, Default)]
pub(super) struct Cooldowns {
    ends: HashMap<u64, Duration>,
    hasher: RandomState,
}

impl Cooldowns {
    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns whether a request failed so recently that it is not to be repeated yet.
    pub(super) fn contains(&self, request: &[u8], now: Duration) -> bool {
        let end = self.ends.get(&self.hasher.hash_one(request));
        end.is_some_and(|end| *end > now)
    }

    /// Starts the cooldown of a request that failed.
    pub(super) fn start(&mut self, request: &[u8], now: Duration) {
        let hash = self.hasher.hash_one(request);
        if self.ends.len() >= MAX_COOLDOWNS && !self.ends.contains_key(&hash) {
            self.make_room(now);
        }
        self.ends.insert(hash, now.saturating_add(COOLDOWN));
    }

    /// Notes that a request is sent. If it failed before, its cooldown starts again, so that one
    /// check at a time finds out whether the server answers by now.
    pub(super) fn try_again(&mut self, request: &[u8], now: Duration) {
        if let Some(end) = self.ends.get_mut(&self.hasher.hash_one(request)) {
            *end = now.saturating_add(COOLDOWN);
        }
    }

    /// Ends the cooldown of a request that the server answered.
    pub(super) fn end(&mut self, request: &[u8]) {
        if !self.ends.is_empty() {
            self.ends.remove(&self.hasher.hash_one(request));
        }
    }

    /// Removes the cooldowns that are over, or else the one that ends next.
    fn make_room(&mut self, now: Duration) {
        self.ends.retain(|_, end| *end > now);
        if self.ends.len() < MAX_COOLDOWNS {
            return;
        }
        let next = self.ends.iter().min_by_key(|(_, end)| **end);
        if let Some(hash) = next.map(|(hash, _)| *hash) {
            self.ends.remove(&hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_cooldown_lasts_30_seconds() {
        let mut cooldowns = Cooldowns::default();
        assert!(cooldowns.is_empty() && !cooldowns.contains(b"1", SECOND));
        cooldowns.start(b"1", SECOND);
        assert!(cooldowns.contains(b"1", SECOND));
        assert!(!cooldowns.contains(b"2", SECOND));
        assert!(cooldowns.contains(b"1", 31 * SECOND - Duration::from_nanos(1)));
        assert!(!cooldowns.contains(b"1", 31 * SECOND));
    }

    #[test]
    fn an_answer_ends_a_cooldown() {
        let mut cooldowns = Cooldowns::default();
        cooldowns.start(b"1", SECOND);
        cooldowns.start(b"2", SECOND);
        cooldowns.end(b"1");
        assert!(!cooldowns.contains(b"1", SECOND));
        assert!(cooldowns.contains(b"2", SECOND));
        cooldowns.end(b"2");
        assert!(cooldowns.is_empty());
    }

    #[test]
    fn one_attempt_follows_a_cooldown() {
        let mut cooldowns = Cooldowns::default();
        cooldowns.try_again(b"1", SECOND);
        assert!(cooldowns.is_empty(), "it never failed");
        cooldowns.start(b"1", SECOND);
        cooldowns.try_again(b"1", 40 * SECOND);
        assert!(cooldowns.contains(b"1", 69 * SECOND));
        assert!(!cooldowns.contains(b"1", 70 * SECOND));
    }

    #[test]
    fn the_number_of_cooldowns_is_bounded() {
        let mut cooldowns = Cooldowns::default();
        let name = |number: usize| number.to_be_bytes();
        let at = |number: usize| Duration::from_millis(number as u64);
        for number in 0..MAX_COOLDOWNS + 2 {
            cooldowns.start(&name(number), at(number));
            assert!(cooldowns.ends.len() <= MAX_COOLDOWNS);
        }
        // The first two made room.
        let now = at(MAX_COOLDOWNS + 2);
        let active =
            (0..MAX_COOLDOWNS + 2).filter(|number| cooldowns.contains(&name(*number), now));
        assert!(active.eq(2..MAX_COOLDOWNS + 2));
        // One that is there already takes no other's place.
        cooldowns.start(&name(2), now);
        assert!(cooldowns.contains(&name(3), now));
        // Those that are over go together.
        cooldowns.start(b"later", now + COOLDOWN);
        assert_eq!(cooldowns.ends.len(), 1);
    }

    #[test]
    fn time_has_no_end() {
        let mut cooldowns = Cooldowns::default();
        cooldowns.start(b"1", Duration::MAX - SECOND);
        assert!(cooldowns.contains(b"1", Duration::MAX - SECOND));
        cooldowns.try_again(b"1", Duration::MAX);
        assert!(!cooldowns.contains(b"1", Duration::MAX));
    }
}
