use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use schematic_core::shutdown::{ReceiveLimit, StopReceiver};

/// Body of a request, which ends with an error if the server is to stop and no more of it arrives.
pub(super) struct ReceivedBody {
    body: Incoming,
    limit: ReceiveLimit,
}

impl ReceivedBody {
    pub(super) fn new(body: Incoming, stop: StopReceiver) -> Self {
        Self {
            body,
            limit: ReceiveLimit::new(stop),
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
        if self.limit.is_over() {
            return Poll::Ready(None);
        }
        let frame = Pin::new(&mut self.body).poll_frame(cx);
        self.limit.poll(cx, frame.map_err(Into::into))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
