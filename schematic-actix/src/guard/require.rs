use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use schematic_core::request::{Flags, GuardPolicy, TypedFlag, Verdict};

use crate::error::GuardRejection;
use crate::resolve::flags_of;

/// Extractor that lets a request pass only if the flag `F` is on.
///
/// A rejected request is answered as by a [`FlagGuard`](crate::FlagGuard). `STATUS` is the
/// status in place of 403 when the flag is off, from 400 to 599 (others do not compile); with
/// `FAIL_OPEN` requests pass while Schematic is unreachable and no default is configured for the
/// flag.
///
/// actix-web extracts the arguments of a handler side by side, so the error of another argument may
/// be answered first. Use [`Guarded`](crate::Guarded) or a [`FlagGuard`](crate::FlagGuard) if
/// nothing may be read before the guard has decided.
///
/// `Option<RequireFlag<F>>` is `None` for a rejected request; the error of a `Result` says why.
///
/// ```
/// use schematic_actix::{FlagKey, RequireFlag};
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
pub struct RequireFlag<F, const STATUS: u16 = 403, const FAIL_OPEN: bool = false> {
    flags: Flags,
    flag: PhantomData<fn() -> F>,
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> RequireFlag<F, STATUS, FAIL_OPEN> {
    /// Returns the flags of the request that passed.
    #[must_use]
    pub fn flags(&self) -> &Flags {
        &self.flags
    }

    /// Returns the flags of the request that passed, for keeping.
    #[must_use]
    pub fn into_flags(self) -> Flags {
        self.flags
    }
}

impl<F: TypedFlag, const STATUS: u16, const FAIL_OPEN: bool> FromRequest
    for RequireFlag<F, STATUS, FAIL_OPEN>
{
    type Error = GuardRejection;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let flags = flags_of(request);
        Box::pin(async move {
            let policy = GuardPolicy::of::<F, STATUS, FAIL_OPEN>();
            let Some(flags) = flags else {
                return Err(policy.not_set_up("SchematicMiddleware").into());
            };
            match policy.verdict(&flags).await {
                Verdict::Allow => Ok(Self {
                    flags,
                    flag: PhantomData,
                }),
                Verdict::Refuse(refusal) => Err(refusal.into()),
            }
        })
    }
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> Clone for RequireFlag<F, STATUS, FAIL_OPEN> {
    fn clone(&self) -> Self {
        Self {
            flags: self.flags.clone(),
            flag: PhantomData,
        }
    }
}

impl<F, const STATUS: u16, const FAIL_OPEN: bool> fmt::Debug for RequireFlag<F, STATUS, FAIL_OPEN> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequireFlag")
            .field("flags", &self.flags)
            .finish()
    }
}
