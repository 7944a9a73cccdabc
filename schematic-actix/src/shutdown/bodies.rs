use std::fmt;
use std::future::{Ready, ready};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_http::BoxedPayloadStream;
use actix_web::HttpMessage;
use actix_web::dev::{Payload, Service, ServiceRequest, Transform, forward_ready};
use actix_web::error::PayloadError;
use actix_web::rt::time::sleep;
use actix_web::web::Bytes;
use futures_core::Stream;
use schematic_core::shutdown::StopReceiver;

/// Middleware that keeps half-sent requests from holding a graceful shutdown up, made by
/// [`GracefulShutdown::bodies`](crate::GracefulShutdown::bodies).
///
/// actix-web tells an application of a request when its head is there, so a request whose body is
/// still being sent counts as one in flight. Behind this middleware it gets an error in place of the
/// rest of its body when the server is to stop and nothing of it comes for 2 s
/// ([`receive_within`](crate::GracefulShutdown::receive_within)): most handlers then answer 400. What
/// comes over an upgraded connection, such as a WebSocket, is such a body too.
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
                    stop: self.stop.clone(),
                    waiting: Waiting::No,
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
    stop: StopReceiver,
    waiting: Waiting,
}

enum Waiting {
    /// The last poll gave something.
    No,
    /// Nothing has come since. The future completes when the wait is over.
    Yes(Pin<Box<dyn Future<Output = ()>>>),
    /// It was in vain.
    Over,
}

impl Stream for GracefulBody {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if matches!(self.waiting, Waiting::Over) {
            return Poll::Ready(None);
        }
        if let Poll::Ready(piece) = Pin::new(&mut self.payload).poll_next(cx) {
            self.waiting = Waiting::No;
            return Poll::Ready(piece);
        }
        if matches!(self.waiting, Waiting::No) {
            let mut stop = self.stop.clone();
            self.waiting = Waiting::Yes(Box::pin(async move {
                sleep(stop.stopped().await).await;
            }));
        }
        if let Waiting::Yes(over) = &mut self.waiting {
            ready!(over.as_mut().poll(cx));
        }
        self.waiting = Waiting::Over;
        let error = io::Error::new(
            io::ErrorKind::TimedOut,
            "the server stops, and the rest of the request did not arrive",
        );
        Poll::Ready(Some(Err(PayloadError::Io(error))))
    }
}
