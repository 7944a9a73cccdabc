use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::flags::CheckResult;
use schematic_core::request::TypedFlag;

use crate::error::MissingSchematicFairing;
use crate::resolve::{flags_of, is_missing};

/// Request guard for the value of the flag `F`, with its reason and entitlement. It rejects no
/// request: see [`RequireFlag`](crate::RequireFlag) for a guard that does.
///
/// ```
/// use rocket::get;
/// use schematic_rocket::{Flag, FlagKey};
///
/// #[derive(FlagKey)]
/// #[flag("new-page")]
/// struct NewPage;
///
/// #[get("/")]
/// fn page(new: Flag<NewPage>) -> &'static str {
///     if new.is_on() { "the new page" } else { "the old page" }
/// }
/// # let _ = rocket::routes![page];
/// ```
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

impl<F> Deref for Flag<F> {
    type Target = CheckResult;

    fn deref(&self) -> &Self::Target {
        &self.result
    }
}

#[rocket::async_trait]
impl<'r, F: TypedFlag> FromRequest<'r> for Flag<F> {
    type Error = MissingSchematicFairing;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        match flags_of(request).await {
            Some(flags) => Outcome::Success(Self {
                result: flags.check(F::KEY).await,
                flag: PhantomData,
            }),
            None => Outcome::Error((Status::InternalServerError, MissingSchematicFairing)),
        }
    }
}

impl<F> Sentinel for Flag<F> {
    fn abort(rocket: &Rocket<Ignite>) -> bool {
        is_missing(rocket, "Flag")
    }
}

impl<F> fmt::Debug for Flag<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flag")
            .field("flag", &self.result.flag)
            .field("value", &self.result.value)
            .finish_non_exhaustive()
    }
}
