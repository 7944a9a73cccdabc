use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use schematic_core::flags::CheckResult;
use schematic_core::request::TypedFlag;

use crate::error::MissingSchematicMiddleware;
use crate::resolve::flags_of;

/// Extractor of the value of the flag `F`, with its reason and entitlement.
///
/// It rejects no request for the flag's value: see [`RequireFlag`](crate::RequireFlag) for a guard.
/// It needs a [`SchematicMiddleware`](crate::SchematicMiddleware) outside the route and is answered
/// with 500 without one; `Option<Flag<F>>` is `None` there.
///
/// ```
/// use schematic_actix::{Flag, FlagKey};
///
/// #[derive(FlagKey)]
/// #[flag("charts")]
/// struct Charts;
///
/// async fn report(charts: Flag<Charts>) -> &'static str {
///     if charts.is_on() { "a report with charts" } else { "a report" }
/// }
/// # let _ = report;
/// ```
#[must_use]
pub struct Flag<F> {
    result: Arc<CheckResult>,
    flag: PhantomData<fn() -> F>,
}

impl<F> Flag<F> {
    /// Returns whether the flag is on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.result.value
    }

    /// Returns the client's check result.
    #[must_use]
    pub fn into_inner(self) -> Arc<CheckResult> {
        self.result
    }
}

/// The check result: value, reason, source, entitlement.
impl<F> Deref for Flag<F> {
    type Target = CheckResult;

    fn deref(&self) -> &Self::Target {
        &self.result
    }
}

impl<F: TypedFlag> FromRequest for Flag<F> {
    type Error = MissingSchematicMiddleware;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let flags = flags_of(request).ok_or(MissingSchematicMiddleware);
        Box::pin(async move {
            Ok(Self {
                result: flags?.check(F::KEY).await,
                flag: PhantomData,
            })
        })
    }
}

impl<F> Clone for Flag<F> {
    fn clone(&self) -> Self {
        Self {
            result: Arc::clone(&self.result),
            flag: PhantomData,
        }
    }
}

impl<F> fmt::Debug for Flag<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Flag").field(&self.result).finish()
    }
}
