use std::fmt;
use std::mem;
use std::task::{Context, Poll};

use http::{Request, Response};
use schematic_core::request::{Flags, GuardPolicy, Verdict};
use tower_service::Service;

use super::{RefusalResponse, ResponseFuture};
use crate::accessors::inner_service;
use crate::resolve::{flags_by_extensions, flags_in};

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
    fn call(&mut self, mut request: Request<ReqBody>) -> Self::Future {
        let respond = self.respond.clone();
        let judge = |flags: &Flags| self.policy.verdict_now(flags).ok_or_else(|| flags.clone());
        let judged = match flags_by_extensions(request.extensions()) {
            Some(flags) => Some(judge(flags)),
            None => {
                let (parts, body) = request.into_parts();
                let judged = flags_in(&parts).map(judge);
                request = Request::from_parts(parts, body);
                judged
            }
        };
        match judged {
            Some(Ok(Verdict::Allow)) => ResponseFuture::admitted(self.inner.call(request), respond),
            Some(Ok(Verdict::Refuse(refusal))) => ResponseFuture::refused(refusal, respond),
            Some(Err(flags)) => {
                // The service that was polled ready is the one to call later; its clone need not
                // be ready.
                let clone = self.inner.clone();
                let ready = mem::replace(&mut self.inner, clone);
                let policy = self.policy.clone();
                let verdict = Box::pin(async move { policy.verdict(&flags).await });
                ResponseFuture::deciding(verdict, ready, request, respond)
            }
            None => ResponseFuture::refused(self.policy.not_set_up("SchematicLayer"), respond),
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
