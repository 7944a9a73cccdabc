//! One HTTP client for each runtime.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use schematic_api::runtime::{Error, ErrorKind};
use tokio::runtime::{self, Handle};
use tokio::sync::oneshot;

use super::make::{Made, Purpose, TlsError, make};
use crate::transport::ExchangeError;

/// Runtimes whose connections are kept at a time. Frameworks with a runtime for each thread have
/// as many as cores.
const MAX_RUNTIMES: usize = 128;

/// The clients of one purpose.
pub(super) struct PerRuntime {
    purpose: Purpose,
    entries: Mutex<Entries>,
}

#[derive(Default)]
struct Entries {
    used: Vec<Entry>,
    /// Made before there was a runtime, for the first that asks.
    prepared: Option<Made>,
}

struct Entry {
    runtime: runtime::Id,
    client: Made,
    /// Ends the task that watches for the end of the runtime.
    _watched: oneshot::Sender<()>,
}

impl PerRuntime {
    pub(super) fn new(purpose: Purpose) -> Arc<Self> {
        Arc::new(Self {
            purpose,
            entries: Mutex::default(),
        })
    }

    /// Makes a client ahead of time.
    ///
    /// # Errors
    ///
    /// If it cannot speak TLS.
    pub(super) fn prepare(&self) -> Result<(), TlsError> {
        // Any other trouble is that of the first request.
        let Ok(client) = make(self.purpose) else {
            return Ok(());
        };
        if let Some(error) = client.tls_error {
            return Err(error);
        }
        self.entries().prepared = Some(client);
        Ok(())
    }

    /// The client of the runtime that this is called on.
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
        if let Some(entry) = entries.used.iter().find(|entry| entry.runtime == runtime) {
            return Ok(entry.client.clone());
        }
        let client = match entries.prepared.take() {
            Some(client) => client,
            None => make(self.purpose)?,
        };
        let (watched, dropped) = oneshot::channel();
        let forget = Forget {
            clients: Arc::downgrade(self),
            runtime,
        };
        let evicted = (entries.used.len() >= MAX_RUNTIMES).then(|| entries.used.remove(0));
        entries.used.push(Entry {
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
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Removes a runtime's entry when it is dropped.
struct Forget {
    clients: Weak<PerRuntime>,
    runtime: runtime::Id,
}

impl Drop for Forget {
    fn drop(&mut self) {
        let Some(clients) = self.clients.upgrade() else {
            return;
        };
        let mut entries = clients.entries();
        let used = &mut entries.used;
        let at = used.iter().position(|entry| entry.runtime == self.runtime);
        let forgotten = at.map(|at| used.swap_remove(at));
        // Closing connections is not done under the lock.
        drop(entries);
        drop(forgotten);
    }
}
