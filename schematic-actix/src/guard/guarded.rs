use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest};

/// Extractor of `G`, and then of `T`.
///
/// actix-web extracts the arguments of a handler side by side. This one puts a guard before the
/// others, which may be a tuple: of a rejected request no body is read.
///
/// ```
/// use actix_web::web;
/// use schematic_actix::{FlagKey, Guarded, RequireFlag};
///
/// #[derive(FlagKey)]
/// #[flag("reports")]
/// struct Reports;
///
/// async fn report(
///     Guarded(_, (name, body)): Guarded<RequireFlag<Reports>, (web::Path<String>, web::Bytes)>,
/// ) -> String {
///     format!("{name}: {} bytes", body.len())
/// }
/// # let _ = report;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Guarded<G, T>(
    /// What was extracted first.
    pub G,
    /// What was extracted then.
    pub T,
);

impl<G, T> FromRequest for Guarded<G, T>
where
    G: FromRequest + 'static,
    T: FromRequest + 'static,
{
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let guard = G::from_request(request, payload);
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let guard = guard.await.map_err(Into::into)?;
            let rest = T::from_request(&request, &mut payload);
            Ok(Self(guard, rest.await.map_err(Into::into)?))
        })
    }
}
