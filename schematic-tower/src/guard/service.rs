use std::fmt;
use std::mem;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use schematic_core::request::{GuardPolicy, Verdict};
use tower_service::Service;

use super::future::Deciding;
use super::layer::UnitsFrom;
use super::{RefusalResponse, ResponseFuture};
use crate::accessors::inner_service;
use crate::resolve::{flags_for, with_parts};

/// Service that lets a request pass only if a flag is on.
///
/// See the [module docs](crate::guard).
#[derive(Clone)]
pub struct FlagGuard<S, R> {
    inner: S,
    policy: GuardPolicy,
    units: Option<Arc<UnitsFrom>>,
    respond: R,
}

impl<S, R> FlagGuard<S, R> {
    pub(super) fn new(
        inner: S,
        policy: GuardPolicy,
        units: Option<Arc<UnitsFrom>>,
        respond: R,
    ) -> Self {
        Self {
            inner,
            policy,
            units,
            respond,
        }
    }

    inner_service!();

    /// Decides about `request` as far as that needs no waiting.
    #[inline]
    fn judge<B>(&self, request: &mut Request<B>) -> Option<Result<Verdict, Deciding>> {
        if let Some(units) = &self.units {
            return self.judge_units(request, &**units);
        }
        flags_for(request, |flags| {
            let verdict = self.policy.begin(flags);
            verdict.map_err(|pending| -> Deciding { Box::pin(pending.wait()) })
        })
    }

    /// Decides about `request` by the number of `units` that it is to use.
    #[inline(never)]
    fn judge_units<B>(
        &self,
        request: &mut Request<B>,
        units: &UnitsFrom,
    ) -> Option<Result<Verdict, Deciding>> {
        let units = with_parts(request, units);
        flags_for(request, |flags| {
            let (policy, flags) = (self.policy.clone(), flags.clone());
            let verdict = async move { policy.verdict_for_units(&flags, units).await };
            let deciding: Deciding = Box::pin(verdict);
            Err(deciding)
        })
    }
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
        match self.judge(&mut request) {
            Some(Ok(Verdict::Allow)) => ResponseFuture::admitted(self.inner.call(request), respond),
            Some(Ok(Verdict::Refuse(refusal))) => ResponseFuture::refused(refusal, respond),
            Some(Err(verdict)) => {
                // The service that was polled ready is the one to call later; its clone need not
                // be ready.
                let clone = self.inner.clone();
                let ready = mem::replace(&mut self.inner, clone);
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
