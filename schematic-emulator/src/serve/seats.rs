//! Room for connections: when it runs out, the one that has waited longest for its peer goes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

/// It waits for its peer: for a request, for the rest of one, or for an answer to be taken.
const IDLE: u8 = 0;
/// A request is being answered, or it has become a stream.
const BUSY: u8 = 1;
/// It has to go.
const EVICTED: u8 = 2;

/// As many connections as may be served at a time.
#[derive(Debug)]
pub(super) struct Seats {
    free: Arc<Semaphore>,
    taken: Mutex<BTreeMap<u64, Arc<Activity>>>,
    /// Counts what connections read and write, so that their last times can be compared.
    steps: AtomicU64,
    /// A connection has begun to wait for its peer.
    idle: Notify,
}

/// One connection's right to be served.
#[derive(Debug)]
pub(super) struct Seat {
    number: u64,
    seats: Arc<Seats>,
    activity: Arc<Activity>,
    _permit: OwnedSemaphorePermit,
}

/// What a connection is doing.
#[derive(Debug)]
pub(crate) struct Activity {
    seats: Arc<Seats>,
    state: AtomicU8,
    last_step: AtomicU64,
    evicted: CancellationToken,
}

/// Keeps a connection from being evicted.
#[derive(Debug)]
pub(super) struct Busy<'a>(&'a Activity);

impl Seats {
    pub(super) fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self {
            free: Arc::new(Semaphore::new(limit.clamp(1, Semaphore::MAX_PERMITS))),
            taken: Mutex::default(),
            steps: AtomicU64::new(0),
            idle: Notify::new(),
        })
    }

    /// Waits for a seat, and makes an idle connection leave if there is none.
    pub(super) async fn take(self: &Arc<Self>, number: u64) -> Seat {
        loop {
            // The semaphore is never closed.
            if let Ok(permit) = Arc::clone(&self.free).try_acquire_owned() {
                return Seat::new(self, number, permit);
            }
            let evicted = self.evict();
            tokio::select! {
                permit = Arc::clone(&self.free).acquire_owned() => if let Ok(permit) = permit {
                    return Seat::new(self, number, permit);
                },
                () = self.idle.notified(), if !evicted => {}
            }
        }
    }

    /// Makes the connection leave that has been idle for longest; says whether there was one.
    pub(super) fn evict(&self) -> bool {
        let taken = self.taken();
        let mut idle: Vec<_> = taken
            .values()
            .filter(|activity| activity.state.load(Ordering::Acquire) == IDLE)
            .collect();
        idle.sort_unstable_by_key(|activity| activity.last_step.load(Ordering::Relaxed));
        // One that has begun a request meanwhile may stay.
        idle.into_iter().any(|activity| activity.evict())
    }

    fn taken(&self) -> MutexGuard<'_, BTreeMap<u64, Arc<Activity>>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    fn new(seats: &Arc<Seats>, number: u64, permit: OwnedSemaphorePermit) -> Self {
        let activity = Arc::new(Activity {
            seats: Arc::clone(seats),
            state: AtomicU8::new(IDLE),
            last_step: AtomicU64::new(0),
            evicted: CancellationToken::new(),
        });
        activity.step();
        seats.taken().insert(number, Arc::clone(&activity));
        Self {
            number,
            seats: Arc::clone(seats),
            activity,
            _permit: permit,
        }
    }

    pub(super) const fn activity(&self) -> &Arc<Activity> {
        &self.activity
    }

    /// Waits until the connection has to go.
    pub(super) async fn evicted(&self) {
        self.activity.evicted.cancelled().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.seats.taken().remove(&self.number);
    }
}

impl Activity {
    /// Bytes came or went.
    pub(super) fn step(&self) {
        let step = self.seats.steps.fetch_add(1, Ordering::Relaxed);
        self.last_step.store(step, Ordering::Relaxed);
    }

    /// Keeps the connection until the result is dropped; `None` if it has to go already.
    pub(super) fn begin(&self) -> Option<Busy<'_>> {
        self.change(IDLE, BUSY).then_some(Busy(self))
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

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.step();
        self.0.change(BUSY, IDLE);
        self.0.seats.idle.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use futures_util::FutureExt as _;

    use super::*;

    fn must_go(seat: &Seat) -> bool {
        seat.activity.evicted.is_cancelled()
    }

    fn take(seats: &Arc<Seats>, number: u64) -> Seat {
        seats.take(number).now_or_never().unwrap()
    }

    #[test]
    fn the_connection_that_has_been_idle_for_longest_goes_first() {
        let seats = Seats::new(3);
        let [first, second, third] = [1, 2, 3].map(|number| take(&seats, number));
        first.activity().step();
        let busy = second.activity().begin().unwrap();
        assert!(seats.evict());
        assert!(must_go(&third) && !must_go(&first));
        assert!(third.activity().begin().is_none());
        assert!(seats.evict());
        assert!(must_go(&first));
        assert!(!seats.evict(), "only a busy one is left");
        drop(busy);
        assert!(seats.evict());
        assert!(must_go(&second));
        assert!(!seats.evict(), "all have to go already");
    }

    #[test]
    fn a_seat_is_waited_for_until_one_is_idle_or_free() {
        let seats = Seats::new(1);
        let first = take(&seats, 1);
        let busy = first.activity().begin().unwrap();
        let mut second = pin!(seats.take(2));
        assert!(second.as_mut().now_or_never().is_none());
        assert!(!must_go(&first), "it is busy");
        drop(busy);
        assert!(second.as_mut().now_or_never().is_none());
        assert!(must_go(&first), "it is idle now");
        drop(first);
        let second = second.now_or_never().unwrap();
        assert!(!must_go(&second));
        drop(second);
        assert!(seats.taken().is_empty());
        let _third = take(&seats, 3);
    }
}
