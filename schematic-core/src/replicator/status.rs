//! The state of replicator mode as applications see it.

use crate::Timestamp;

/// A snapshot of how the replicator is doing, and of what was read from its store.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplicatorStatus {
    /// Whether the replicator called itself ready when it was asked last. What is in the store answers
    /// checks in any case.
    pub ready: bool,
    /// The version under which data is read; `None` as long as the replicator has named none. Then the
    /// API is asked.
    pub version: Option<String>,
    /// When `ready` changed last, or the client was built.
    pub since: Timestamp,
    /// When the health URL answered last.
    pub last_poll: Option<Timestamp>,
    /// Why the health URL had no usable answer last time; `None` if it had one.
    pub last_poll_error: Option<String>,
    /// How many requests of the health URL failed in a row.
    pub failed_polls: u32,
    /// How many flags are in memory.
    pub flags: usize,
    /// How many bytes of memory they take, by estimate.
    pub flag_bytes: usize,
    /// How many companies and users are in memory.
    pub entities: usize,
    /// How many bytes of memory these companies and users take, by estimate.
    pub bytes: usize,
    /// How many companies and users were evicted from memory so far to make room.
    pub evicted: u64,
    /// How many reads of the store failed so far.
    pub store_failures: u64,
    /// How the store failed last; `None` if the last read went well.
    pub last_store_error: Option<String>,
    /// How many values could not be read so far.
    pub unreadable: u64,
    /// How many values were of another environment so far.
    pub other_environment: u64,
}
