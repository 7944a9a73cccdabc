use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{Request, Response};
use pin_project_lite::pin_project;
use schematic_core::webhooks::{Verified, Verifier};
use tower_service::Service;

use super::VerifiedBody;
use super::response::refusal;
use super::verify::Refused;

pin_project! {
    /// Response future of [`VerifyWebhook`](super::VerifyWebhook).
    ///
    /// Dropping it before it is done gives up the body, the request, or both. With a replay guard,
    /// a delivery that was given up while it was handled counts as handled.
    pub struct ResponseFuture<S>
    where
        S: Service<Request<VerifiedBody>>,
    {
        #[pin]
        state: State<S>,
        verifier: Verifier,
    }
}

type Verifying =
    Pin<Box<dyn Future<Output = Result<(Request<VerifiedBody>, Verified), Refused>> + Send>>;

pin_project! {
    #[project = StateProjection]
    enum State<S>
    where
        S: Service<Request<VerifiedBody>>,
    {
        Verifying {
            verifying: Verifying,
            // Taken once, when the delivery is verified.
            waiting: Option<S>,
        },
        Handling {
            #[pin]
            future: S::Future,
            verified: Verified,
        },
        Releasing {
            release: Pin<Box<dyn Future<Output = ()> + Send>>,
            // Taken once, when the delivery may come again.
            answer: Option<Result<S::Response, S::Error>>,
        },
    }
}

impl<S: Service<Request<VerifiedBody>>> ResponseFuture<S> {
    pub(super) fn new(service: S, verifier: Verifier, verifying: Verifying) -> Self {
        let waiting = Some(service);
        Self {
            state: State::Verifying { verifying, waiting },
            verifier,
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
                StateProjection::Verifying { verifying, waiting } => {
                    let verified = ready!(verifying.as_mut().poll(cx));
                    // It is there until the state changes, below.
                    let Some(mut service) = waiting.take() else {
                        return Poll::Pending;
                    };
                    match verified {
                        Ok((request, verified)) => State::Handling {
                            future: service.call(request),
                            verified,
                        },
                        Err(refused) => return Poll::Ready(Ok(refusal(refused))),
                    }
                }
                StateProjection::Handling { future, verified } => {
                    let answer = ready!(future.poll(cx));
                    let handled = answer
                        .as_ref()
                        .is_ok_and(|response| response.status().is_success());
                    match this.verifier.replay_guard() {
                        Some(guard) if !handled => {
                            let (guard, signature) = (guard.clone(), *verified.signature());
                            State::Releasing {
                                release: Box::pin(async move { guard.release(&signature).await }),
                                answer: Some(answer),
                            }
                        }
                        _ => return Poll::Ready(answer),
                    }
                }
                StateProjection::Releasing { release, answer } => {
                    ready!(release.as_mut().poll(cx));
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
            State::Verifying { .. } => "verifying",
            State::Handling { .. } => "handling",
            State::Releasing { .. } => "releasing",
        };
        f.debug_struct("ResponseFuture")
            .field("state", &state)
            .finish_non_exhaustive()
    }
}
