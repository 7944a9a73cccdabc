use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Buf;
use http::HeaderMap;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use super::report::Report;

pin_project! {
    /// Response body whose usage is reported once it was taken whole.
    ///
    /// It yields what the inner body yields. Nothing is reported if it is dropped before the end,
    /// or fails.
    pub struct TrackedBody<B> {
        #[pin]
        inner: B,
        unfinished: Option<Box<Unfinished>>,
    }
}

struct Unfinished {
    report: Option<Report>,
    /// How many bytes are left of a body of known length. A server may stop polling when there are
    /// none.
    left: Option<u64>,
}

impl<B> TrackedBody<B> {
    /// Creates a body that reports nothing.
    pub(super) fn untracked(inner: B) -> Self {
        Self {
            inner,
            unfinished: None,
        }
    }

    /// Creates a body of `length` bytes, if that is known, which sends `report` at its end.
    pub(super) fn tracked(inner: B, length: Option<u64>, report: Report) -> Self {
        let (report, left) = (Some(report), length);
        Self {
            inner,
            unfinished: Some(Box::new(Unfinished { report, left })),
        }
    }

    /// Returns the inner body. Nothing is reported then.
    pub fn into_inner(mut self) -> B {
        if let Some(unfinished) = &mut self.unfinished {
            unfinished.report = None;
        }
        self.inner
    }
}

impl<B: Body> Body for TrackedBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let mut this = self.project();
        let frame = ready!(this.inner.as_mut().poll_frame(cx));
        if let Some(mut unfinished) = this.unfinished.take() {
            match &frame {
                None => unfinished.finish(None),
                Some(Err(_)) => unfinished.report = None,
                Some(Ok(frame)) => {
                    let trailers = frame.trailers_ref();
                    if trailers.is_some() || unfinished.takes(frame) || this.inner.is_end_stream() {
                        // Nothing comes after trailers, so a server need not ask again.
                        unfinished.finish(trailers);
                    } else {
                        *this.unfinished = Some(unfinished);
                    }
                }
            }
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

/// Lets a guard answer in place of the inner service.
impl<B: From<String>> From<String> for TrackedBody<B> {
    fn from(text: String) -> Self {
        Self::untracked(B::from(text))
    }
}

impl<B: Default> Default for TrackedBody<B> {
    fn default() -> Self {
        Self::untracked(B::default())
    }
}

impl<B: fmt::Debug> fmt::Debug for TrackedBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackedBody")
            .field("inner", &self.inner)
            .field("unfinished", &self.unfinished.is_some())
            .finish()
    }
}

impl Unfinished {
    /// Counts a frame, and returns whether the response is finished with it.
    fn takes<D: Buf>(&mut self, frame: &Frame<D>) -> bool {
        let (Some(left), Some(data)) = (&mut self.left, frame.data_ref()) else {
            return false;
        };
        let length = u64::try_from(data.remaining()).unwrap_or(u64::MAX);
        *left = left.saturating_sub(length);
        // Trailers may follow all the same.
        *left == 0 && !self.report.as_ref().is_some_and(Report::reads_trailers)
    }

    fn finish(&mut self, trailers: Option<&HeaderMap>) {
        if let Some(report) = self.report.take() {
            report.finish(trailers);
        }
    }
}

impl Drop for Unfinished {
    /// A response of known length of which nothing is left is finished, though trailers may have
    /// followed.
    fn drop(&mut self) {
        if self.left == Some(0) && !std::thread::panicking() {
            self.finish(None);
        }
    }
}
