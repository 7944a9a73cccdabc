//! One piece of work for all callers that want it at the same time.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use tokio::runtime::{self, Handle};

use crate::clock::{Clock, Elapsed, within};
use crate::sync::Mutex;

/// Work under way, by what it is for: a caller that wants the same joins it.
///
/// No caller leads: all who wait drive the work together, so it goes on when any of them leaves, and
/// ends when the last one does. Work is shared among those on one tokio runtime, since its
/// connections live there.
pub(crate) struct SingleFlight<K, T: Clone>(Arc<InFlightMap<K, T>>);

/// Callers that begin to wait so soon after the work has begun have no more time than it, to speak of.
const TOGETHER: Duration = Duration::from_secs(1);

/// How much longer a caller waits whose time ends with the work's: that long work may take to say
/// what it failed with, since timers are rounded to milliseconds.
const LAST_WORD: Duration = Duration::from_millis(5);

/// How long a caller waits, and how long work may take that it has to begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// When the caller stops waiting, on the monotonic clock.
    pub(crate) caller: Duration,
    /// When the work has to end; no earlier than the caller stops waiting.
    pub(crate) work: Duration,
}

impl<K, T> SingleFlight<K, T>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    pub(crate) fn new() -> Self {
        Self(Arc::new(InFlightMap {
            flights: Mutex::default(),
            next_id: AtomicU64::new(0),
        }))
    }

    /// Waits for the work for `key`. If none is under way, calls `work` to start it, with the time
    /// by which it has to end.
    ///
    /// Work that a caller with less time has begun may give up for want of time (`is_late`): a
    /// caller that has at least a second more begins it again. Those that came together with the
    /// first do not: one after the other they would ask a server that has just asked for a pause.
    pub(crate) async fn join<W, F>(
        &self,
        clock: &dyn Clock,
        key: K,
        limits: Limits,
        is_late: fn(&T) -> bool,
        work: W,
    ) -> Result<T, Elapsed>
    where
        W: Fn(Duration) -> F,
        F: Future<Output = T> + Send + 'static,
    {
        loop {
            let (flight, ends) = self.board(&key, limits, &work);
            let extra = if ends <= limits.caller {
                LAST_WORD
            } else {
                Duration::ZERO
            };
            let until = limits.caller.saturating_add(extra);
            let left = until.saturating_sub(clock.monotonic());
            let output = within(clock, left, flight).await?;
            let has_more_time = limits.caller.saturating_sub(ends) >= TOGETHER;
            if !is_late(&output) || !has_more_time || clock.monotonic() >= limits.caller {
                return Ok(output);
            }
        }
    }

    /// The work for `key` that is under way, or that begins now, and when it has to end.
    fn board<W, F>(&self, key: &K, limits: Limits, work: &W) -> (Flight<T>, Duration)
    where
        W: Fn(Duration) -> F,
        F: Future<Output = T> + Send + 'static,
    {
        let runtime = Handle::try_current().ok().map(|handle| handle.id());
        let key = (runtime, key.clone());
        let mut flights = self.0.flights();
        let under_way = flights
            .get(&key)
            .and_then(|entry| Some((entry.flight.upgrade()?, entry.ends)));
        if let Some(under_way) = under_way {
            return under_way;
        }
        let id = self.0.next_id.fetch_add(1, Ordering::Relaxed);
        let ends = limits.work.max(limits.caller);
        let guard = FlightGuard {
            map: Arc::clone(&self.0),
            key: key.clone(),
            id,
        };
        let work = work(ends);
        let flight = async move {
            let output = work.await;
            drop(guard);
            output
        };
        let flight = flight.boxed().shared();
        // One that has not been polled has not ended, so there is something to point to.
        if let Some(weak) = flight.downgrade() {
            let entry = Entry {
                id,
                flight: weak,
                ends,
            };
            flights.insert(key, entry);
        }
        (flight, ends)
    }
}

impl<K, T: Clone> fmt::Debug for SingleFlight<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SingleFlight")
            .field("under_way", &self.0.flights().len())
            .finish()
    }
}

struct InFlightMap<K, T: Clone> {
    flights: Mutex<HashMap<InFlightKey<K>, Entry<T>>>,
    next_id: AtomicU64,
}

type InFlightKey<K> = (Option<runtime::Id>, K);
type Flight<T> = Shared<BoxFuture<'static, T>>;

struct Entry<T: Clone> {
    id: u64,
    // Weak, so that the work is dropped with the last caller that waits for it.
    flight: WeakShared<BoxFuture<'static, T>>,
    ends: Duration,
}

impl<K, T: Clone> InFlightMap<K, T> {
    fn flights(&self) -> MutexGuard<'_, HashMap<InFlightKey<K>, Entry<T>>> {
        self.flights.lock()
    }
}

/// The entry of work in the map; removed when the work ends or is dropped.
struct FlightGuard<K: Eq + Hash, T: Clone> {
    map: Arc<InFlightMap<K, T>>,
    key: InFlightKey<K>,
    id: u64,
}

impl<K: Eq + Hash, T: Clone> Drop for FlightGuard<K, T> {
    fn drop(&mut self) {
        let mut flights = self.map.flights();
        // Other work may have begun, when no caller was left to wait for this one.
        if flights
            .get(&self.key)
            .is_some_and(|entry| entry.id == self.id)
        {
            flights.remove(&self.key);
        }
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

        fn run(&self) -> impl Fn(Duration) -> BoxFuture<'static, u32> + Send + 'static {
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

    fn limits(secs: u64) -> Limits {
        let until = self::secs(secs);
        Limits {
            caller: until,
            work: until,
        }
    }

    fn never(_: &u32) -> bool {
        false
    }

    #[tokio::test]
    async fn all_who_ask_the_same_get_one_answer() {
        let (flights, clock, work) = (SingleFlight::new(), ManualClock::default(), Work::new());
        let asked = (0..100).map(|n| flights.join(&clock, n % 2, limits(9), never, work.run()));
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
        let (flights, clock, work) = (SingleFlight::new(), ManualClock::default(), Work::new());
        let mut first = Box::pin(flights.join(&clock, "k", limits(9), never, work.run()));
        let mut second = Box::pin(flights.join(&clock, "k", limits(9), never, work.run()));
        assert!(futures_util::poll!(&mut first).is_pending());
        assert!(futures_util::poll!(&mut second).is_pending());
        drop(first);
        work.go.add_permits(1);
        assert!(matches!(second.await, Ok(7)));
        assert_eq!(work.begun(), 1);
    }

    #[tokio::test]
    async fn when_the_last_leaves_the_work_ends() {
        let (flights, clock, work) = (SingleFlight::new(), ManualClock::default(), Work::new());
        let mut only = Box::pin(flights.join(&clock, "k", limits(9), never, work.run()));
        assert!(futures_util::poll!(&mut only).is_pending());
        drop(only);
        assert!(flights.0.flights().is_empty());
        work.go.add_permits(1);
        let again = flights
            .join(&clock, "k", limits(9), never, work.run())
            .await;
        assert!(matches!(again, Ok(7)));
        assert_eq!(work.begun(), 2);
    }

    #[tokio::test]
    async fn the_patient_outlast_the_hasty() {
        let (flights, clock, work) = (SingleFlight::new(), ManualClock::default(), Work::new());
        let mut hasty = Box::pin(flights.join(&clock, "k", limits(1), never, work.run()));
        assert!(futures_util::poll!(&mut hasty).is_pending());
        let mut patient = Box::pin(flights.join(&clock, "k", limits(9), never, work.run()));
        assert!(futures_util::poll!(&mut patient).is_pending());
        clock.advance(secs(2));
        assert!(matches!(hasty.await, Err(Elapsed)));
        work.go.add_permits(1);
        assert!(matches!(patient.await, Ok(7)));
        assert_eq!(work.begun(), 1);
    }

    #[tokio::test]
    async fn work_that_gave_up_goes_on_for_one_with_more_time() {
        let (flights, clock) = (SingleFlight::new(), ManualClock::default());
        let begun = Arc::new(AtomicUsize::new(0));
        let (count, gate) = (Arc::clone(&begun), Arc::new(Semaphore::new(0)));
        let open = Arc::clone(&gate);
        let work = move |ends: Duration| {
            let (count, gate) = (Arc::clone(&count), Arc::clone(&gate));
            async move {
                let round = count.fetch_add(1, Ordering::SeqCst);
                assert_eq!(ends, secs(if round == 0 { 1 } else { 9 }));
                gate.acquire().await.unwrap().forget();
                if round == 0 { LATE } else { 7 }
            }
        };
        let is_late = |output: &u32| *output == LATE;
        let mut hasty = Box::pin(flights.join(&clock, "k", limits(1), is_late, work.clone()));
        assert!(futures_util::poll!(&mut hasty).is_pending());
        let patient = Box::pin(flights.join(&clock, "k", limits(9), is_late, work));
        open.add_permits(2);
        assert!(matches!(patient.await, Ok(7)));
        assert_eq!(begun.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn those_that_came_together_do_not_begin_again_one_after_another() {
        let (flights, clock) = (SingleFlight::new(), ManualClock::default());
        let begun = Arc::new(AtomicUsize::new(0));
        let (count, gate) = (Arc::clone(&begun), Arc::new(Semaphore::new(0)));
        let open = Arc::clone(&gate);
        let work = move |_| {
            let (count, gate) = (Arc::clone(&count), Arc::clone(&gate));
            async move {
                count.fetch_add(1, Ordering::SeqCst);
                gate.acquire().await.unwrap().forget();
                LATE
            }
        };
        let is_late = |output: &u32| *output == LATE;
        let limits = |n: u64| {
            let until = secs(9) + Duration::from_millis(n);
            Limits {
                caller: until,
                work: until,
            }
        };
        let asked = (0..100).map(|n| flights.join(&clock, "k", limits(n), is_late, work.clone()));
        let mut all = Box::pin(join_all(asked));
        assert!(futures_util::poll!(&mut all).is_pending());
        open.add_permits(100);
        assert!(all.await.iter().all(|answer| matches!(answer, Ok(LATE))));
        assert_eq!(begun.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn work_that_ends_with_its_caller_says_how_it_ended() {
        let (flights, clock, work) = (SingleFlight::new(), ManualClock::default(), Work::new());
        let mut only = Box::pin(flights.join(&clock, "k", limits(1), never, work.run()));
        assert!(futures_util::poll!(&mut only).is_pending());
        clock.advance(secs(1));
        assert!(futures_util::poll!(&mut only).is_pending());
        work.go.add_permits(1);
        assert!(matches!(only.await, Ok(7)));

        let mut only = Box::pin(flights.join(&clock, "k", limits(2), never, work.run()));
        assert!(futures_util::poll!(&mut only).is_pending());
        clock.advance(secs(1) + LAST_WORD);
        assert!(matches!(only.await, Err(Elapsed)));
    }

    #[tokio::test]
    async fn a_caller_without_a_limit_has_no_more_time_than_its_work() {
        let (flights, clock) = (SingleFlight::new(), ManualClock::default());
        let begun = AtomicUsize::new(0);
        let work = |_| {
            assert_eq!(begun.fetch_add(1, Ordering::SeqCst), 0, "begun again");
            async { LATE }
        };
        let limits = Limits {
            caller: Duration::MAX,
            work: Duration::MAX,
        };
        let joined = flights.join(&clock, "k", limits, |output| *output == LATE, work);
        assert!(matches!(joined.await, Ok(LATE)));
    }
}
