use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{Request, Response};
use pin_project_lite::pin_project;
use schematic_core::webhooks::Claim;
use tower_service::Service;

use super::response::refusal;
use super::{AcceptError, VerifiedBody};

pin_project! {
    /// Response future of [`VerifyWebhook`](super::VerifyWebhook).
    ///
    /// Dropping it before it is done drops the body, the request, or both. With a replay guard, a
    /// delivery that was dropped before it was handled is accepted when it is sent again.
    pub struct ResponseFuture<S>
    where
        S: Service<Request<VerifiedBody>>,
    {
        #[pin]
        state: State<S>,
    }
}

/// The request for the inner service, and the claim on the delivery.
type Accepted = (Request<VerifiedBody>, Option<Claim>);

type Accepting = Pin<Box<dyn Future<Output = Result<Accepted, AcceptError>> + Send>>;

pin_project! {
    #[project = StateProjection]
    enum State<S>
    where
        S: Service<Request<VerifiedBody>>,
    {
        Accepting {
            accepting: Accepting,
            // Taken once, when the delivery is accepted.
            waiting: Option<S>,
        },
        Handling {
            // Dropped before the claim: what is not handled any more may be accepted again.
            #[pin]
            future: S::Future,
            claim: Option<Claim>,
        },
        Completing {
            completing: Pin<Box<dyn Future<Output = ()> + Send>>,
            // Taken once, when the claim is completed.
            answer: Option<Result<S::Response, S::Error>>,
        },
    }
}

impl<S: Service<Request<VerifiedBody>>> ResponseFuture<S> {
    pub(super) fn new(service: S, accepting: Accepting) -> Self {
        let waiting = Some(service);
        Self {
            state: State::Accepting { accepting, waiting },
        }
    }
}

impl<S, ResBody> Future for ResponseFuture<S>
where
    S: Service<Request<VerifiedBody>, Response = Response<ResBody>>,
    ResBody: From<String>,
{
    type Output = Result<Response<ResBody>, S::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            let next = match this.state.as_mut().project() {
                StateProjection::Accepting { accepting, waiting } => {
                    let accepted = ready!(accepting.as_mut().poll(cx));
                    // It is there until the state changes, below.
                    let Some(mut service) = waiting.take() else {
                        return Poll::Pending;
                    };
                    match accepted {
                        Ok((request, claim)) => State::Handling {
                            future: service.call(request),
                            claim,
                        },
                        Err(error) => return Poll::Ready(Ok(refusal(error))),
                    }
                }
                StateProjection::Handling { future, claim } => {
                    // Should the service panic, the claim is dropped with this frame.
                    let held = claim.take();
                    let Poll::Ready(answer) = future.poll(cx) else {
                        *claim = held;
                        return Poll::Pending;
                    };
                    let is_success = answer
                        .as_ref()
                        .is_ok_and(|response| response.status().is_success());
                    match held {
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

impl<S: Service<Request<VerifiedBody>>> fmt::Debug for ResponseFuture<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match &self.state {
            State::Accepting { .. } => "accepting",
            State::Handling { .. } => "handling",
            State::Completing { .. } => "completing",
        };
        f.debug_struct("ResponseFuture")
            .field("state", &state)
            .finish_non_exhaustive()
    }
}
