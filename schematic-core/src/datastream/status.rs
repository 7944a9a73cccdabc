use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::Timestamp;

/// How a client's DataStream is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DataStreamStatus {
    /// What it is doing.
    pub state: DataStreamState,
    /// Since when.
    pub since: Timestamp,
    /// When the server last said anything that could be read.
    pub last_message: Option<Timestamp>,
    /// What went wrong last, in words for people.
    pub last_error: Option<String>,
    /// How many attempts to connect failed since the last that did not.
    pub failed_attempts: u32,
    /// How many flags are known.
    pub flags: usize,
    /// How many bytes of memory they take, by estimate.
    pub flag_bytes: usize,
    /// How many companies and users are in memory.
    pub entities: usize,
    /// How many bytes of memory these companies and users take, by estimate.
    pub bytes: usize,
    /// How many of them were not told again since a connection was lost.
    pub stale_entities: usize,
    /// For how long the oldest of those may have changed without our knowing.
    pub oldest_unrefreshed: Option<Duration>,
    /// How many companies and users were given up so far to make room.
    pub evicted: u64,
    /// How many messages were of a kind that is not known, or about what is not kept.
    pub ignored_messages: u64,
    /// How many messages, or flags in a list, could not be read.
    pub unreadable_messages: u64,
    /// How many flags, companies and users were refused because they take more memory than they
    /// may, and how many sets of flags were given up before they were whole.
    pub oversized: u64,
}

/// What a DataStream is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DataStreamState {
    /// The API key is not accepted; it is tried again now and then.
    AuthFailed,
    /// There is a connection, but the flags are not there yet.
    Connected,
    /// A connection is being made.
    Connecting,
    /// There is no connection; another attempt follows.
    Disconnected,
    /// It waits for a tokio runtime: it starts with the next call within one.
    Idle,
    /// There is a connection, and the flags are there.
    Ready,
    /// The client was shut down.
    Stopped,
}

impl DataStreamState {
    /// The state's name in lower case: `auth_failed`, `connected`, `connecting`, `disconnected`,
    /// `idle`, `ready` or `stopped`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AuthFailed => "auth_failed",
            Self::Connected => "connected",
            Self::Connecting => "connecting",
            Self::Disconnected => "disconnected",
            Self::Idle => "idle",
            Self::Ready => "ready",
            Self::Stopped => "stopped",
        }
    }
}

impl fmt::Display for DataStreamState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whoever watches the state of a client's DataStream.
#[derive(Clone)]
pub struct DataStreamWatch {
    state: watch::Receiver<(DataStreamState, Timestamp)>,
    status: Arc<dyn Fn() -> Option<DataStreamStatus> + Send + Sync>,
}

impl DataStreamWatch {
    pub(crate) fn new(
        state: watch::Receiver<(DataStreamState, Timestamp)>,
        status: impl Fn() -> Option<DataStreamStatus> + Send + Sync + 'static,
    ) -> Self {
        Self {
            state,
            status: Arc::new(status),
        }
    }

    /// The state now.
    #[must_use]
    pub fn state(&self) -> DataStreamState {
        self.state.borrow().0
    }

    /// Since when it is in that state.
    #[must_use]
    pub fn since(&self) -> Timestamp {
        self.state.borrow().1
    }

    /// All that is known of how it is now: the last message, the last error, what is stale; `None`
    /// once the client is gone.
    #[must_use]
    pub fn status(&self) -> Option<DataStreamStatus> {
        (self.status)()
    }

    /// Waits for the state to change, and returns what it is then; `None` once the client is gone.
    /// States that passed unseen are skipped.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; no change is lost by it.
    pub async fn changed(&mut self) -> Option<DataStreamState> {
        self.state.changed().await.ok()?;
        Some(self.state.borrow_and_update().0)
    }

    /// Waits until the state is `state`; false once the client is gone.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn reached(&mut self, state: DataStreamState) -> bool {
        self.state.wait_for(|(now, _)| *now == state).await.is_ok()
    }
}

impl fmt::Debug for DataStreamWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataStreamWatch")
            .field("state", &self.state())
            .field("since", &self.since())
            .finish_non_exhaustive()
    }
}
