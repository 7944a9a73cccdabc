//! The state of a DataStream as applications see it.

use std::fmt;
use std::time::Duration;

use crate::Timestamp;
use crate::shared_cache::{SharedCache, WriteBehind};

/// A snapshot of the state of a client's DataStream and of its counters.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DataStreamStatus {
    /// The state.
    pub state: DataStreamState,
    /// When the state was entered.
    pub since: Timestamp,
    /// When the last readable message was received.
    pub last_message: Option<Timestamp>,
    /// The last error, in words for people.
    pub last_error: Option<String>,
    /// How many attempts to connect failed in a row.
    pub failed_attempts: u32,
    /// How many flags are known.
    pub flags: usize,
    /// How many bytes of memory they take, by estimate.
    pub flag_bytes: usize,
    /// How many companies and users are in memory.
    pub entities: usize,
    /// How many bytes of memory these companies and users take, by estimate.
    pub bytes: usize,
    /// How many of them were not received again since a connection was lost.
    pub stale_entities: usize,
    /// For how long the oldest of those may have changed unseen.
    pub oldest_unrefreshed: Option<Duration>,
    /// How many companies and users were evicted so far to make room.
    pub evicted: u64,
    /// How many messages were of a kind that is not known, or about what is not kept.
    pub ignored_messages: u64,
    /// How many messages, or flags in a list, could not be read.
    pub unreadable_messages: u64,
    /// How many flags, companies and users were refused because they take more memory than they
    /// may, and how many sets of flags were given up before they were whole.
    pub oversized: u64,
    /// How the store is doing that a fleet shares; `None` without one.
    pub shared_store: Option<SharedStoreStatus>,
}

/// A snapshot of how a DataStream's shared store is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SharedStoreStatus {
    /// How many companies, users and sums of usage wait to be written.
    pub waiting: usize,
    /// How many calls of the store failed so far.
    pub failures: u64,
    /// How the store failed last; `None` if the last read went well.
    pub last_error: Option<String>,
    /// How many values could not be read so far.
    pub unreadable: u64,
    /// How many values were of another environment so far.
    pub other_environment: u64,
}

impl SharedStoreStatus {
    pub(super) fn of(cache: &SharedCache) -> Self {
        let past = cache.past();
        Self {
            waiting: cache.behind().map_or(0, WriteBehind::waiting),
            failures: past.store_failures,
            last_error: past.last_store_error,
            unreadable: past.unreadable,
            other_environment: past.other_environment,
        }
    }
}

/// The state of a DataStream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DataStreamState {
    /// The server does not accept the API key; it is tried again now and then.
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
    /// Returns the state's name in lower case: `auth_failed`, `connected`, `connecting`, `disconnected`,
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
