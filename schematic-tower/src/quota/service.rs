use std::task::{Context, Poll};

use http::{Request, Response};
use schematic_core::request::QuotaPolicy;
use tower_service::Service;

use super::ResponseFuture;
use crate::accessors::inner_service;
use crate::resolve::flags_for;

/// Service that adds `RateLimit` fields: how much of a metered feature is left.
///
/// See the [module docs](crate::quota).
#[derive(Clone, Debug)]
pub struct QuotaHeaders<S> {
    inner: S,
    policy: QuotaPolicy,
}

impl<S> QuotaHeaders<S> {
    pub(super) fn new(inner: S, policy: QuotaPolicy) -> Self {
        Self { inner, policy }
    }

    inner_service!();
}

impl<S, ReqBody, ResBody> Service<Request<ReqBody>> for QuotaHeaders<S>
where
    S: Service<Request<ReqBody>, Response = Response<ResBody>>,
{
    type Response = Response<ResBody>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<ReqBody>) -> Self::Future {
        // Without a `SchematicLayer` nothing is known, as it is where the feature is not metered.
        let quota = flags_for(&mut request, |flags| {
            self.policy.begin(flags);
            (self.policy.clone(), flags.clone())
        });
        ResponseFuture::new(self.inner.call(request), quota)
    }
}
