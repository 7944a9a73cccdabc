use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use schematic_api::runtime::Timestamp;

use crate::wall_clock;

/// The answer of a [`ReplayGuard`].
pub type ReplayFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Remembers which deliveries were handled. Where several processes serve one endpoint, it has to
/// stand on something that they share.
pub trait ReplayGuard: fmt::Debug + Send + Sync + 'static {
    /// Remembers `signature` for the time `keep`. Whether it is new: false when it was remembered
    /// already.
    fn claim<'a>(&'a self, signature: &'a [u8; 32], keep: Duration) -> ReplayFuture<'a, bool>;

    /// Forgets `signature`: it could not be handled, and is to be accepted when it is sent again.
    fn release<'a>(&'a self, signature: &'a [u8; 32]) -> ReplayFuture<'a, ()>;
}

/// A [`ReplayGuard`] for one process. When it is full, the oldest is forgotten.
#[derive(Debug)]
pub struct MemoryReplayGuard {
    capacity: usize,
    remembered: Mutex<Remembered>,
}

#[derive(Debug, Default)]
struct Remembered {
    until: HashMap<[u8; 32], Timestamp>,
    order: VecDeque<[u8; 32]>,
}

impl MemoryReplayGuard {
    /// A guard that remembers up to `capacity` deliveries, at least one.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            remembered: Mutex::default(),
        }
    }

    fn claim_at(&self, signature: &[u8; 32], keep: Duration, now: Timestamp) -> bool {
        let keep = i64::try_from(keep.as_millis()).unwrap_or(i64::MAX);
        let until = Timestamp::from_millis(now.as_millis().saturating_add(keep));
        let mut remembered = self.remembered();
        if remembered
            .until
            .get(signature)
            .is_some_and(|until| *until > now)
        {
            return false;
        }
        remembered.forget(signature);
        remembered.until.insert(*signature, until);
        remembered.order.push_back(*signature);
        while remembered.order.len() > self.capacity {
            if let Some(oldest) = remembered.order.pop_front() {
                remembered.until.remove(&oldest);
            }
        }
        true
    }

    fn remembered(&self) -> MutexGuard<'_, Remembered> {
        self.remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Remembered {
    fn forget(&mut self, signature: &[u8; 32]) {
        if self.until.remove(signature).is_some() {
            self.order.retain(|known| known != signature);
        }
    }
}

impl Default for MemoryReplayGuard {
    /// Remembers up to 10,000 deliveries.
    fn default() -> Self {
        Self::new(10_000)
    }
}

impl ReplayGuard for MemoryReplayGuard {
    fn claim<'a>(&'a self, signature: &'a [u8; 32], keep: Duration) -> ReplayFuture<'a, bool> {
        Box::pin(std::future::ready(self.claim_at(
            signature,
            keep,
            wall_clock::now(),
        )))
    }

    fn release<'a>(&'a self, signature: &'a [u8; 32]) -> ReplayFuture<'a, ()> {
        self.remembered().forget(signature);
        Box::pin(std::future::ready(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_millis(secs * 1000)
    }

    #[test]
    fn a_delivery_is_new_once_until_it_is_forgotten() {
        let guard = MemoryReplayGuard::default();
        assert!(guard.claim_at(&[1; 32], MINUTE, at(0)));
        assert!(!guard.claim_at(&[1; 32], MINUTE, at(59)));
        assert!(guard.claim_at(&[2; 32], MINUTE, at(59)));
        assert!(guard.claim_at(&[1; 32], MINUTE, at(60)));
        drop(guard.release(&[1; 32]));
        assert!(guard.claim_at(&[1; 32], MINUTE, at(61)));
    }

    #[test]
    fn what_was_remembered_again_is_not_the_oldest() {
        let guard = MemoryReplayGuard::new(2);
        assert!(guard.claim_at(&[1; 32], MINUTE, at(0)));
        assert!(guard.claim_at(&[2; 32], MINUTE, at(30)));
        assert!(guard.claim_at(&[1; 32], MINUTE, at(60)));
        assert!(guard.claim_at(&[3; 32], MINUTE, at(60)));
        assert!(!guard.claim_at(&[1; 32], MINUTE, at(61)));
    }

    #[test]
    fn no_more_is_remembered_than_fits() {
        let guard = MemoryReplayGuard::new(2);
        for signature in 0..100 {
            assert!(guard.claim_at(&[signature; 32], MINUTE, at(0)));
        }
        let remembered = guard.remembered();
        assert_eq!((remembered.until.len(), remembered.order.len()), (2, 2));
    }
}
