//! The handle to an emulator's DataStream.

use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::store::Store;
use crate::streams::{StreamConnection, StreamFault, StreamRequest};

/// A handle to an emulator's DataStream: its connections, their requests, and faults.
///
/// ```
/// use schematic_emulator::{Emulator, StreamFault};
///
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let emulator = Emulator::start().await?;
/// let streams = emulator.streams();
/// // The next connection is closed after two messages.
/// streams.inject(StreamFault::close(1012, "restarting").after(2).times(1))?;
/// assert!(streams.connections().is_empty());
/// # Ok::<(), schematic_emulator::Error>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Streams {
    store: Arc<Store>,
    only: Option<u64>,
}

impl Streams {
    pub(super) fn new(store: Arc<Store>) -> Self {
        Self { store, only: None }
    }

    /// Returns a handle to one connection only, by its number.
    #[must_use]
    pub fn only(&self, number: u64) -> Self {
        Self {
            store: Arc::clone(&self.store),
            only: Some(number),
        }
    }

    /// Returns the open connections, in the order they were made.
    #[must_use]
    pub fn connections(&self) -> Vec<StreamConnection> {
        let mut connections = self.store.streams.connections();
        connections.retain(|connection| self.includes(connection.number));
        connections
    }

    /// Returns the last hundred connections that ended, each as it was at its end and with the
    /// reason.
    #[must_use]
    pub fn ended(&self) -> Vec<Arc<StreamConnection>> {
        let mut ended = self.store.streams.ended();
        ended.retain(|connection| self.includes(connection.number));
        ended
    }

    /// Returns how many connections there were in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.store.streams.total()
    }

    /// Waits until the open connections match, however long it takes, and returns them.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn wait_until(
        &self,
        mut matches: impl FnMut(&[StreamConnection]) -> bool,
    ) -> Vec<StreamConnection> {
        let mut revision = self.store.streams.revision();
        loop {
            revision.mark_unchanged();
            let connections = self.connections();
            // The sender is the store's: it outlives this wait.
            if matches(&connections) || revision.changed().await.is_err() {
                return connections;
            }
        }
    }

    /// Waits until at least `count` of the connections that ended match, however long it takes, and
    /// returns all that do.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn wait_for_ends(
        &self,
        count: usize,
        mut matches: impl FnMut(&StreamConnection) -> bool,
    ) -> Vec<Arc<StreamConnection>> {
        let matches =
            |connection: &StreamConnection| self.includes(connection.number) && matches(connection);
        self.store.streams.wait_for_ends(count, matches).await
    }

    /// Returns the messages of clients that are kept, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Arc<StreamRequest>> {
        let mut requests = self.store.streams.requests().entries();
        requests.retain(|request| self.includes(request.connection));
        requests
    }

    /// Waits until at least `count` messages of clients match, kept ones and new ones, however long
    /// it takes. Returns all that do, oldest first; each was answered.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn wait_for_requests(
        &self,
        count: usize,
        mut matches: impl FnMut(&StreamRequest) -> bool,
    ) -> Vec<Arc<StreamRequest>> {
        let matches =
            |request: &StreamRequest| self.includes(request.connection) && matches(request);
        self.store.streams.requests().wait_for(count, matches).await
    }

    /// Applies a fault to the open connections, after the messages that are queued for them.
    /// Returns to how many.
    #[allow(clippy::needless_pass_by_value)] // A fault is made where it is used.
    pub fn break_connections(&self, fault: StreamFault) -> usize {
        self.store.streams.break_connections(self.only, &fault)
    }

    /// Applies a fault to the connections made from now on, and returns the number by which it can
    /// be removed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] if a hundred faults are pending already.
    pub fn inject(&self, fault: StreamFault) -> Result<u64, Error> {
        let id = self.store.streams.inject(fault);
        self.store.touch();
        id.ok_or_else(|| Error::new(ErrorKind::Invalid, "a hundred faults are pending already"))
    }

    /// Removes an injected fault, unless it is gone already.
    pub fn remove_fault(&self, id: u64) {
        self.store.streams.remove_fault(id);
        self.store.touch();
    }

    /// Removes all injected faults.
    pub fn clear_faults(&self) {
        self.store.streams.clear_faults();
        self.store.touch();
    }

    fn includes(&self, number: u64) -> bool {
        self.only.is_none_or(|only| only == number)
    }
}
