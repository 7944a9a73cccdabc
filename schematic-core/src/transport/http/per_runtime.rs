//! One HTTP client for each runtime.

use std::sync::{Arc, MutexGuard, Weak};

use schematic_api::runtime::{Error, ErrorKind};
use tokio::runtime::{self, Handle};
use tokio::sync::oneshot;

use super::make::{Made, TlsError};
use crate::sync::Mutex;
use crate::transport::ExchangeError;

/// Runtimes whose connections are kept at a time. Frameworks with a runtime for each thread have
/// as many as cores.
const MAX_RUNTIMES: usize = 128;

/// The clients of one purpose.
pub(super) struct PerRuntime {
    make: Make,
    entries: Mutex<Entries>,
}

impl PerRuntime {
    /// Has clients made by `make`.
    pub(super) fn new(
        make: impl Fn() -> Result<Made, ExchangeError> + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self {
            make: Box::new(make),
            entries: Mutex::default(),
        })
    }

    /// Makes a client ahead of time.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot speak TLS.
    pub(super) fn prepare(&self) -> Result<(), TlsError> {
        // Any other trouble is that of the first request.
        let Ok(client) = (self.make)() else {
            return Ok(());
        };
        if let Some(error) = client.tls_error {
            return Err(error);
        }
        self.entries().prepared = Some(client);
        Ok(())
    }

    /// Returns the client of the current runtime.
    pub(super) fn current(self: &Arc<Self>) -> Result<Made, ExchangeError> {
        let handle = Handle::try_current().map_err(|error| {
            let error = Error::new(
                ErrorKind::Config,
                "the built-in HTTP client needs a tokio runtime with its I/O and time drivers on",
            )
            .with_source(error);
            ExchangeError::Impossible(error.into())
        })?;
        self.client(&handle)
    }

    fn client(self: &Arc<Self>, handle: &Handle) -> Result<Made, ExchangeError> {
        let runtime = handle.id();
        let mut entries = self.entries();
        if let Some(client) = entries.of(runtime) {
            return Ok(client);
        }
        let client = match entries.prepared.take() {
            Some(client) => client,
            None => {
                // Making one reads certificates, and other runtimes have requests meanwhile.
                drop(entries);
                let client = (self.make)()?;
                entries = self.entries();
                if let Some(client) = entries.of(runtime) {
                    return Ok(client);
                }
                client
            }
        };
        let (watched, dropped) = oneshot::channel();
        let number = entries.next_number;
        entries.next_number += 1;
        let forget = Forget {
            clients: Arc::downgrade(self),
            number,
        };
        let evicted = (entries.used.len() >= MAX_RUNTIMES).then(|| entries.used.remove(0));
        entries.used.push(Entry {
            number,
            runtime,
            client: client.clone(),
            _watched: watched,
        });
        drop(entries);
        drop(evicted);
        // The task is dropped with the runtime, and what it holds with it.
        handle.spawn(async move {
            let _forget = forget;
            // An error means that the entry is gone: what this waits for.
            let _ = dropped.await;
        });
        Ok(client)
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock()
    }
}

type Make = Box<dyn Fn() -> Result<Made, ExchangeError> + Send + Sync>;

#[derive(Default)]
struct Entries {
    used: Vec<Entry>,
    next_number: u64,
    /// Made before there was a runtime, for the first that asks.
    prepared: Option<Made>,
}

impl Entries {
    fn of(&self, runtime: runtime::Id) -> Option<Made> {
        let entry = self.used.iter().find(|entry| entry.runtime == runtime)?;
        Some(entry.client.clone())
    }
}

struct Entry {
    /// Tells it from an earlier entry of the same runtime.
    number: u64,
    runtime: runtime::Id,
    client: Made,
    /// Ends the task that watches for the end of the runtime.
    _watched: oneshot::Sender<()>,
}

/// Removes an entry when it is dropped, unless the entry is gone.
struct Forget {
    clients: Weak<PerRuntime>,
    number: u64,
}

impl Drop for Forget {
    fn drop(&mut self) {
        let Some(clients) = self.clients.upgrade() else {
            return;
        };
        let mut entries = clients.entries();
        let used = &mut entries.used;
        let at = used.iter().position(|entry| entry.number == self.number);
        let forgotten = at.map(|at| used.swap_remove(at));
        // Closing connections is not done under the lock.
        drop(entries);
        drop(forgotten);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Condvar, mpsc};
    use std::thread;
    use std::time::Duration;

    use tokio::runtime::{Builder, Runtime};

    use super::*;
    use crate::transport::http::make::{Purpose, make};
    use crate::transport::http::{HttpOptions, HttpSettings};

    const LIMIT: Duration = Duration::from_secs(60);

    fn current_thread() -> Runtime {
        Builder::new_current_thread().enable_all().build().unwrap()
    }

    #[test]
    fn an_evicted_client_does_not_take_its_successor_along() {
        let made = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&made);
        let settings = HttpSettings::try_from(&HttpOptions::new()).unwrap();
        let clients = PerRuntime::new(move || {
            count.fetch_add(1, Ordering::Relaxed);
            make(Purpose::Requests, &settings)
        });
        let first = current_thread();
        let ask = |runtime: &Runtime| {
            runtime
                .block_on(async { clients.current().map(drop) })
                .unwrap();
        };
        ask(&first);
        let others: Vec<Runtime> = (0..MAX_RUNTIMES).map(|_| current_thread()).collect();
        others.iter().for_each(ask);
        assert_eq!(clients.entries().used.len(), MAX_RUNTIMES);
        ask(&first);
        let before = made.load(Ordering::Relaxed);
        // The task that watched for the evicted client ends.
        first.block_on(async {
            for _ in 0..10 {
                tokio::task::yield_now().await;
            }
        });
        ask(&first);
        assert_eq!(made.load(Ordering::Relaxed), before);
    }

    #[test]
    fn a_runtime_does_not_wait_while_another_gets_its_client() {
        let (making, made) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel();
        let may_go_on = Mutex::new(may_go_on);
        let settings = HttpSettings::try_from(&HttpOptions::new()).unwrap();
        let clients = PerRuntime::new(move || {
            making.send(()).unwrap();
            may_go_on.lock().recv_timeout(LIMIT).unwrap();
            make(Purpose::Requests, &settings)
        });
        let first = current_thread();
        go_on.send(()).unwrap();
        first
            .block_on(async { clients.current().map(drop) })
            .unwrap();
        made.recv_timeout(LIMIT).unwrap();
        let second = thread::spawn({
            let clients = Arc::clone(&clients);
            move || current_thread().block_on(async { clients.current().map(drop) })
        });
        made.recv_timeout(LIMIT).unwrap();
        // Its client is being made, and the first one's is there.
        let (done, is_done) = mpsc::channel();
        let asking = thread::spawn({
            let clients = Arc::clone(&clients);
            move || {
                let result = first.block_on(async { clients.current().map(drop) });
                done.send(result.is_ok()).unwrap();
            }
        });
        assert_eq!(is_done.recv_timeout(LIMIT), Ok(true));
        go_on.send(()).unwrap();
        second.join().unwrap().unwrap();
        asking.join().unwrap();
    }

    #[test]
    fn threads_of_one_runtime_get_one_client() {
        let (making, both) = (Mutex::new(0), Condvar::new());
        let settings = HttpSettings::try_from(&HttpOptions::new()).unwrap();
        let clients = PerRuntime::new(move || {
            // Each finds none, and makes one.
            let mut count = making.lock();
            *count += 1;
            both.notify_all();
            let (count, waited) = both
                .wait_timeout_while(count, LIMIT, |count| *count < 2)
                .unwrap();
            assert!(!waited.timed_out(), "one alone makes a client");
            drop(count);
            make(Purpose::Requests, &settings)
        });
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    runtime
                        .block_on(async { clients.current().map(drop) })
                        .unwrap();
                });
            }
        });
        assert_eq!(clients.entries().used.len(), 1);
    }
}
