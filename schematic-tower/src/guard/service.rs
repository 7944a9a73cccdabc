use std::fmt;
use std::mem;
use std::task::{Context, Poll};

use http::{Request, Response};
use schematic_core::request::{GuardPolicy, Verdict};
use tower_service::Service;

use super::{RefusalResponse, ResponseFuture};
use crate::accessors::inner_service;
use crate::resolve::flags_of;

/// Service that lets a request pass only if a flag is on.
///
/// See the [module docs](crate::guard).
#[derive(Clone)]
pub struct FlagGuard<S, R> {
    inner: S,
    policy: GuardPolicy,
    respond: R,
}

impl<S, R> FlagGuard<S, R> {
    pub(super) fn new(inner: S, policy: GuardPolicy, respond: R) -> Self {
        Self {
            inner,
            policy,
            respond,
        }
    }

    inner_service!();
}

impl<S, R, ReqBody, ResBody> Service<Request<ReqBody>> for FlagGuard<S, R>
where
    S: Service<Request<ReqBody>, Response = Response<ResBody>> + Clone,
    R: RefusalResponse<ResBody> + Clone,
{
    type Response = Response<ResBody>;
    type Error = S::Error;
    type Future = ResponseFuture<S, R, ReqBody>;

    #[inline]
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    #[inline]
    fn call(&mut self, request: Request<ReqBody>) -> Self::Future {
        let respond = self.respond.clone();
        let (parts, body) = request.into_parts();
        let flags = flags_of(&parts);
        let request = Request::from_parts(parts, body);
        let Some(flags) = flags else {
            return ResponseFuture::refused(self.policy.not_set_up("SchematicLayer"), respond);
        };
        match self.policy.verdict_now(&flags) {
            Some(Verdict::Allow) => ResponseFuture::admitted(self.inner.call(request), respond),
            Some(Verdict::Refuse(refusal)) => ResponseFuture::refused(refusal, respond),
            None => {
                // The service that was polled ready is the one to call later; its clone need not
                // be ready.
                let clone = self.inner.clone();
                let ready = mem::replace(&mut self.inner, clone);
                let policy = self.policy.clone();
                let verdict = Box::pin(async move { policy.verdict(&flags).await });
                ResponseFuture::deciding(verdict, ready, request, respond)
            }
        }
    }
}

impl<S: fmt::Debug, R> fmt::Debug for FlagGuard<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlagGuard")
            .field("inner", &self.inner)
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}
