use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, forward_ready};
use actix_web::http::Method;
use pin_project_lite::pin_project;
use schematic_core::request::{Flags, Usage};

use super::TrackedBody;
use super::rules::Rules;
use crate::resolve::flags_of;

/// Service that reports usage once the response is a success.
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

/// Usage to report, once there is a response.
type Report = (Arc<Rules>, Flags, Method, Usage);

impl<S> TrackUsageService<S> {
    pub(super) fn new(inner: S, rules: Arc<Rules>) -> Self {
        Self { inner, rules }
    }

    /// Returns the usage to report. The request is read now, since its handler consumes it.
    fn report_of(&self, request: &ServiceRequest) -> Option<Report> {
        let request = request.request();
        let Some(flags) = flags_of(request) else {
            self.rules.log_missing();
            return None;
        };
        let expected = self.rules.expected(request);
        let method = request.method().clone();
        Some((Arc::clone(&self.rules), flags, method, expected))
    }
}

impl<S, B> Service<ServiceRequest> for TrackUsageService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>>,
    B: MessageBody,
{
    type Response = ServiceResponse<TrackedBody<B>>;
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
    B: MessageBody,
{
    type Output = Result<ServiceResponse<TrackedBody<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let answer = ready!(this.inner.poll(cx));
        let report = this.report.take();
        Poll::Ready(answer.map(|answer| match report {
            Some((rules, flags, method, expected)) => {
                let (request, response) = answer.into_parts();
                let response = rules.answered(&flags, &method, expected, response);
                ServiceResponse::new(request, response)
            }
            None => answer.map_body(|_, body| TrackedBody::untracked(body)),
        }))
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
