use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::Request;
use tower_service::Service;

use super::slot::{Shared, Slot};
use crate::accessors::inner_service;

/// Service that gives each request a handle on its flags.
///
/// See the [module docs](crate::resolve).
#[derive(Clone)]
pub struct SchematicService<S> {
    inner: S,
    shared: Arc<Shared>,
    overriding: bool,
}

impl<S> SchematicService<S> {
    pub(super) fn new(inner: S, shared: Arc<Shared>, overriding: bool) -> Self {
        Self {
            inner,
            shared,
            overriding,
        }
    }

    inner_service!();
}

impl<S, ReqBody> Service<Request<ReqBody>> for SchematicService<S>
where
    S: Service<Request<ReqBody>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    #[inline]
    fn call(&mut self, mut request: Request<ReqBody>) -> Self::Future {
        Slot::open(&self.shared, self.overriding, request.extensions_mut());
        self.inner.call(request)
    }
}

impl<S: fmt::Debug> fmt::Debug for SchematicService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SchematicService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
