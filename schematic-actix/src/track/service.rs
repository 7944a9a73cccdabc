use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use actix_web::dev::{Service, ServiceRequest, ServiceResponse, forward_ready};
use pin_project_lite::pin_project;
use schematic_core::request::{Flags, Usage};

use super::rules::Rules;
use crate::resolve::flags_of;

/// Service that reports usage once the answer is a success.
///
/// See the [module docs](crate::track).
pub struct TrackUsageService<S> {
    inner: S,
    rules: Arc<Rules>,
}

pin_project! {
    /// Response future of [`TrackUsageService`].
    ///
    /// Dropping it before it is done reports nothing.
    pub struct ResponseFuture<F> {
        #[pin]
        inner: F,
        report: Option<Report>,
    }
}

/// What to report, once there is an answer.
type Report = (Arc<Rules>, Flags, Usage);

impl<S> TrackUsageService<S> {
    pub(super) fn new(inner: S, rules: Arc<Rules>) -> Self {
        Self { inner, rules }
    }

    /// What the request has to say is asked for now: its handler consumes it.
    fn report_of(&self, request: &ServiceRequest) -> Option<Report> {
        let request = request.request();
        let Some(flags) = flags_of(request) else {
            self.rules.tell_missing();
            return None;
        };
        let expected = self.rules.expected(request);
        Some((Arc::clone(&self.rules), flags, expected))
    }
}

impl<S, B> Service<ServiceRequest> for TrackUsageService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let report = self.report_of(&request);
        ResponseFuture {
            inner: self.inner.call(request),
            report,
        }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<ServiceResponse<B>, E>>,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let answer = ready!(this.inner.poll(cx));
        if let (Some((rules, flags, expected)), Ok(answer)) = (this.report.take(), &answer) {
            rules.answered(&flags, expected, answer.response());
        }
        Poll::Ready(answer)
    }
}

impl<S> fmt::Debug for TrackUsageService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackUsageService").finish_non_exhaustive()
    }
}

impl<F> fmt::Debug for ResponseFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
