use std::fmt;
use std::marker::PhantomData;

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use http::Method;
use http::request::Parts;
use schematic_core::request::{self, GuardPolicy, Verdict};
use schematic_tower::{Refusal, RefusalKind, TypedFlag, flags_of};

use crate::error::GuardRejection;

/// Extractor that lets a request pass only if the flag `F` is on.
///
/// A rejected request is answered as by [`FlagGuardLayer`](crate::FlagGuardLayer). `STATUS` is
/// the status in place of 403 when the flag is off, from 400 to 599 (others do not compile); with
/// `FAIL_OPEN` requests pass while Schematic is unreachable and no default is configured for the
/// flag. Put it before the other extractors: they run in order.
///
/// `Option<RequireFlag<F>>` is `None` for a request without an identity. A request whose identity
/// is known is rejected as without `Option`.
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
    /// Returns the flags of the request that passed.
    #[must_use]
    pub fn flags(&self) -> &request::Flags {
        &self.flags
    }

    pub(crate) fn into_parts(self) -> (request::Flags, Method) {
        (self.flags, self.method)
    }

    async fn admit(parts: &Parts) -> Result<Self, Refusal> {
        let policy = GuardPolicy::of::<F, STATUS, FAIL_OPEN>();
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
