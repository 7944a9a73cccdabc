//! Changes of a client's state, for threads that wait for them.

use std::fmt;
use std::task::Poll;
use std::thread::ThreadId;
use std::time::Duration;

use super::park::{wait, wait_within};
use super::thread::{CallError, is_own};
use crate::status::{self, StatusEvent};
use crate::{Error, ErrorKind};

/// Status events of one client. [`Schematic::status_events`](super::Schematic::status_events)
/// returns them.
///
/// Of events that are not received the newest 64 are kept. Before them comes
/// [`StatusEvent::Missed`], which says how many were lost. They end once the client is shut down or
/// gone.
///
/// ```
/// use std::time::Duration;
/// use schematic_core::{ErrorKind, Schematic};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let schematic = Schematic::builder("").offline(true).build_blocking()?;
/// let mut events = schematic.status_events();
/// let error = events.wait_next_within(Duration::from_millis(1)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Timeout);
///
/// schematic.shutdown()?;
/// assert_eq!(events.wait_next()?, None);
/// # Ok(())
/// # }
/// ```
#[must_use = "events are lost unless they are received"]
pub struct StatusEvents {
    events: status::StatusEvents,
    thread: ThreadId,
}

impl StatusEvents {
    pub(super) fn new(events: status::StatusEvents, thread: ThreadId) -> Self {
        Self { events, thread }
    }

    /// Blocks until the next event. Returns `None` once the client is shut down or gone, and no event
    /// is left.
    ///
    /// # Errors
    ///
    /// Returns an error of kind [`ErrorKind::Deadlock`] on the client's own thread if there is no
    /// event yet.
    pub fn wait_next(&mut self) -> Result<Option<StatusEvent>, Error> {
        match self.now_or_never()? {
            Poll::Ready(event) => Ok(event),
            Poll::Pending => Ok(wait(self.events.next())),
        }
    }

    /// Blocks until the next event as [`StatusEvents::wait_next`] does, but up to `timeout`. No event
    /// is lost by it. The time is the system's, whatever clock the client has: it is this thread that
    /// waits.
    ///
    /// # Errors
    ///
    /// As [`StatusEvents::wait_next`]; and an error of kind [`ErrorKind::Timeout`] if no event came
    /// within `timeout`.
    pub fn wait_next_within(&mut self, timeout: Duration) -> Result<Option<StatusEvent>, Error> {
        match self.now_or_never()? {
            Poll::Ready(event) => Ok(event),
            Poll::Pending => wait_within(self.events.next(), timeout).ok_or_else(|| {
                let message = format!("no status event came within {timeout:?}");
                Error::new(ErrorKind::Timeout, message)
            }),
        }
    }

    /// Returns the next event if there is one already.
    #[must_use]
    pub fn try_next(&mut self) -> Option<StatusEvent> {
        self.events.try_next()
    }

    /// Returns what is there already, unless that is nothing and this thread must not wait for more.
    fn now_or_never(&mut self) -> Result<Poll<Option<StatusEvent>>, Error> {
        match self.events.poll_now() {
            Poll::Pending if is_own(self.thread) => Err(CallError::OwnThread.into()),
            polled => Ok(polled),
        }
    }
}

impl fmt::Debug for StatusEvents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StatusEvents").finish_non_exhaustive()
    }
}
