use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use schematic_core::shutdown::StopReceiver;
use tokio::time::sleep;

/// The body of a request, which ends with an error where the server is to stop and no more of it
/// comes.
pub(super) struct ReceivedBody {
    body: Incoming,
    stop: StopReceiver,
    waiting: Waiting,
}

enum Waiting {
    /// The last poll gave something.
    No,
    /// Nothing has come since. The future completes when the wait is over.
    Yes(Pin<Box<dyn Future<Output = ()> + Send>>),
    /// It was in vain.
    Over,
}

impl ReceivedBody {
    pub(super) fn new(body: Incoming, stop: StopReceiver) -> Self {
        Self {
            body,
            stop,
            waiting: Waiting::No,
        }
    }
}

impl Body for ReceivedBody {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if matches!(self.waiting, Waiting::Over) {
            return Poll::Ready(None);
        }
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) {
            self.waiting = Waiting::No;
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
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

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
