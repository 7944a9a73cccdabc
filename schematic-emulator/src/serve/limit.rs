//! The limit of open connections: when it is reached, the connection that has waited longest for
//! its peer is evicted.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

/// The connection waits for its peer: for a request, for the rest of one, or for an answer to be
/// read.
const IDLE: u8 = 0;
/// A request is being answered, or it has become a stream.
const BUSY: u8 = 1;
/// The connection has to end.
const EVICTED: u8 = 2;

/// Counts the open connections and evicts idle ones when the limit is reached.
#[derive(Debug)]
pub(super) struct ConnectionLimit {
    free: Arc<Semaphore>,
    taken: Mutex<BTreeMap<u64, Arc<Activity>>>,
    /// A logical clock of reads and writes: idle connections are compared by their last step.
    steps: AtomicU64,
    /// Notified when a connection becomes idle.
    idle: Notify,
}

impl ConnectionLimit {
    pub(super) fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self {
            free: Arc::new(Semaphore::new(limit.clamp(1, Semaphore::MAX_PERMITS))),
            taken: Mutex::default(),
            steps: AtomicU64::new(0),
            idle: Notify::new(),
        })
    }

    /// Waits for a permit, and evicts an idle connection if none is free.
    pub(super) async fn take(self: &Arc<Self>, number: u64) -> ConnectionPermit {
        loop {
            // The semaphore is never closed.
            if let Ok(permit) = Arc::clone(&self.free).try_acquire_owned() {
                return ConnectionPermit::new(self, number, permit);
            }
            let evicted = self.evict();
            tokio::select! {
                permit = Arc::clone(&self.free).acquire_owned() => if let Ok(permit) = permit {
                    return ConnectionPermit::new(self, number, permit);
                },
                () = self.idle.notified(), if !evicted => {}
            }
        }
    }

    /// Evicts the connection that has been idle for longest. Returns whether there was one.
    pub(super) fn evict(&self) -> bool {
        let taken = self.taken();
        let mut idle: Vec<_> = taken
            .values()
            .filter(|activity| activity.state.load(Ordering::Acquire) == IDLE)
            .collect();
        idle.sort_unstable_by_key(|activity| activity.last_step.load(Ordering::Relaxed));
        // A connection that has begun a request meanwhile stays.
        idle.into_iter().any(|activity| activity.evict())
    }

    fn taken(&self) -> MutexGuard<'_, BTreeMap<u64, Arc<Activity>>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A permit to serve one connection.
#[derive(Debug)]
pub(super) struct ConnectionPermit {
    number: u64,
    limit: Arc<ConnectionLimit>,
    activity: Arc<Activity>,
    _permit: OwnedSemaphorePermit,
}

impl ConnectionPermit {
    fn new(limit: &Arc<ConnectionLimit>, number: u64, permit: OwnedSemaphorePermit) -> Self {
        let activity = Arc::new(Activity {
            limit: Arc::clone(limit),
            state: AtomicU8::new(IDLE),
            last_step: AtomicU64::new(0),
            evicted: CancellationToken::new(),
        });
        activity.step();
        limit.taken().insert(number, Arc::clone(&activity));
        Self {
            number,
            limit: Arc::clone(limit),
            activity,
            _permit: permit,
        }
    }

    pub(super) const fn activity(&self) -> &Arc<Activity> {
        &self.activity
    }

    /// Waits until the connection is evicted.
    pub(super) async fn evicted(&self) {
        self.activity.evicted.cancelled().await;
    }
}

impl Drop for ConnectionPermit {
    fn drop(&mut self) {
        self.limit.taken().remove(&self.number);
    }
}

/// The state of a connection: idle, busy or evicted.
#[derive(Debug)]
pub(crate) struct Activity {
    limit: Arc<ConnectionLimit>,
    state: AtomicU8,
    last_step: AtomicU64,
    evicted: CancellationToken,
}

impl Activity {
    /// Records that bytes were read or written.
    pub(super) fn step(&self) {
        let step = self.limit.steps.fetch_add(1, Ordering::Relaxed);
        self.last_step.store(step, Ordering::Relaxed);
    }

    /// Marks the connection as busy until the guard is dropped; `None` if it was evicted already.
    pub(super) fn begin(&self) -> Option<BusyGuard<'_>> {
        self.change(IDLE, BUSY).then_some(BusyGuard(self))
    }

    fn evict(&self) -> bool {
        let evicts = self.change(IDLE, EVICTED);
        if evicts {
            self.evicted.cancel();
        }
        evicts
    }

    fn change(&self, from: u8, to: u8) -> bool {
        self.state
            .compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }
}

/// Keeps a connection from being evicted.
#[derive(Debug)]
pub(super) struct BusyGuard<'a>(&'a Activity);

impl Drop for BusyGuard<'_> {
    fn drop(&mut self) {
        self.0.step();
        self.0.change(BUSY, IDLE);
        self.0.limit.idle.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use futures_util::FutureExt as _;

    use super::*;

    fn must_go(seat: &ConnectionPermit) -> bool {
        seat.activity.evicted.is_cancelled()
    }

    fn take(limit: &Arc<ConnectionLimit>, number: u64) -> ConnectionPermit {
        limit.take(number).now_or_never().unwrap()
    }

    #[test]
    fn the_connection_that_has_been_idle_for_longest_goes_first() {
        let limit = ConnectionLimit::new(3);
        let [first, second, third] = [1, 2, 3].map(|number| take(&limit, number));
        first.activity().step();
        let busy = second.activity().begin().unwrap();
        assert!(limit.evict());
        assert!(must_go(&third) && !must_go(&first));
        assert!(third.activity().begin().is_none());
        assert!(limit.evict());
        assert!(must_go(&first));
        assert!(!limit.evict(), "only a busy one is left");
        drop(busy);
        assert!(limit.evict());
        assert!(must_go(&second));
        assert!(!limit.evict(), "all have to go already");
    }

    #[test]
    fn a_seat_is_waited_for_until_one_is_idle_or_free() {
        let limit = ConnectionLimit::new(1);
        let first = take(&limit, 1);
        let busy = first.activity().begin().unwrap();
        let mut second = pin!(limit.take(2));
        assert!(second.as_mut().now_or_never().is_none());
        assert!(!must_go(&first), "it is busy");
        drop(busy);
        assert!(second.as_mut().now_or_never().is_none());
        assert!(must_go(&first), "it is idle now");
        drop(first);
        let second = second.now_or_never().unwrap();
        assert!(!must_go(&second));
        drop(second);
        assert!(limit.taken().is_empty());
        let _third = take(&limit, 3);
    }
}
