//! Status events of a client while it runs: checks fail or work again, events are refused or
//! dropped.
//!
//! No receiver is required. One that falls behind loses the oldest events, and gets to know how
//! many.

use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};

use futures_util::Stream;
use schematic_api::runtime::ErrorKind;
use tokio::sync::broadcast::{self, Receiver, error::RecvError};
use tokio::task::unconstrained;

use crate::events::DropReason;
use crate::sync::Mutex;

/// How many events are kept for a listener that does not take them.
const CAPACITY: usize = 64;

/// A change of a client's state. Sent once when it begins and once when it ends, not for each check
/// or event in between.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StatusEvent {
    /// Capture does not take events at the moment; they wait and are sent again.
    CaptureFailing {
        /// How it fails.
        kind: ErrorKind,
    },
    /// Capture takes events again.
    CaptureRecovered,
    /// Capture refuses the API key, or is not what answers at its URL: but for one try a minute,
    /// sending is paused.
    CaptureRefused {
        /// [`ErrorKind::Unauthorized`] or [`ErrorKind::Forbidden`] if it is the key.
        kind: ErrorKind,
    },
    /// Flag checks fail, so defaults stand.
    ChecksFailing {
        /// How they fail.
        kind: ErrorKind,
    },
    /// Flag checks are answered again.
    ChecksRecovered,
    /// The DataStream has a connection; its flags are asked for.
    DataStreamConnected,
    /// The DataStream lost its connection; another is made.
    DataStreamDisconnected,
    /// The DataStream's flags are there: checks need no request from now on.
    DataStreamReady,
    /// The DataStream does not accept the API key; it is tried again now and then.
    DataStreamRefused,
    /// The queue of events is full. Sent again once half of it was free in between.
    EventQueueFull,
    /// Events that had been taken were lost.
    EventsDropped {
        /// How many.
        count: u64,
        /// Why.
        reason: DropReason,
    },
    /// Events wait to be sent until the client is used within a tokio runtime.
    EventsWaiting,
    /// The replicator is not ready, or cannot be asked. What is in its store goes on to answer checks.
    ReplicatorNotReady,
    /// The replicator is ready.
    ReplicatorReady,
    /// The listener fell behind, and this many events were lost to it.
    Missed(u64),
}

/// A stream of the status events of one client, which ends once the client is shut down or gone.
///
/// Of events that are not received the newest 64 are kept. Before them comes
/// [`StatusEvent::Missed`], which says how many were lost.
///
/// ```
/// use futures_util::StreamExt;
/// use schematic_core::Schematic;
/// use schematic_core::status::StatusEvent;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("").offline(true).build()?;
/// let lost = schematic.status_events().filter_map(async |event| match event {
///     StatusEvent::EventsDropped { count, .. } => Some(count),
///     _ => None,
/// });
/// drop(schematic);
/// assert!(lost.collect::<Vec<_>>().await.is_empty());
/// # Ok(())
/// # }
/// ```
#[must_use = "a stream does nothing unless it is polled"]
pub struct StatusEvents(Receiving);

impl StatusEvents {
    fn new(receiver: Receiver<StatusEvent>) -> Self {
        Self(receiving(receiver))
    }

    /// Waits for the next event. Returns `None` once the client is shut down or gone, and no event is
    /// left.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; no event is lost by it.
    pub async fn next(&mut self) -> Option<StatusEvent> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Returns the next event if there is one already.
    #[must_use]
    pub fn try_next(&mut self) -> Option<StatusEvent> {
        match self.poll_now() {
            Poll::Ready(event) => event,
            Poll::Pending => None,
        }
    }

    /// Polls for the next event, or the end, without a wake later on.
    pub(crate) fn poll_now(&mut self) -> Poll<Option<StatusEvent>> {
        // What is there is there, however busy the task has been.
        let mut next = pin!(unconstrained(self.next()));
        next.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    }
}

impl Stream for StatusEvents {
    type Item = StatusEvent;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<StatusEvent>> {
        let (received, receiver) = ready!(self.0.as_mut().poll(cx));
        self.0 = receiving(receiver);
        Poll::Ready(match received {
            Ok(event) => Some(event),
            Err(RecvError::Lagged(missed)) => Some(StatusEvent::Missed(missed)),
            Err(RecvError::Closed) => None,
        })
    }
}

impl fmt::Debug for StatusEvents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StatusEvents").finish_non_exhaustive()
    }
}

/// The wait for the next event. The receiver comes back with it.
type Receiving = Pin<Box<dyn Future<Output = Received> + Send + Sync>>;

type Received = (Result<StatusEvent, RecvError>, Receiver<StatusEvent>);

fn receiving(mut receiver: Receiver<StatusEvent>) -> Receiving {
    Box::pin(async move { (receiver.recv().await, receiver) })
}

/// A sender of status events for the parts of a client.
#[derive(Clone, Debug)]
pub(crate) struct StatusSender(Arc<Mutex<Option<broadcast::Sender<StatusEvent>>>>);

impl StatusSender {
    pub(crate) fn new() -> Self {
        let sender = broadcast::Sender::new(CAPACITY);
        Self(Arc::new(Mutex::new(Some(sender))))
    }

    pub(crate) fn send(&self, event: StatusEvent) {
        // Not under the lock: it wakes receivers.
        let sender = self.0.lock().clone();
        if let Some(sender) = sender {
            // An error means that there is no receiver.
            let _ = sender.send(event);
        }
    }

    /// Ends all streams of events, those of receivers to come too.
    pub(crate) fn close(&self) {
        let sender = self.0.lock().take();
        drop(sender);
    }

    pub(crate) fn subscribe(&self) -> StatusEvents {
        let receiver = match &*self.0.lock() {
            Some(sender) => sender.subscribe(),
            None => broadcast::Sender::new(1).subscribe(),
        };
        StatusEvents::new(receiver)
    }
}
