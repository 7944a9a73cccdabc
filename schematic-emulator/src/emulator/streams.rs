use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::store::Store;
use crate::streams::{StreamConnection, StreamFault, StreamRequest};

/// An emulator's DataStream: who is connected, what they asked for, and what is to go wrong.
///
/// ```
/// use schematic_emulator::{Emulator, StreamFault};
///
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let emulator = Emulator::start().await?;
/// let streams = emulator.streams();
/// // The next connection is closed once it was told two messages.
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

    /// The same of one connection only, by its number.
    #[must_use]
    pub fn only(&self, number: u64) -> Self {
        Self {
            store: Arc::clone(&self.store),
            only: Some(number),
        }
    }

    /// The connections that stand, in the order they were made.
    #[must_use]
    pub fn connections(&self) -> Vec<StreamConnection> {
        let mut connections = self.store.streams.connections();
        connections.retain(|connection| self.is_meant(connection.number));
        connections
    }

    /// The last hundred connections that ended, each as it was and with the reason.
    #[must_use]
    pub fn ended(&self) -> Vec<Arc<StreamConnection>> {
        let mut ended = self.store.streams.ended();
        ended.retain(|connection| self.is_meant(connection.number));
        ended
    }

    /// How many connections there ever were.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.store.streams.total()
    }

    /// Waits, however long it takes, until the connections that stand are so, and returns them.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn wait_until(
        &self,
        mut so: impl FnMut(&[StreamConnection]) -> bool,
    ) -> Vec<StreamConnection> {
        let mut revision = self.store.streams.revision();
        loop {
            revision.mark_unchanged();
            let connections = self.connections();
            // The sender is the store's: it outlives this wait.
            if so(&connections) || revision.changed().await.is_err() {
                return connections;
            }
        }
    }

    /// Waits, however long it takes, until at least `count` of the connections that ended match,
    /// and returns all that do.
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
            |connection: &StreamConnection| self.is_meant(connection.number) && matches(connection);
        self.store.streams.wait_for_ends(count, matches).await
    }

    /// What clients have said and is still kept, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Arc<StreamRequest>> {
        let mut requests = self.store.streams.requests().entries();
        requests.retain(|request| self.is_meant(request.connection));
        requests
    }

    /// Waits, however long it takes, until at least `count` of what clients say match, of that
    /// which is kept and that which comes, and returns all that do, oldest first. Each was answered
    /// when it is returned.
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
            |request: &StreamRequest| self.is_meant(request.connection) && matches(request);
        self.store.streams.requests().wait_for(count, matches).await
    }

    /// Has the connections that stand meet a fault, after what waits for them already. Says how
    /// many do.
    #[allow(clippy::needless_pass_by_value)] // A fault is made where it is used.
    pub fn strike(&self, fault: StreamFault) -> usize {
        self.store.streams.strike(self.only, &fault)
    }

    /// Has the connections that are made from now on meet a fault, and returns the number by which
    /// it can be removed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] when a hundred faults wait already.
    pub fn inject(&self, fault: StreamFault) -> Result<u64, Error> {
        let id = self.store.streams.inject(fault);
        self.store.touch();
        id.ok_or_else(|| Error::new(ErrorKind::Invalid, "a hundred faults wait already"))
    }

    /// Removes a fault that waits, unless it is gone already.
    pub fn remove_fault(&self, id: u64) {
        self.store.streams.remove_fault(id);
        self.store.touch();
    }

    /// Removes all faults that wait.
    pub fn clear_faults(&self) {
        self.store.streams.clear_faults();
        self.store.touch();
    }

    fn is_meant(&self, number: u64) -> bool {
        self.only.is_none_or(|only| only == number)
    }
}
