use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use pin_project_lite::pin_project;
use schematic_core::request::{Flags, QuotaPolicy, Refusal};

use crate::headers;

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
        if let Some((policy, flags)) = this.quota.take() {
            let refusal = response.extensions().get::<Refusal>();
            let of_refusal = refusal.and_then(|refusal| policy.headers_of(refusal));
            if let Some(fields) = of_refusal {
                // In place of those that the guard has written.
                headers::insert(response.headers_mut(), fields);
            } else if let Some(fields) = policy.headers_now(&flags) {
                headers::append(response.headers_mut(), fields);
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
