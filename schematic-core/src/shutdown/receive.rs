//! The time limit on the rest of a request's body once a server is to stop.

use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::time::sleep;

use super::StopReceiver;

/// Limit on the wait for the rest of a request's body once the server is to stop.
///
/// The body ends with an error of the kind [`io::ErrorKind::TimedOut`] if nothing of it arrives
/// within the time that the stop allows.
pub struct ReceiveLimit {
    stop: StopReceiver,
    waiting: Waiting,
}

impl ReceiveLimit {
    /// Creates a limit for one body.
    #[must_use]
    pub fn new(stop: StopReceiver) -> Self {
        Self {
            stop,
            waiting: Waiting::No,
        }
    }

    /// Returns whether the body has ended with the error. It is not to be polled any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.waiting, Waiting::Over)
    }

    /// Returns `next`, which is what the body has yielded, or the error if the wait for it is over.
    pub fn poll<T, E: From<io::Error>>(
        &mut self,
        cx: &mut Context<'_>,
        next: Poll<Option<Result<T, E>>>,
    ) -> Poll<Option<Result<T, E>>> {
        if next.is_ready() {
            self.waiting = Waiting::No;
            return next;
        }
        if matches!(self.waiting, Waiting::No) {
            let mut stop = self.stop.clone();
            self.waiting = Waiting::Yes(Box::pin(async move {
                sleep(stop.stopped().await).await;
            }));
        }
        if let Waiting::Yes(over) = &mut self.waiting {
            ready!(over.as_mut().poll(cx));
        }
        self.waiting = Waiting::Over;
        let error = io::Error::new(
            io::ErrorKind::TimedOut,
            "the server stops, and the rest of the request did not arrive",
        );
        Poll::Ready(Some(Err(error.into())))
    }
}

impl fmt::Debug for ReceiveLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceiveLimit")
            .field("is_over", &self.is_over())
            .finish_non_exhaustive()
    }
}

enum Waiting {
    /// The last poll yielded something.
    No,
    /// Nothing has arrived since. The future completes when the wait is over.
    Yes(Pin<Box<dyn Future<Output = ()> + Send>>),
    /// The wait is over.
    Over,
}
