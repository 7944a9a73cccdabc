//! What becomes of events: counts, reports, and those that were dropped.

use std::fmt;

use http::StatusCode;

use super::entry::Entry;
use crate::Timestamp;
use crate::events::wire::EventType;
use crate::events::{Identify, Track};

/// The reason for which an event that had been taken was not delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DropReason {
    /// Capture could not be reached for longer than the retry window.
    Expired,
    /// The client is offline, where events are counted and thrown away.
    Offline,
    /// A newer event needed the room.
    QueueFull,
    /// Capture refused this very event.
    Rejected,
    /// The client was shut down, or its last handle was dropped, before it could be sent.
    ShutDown,
    /// Alone it is larger than a request may be.
    TooLarge,
}

impl DropReason {
    /// Returns a short name: `expired`, `offline`, `queue_full`, `rejected`, `shut_down` or
    /// `too_large`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Offline => "offline",
            Self::QueueFull => "queue_full",
            Self::Rejected => "rejected",
            Self::ShutDown => "shut_down",
            Self::TooLarge => "too_large",
        }
    }
}

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The numbers of dropped events, by reason.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct DropCounts([u64; REASONS.len()]);

impl DropCounts {
    /// Returns how many were dropped for `reason`.
    #[must_use]
    pub fn get(&self, reason: DropReason) -> u64 {
        self.0.get(reason as usize).copied().unwrap_or_default()
    }

    /// Returns how many were dropped in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    /// Returns the reasons for which any was dropped, with how many.
    pub fn iter(&self) -> impl Iterator<Item = (DropReason, u64)> {
        REASONS
            .into_iter()
            .zip(self.0)
            .filter(|(_, count)| *count > 0)
    }

    pub(super) fn add(&mut self, reason: DropReason, count: u64) {
        if let Some(sum) = self.0.get_mut(reason as usize) {
            *sum += count;
        }
    }
}

impl fmt::Debug for DropCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// The report of a flush: what became of the events that had been taken when it began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlushReport {
    /// How many were delivered.
    pub sent: u64,
    /// How many were lost, and why.
    pub dropped: DropCounts,
    /// How many were neither when the flush ended.
    pub pending: u64,
}

impl FlushReport {
    /// Returns whether every event was delivered.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.pending == 0 && self.dropped.total() == 0
    }

    /// Adds the report of another queue.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.sent += other.sent;
        self.pending += other.pending;
        for (reason, count) in other.dropped.iter() {
            self.dropped.add(reason, count);
        }
        self
    }
}

/// The report of a shutdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ShutdownReport {
    /// What became of the events that were waiting. Those still pending at the deadline are given
    /// up, unless another shutdown with a later deadline is under way.
    pub events: FlushReport,
}

/// The numbers of all events of a client so far.
///
/// `accepted` is the sum of `sent`, `dropped` and `pending`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventStats {
    /// How many were taken.
    pub accepted: u64,
    /// How many were not even taken.
    pub refused: u64,
    /// How many were delivered.
    pub sent: u64,
    /// How many were taken and lost, and why.
    pub dropped: DropCounts,
    /// How many wait or are on their way.
    pub pending: u64,
    /// How many bytes of memory those take, by estimate.
    pub pending_bytes: u64,
    /// What the sender is doing.
    pub sender: SenderState,
}

/// The state of the task that sends events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SenderState {
    /// It delivers what comes.
    Delivering,
    /// It has been shut down.
    Ended,
    /// The client is offline: nothing is sent.
    Offline,
    /// Capture does not accept the key, or is not what answers there: one try a minute.
    Paused,
    /// Capture cannot be reached and is tried again and again.
    Retrying,
    /// No runtime runs it: it starts with the next call within a tokio runtime. Until then events
    /// wait.
    #[default]
    Waiting,
}

/// Events that had been taken and then lost.
pub struct Dropped<'a> {
    pub(super) reason: DropReason,
    pub(super) status: Option<StatusCode>,
    pub(super) message: Option<&'a str>,
    pub(super) entries: &'a [Entry],
    pub(super) key_base: u128,
}

impl<'a> Dropped<'a> {
    /// Returns why they were lost.
    #[must_use]
    pub fn reason(&self) -> DropReason {
        self.reason
    }

    /// Returns the status that capture answered with, if its answer is why.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// Returns what capture answered, or what was wrong last.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there is none, which does not happen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the events, oldest first.
    #[must_use]
    pub fn events(&self) -> impl ExactSizeIterator<Item = DroppedEvent<'a>> {
        let key_base = self.key_base;
        self.entries
            .iter()
            .map(move |entry| DroppedEvent { entry, key_base })
    }
}

impl fmt::Debug for Dropped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dropped")
            .field("reason", &self.reason)
            .field("status", &self.status)
            .field("message", &self.message)
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

/// One of the events of a [`Dropped`].
pub struct DroppedEvent<'a> {
    entry: &'a Entry,
    key_base: u128,
}

impl<'a> DroppedEvent<'a> {
    /// Returns the type of the event.
    #[must_use]
    pub fn event_type(&self) -> EventType {
        self.entry.event.event_type()
    }

    /// Returns the event if it is a track event.
    #[must_use]
    pub fn as_track(&self) -> Option<&'a Track> {
        self.entry.event.as_track()
    }

    /// Returns the event if it is an identify event.
    #[must_use]
    pub fn as_identify(&self) -> Option<&'a Identify> {
        self.entry.event.as_identify()
    }

    /// Returns the idempotency key that it was sent with, or would have been.
    #[must_use]
    pub fn idempotency_key(&self) -> String {
        let mut buffer = super::key::buffer();
        self.entry
            .idempotency_key(self.key_base, &mut buffer)
            .to_owned()
    }

    /// Returns the time that the event has, or else when it was taken.
    #[must_use]
    pub fn sent_at(&self) -> Timestamp {
        self.entry.sent_at()
    }
}

impl fmt::Debug for DroppedEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DroppedEvent")
            .field("event_type", &self.event_type())
            .field("idempotency_key", &self.idempotency_key())
            .field("sent_at", &self.sent_at())
            .finish_non_exhaustive()
    }
}

const REASONS: [DropReason; 6] = [
    DropReason::Expired,
    DropReason::Offline,
    DropReason::QueueFull,
    DropReason::Rejected,
    DropReason::ShutDown,
    DropReason::TooLarge,
];
