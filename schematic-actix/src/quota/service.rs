use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_web::dev::{Service, ServiceRequest, ServiceResponse, forward_ready};
use pin_project_lite::pin_project;
use schematic_core::request::{Flags, QuotaPolicy, Refusal};

use crate::headers;
use crate::resolve::flags_of;

/// Service that adds `RateLimit` fields: how much of a metered feature is left.
///
/// See the [module docs](crate::quota).
pub struct QuotaHeadersService<S> {
    inner: S,
    policy: QuotaPolicy,
}

pin_project! {
    /// Response future of [`QuotaHeadersService`].
    pub struct ResponseFuture<F> {
        #[pin]
        inner: F,
        quota: Option<(QuotaPolicy, Flags)>,
    }
}

impl<S> QuotaHeadersService<S> {
    pub(super) fn new(inner: S, policy: QuotaPolicy) -> Self {
        Self { inner, policy }
    }
}

impl<S, B> Service<ServiceRequest> for QuotaHeadersService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        // Without a `SchematicMiddleware` nothing is known, as where the feature is not metered.
        let quota = flags_of(request.request()).map(|flags| {
            self.policy.begin(&flags);
            (self.policy.clone(), flags)
        });
        ResponseFuture {
            inner: self.inner.call(request),
            quota,
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
        let mut answer = ready!(this.inner.poll(cx))?;
        if let Some((policy, flags)) = this.quota.take() {
            let of_refusal = answer
                .response()
                .extensions()
                .get::<Refusal>()
                .and_then(|refusal| policy.headers_of(refusal));
            if let Some(fields) = of_refusal {
                // In place of those that the guard has written.
                headers::insert(answer.headers_mut(), fields);
            } else if let Some(fields) = policy.headers_now(&flags) {
                headers::append(answer.headers_mut(), fields);
            }
        }
        Poll::Ready(Ok(answer))
    }
}

impl<S> fmt::Debug for QuotaHeadersService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QuotaHeadersService")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

impl<F> fmt::Debug for ResponseFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
