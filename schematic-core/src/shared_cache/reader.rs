//! Reading from the shared store: one flight for each key, and one call for what is missed together.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared, join_all};
use tokio::runtime::{self, Handle};
use tokio::sync::oneshot;

use crate::clock::Clock;
use crate::shared_store::GuardedStore;
use crate::sync::Mutex;

/// How many keys are read with one call.
pub(super) const MAX_KEYS: usize = 500;

/// How long after it began a read is joined, if some caller has not taken it yet.
const JOIN_WINDOW: Duration = Duration::from_millis(250);

/// A reader of the shared store. Callers that want a key which is being read wait for that.
pub(super) struct Reader {
    store: Arc<GuardedStore>,
    clock: Arc<dyn Clock>,
    in_flight: InFlight,
    next_id: AtomicU64,
}

/// Keys are read by each runtime for itself, since the connection of a store may live there.
type FlightKey = (runtime::Id, Arc<str>);
type InFlight = Arc<Mutex<Flights>>;
type ReadResult = Result<Arc<Batch>, Arc<str>>;
type Flight = Shared<BoxFuture<'static, ReadResult>>;

/// A flight, and the keys that are wanted of it.
type Joined = (Flight, Vec<Arc<str>>);

/// The reads that are under way.
#[derive(Default)]
struct Flights {
    entries: HashMap<FlightKey, Entry>,
    /// Those that take in more keys, until their task has its second turn: checks that miss something
    /// at the same time read it with one call.
    boarding: Vec<Boarding>,
}

/// A read that has not begun.
struct Boarding {
    id: u64,
    runtime: runtime::Id,
    keys: Vec<Arc<str>>,
    flight: WeakFlight,
}

type WeakFlight = WeakShared<BoxFuture<'static, ReadResult>>;

impl Flights {
    /// Lets keys be read by a read of this runtime that has not begun, if there is one with room.
    fn board(&mut self, runtime: runtime::Id, keys: &[Arc<str>]) -> Option<(u64, Flight)> {
        let boarding = self.boarding.iter_mut().find(|boarding| {
            boarding.runtime == runtime && boarding.keys.len() + keys.len() <= MAX_KEYS
        })?;
        let flight = boarding.flight.upgrade()?;
        boarding.keys.extend_from_slice(keys);
        Some((boarding.id, flight))
    }

    /// Returns the keys of a read that begins, or has come to its end without.
    fn depart(&mut self, id: u64) -> Vec<Arc<str>> {
        let place = self.boarding.iter().position(|boarding| boarding.id == id);
        place.map_or_else(Vec::new, |place| self.boarding.swap_remove(place).keys)
    }
}

/// A read of a key that is under way, or that some caller has not taken yet.
struct Entry {
    id: u64,
    // Weak, so that it ends with the last caller.
    flight: WeakFlight,
    began: Duration,
}

/// What was read with one call.
struct Batch {
    read_at: Duration,
    /// Without the keys that have no value.
    values: HashMap<Arc<str>, Bytes>,
    /// The keys that could not be read, and why.
    failures: HashMap<Arc<str>, Arc<str>>,
    _guard: FlightGuard,
}

/// The value of a key, or that there is none, and when it was read.
#[derive(Clone, Debug)]
pub(super) struct ReadValue {
    pub(super) value: Option<Bytes>,
    /// When the read began: what is written later may be missing in it.
    pub(super) read_at: Duration,
}

/// The values of the keys that were read. Other callers join the reads until this is dropped, so it is
/// held until the values are in memory.
#[derive(Default)]
pub(super) struct ReadValues {
    values: HashMap<Arc<str>, ReadValue>,
    failure: Option<Arc<str>>,
    _flights: Vec<Flight>,
}

impl ReadValues {
    /// Returns what was read under a key; `None` if it could not be read.
    pub(super) fn get(&self, key: &str) -> Option<&ReadValue> {
        self.values.get(key)
    }

    /// Returns the keys that could be read.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(|key| &**key)
    }

    /// Returns whether some keys could not be read.
    pub(super) fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    /// Returns why some keys could not be read, in words for people.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }
}

impl Reader {
    pub(super) fn new(store: Arc<GuardedStore>, clock: Arc<dyn Clock>) -> Self {
        Self {
            store,
            clock,
            in_flight: Arc::default(),
            next_id: AtomicU64::new(0),
        }
    }

    /// Reads keys, side by side, by tasks on `runtime`. What could be read is returned also if the
    /// rest could not.
    pub(super) async fn read(&self, keys: Vec<String>, runtime: &Handle) -> ReadValues {
        let joined = self.join_or_start(keys, runtime);
        let flights = joined.iter().map(|(flight, _)| flight.clone()).collect();
        let waits = joined
            .into_iter()
            .map(async |(flight, keys)| (flight.await, keys));
        let mut read = ReadValues {
            _flights: flights,
            ..ReadValues::default()
        };
        for (result, keys) in join_all(waits).await {
            let batch = match result {
                Ok(batch) => batch,
                Err(error) => {
                    read.failure = Some(error);
                    continue;
                }
            };
            for key in keys {
                if let Some(error) = batch.failures.get(&key) {
                    read.failure = Some(Arc::clone(error));
                    continue;
                }
                let value = ReadValue {
                    value: batch.values.get(&key).cloned(),
                    read_at: batch.read_at,
                };
                read.values.insert(key, value);
            }
        }
        read
    }

    /// Returns the flights of these keys: those under way, and new ones for the others.
    fn join_or_start(&self, keys: Vec<String>, runtime: &Handle) -> Vec<Joined> {
        let now = self.clock.monotonic();
        let mut seen = HashSet::with_capacity(keys.len());
        let keys = keys.into_iter().map(Arc::from);
        let keys: Vec<Arc<str>> = keys.filter(|key| seen.insert(Arc::clone(key))).collect();
        let mut joined: HashMap<u64, Joined> = HashMap::new();
        let mut fresh: Vec<Arc<str>> = Vec::new();
        let mut flights = Vec::new();
        let mut work = Vec::new();
        let mut in_flight = self.in_flight.lock();
        for key in keys {
            let key = (runtime.id(), key);
            let entry = in_flight.entries.get(&key);
            let entry = entry.filter(|entry| now.saturating_sub(entry.began) < JOIN_WINDOW);
            match entry.and_then(|entry| Some((entry.id, entry.flight.upgrade()?))) {
                Some((id, flight)) => {
                    let (_, keys) = joined.entry(id).or_insert_with(|| (flight, Vec::new()));
                    keys.push(key.1);
                }
                None => fresh.push(key.1),
            }
        }
        for keys in fresh.chunks(MAX_KEYS) {
            let (id, flight) = match in_flight.board(runtime.id(), keys) {
                Some(boarded) => boarded,
                None => {
                    let id = self.next_id.fetch_add(1, Ordering::Relaxed);
                    let (flight, reads) = self.begin(id, runtime.id());
                    work.push(reads);
                    // One that has not been polled has not ended, so there is something to point to.
                    in_flight
                        .boarding
                        .extend(flight.downgrade().map(|flight| Boarding {
                            id,
                            runtime: runtime.id(),
                            keys: keys.to_vec(),
                            flight,
                        }));
                    (id, flight)
                }
            };
            if let Some(weak) = flight.downgrade() {
                for key in keys {
                    let entry = Entry {
                        id,
                        flight: weak.clone(),
                        began: now,
                    };
                    let key = (runtime.id(), Arc::clone(key));
                    in_flight.entries.insert(key, entry);
                }
            }
            flights.push((flight, keys.to_vec()));
        }
        // A runtime that ends drops a task at once, and with it what takes the lock.
        drop(in_flight);
        for reads in work {
            runtime.spawn(reads);
        }
        flights.extend(joined.into_values());
        flights
    }

    /// Returns a flight, and the work that it waits for. That is a task, so that the time of a caller
    /// that is not polled does not count.
    fn begin(&self, id: u64, runtime: runtime::Id) -> (Flight, BoxFuture<'static, ()>) {
        let (done, ended) = oneshot::channel();
        let (store, clock) = (Arc::clone(&self.store), Arc::clone(&self.clock));
        let mut guard = FlightGuard {
            in_flight: Arc::clone(&self.in_flight),
            id,
            runtime,
            keys: Vec::new(),
        };
        let work = async move {
            // Others that are ready now may miss something too.
            tokio::task::yield_now().await;
            guard.keys = guard.in_flight.lock().depart(id);
            let read_at = clock.monotonic();
            let names: Vec<&str> = guard.keys.iter().map(|key| &**key).collect();
            let read = match store.get_many(&names).await {
                Ok(values) => {
                    let keys = guard.keys.clone();
                    let mut batch = Batch {
                        read_at,
                        values: HashMap::with_capacity(values.len()),
                        failures: HashMap::new(),
                        _guard: guard,
                    };
                    for (key, value) in keys.into_iter().zip(values) {
                        match value {
                            Ok(Some(value)) => drop(batch.values.insert(key, value)),
                            Ok(None) => {}
                            Err(error) => {
                                batch.failures.insert(key, Arc::from(error.to_string()));
                            }
                        }
                    }
                    Ok(Arc::new(batch))
                }
                Err(error) => Err(Arc::from(error.to_string())),
            };
            // An error means that no caller waits any more.
            let _ = done.send(read);
        };
        let flight = async move {
            ended
                .await
                .unwrap_or_else(|_| Err("the task that reads the store ended".into()))
        };
        (flight.boxed().shared(), work.boxed())
    }
}

/// Ends the flight of keys when it is dropped.
struct FlightGuard {
    in_flight: InFlight,
    id: u64,
    runtime: runtime::Id,
    keys: Vec<Arc<str>>,
}

impl Drop for FlightGuard {
    fn drop(&mut self) {
        let mut in_flight = self.in_flight.lock();
        self.keys.append(&mut in_flight.depart(self.id));
        for key in self.keys.drain(..) {
            let key = (self.runtime, key);
            let entry = in_flight.entries.get(&key);
            // Another flight may have begun.
            if entry.is_some_and(|entry| entry.id == self.id) {
                in_flight.entries.remove(&key);
            }
        }
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("in_flight", &self.in_flight.lock().entries.len())
            .finish_non_exhaustive()
    }
}
