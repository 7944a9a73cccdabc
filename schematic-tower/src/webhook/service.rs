use std::mem;
use std::task::{Context, Poll};

use http::{Request, Response};
use http_body::Body;
use schematic_core::BoxError;
use schematic_core::webhooks::Verifier;
use tower_service::Service;

use super::accept::accept_with_trailers;
use super::{ResponseFuture, VerifiedBody, VerifiedDelivery};
use crate::accessors::inner_service;

/// Service that lets a request pass only if it is a webhook that Schematic has signed.
///
/// See the [module docs](crate::webhook).
#[derive(Clone, Debug)]
pub struct VerifyWebhook<S> {
    inner: S,
    verifier: Verifier,
}

impl<S> VerifyWebhook<S> {
    pub(super) fn new(inner: S, verifier: Verifier) -> Self {
        Self { inner, verifier }
    }

    inner_service!();
}

impl<S, ReqBody, ResBody> Service<Request<ReqBody>> for VerifyWebhook<S>
where
    S: Service<Request<VerifiedBody>, Response = Response<ResBody>> + Clone,
    ReqBody: Body + Send + 'static,
    ReqBody::Data: Send,
    ReqBody::Error: Into<BoxError>,
    ResBody: From<String>,
{
    type Response = Response<ResBody>;
    type Error = S::Error;
    type Future = ResponseFuture<S>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<ReqBody>) -> Self::Future {
        // The service that was polled ready is the one to call later; its clone need not be ready.
        let clone = self.inner.clone();
        let ready = mem::replace(&mut self.inner, clone);
        let verifier = self.verifier.clone();
        let accepting = async move {
            let (mut parts, body) = request.into_parts();
            let accepting = accept_with_trailers(&verifier, &parts.headers, body);
            let (mut accepted, trailers) = accepting.await?;
            // The layer completes it: it sees the answer.
            let claim = accepted.take_claim();
            let body = VerifiedBody::new(accepted.body().clone(), trailers);
            parts.extensions.insert(VerifiedDelivery::new(accepted));
            Ok((Request::from_parts(parts, body), claim))
        };
        ResponseFuture::new(ready, Box::pin(accepting))
    }
}
