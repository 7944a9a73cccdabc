//! One request however many ask the same at a time.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use tokio::runtime::{self, Handle};

use crate::clock::{Clock, Elapsed, within};
use crate::transport::SharedDeadline;

/// Work under way, by what it is for. Whoever asks for the same joins it.
///
/// Nobody leads: all who wait drive the work together, so it goes on when any of them leaves, and
/// ends when the last one does. It may take as long as the most patient of them waits. Work is
/// shared among those on one tokio runtime, since its connections live there.
pub(crate) struct Flights<K, T: Clone>(Arc<Board<K, T>>);

struct Board<K, T: Clone> {
    flights: Mutex<HashMap<BoardKey<K>, Entry<T>>>,
    next_id: AtomicU64,
}

type BoardKey<K> = (Option<runtime::Id>, K);
type Flight<T> = Shared<BoxFuture<'static, T>>;

struct Entry<T: Clone> {
    id: u64,
    // Weak, so that the work is dropped with the last who waits for it.
    flight: WeakShared<BoxFuture<'static, T>>,
    deadline: Arc<SharedDeadline>,
}

impl<K, T> Flights<K, T>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    pub(crate) fn new() -> Self {
        Self(Arc::new(Board {
            flights: Mutex::default(),
            next_id: AtomicU64::new(0),
        }))
    }

    /// Waits until the time `until` for the work that is for `key`. When there is none under way
    /// it is begun by `work`, which is called again if it gave up for want of time (`is_late`)
    /// while somebody joined who has more.
    pub(crate) async fn join<W, F>(
        &self,
        clock: &dyn Clock,
        key: K,
        until: Duration,
        is_late: fn(&T) -> bool,
        work: W,
    ) -> Result<T, Elapsed>
    where
        W: Fn(Arc<SharedDeadline>) -> F + Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let flight = self.board(key, until, is_late, work);
        let left = until.saturating_sub(clock.monotonic());
        within(clock, left, flight).await
    }

    fn board<W, F>(&self, key: K, until: Duration, is_late: fn(&T) -> bool, work: W) -> Flight<T>
    where
        W: Fn(Arc<SharedDeadline>) -> F + Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let runtime = Handle::try_current().ok().map(|handle| handle.id());
        let key = (runtime, key);
        let mut flights = self.0.flights();
        let under_way = flights
            .get(&key)
            .and_then(|entry| Some((entry.flight.upgrade()?, &entry.deadline)));
        if let Some((flight, deadline)) = under_way {
            deadline.extend(until);
            return flight;
        }
        let id = self.0.next_id.fetch_add(1, Ordering::Relaxed);
        let deadline = Arc::new(SharedDeadline::new(until));
        let seat = Seat {
            board: Arc::clone(&self.0),
            key: key.clone(),
            id,
        };
        let shared = Arc::clone(&deadline);
        let flight = async move {
            loop {
                let output = work(Arc::clone(&shared)).await;
                if !is_late(&output) || seat.leave_unless(|| shared.has_moved()) {
                    return output;
                }
            }
        };
        let flight = flight.boxed().shared();
        // One that has not been polled has not ended, so there is something to point to.
        if let Some(weak) = flight.downgrade() {
            let entry = Entry {
                id,
                flight: weak,
                deadline,
            };
            flights.insert(key, entry);
        }
        flight
    }
}

impl<K, T: Clone> Board<K, T> {
    fn flights(&self) -> MutexGuard<'_, HashMap<BoardKey<K>, Entry<T>>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The work's place on the board; given up when the work ends or is dropped.
struct Seat<K: Eq + Hash, T: Clone> {
    board: Arc<Board<K, T>>,
    key: BoardKey<K>,
    id: u64,
}

impl<K: Eq + Hash, T: Clone> Seat<K, T> {
    /// Gives the place up, so that nobody joins any more, unless `stay`, which is asked while
    /// nobody can join.
    fn leave_unless(&self, stay: impl FnOnce() -> bool) -> bool {
        let mut flights = self.board.flights();
        if stay() {
            return false;
        }
        // Another may have taken the place, when nobody was left to wait for this one.
        if flights
            .get(&self.key)
            .is_some_and(|entry| entry.id == self.id)
        {
            flights.remove(&self.key);
        }
        true
    }
}

impl<K: Eq + Hash, T: Clone> Drop for Seat<K, T> {
    fn drop(&mut self) {
        self.leave_unless(|| false);
    }
}

impl<K, T: Clone> fmt::Debug for Flights<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flights")
            .field("under_way", &self.0.flights().len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use futures_util::future::join_all;
    use tokio::sync::Semaphore;

    use super::*;
    use crate::clock::ManualClock;

    const LATE: u32 = u32::MAX;

    /// Work that ends when the test says so, and counts how often it was begun.
    #[derive(Clone)]
    struct Work {
        begun: Arc<AtomicUsize>,
        go: Arc<Semaphore>,
    }

    impl Work {
        fn new() -> Self {
            Self {
                begun: Arc::default(),
                go: Arc::new(Semaphore::new(0)),
            }
        }

        fn begun(&self) -> usize {
            self.begun.load(Ordering::SeqCst)
        }

        fn run(&self) -> impl Fn(Arc<SharedDeadline>) -> BoxFuture<'static, u32> + Send + 'static {
            let work = self.clone();
            move |_| {
                let work = work.clone();
                Box::pin(async move {
                    work.begun.fetch_add(1, Ordering::SeqCst);
                    work.go.acquire().await.unwrap().forget();
                    7
                })
            }
        }
    }

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    fn never(_: &u32) -> bool {
        false
    }

    #[tokio::test]
    async fn all_who_ask_the_same_get_one_answer() {
        let (flights, clock, work) = (Flights::new(), ManualClock::default(), Work::new());
        let asked = (0..100).map(|n| flights.join(&clock, n % 2, secs(9), never, work.run()));
        let mut all = Box::pin(join_all(asked));
        assert!(futures_util::poll!(&mut all).is_pending());
        work.go.add_permits(2);
        let answers = all.await;
        assert!(answers.iter().all(|answer| matches!(answer, Ok(7))));
        assert_eq!(work.begun(), 2);
        assert!(flights.0.flights().is_empty());
    }

    #[tokio::test]
    async fn one_who_leaves_takes_nothing_along() {
        let (flights, clock, work) = (Flights::new(), ManualClock::default(), Work::new());
        let mut first = Box::pin(flights.join(&clock, "k", secs(9), never, work.run()));
        let mut second = Box::pin(flights.join(&clock, "k", secs(9), never, work.run()));
        assert!(futures_util::poll!(&mut first).is_pending());
        assert!(futures_util::poll!(&mut second).is_pending());
        drop(first);
        work.go.add_permits(1);
        assert!(matches!(second.await, Ok(7)));
        assert_eq!(work.begun(), 1);
    }

    #[tokio::test]
    async fn when_the_last_leaves_the_work_ends() {
        let (flights, clock, work) = (Flights::new(), ManualClock::default(), Work::new());
        let mut only = Box::pin(flights.join(&clock, "k", secs(9), never, work.run()));
        assert!(futures_util::poll!(&mut only).is_pending());
        drop(only);
        assert!(flights.0.flights().is_empty());
        work.go.add_permits(1);
        let again = flights.join(&clock, "k", secs(9), never, work.run()).await;
        assert!(matches!(again, Ok(7)));
        assert_eq!(work.begun(), 2);
    }

    #[tokio::test]
    async fn the_patient_outlast_the_hasty() {
        let (flights, clock, work) = (Flights::new(), ManualClock::default(), Work::new());
        let mut hasty = Box::pin(flights.join(&clock, "k", secs(1), never, work.run()));
        assert!(futures_util::poll!(&mut hasty).is_pending());
        let mut patient = Box::pin(flights.join(&clock, "k", secs(9), never, work.run()));
        assert!(futures_util::poll!(&mut patient).is_pending());
        clock.advance(secs(2));
        assert!(matches!(hasty.await, Err(Elapsed)));
        work.go.add_permits(1);
        assert!(matches!(patient.await, Ok(7)));
        assert_eq!(work.begun(), 1);
    }

    #[tokio::test]
    async fn work_that_gave_up_goes_on_for_one_with_more_time() {
        let (flights, clock) = (Flights::new(), ManualClock::default());
        let begun = Arc::new(AtomicUsize::new(0));
        let (count, gate) = (Arc::clone(&begun), Arc::new(Semaphore::new(0)));
        let open = Arc::clone(&gate);
        let work = move |deadline: Arc<SharedDeadline>| {
            let (count, gate) = (Arc::clone(&count), Arc::clone(&gate));
            async move {
                let round = count.fetch_add(1, Ordering::SeqCst);
                if round > 0 {
                    assert!(deadline.has_moved());
                }
                gate.acquire().await.unwrap().forget();
                if round == 0 { LATE } else { 7 }
            }
        };
        let is_late = |output: &u32| *output == LATE;
        let mut hasty = Box::pin(flights.join(&clock, "k", secs(1), is_late, work.clone()));
        assert!(futures_util::poll!(&mut hasty).is_pending());
        let patient = Box::pin(flights.join(&clock, "k", secs(9), is_late, work));
        open.add_permits(2);
        assert!(matches!(patient.await, Ok(7)));
        assert_eq!(begun.load(Ordering::SeqCst), 2);
    }
}
