//! Middleware that keeps half-sent requests from holding a graceful shutdown up.

use std::fmt;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_http::BoxedPayloadStream;
use actix_web::HttpMessage;
use actix_web::dev::{Payload, Service, ServiceRequest, Transform, forward_ready};
use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use futures_core::Stream;
use schematic_core::shutdown::{ReceiveLimit, StopReceiver};

/// Middleware that keeps half-sent requests from holding a graceful shutdown up, made by
/// [`GracefulShutdown::bodies`](crate::GracefulShutdown::bodies).
///
/// actix-web calls an application when the head of a request has arrived, so a request whose body
/// is still being sent counts as one in flight. Behind this middleware it gets an error in place of
/// the rest of its body when the server is to stop and nothing of it comes for 2 s
/// ([`receive_within`](crate::GracefulShutdown::receive_within)): most handlers then answer 400.
/// What comes over an upgraded connection, such as a WebSocket, is such a body too.
#[derive(Clone, Debug)]
#[must_use = "wrap the application in it"]
pub struct GracefulBodies(StopReceiver);

impl GracefulBodies {
    pub(super) fn new(stop: StopReceiver) -> Self {
        Self(stop)
    }
}

impl<S> Transform<S, ServiceRequest> for GracefulBodies
where
    S: Service<ServiceRequest>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Transform = GracefulBodiesService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        let stop = self.0.clone();
        ready(Ok(GracefulBodiesService { inner, stop }))
    }
}

/// Service that gives each request a body which ends at a shutdown.
///
/// See [`GracefulBodies`].
pub struct GracefulBodiesService<S> {
    inner: S,
    stop: StopReceiver,
}

impl<S> Service<ServiceRequest> for GracefulBodiesService<S>
where
    S: Service<ServiceRequest>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    forward_ready!(inner);

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let payload = match request.take_payload() {
            Payload::None => Payload::None,
            payload => {
                let body: BoxedPayloadStream = Box::pin(GracefulBody {
                    payload,
                    limit: ReceiveLimit::new(self.stop.clone()),
                });
                body.into()
            }
        };
        request.set_payload(payload);
        self.inner.call(request)
    }
}

impl<S> fmt::Debug for GracefulBodiesService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GracefulBodiesService")
            .finish_non_exhaustive()
    }
}

struct GracefulBody {
    payload: Payload,
    limit: ReceiveLimit,
}

impl Stream for GracefulBody {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.limit.is_over() {
            return Poll::Ready(None);
        }
        let piece = Pin::new(&mut self.payload).poll_next(cx);
        self.limit.poll(cx, piece)
    }
}
