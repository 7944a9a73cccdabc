use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Ignite, Request, Rocket, Sentinel};
use schematic_core::flags::CheckResult;
use schematic_core::request::TypedFlag;

use crate::missing::{MissingSchematicFairing, aborts_without_fairing};
use crate::wiring::flags_of;

/// Request guard for the whole answer of one flag, decided before the handler runs. It refuses
/// nobody.
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
    /// Whether the flag is on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.result.value
    }

    /// The whole answer, for code that knows nothing of Rocket.
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
        aborts_without_fairing(rocket, "Flag")
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
