//! Changes of a client's state, for threads that wait for them.

use std::fmt;
use std::thread::ThreadId;

use super::park::wait;
use super::thread::{CallError, is_own};
use crate::datastream::{self, DataStreamState, DataStreamStatus};
use crate::status::{self, StatusEvent};
use crate::{Error, Timestamp};

/// Status events of one client. [`Schematic::status_events`](super::Schematic::status_events)
/// returns them.
///
/// Of events that are not received the newest 64 are kept. Before them comes
/// [`StatusEvent::Missed`], which says how many were lost.
#[must_use = "events are lost unless they are received"]
pub struct StatusEvents {
    events: status::StatusEvents,
    thread: ThreadId,
}

impl StatusEvents {
    pub(super) fn new(events: status::StatusEvents, thread: ThreadId) -> Self {
        Self { events, thread }
    }

    /// Blocks until the next event. Returns `None` once the client is gone and no event is left.
    ///
    /// # Errors
    ///
    /// Returns an error of kind [`ErrorKind::Deadlock`](crate::ErrorKind::Deadlock) on the client's
    /// own thread if there is no event yet.
    pub fn wait_next(&mut self) -> Result<Option<StatusEvent>, Error> {
        if is_own(self.thread) {
            let event = self.events.try_next();
            return event.map(Some).ok_or_else(|| CallError::OwnThread.into());
        }
        Ok(wait(self.events.next()))
    }

    /// Returns the next event if there is one already.
    #[must_use]
    pub fn try_next(&mut self) -> Option<StatusEvent> {
        self.events.try_next()
    }
}

impl fmt::Debug for StatusEvents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StatusEvents").finish_non_exhaustive()
    }
}

/// A receiver of state changes of a client's DataStream.
/// [`Schematic::watch_datastream`](super::Schematic::watch_datastream) returns it.
#[derive(Clone)]
pub struct DataStreamWatch {
    watch: datastream::DataStreamWatch,
    thread: ThreadId,
}

impl DataStreamWatch {
    pub(super) fn new(watch: datastream::DataStreamWatch, thread: ThreadId) -> Self {
        Self { watch, thread }
    }

    /// Returns the current state.
    #[must_use]
    pub fn state(&self) -> DataStreamState {
        self.watch.state()
    }

    /// Returns when the current state was entered.
    #[must_use]
    pub fn since(&self) -> Timestamp {
        self.watch.since()
    }

    /// Returns a snapshot of the state and of all counters, or `None` once the client is gone.
    #[must_use]
    pub fn status(&self) -> Option<DataStreamStatus> {
        self.watch.status()
    }

    /// Blocks until the state changes, and returns the new one, or `None` once the client is gone.
    /// States that passed unseen are skipped.
    ///
    /// # Errors
    ///
    /// Returns an error of kind [`ErrorKind::Deadlock`](crate::ErrorKind::Deadlock) on the client's
    /// own thread.
    pub fn wait_changed(&mut self) -> Result<Option<DataStreamState>, Error> {
        self.may_wait()?;
        Ok(wait(self.watch.changed()))
    }

    /// Blocks until the state is `state`. Returns false once the client is gone.
    ///
    /// # Errors
    ///
    /// As [`DataStreamWatch::wait_changed`], unless the state is that already.
    pub fn wait_reached(&mut self, state: DataStreamState) -> Result<bool, Error> {
        if self.state() == state {
            return Ok(true);
        }
        self.may_wait()?;
        Ok(wait(self.watch.reached(state)))
    }

    fn may_wait(&self) -> Result<(), Error> {
        if is_own(self.thread) {
            return Err(CallError::OwnThread.into());
        }
        Ok(())
    }
}

impl fmt::Debug for DataStreamWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.watch.fmt(f)
    }
}
