use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{HeaderName, HeaderValue, Response};
use pin_project_lite::pin_project;
use schematic_core::request::{Flags, QuotaPolicy};

pin_project! {
    /// Response future of [`QuotaHeaders`](super::QuotaHeaders).
    pub struct ResponseFuture<F> {
        #[pin]
        inner: F,
        quota: Option<(QuotaPolicy, Flags)>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, quota: Option<(QuotaPolicy, Flags)>) -> Self {
        Self { inner, quota }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut response = ready!(this.inner.poll(cx))?;
        let headers = this
            .quota
            .take()
            .and_then(|(policy, flags)| policy.headers_now(&flags));
        for (name, value) in headers.into_iter().flatten() {
            if let Ok(value) = HeaderValue::try_from(value) {
                response
                    .headers_mut()
                    .append(HeaderName::from_static(name), value);
            }
        }
        Poll::Ready(Ok(response))
    }
}

impl<F> fmt::Debug for ResponseFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
