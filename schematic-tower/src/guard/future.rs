use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{Request, Response};
use pin_project_lite::pin_project;
use schematic_core::request::{Refusal, Verdict};
use tower_service::Service;

use super::RefusalResponse;

pin_project! {
    /// Response future of [`FlagGuard`](super::FlagGuard).
    ///
    /// Dropping it before it is done drops the check, the request, or both.
    pub struct ResponseFuture<S, R, ReqBody>
    where
        S: Service<Request<ReqBody>>,
    {
        #[pin]
        state: State<S, ReqBody>,
        respond: R,
    }
}

/// Future of a verdict that has to be waited for.
pub(super) type Deciding = Pin<Box<dyn Future<Output = Verdict> + Send>>;

pin_project! {
    #[project = StateProjection]
    enum State<S, ReqBody>
    where
        S: Service<Request<ReqBody>>,
    {
        Deciding {
            verdict: Deciding,
            // Taken once, when the verdict is there. Boxed, so that a future which need not wait
            // carries none of it along.
            waiting: Option<Box<(S, Request<ReqBody>)>>,
        },
        Admitted {
            #[pin]
            future: S::Future,
        },
        Refused {
            refusal: Refusal,
        },
    }
}

impl<S, R, ReqBody> ResponseFuture<S, R, ReqBody>
where
    S: Service<Request<ReqBody>>,
{
    pub(super) fn deciding(
        verdict: Deciding,
        service: S,
        request: Request<ReqBody>,
        respond: R,
    ) -> Self {
        let waiting = Some(Box::new((service, request)));
        Self {
            state: State::Deciding { verdict, waiting },
            respond,
        }
    }

    #[inline]
    pub(super) fn admitted(future: S::Future, respond: R) -> Self {
        Self {
            state: State::Admitted { future },
            respond,
        }
    }

    pub(super) fn refused(refusal: Refusal, respond: R) -> Self {
        Self {
            state: State::Refused { refusal },
            respond,
        }
    }
}

impl<S, R, ReqBody, ResBody> Future for ResponseFuture<S, R, ReqBody>
where
    S: Service<Request<ReqBody>, Response = Response<ResBody>>,
    R: RefusalResponse<ResBody>,
{
    type Output = Result<Response<ResBody>, S::Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.as_mut().project().state.project() {
            StateProjection::Admitted { future } => future.poll(cx),
            StateProjection::Deciding { .. } | StateProjection::Refused { .. } => {
                self.poll_undecided(cx)
            }
        }
    }
}

impl<S, R, ReqBody, ResBody> ResponseFuture<S, R, ReqBody>
where
    S: Service<Request<ReqBody>, Response = Response<ResBody>>,
    R: RefusalResponse<ResBody>,
{
    /// Does all but to let pass at once, and is kept apart from that, which most requests are.
    #[inline(never)]
    fn poll_undecided(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Response<ResBody>, S::Error>> {
        let mut this = self.project();
        loop {
            let next = match this.state.as_mut().project() {
                StateProjection::Deciding { verdict, waiting } => {
                    let verdict = ready!(verdict.as_mut().poll(cx));
                    // It is there until the state changes, below.
                    let Some(waiting) = waiting.take() else {
                        return Poll::Pending;
                    };
                    let (mut service, request) = *waiting;
                    match verdict {
                        Verdict::Allow => State::Admitted {
                            future: service.call(request),
                        },
                        Verdict::Refuse(refusal) => State::Refused { refusal },
                    }
                }
                StateProjection::Admitted { future } => return future.poll(cx),
                StateProjection::Refused { refusal } => {
                    let mut response = this.respond.refusal_response(refusal);
                    response.extensions_mut().insert(refusal.clone());
                    return Poll::Ready(Ok(response));
                }
            };
            this.state.set(next);
        }
    }
}

impl<S, R, ReqBody> fmt::Debug for ResponseFuture<S, R, ReqBody>
where
    S: Service<Request<ReqBody>>,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match &self.state {
            State::Deciding { .. } => "deciding",
            State::Admitted { .. } => "admitted",
            State::Refused { .. } => "refused",
        };
        f.debug_struct("ResponseFuture")
            .field("state", &state)
            .finish_non_exhaustive()
    }
}
