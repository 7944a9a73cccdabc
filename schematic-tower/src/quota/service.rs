use std::task::{Context, Poll};

use http::{Request, Response};
use schematic_core::request::QuotaPolicy;
use tower_service::Service;

use super::ResponseFuture;
use crate::accessors::inner_service;
use crate::resolve::flags_of;

/// Service that tells clients how much of a metered feature they have left.
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

    fn call(&mut self, request: Request<ReqBody>) -> Self::Future {
        let (parts, body) = request.into_parts();
        // Without a `SchematicLayer` nothing is known, as it is where the feature is not metered.
        let quota = flags_of(&parts).map(|flags| (self.policy.clone(), flags));
        let request = Request::from_parts(parts, body);
        ResponseFuture::new(self.inner.call(request), quota)
    }
}
