use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use http_body::Body;
use schematic_core::request::Flags;
use tower_service::Service;

use super::rules::Rules;
use super::{ResponseFuture, TrackedBody};
use crate::accessors::inner_service;
use crate::resolve::flags_for;

/// Service that reports usage once the response is a success.
///
/// See the [module docs](crate::track).
#[derive(Clone)]
pub struct TrackUsage<S> {
    inner: S,
    rules: Arc<Rules>,
}

impl<S> TrackUsage<S> {
    pub(super) fn new(inner: S, rules: Arc<Rules>) -> Self {
        Self { inner, rules }
    }

    inner_service!();
}

impl<S, ReqBody, ResBody> Service<Request<ReqBody>> for TrackUsage<S>
where
    S: Service<Request<ReqBody>, Response = Response<ResBody>>,
    ResBody: Body,
{
    type Response = Response<TrackedBody<ResBody>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    #[inline]
    fn call(&mut self, mut request: Request<ReqBody>) -> Self::Future {
        let flags = flags_for(&mut request, Flags::clone);
        if flags.is_none() {
            self.rules.log_missing();
        }
        // The handler consumes the request, so it is read now.
        let report = flags.map(|flags| {
            let expected = self.rules.expected(&mut request);
            let method = request.method().clone();
            (Arc::clone(&self.rules), flags, method, expected)
        });
        ResponseFuture::new(self.inner.call(request), report)
    }
}

impl<S: fmt::Debug> fmt::Debug for TrackUsage<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackUsage")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
