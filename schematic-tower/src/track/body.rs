use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Buf;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use super::report::Report;

pin_project! {
    /// Body of an answer whose usage is reported once it has been taken whole.
    ///
    /// It gives what the body inside gives. Dropping it before the end reports nothing, and neither
    /// does a body that fails.
    pub struct TrackBody<B> {
        #[pin]
        inner: B,
        unfinished: Option<Box<Unfinished>>,
    }
}

struct Unfinished {
    report: Report,
    // Whoever sends a body of known length stops asking when that is reached.
    left: Option<u64>,
}

impl<B> TrackBody<B> {
    /// A body that nothing is reported for.
    pub(super) fn untracked(inner: B) -> Self {
        Self {
            inner,
            unfinished: None,
        }
    }

    /// A body of `length` bytes, where that is known, with what to report at its end.
    pub(super) fn tracked(inner: B, length: Option<u64>, report: Report) -> Self {
        let left = length;
        Self {
            inner,
            unfinished: Some(Box::new(Unfinished { report, left })),
        }
    }

    /// The body inside, of which nothing is reported then.
    pub fn into_inner(self) -> B {
        self.inner
    }
}

impl<B: Body> Body for TrackBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let mut this = self.project();
        let frame = ready!(this.inner.as_mut().poll_frame(cx));
        let finished = match (&frame, this.unfinished.as_mut()) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(Err(_)), Some(_)) => {
                *this.unfinished = None;
                false
            }
            (Some(Ok(frame)), Some(unfinished)) => {
                unfinished.takes(frame) || this.inner.is_end_stream()
            }
        };
        if finished && let Some(unfinished) = this.unfinished.take() {
            unfinished.report.send();
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// So that a guard may answer in place of the service inside.
impl<B: From<String>> From<String> for TrackBody<B> {
    fn from(text: String) -> Self {
        Self::untracked(B::from(text))
    }
}

impl<B: Default> Default for TrackBody<B> {
    fn default() -> Self {
        Self::untracked(B::default())
    }
}

impl<B: fmt::Debug> fmt::Debug for TrackBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackBody")
            .field("inner", &self.inner)
            .field("unfinished", &self.unfinished.is_some())
            .finish()
    }
}

impl Unfinished {
    /// Counts a frame. Whether its data are the last.
    fn takes<D: Buf>(&mut self, frame: &Frame<D>) -> bool {
        let (Some(left), Some(data)) = (&mut self.left, frame.data_ref()) else {
            return false;
        };
        let length = u64::try_from(data.remaining()).unwrap_or(u64::MAX);
        *left = left.saturating_sub(length);
        *left == 0
    }
}
