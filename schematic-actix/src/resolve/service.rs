use std::fmt;
use std::rc::Rc;

use actix_web::HttpMessage;
use actix_web::dev::{Service, ServiceRequest, forward_ready};

use super::slot::{Shared, Slot};

/// Service that gives each request a handle on its flags.
///
/// See the [module docs](crate::resolve).
pub struct SchematicService<S> {
    inner: S,
    shared: Rc<Shared>,
    overriding: bool,
}

impl<S> SchematicService<S> {
    pub(super) fn new(inner: S, shared: Rc<Shared>, overriding: bool) -> Self {
        Self {
            inner,
            shared,
            overriding,
        }
    }
}

impl<S> Service<ServiceRequest> for SchematicService<S>
where
    S: Service<ServiceRequest>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        Slot::open(&self.shared, self.overriding, &mut request.extensions_mut());
        self.inner.call(request)
    }
}

impl<S> fmt::Debug for SchematicService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SchematicService").finish_non_exhaustive()
    }
}
