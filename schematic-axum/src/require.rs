use std::fmt;
use std::marker::PhantomData;

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use http::Method;
use http::request::Parts;
use schematic_tower::client::request::{self, GuardPolicy, RefusalStatus, Verdict};
use schematic_tower::{Refusal, RefusalKind, TypedFlag, flags_of};

use crate::rejection::GuardRejection;

/// Extractor that lets a request pass only if the flag `F` is on: a guard in the handler's
/// signature.
///
/// It refuses as [`FlagGuardLayer`](crate::FlagGuardLayer) does. `STATUS` is the status of a
/// refusal because the flag is off, from 400 to 599 (others do not compile); with `FAIL_OPEN` requests pass while Schematic cannot be asked
/// and the flag has no default. Put it before the other extractors: they run in order.
///
/// `Option<RequireFlag<F>>` is `None` for a request of nobody's; who is known and may not pass is
/// refused all the same.
///
/// ```
/// use schematic_axum::{FlagKey, RequireFlag};
///
/// #[derive(FlagKey)]
/// #[flag("reports")]
/// struct Reports;
///
/// async fn report(_: RequireFlag<Reports, 402>) -> &'static str {
///     "a report"
/// }
/// # let _ = report;
/// ```
#[must_use]
pub struct RequireFlag<F: TypedFlag, const STATUS: u16 = 403, const FAIL_OPEN: bool = false> {
    flags: request::Flags,
    method: Method,
    flag: PhantomData<fn() -> F>,
}

impl<F: TypedFlag, const STATUS: u16, const FAIL_OPEN: bool> RequireFlag<F, STATUS, FAIL_OPEN> {
    /// The request's flags.
    #[must_use]
    pub fn flags(&self) -> &request::Flags {
        &self.flags
    }

    pub(crate) fn into_parts(self) -> (request::Flags, Method) {
        (self.flags, self.method)
    }
}

impl<F: TypedFlag, const STATUS: u16, const FAIL_OPEN: bool> RequireFlag<F, STATUS, FAIL_OPEN> {
    async fn admit(parts: &Parts) -> Result<Self, Refusal> {
        let policy = GuardPolicy::new(F::KEY).status(RefusalStatus::of::<STATUS>());
        let policy = if FAIL_OPEN {
            policy.fail_open()
        } else {
            policy
        };
        let Some(flags) = flags_of(parts) else {
            return Err(policy.not_set_up("SchematicLayer"));
        };
        match policy.verdict(&flags).await {
            Verdict::Allow => Ok(Self {
                flags,
                method: parts.method.clone(),
                flag: PhantomData,
            }),
            Verdict::Refuse(refusal) => Err(refusal),
        }
    }
}

impl<S, F, const STATUS: u16, const FAIL_OPEN: bool> FromRequestParts<S>
    for RequireFlag<F, STATUS, FAIL_OPEN>
where
    S: Sync,
    F: TypedFlag,
{
    type Rejection = GuardRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::admit(parts).await?)
    }
}

impl<S, F, const STATUS: u16, const FAIL_OPEN: bool> OptionalFromRequestParts<S>
    for RequireFlag<F, STATUS, FAIL_OPEN>
where
    S: Sync,
    F: TypedFlag,
{
    type Rejection = GuardRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Self::Rejection> {
        match Self::admit(parts).await {
            Ok(admitted) => Ok(Some(admitted)),
            Err(refusal) if refusal.kind() == RefusalKind::IdentityMissing => Ok(None),
            Err(refusal) => Err(refusal.into()),
        }
    }
}

impl<F: TypedFlag, const STATUS: u16, const FAIL_OPEN: bool> fmt::Debug
    for RequireFlag<F, STATUS, FAIL_OPEN>
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequireFlag")
            .field("flags", &self.flags)
            .finish_non_exhaustive()
    }
}
