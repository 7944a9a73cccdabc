use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_web::HttpMessage;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, forward_ready};
use pin_project_lite::pin_project;

use super::slot::Slot;

/// Service that completes webhooks whose response is a success, and releases all others.
///
/// See the [module docs](crate::webhook).
pub struct CompleteWebhooksService<S> {
    inner: S,
}

pin_project! {
    /// Response future of [`CompleteWebhooksService`].
    ///
    /// Dropping it before it is done releases the delivery: it is accepted when it is sent again.
    pub struct ResponseFuture<F, T, E>
    where
        F: Future<Output = Result<T, E>>,
    {
        #[pin]
        state: State<F, T, E>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, T, E>
    where
        F: Future<Output = Result<T, E>>,
    {
        Handling {
            // Dropped before the claim: what is not handled any more may be accepted again.
            #[pin]
            inner: F,
            slot: Slot,
        },
        Completing {
            completing: Pin<Box<dyn Future<Output = ()>>>,
            // Taken once, when the claim is completed.
            answer: Option<Result<T, E>>,
        },
    }
}

impl<S> CompleteWebhooksService<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner }
    }
}

impl<S, B> Service<ServiceRequest> for CompleteWebhooksService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future, S::Response, S::Error>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let slot = Slot::open(&mut request.extensions_mut());
        let inner = self.inner.call(request);
        ResponseFuture {
            state: State::Handling { inner, slot },
        }
    }
}

impl<F, B, E> Future for ResponseFuture<F, ServiceResponse<B>, E>
where
    F: Future<Output = Result<ServiceResponse<B>, E>>,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            let next = match this.state.as_mut().project() {
                StateProjection::Handling { inner, slot } => {
                    let answer = ready!(inner.poll(cx));
                    let is_success = answer
                        .as_ref()
                        .is_ok_and(|response| response.status().is_success());
                    match slot.take() {
                        Some(claim) if is_success => State::Completing {
                            completing: Box::pin(async move { claim.complete().await }),
                            answer: Some(answer),
                        },
                        // A claim that is dropped is released.
                        _ => return Poll::Ready(answer),
                    }
                }
                StateProjection::Completing { completing, answer } => {
                    ready!(completing.as_mut().poll(cx));
                    return match answer.take() {
                        Some(answer) => Poll::Ready(answer),
                        None => Poll::Pending,
                    };
                }
            };
            this.state.set(next);
        }
    }
}

impl<S> fmt::Debug for CompleteWebhooksService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CompleteWebhooksService")
            .finish_non_exhaustive()
    }
}

impl<F, T, E> fmt::Debug for ResponseFuture<F, T, E>
where
    F: Future<Output = Result<T, E>>,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}
