//! How events are kept and sent.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::report::Dropped;

/// Configuration of how events are kept and sent.
///
/// ```
/// use std::time::Duration;
/// use schematic_core::events::{EventOptions, Overflow};
///
/// let options = EventOptions::new()
///     .period(Duration::from_secs(1))
///     .capacity(50_000)
///     .overflow(Overflow::DropOldest)
///     .on_drop(|dropped| eprintln!("{} events lost: {}", dropped.len(), dropped.reason()));
/// ```
#[derive(Clone)]
#[must_use]
pub struct EventOptions {
    pub(super) period: Duration,
    pub(super) batch_size: usize,
    pub(super) batch_bytes: usize,
    pub(super) capacity: usize,
    pub(super) capacity_bytes: usize,
    pub(super) overflow: Overflow,
    pub(super) retry_window: Duration,
    pub(super) request_timeout: Duration,
    pub(super) drain_timeout: Duration,
    pub(super) on_drop: Option<DropHook>,
}

pub(super) type DropHook = Arc<dyn Fn(&Dropped<'_>) + Send + Sync>;

/// The policy for an event for which a full queue has no room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Overflow {
    /// The oldest event that is not being sent just then is dropped and reported.
    DropOldest,
    /// The new event is refused; its caller learns it at once.
    #[default]
    RefuseNewest,
}

/// The most events that capture takes at once.
const LARGEST_BATCH: usize = 100;
/// After 24 hours capture no longer knows an idempotency key, so sending again might count twice.
pub(super) const KEY_LIFETIME: Duration = Duration::from_secs(23 * 60 * 60);

impl EventOptions {
    /// Creates options with the defaults that each setter names.
    pub fn new() -> Self {
        Self {
            period: Duration::from_secs(5),
            batch_size: LARGEST_BATCH,
            batch_bytes: 1_000_000,
            capacity: 10_000,
            capacity_bytes: 64 << 20,
            overflow: Overflow::default(),
            retry_window: Duration::from_secs(10 * 60),
            request_timeout: Duration::from_secs(10),
            drain_timeout: Duration::from_secs(10),
            on_drop: None,
        }
    }

    /// Sets how long an event waits for others to be sent with; 5 s by default. A full batch does
    /// not wait.
    pub fn period(mut self, period: Duration) -> Self {
        self.period = period;
        self
    }

    /// Sets how many events go into one request: 100 by default, which is also the most that
    /// capture takes.
    pub fn batch_size(mut self, events: usize) -> Self {
        self.batch_size = events.clamp(1, LARGEST_BATCH);
        self
    }

    /// Sets how many bytes of JSON go into one request; 1,000,000 by default. An event that alone
    /// is larger is refused.
    pub fn batch_bytes(mut self, bytes: usize) -> Self {
        self.batch_bytes = bytes;
        self
    }

    /// Sets how many events may wait or be on their way; 10,000 by default and at least 1.
    pub fn capacity(mut self, events: usize) -> Self {
        self.capacity = events.max(1);
        self
    }

    /// Sets how many bytes of memory the waiting events may take, by estimate; 64 MiB by default.
    pub fn capacity_bytes(mut self, bytes: usize) -> Self {
        self.capacity_bytes = bytes;
        self
    }

    /// Sets what happens when the queue is full; by default the new event is refused.
    pub fn overflow(mut self, overflow: Overflow) -> Self {
        self.overflow = overflow;
        self
    }

    /// Sets how long capture may be unreachable before an event is dropped; 10 minutes by default,
    /// at most 23 hours.
    ///
    /// The time counts from the first request that failed, or from when the event was taken if
    /// that was later; any answer of capture ends the outage. Time in which the process was stopped
    /// does not count. A key that capture does not accept is
    /// no outage: then events wait until it does, or until the queue is full.
    pub fn retry_window(mut self, window: Duration) -> Self {
        self.retry_window = window.min(KEY_LIFETIME);
        self
    }

    /// Sets how long one request may take; 10 s by default.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = timeout;
        self
    }

    /// Sets how long the sender goes on when the last handle of the client is dropped without a
    /// shutdown; 10 s by default.
    pub fn drain_timeout(mut self, timeout: Duration) -> Self {
        self.drain_timeout = timeout;
        self
    }

    /// Sets the hook that is called with all events that were taken and then lost.
    ///
    /// It is called on the task that sends, or with [`Overflow::DropOldest`] on the thread that
    /// tracks, so it must return quickly; it must not track events. If it panics, the panic is
    /// caught.
    pub fn on_drop(mut self, hook: impl Fn(&Dropped<'_>) + Send + Sync + 'static) -> Self {
        self.on_drop = Some(Arc::new(hook));
        self
    }
}

impl EventOptions {
    /// Returns options for events about checks, of which `capacity` may wait.
    pub(crate) fn for_flag_checks(&self, capacity: usize) -> Self {
        self.clone()
            .capacity(capacity)
            .overflow(Overflow::RefuseNewest)
    }
}

impl Default for EventOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for EventOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventOptions")
            .field("period", &self.period)
            .field("batch_size", &self.batch_size)
            .field("batch_bytes", &self.batch_bytes)
            .field("capacity", &self.capacity)
            .field("capacity_bytes", &self.capacity_bytes)
            .field("overflow", &self.overflow)
            .field("retry_window", &self.retry_window)
            .field("request_timeout", &self.request_timeout)
            .field("drain_timeout", &self.drain_timeout)
            .finish_non_exhaustive()
    }
}
