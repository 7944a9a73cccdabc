use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
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
    report: Report,
    // A server stops polling a body of known length when that is reached.
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

    /// Creates a body that sends `report` at its end.
    pub(super) fn tracked(inner: B, report: Report) -> Self
    where
        B: MessageBody,
    {
        let left = match inner.size() {
            BodySize::Sized(length) => Some(length),
            BodySize::None | BodySize::Stream => None,
        };
        Self {
            inner,
            unfinished: Some(Box::new(Unfinished { report, left })),
        }
    }

    /// Returns the inner body. Nothing is reported then.
    pub fn into_inner(self) -> B {
        self.inner
    }
}

impl<B: MessageBody> MessageBody for TrackedBody<B> {
    type Error = B::Error;

    fn size(&self) -> BodySize {
        self.inner.size()
    }

    fn poll_next(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let this = self.project();
        let piece = ready!(this.inner.poll_next(cx));
        let finished = match (&piece, this.unfinished.as_mut()) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(Err(_)), Some(_)) => {
                *this.unfinished = None;
                false
            }
            (Some(Ok(piece)), Some(unfinished)) => unfinished.takes(piece),
        };
        if finished && let Some(unfinished) = this.unfinished.take() {
            unfinished.report.send();
        }
        Poll::Ready(piece)
    }

    // A body that is taken whole at once counts when it was sent, and not before.
    fn try_into_bytes(self) -> Result<Bytes, Self> {
        if self.unfinished.is_some() {
            return Err(self);
        }
        self.inner.try_into_bytes().map_err(Self::untracked)
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
    /// Counts a chunk, and returns whether it is the last.
    fn takes(&mut self, piece: &Bytes) -> bool {
        let Some(left) = &mut self.left else {
            return false;
        };
        *left = left.saturating_sub(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        *left == 0
    }
}
