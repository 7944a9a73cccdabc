use std::future::{Ready, ready};

use actix_web::Error;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};

use super::CompleteWebhooksService;

/// Middleware that completes webhooks whose response is a success, and releases all others.
///
/// See the [module docs](crate::webhook).
#[derive(Clone, Copy, Debug, Default)]
#[must_use]
#[non_exhaustive]
pub struct CompleteWebhooks;

impl<S, B> Transform<S, ServiceRequest> for CompleteWebhooks
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Transform = CompleteWebhooksService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(CompleteWebhooksService::new(service)))
    }
}
