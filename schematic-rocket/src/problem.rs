use std::io::Cursor;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Status;
use rocket::{Data, Request, Response};
use schematic_core::request::Refusal;
#[cfg(feature = "webhooks")]
use schematic_core::webhooks::WebhookError;

#[cfg(feature = "webhooks")]
use crate::slot::RouteId;
use crate::slot::Slot;
use crate::usage;

/// Why a guard of this crate turned `request` away; `None` when none did.
///
/// For catchers that answer in the application's own way, and for fairings that count or log. A
/// catcher for just that status answers in place of the problem document; a `default` one does not.
///
/// ```
/// use rocket::{Request, catch};
///
/// #[catch(402)]
/// fn upgrade(request: &Request<'_>) -> String {
///     match schematic_rocket::refusal_of(request) {
///         Some(refusal) => format!("{} See our plans.", refusal.detail()),
///         None => "Something else is to be paid.".to_owned(),
///     }
/// }
/// # let _ = rocket::catchers![upgrade];
/// ```
#[must_use]
pub fn refusal_of(request: &Request<'_>) -> Option<Refusal> {
    Slot::of(request).problem()?.refusal
}

/// Fairing that answers requests which a guard of this crate turned away: with the status, the
/// headers and the problem document (RFC 9457) of the refusal.
///
/// [`SchematicFairing`](crate::SchematicFairing) attaches it by itself. An application that only
/// takes webhooks and asks no flag attaches it alone. It also completes the webhooks whose answer is
/// a success, where their verifier has a replay guard.
///
/// Answers of anything else are left alone, whoever catches them. A catcher of the application's
/// for just the status of a refusal is left its answer too: see [`refusal_of`].
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct ProblemFairing;

#[rocket::async_trait]
impl Fairing for ProblemFairing {
    fn info(&self) -> Info {
        Info {
            name: "Schematic: refusals, usage and webhooks",
            kind: Kind::Request | Kind::Response | Kind::Singleton,
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        Slot::begin(request);
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let slot = Slot::of(request);
        #[cfg_attr(not(feature = "webhooks"), expect(unused_mut))]
        let Some(mut left) = slot.take() else { return };
        if let Some(problem) = &left.problem
            && problem.status == response.status().code
            && !application_catches(response.status(), request)
        {
            problem.write_to(response);
        }
        #[cfg(feature = "webhooks")]
        if let Some((route, claim)) = left.claim.take()
            && route == RouteId::of(request)
            && response.status().class().is_success()
        {
            claim.complete().await;
        }
        usage::report(request, response, left).await;
    }
}

/// An answer to a request that was turned away.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
    refusal: Option<Refusal>,
}

impl Problem {
    pub(crate) fn refused(refusal: &Refusal) -> Self {
        Self {
            status: refusal.status(),
            headers: refusal.headers().collect(),
            body: refusal.problem(),
            refusal: Some(refusal.clone()),
        }
    }

    /// A problem document, or an empty answer for a delivery that was handled before.
    #[cfg(feature = "webhooks")]
    pub(crate) fn of_webhook(error: &WebhookError) -> Self {
        Self {
            status: error.status(),
            headers: error.headers().collect(),
            body: error.body_text(),
            refusal: None,
        }
    }

    /// Headers that others have set, such as cookies, stay.
    fn write_to(&self, response: &mut Response<'_>) {
        response.remove_header("content-type");
        for (name, value) in &self.headers {
            response.set_raw_header(*name, value.clone());
        }
        let body = self.body.clone();
        response.set_sized_body(body.len(), Cursor::new(body));
    }
}

/// Whether the catcher that Rocket has chosen is one of the application's for just this status.
fn application_catches(status: Status, request: &Request<'_>) -> bool {
    let path = request.uri().path();
    let deepest = |code: Option<u16>| {
        request
            .rocket()
            .catchers()
            .filter(|catcher| catcher.code == code)
            .map(|catcher| catcher.base.path().segments())
            .filter(|base| base.clone().prefix_of(path.segments()))
            .map(|base| base.len())
            .max()
    };
    deepest(Some(status.code)).is_some_and(|own| Some(own) >= deepest(None))
}
