use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use http::{Method, Response};
use http_body::Body;
use pin_project_lite::pin_project;
use schematic_core::request::{Flags, Usage};

use super::TrackedBody;
use super::rules::Rules;

pin_project! {
    /// Response future of [`TrackUsage`](super::TrackUsage).
    ///
    /// Dropping it before it is done reports nothing.
    pub struct ResponseFuture<F> {
        #[pin]
        inner: F,
        report: Option<Report>,
    }
}

/// Usage to report, once there is a response.
type Report = (Arc<Rules>, Flags, Method, Usage);

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, report: Option<Report>) -> Self {
        Self { inner, report }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body,
{
    type Output = Result<Response<TrackedBody<B>>, E>;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let answer = ready!(this.inner.poll(cx));
        let report = this.report.take();
        Poll::Ready(answer.map(|response| match report {
            Some((rules, flags, method, expected)) => {
                rules.answered(&flags, &method, expected, response)
            }
            None => response.map(TrackedBody::untracked),
        }))
    }
}

impl<F> fmt::Debug for ResponseFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
