//! The body of [`Fault::huge`](crate::Fault::huge).

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

const CHUNK: usize = 64 << 10;
const OPENING: &[u8] = b"{\"data\":\"";
const CLOSING: &[u8] = b"\"}";

/// A body with a JSON text of a given length, generated as it is sent.
#[derive(Debug)]
pub(super) struct Huge {
    opened: bool,
    /// How many bytes of filling are left.
    filling: u64,
    closed: bool,
    chunk: Bytes,
}

impl Huge {
    pub(super) fn new(length: u64) -> Self {
        let frame = u64::try_from(OPENING.len() + CLOSING.len()).unwrap_or_default();
        Self {
            opened: false,
            filling: length.saturating_sub(frame),
            closed: false,
            chunk: Bytes::from(vec![b'x'; CHUNK]),
        }
    }
}

impl Body for Huge {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let data = if !self.opened {
            self.opened = true;
            Bytes::from_static(OPENING)
        } else if self.filling > 0 {
            let length = usize::try_from(self.filling).unwrap_or(CHUNK).min(CHUNK);
            self.filling -= u64::try_from(length).unwrap_or(self.filling);
            self.chunk.slice(..length)
        } else if !self.closed {
            self.closed = true;
            Bytes::from_static(CLOSING)
        } else {
            return Poll::Ready(None);
        };
        Poll::Ready(Some(Ok(Frame::data(data))))
    }

    fn is_end_stream(&self) -> bool {
        self.closed
    }

    fn size_hint(&self) -> SizeHint {
        let opening = if self.opened { 0 } else { OPENING.len() };
        let closing = if self.closed { 0 } else { CLOSING.len() };
        let frame = u64::try_from(opening + closing).unwrap_or_default();
        SizeHint::with_exact(self.filling.saturating_add(frame))
    }
}
