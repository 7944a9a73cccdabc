//! A replay guard in memory.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::future::ready;
use std::sync::MutexGuard;
use std::time::Duration;

use super::now::Uptime;
use super::{ReplayClaim, ReplayFuture, ReplayGuard};
use crate::sync::Mutex;

/// A [`ReplayGuard`] for one process. When it is full, the oldest is forgotten.
///
/// It takes about 150 bytes for a delivery.
pub struct MemoryReplayGuard {
    capacity: usize,
    uptime: Uptime,
    claims: Mutex<Claims>,
}

#[derive(Default)]
struct Claims {
    by_signature: HashMap<[u8; 32], Entry>,
    /// The oldest first, by the token of its entry.
    by_age: BTreeMap<u64, [u8; 32]>,
    last_token: u64,
}

struct Entry {
    token: u64,
    is_done: bool,
    until: Duration,
}

impl MemoryReplayGuard {
    /// Creates a guard that remembers up to `capacity` deliveries, at least one.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            uptime: Uptime::default(),
            claims: Mutex::default(),
        }
    }

    /// Sets the clock that leases are measured with: the time since some fixed instant, which never
    /// runs backwards. Defaults to the system's monotonic clock.
    #[must_use]
    pub fn monotonic(mut self, elapsed: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        self.uptime = Uptime::injected(elapsed);
        self
    }

    fn claims(&self) -> MutexGuard<'_, Claims> {
        self.claims.lock()
    }
}

impl Default for MemoryReplayGuard {
    /// Remembers up to 10,000 deliveries.
    fn default() -> Self {
        Self::new(10_000)
    }
}

impl ReplayGuard for MemoryReplayGuard {
    fn claim<'a>(
        &'a self,
        signature: &'a [u8; 32],
        lease: Duration,
    ) -> ReplayFuture<'a, ReplayClaim> {
        let now = self.uptime.read();
        let mut claims = self.claims();
        let claim = match claims.current(signature, now) {
            Some(Entry { is_done: true, .. }) => ReplayClaim::Done,
            Some(begun) => ReplayClaim::InProgress {
                remaining: begun.until.saturating_sub(now),
            },
            None => ReplayClaim::Begun {
                token: claims.insert(signature, false, now.saturating_add(lease), self.capacity),
            },
        };
        Box::pin(ready(claim))
    }

    fn complete<'a>(&'a self, signature: &'a [u8; 32], keep: Duration) -> ReplayFuture<'a, ()> {
        let until = self.uptime.read().saturating_add(keep);
        self.claims().insert(signature, true, until, self.capacity);
        Box::pin(ready(()))
    }

    fn release(&self, signature: &[u8; 32], token: u64) {
        let mut claims = self.claims();
        // A done claim has a token that no one else knows.
        if claims
            .by_signature
            .get(signature)
            .is_some_and(|entry| entry.token == token)
        {
            claims.remove(signature);
        }
    }
}

impl Claims {
    fn current(&self, signature: &[u8; 32], now: Duration) -> Option<&Entry> {
        let entry = self.by_signature.get(signature)?;
        (entry.until > now).then_some(entry)
    }

    /// Puts a claim in the place of the one before, if there was one, and returns its token.
    fn insert(
        &mut self,
        signature: &[u8; 32],
        is_done: bool,
        until: Duration,
        capacity: usize,
    ) -> u64 {
        self.remove(signature);
        if self.by_signature.len() >= capacity
            && let Some((_, oldest)) = self.by_age.pop_first()
        {
            self.by_signature.remove(&oldest);
        }
        self.last_token = self.last_token.wrapping_add(1);
        let token = self.last_token;
        let entry = Entry {
            token,
            is_done,
            until,
        };
        self.by_signature.insert(*signature, entry);
        self.by_age.insert(token, *signature);
        token
    }

    fn remove(&mut self, signature: &[u8; 32]) {
        if let Some(entry) = self.by_signature.remove(signature) {
            self.by_age.remove(&entry.token);
        }
    }
}

impl fmt::Debug for MemoryReplayGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryReplayGuard")
            .field("capacity", &self.capacity)
            .field("remembered", &self.claims().by_signature.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    const LEASE: Duration = Duration::from_secs(30);
    const KEEP: Duration = Duration::from_secs(600);

    struct World {
        guard: MemoryReplayGuard,
        secs: Arc<AtomicU64>,
    }

    impl World {
        fn new(capacity: usize) -> Self {
            let secs = Arc::new(AtomicU64::new(0));
            let read = Arc::clone(&secs);
            let elapsed = move || Duration::from_secs(read.load(Ordering::Relaxed));
            Self {
                guard: MemoryReplayGuard::new(capacity).monotonic(elapsed),
                secs,
            }
        }

        fn at(&self, secs: u64) -> &Self {
            self.secs.store(secs, Ordering::Relaxed);
            self
        }

        fn claim(&self, signature: u8, lease: Duration) -> ReplayClaim {
            let signature = [signature; 32];
            let claim = self.guard.claim(&signature, lease);
            futures_util::FutureExt::now_or_never(claim).expect("in memory")
        }

        /// The token of a claim that begins.
        fn begin(&self, signature: u8) -> u64 {
            match self.claim(signature, LEASE) {
                ReplayClaim::Begun { token } => token,
                other => panic!("{other:?}"),
            }
        }

        fn complete(&self, signature: u8) {
            drop(self.guard.complete(&[signature; 32], KEEP));
        }

        fn release(&self, signature: u8, token: u64) {
            self.guard.release(&[signature; 32], token);
        }
    }

    fn in_progress(secs: u64) -> ReplayClaim {
        let remaining = Duration::from_secs(secs);
        ReplayClaim::InProgress { remaining }
    }

    #[test]
    fn a_begun_claim_ends_with_its_lease() {
        let world = World::new(10);
        world.begin(1);
        assert_eq!(world.at(10).claim(1, LEASE), in_progress(20));
        world.at(10).begin(2);
        assert_eq!(world.at(29).claim(1, LEASE), in_progress(1));
        world.at(30).begin(1);
        assert_eq!(world.claim(1, LEASE), in_progress(30));
    }

    #[test]
    fn a_done_claim_stays_for_its_time() {
        let world = World::new(10);
        let token = world.begin(1);
        world.at(5).complete(1);
        world.release(1, token);
        assert_eq!(world.at(604).claim(1, LEASE), ReplayClaim::Done);
        world.at(605).begin(1);
    }

    #[test]
    fn a_released_claim_can_begin_again() {
        let world = World::new(10);
        let token = world.begin(1);
        world.release(1, token);
        world.begin(1);
    }

    #[test]
    fn a_claim_is_not_released_by_the_one_before() {
        let world = World::new(10);
        let slow = world.begin(1);
        world.at(30).begin(1);
        world.release(1, slow);
        assert_eq!(world.claim(1, LEASE), in_progress(30));
        // Nor is what the one before has done.
        let world = World::new(10);
        world.begin(1);
        let second = world.at(30).begin(1);
        world.complete(1);
        world.release(1, second);
        assert_eq!(world.claim(1, LEASE), ReplayClaim::Done);
    }

    #[test]
    fn no_more_is_remembered_than_fits() {
        let world = World::new(2);
        for signature in 0..100 {
            world.begin(signature);
        }
        for signature in 0..100 {
            world.complete(signature);
            world.complete(signature);
        }
        let claims = world.guard.claims();
        assert_eq!((claims.by_signature.len(), claims.by_age.len()), (2, 2));
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let world = World::new(2);
        world.begin(1);
        world.begin(2);
        world.complete(1);
        world.begin(3);
        assert_eq!(world.claim(1, LEASE), ReplayClaim::Done);
        assert_eq!(world.claim(3, LEASE), in_progress(30));
        world.begin(2);
    }

    #[test]
    fn any_length_of_time_will_do() {
        let world = World::new(10);
        for (signature, lease) in [(1, Duration::ZERO), (2, Duration::from_nanos(1))] {
            world.at(1).claim(signature, lease);
            world.at(2).begin(signature);
        }
        world.at(2).claim(3, Duration::MAX);
        let later = world.at(u64::MAX).claim(3, LEASE);
        assert!(matches!(later, ReplayClaim::InProgress { .. }));
    }
}
