//! The routes, and what stands around them.

use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::guard::{Any, Get, GuardContext, Head, fn_guard};
use actix_web::middleware::{Next, from_fn};
use actix_web::rt::time::timeout;
use actix_web::web::{self, Bytes, Json, Path, ServiceConfig, resource};
use actix_web::{HttpResponse, Route, error};
use percent_encoding::percent_decode_str;
use schematic_actix::client::webhooks::Verifier;
use schematic_actix::{
    FlagGuard, Flags, RefusalStatus, Schematic, SchematicMiddleware, TrackUsage, Usage,
    VerifiedWebhook,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::identity::{Identity, authenticate};

/// How long a request may take, the arrival of its body included.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// What all workers share.
#[derive(Clone)]
pub(crate) struct Routes {
    schematic: SchematicMiddleware,
    webhooks: Verifier,
}

impl Routes {
    /// Flags are asked of `schematic`, webhooks verified by `webhooks`.
    pub(crate) fn new(schematic: Schematic, webhooks: Verifier) -> Self {
        Self {
            schematic: SchematicMiddleware::new(schematic).keys_from(Identity::keys),
            webhooks,
        }
    }

    /// Puts the whole application together.
    pub(crate) fn configure(&self, app: &mut ServiceConfig) {
        let reports = FlagGuard::new("reports");
        // What the application answers when the flag is off. Limits and credits keep their meaning.
        let plus = FlagGuard::new("plus").status(RefusalStatus::PAYMENT_REQUIRED);

        // Around a route of a resource, a guard leaves alone what does not exist: a path stays 404, a
        // method 405. The last one added is the outermost: tracking stands inside the guard.
        let generate = web::post()
            .to(generate)
            .wrap(TrackUsage::new("generate"))
            .wrap(FlagGuard::new("generate"));
        let gated = web::scope("")
            .service(resource("/lazy").route(get().to(lazy)))
            .service(
                resource("/flags/{key}")
                    .guard(fn_guard(is_text))
                    .route(get().to(flag)),
            )
            .service(resource("/reports").route(get().to(report).wrap(reports.clone())))
            .service(resource("/once").route(get().to(once).wrap(reports)))
            .service(resource("/plus").route(get().to(plus_only).wrap(plus)))
            .service(resource("/generate").route(generate))
            .service(resource("/optional").route(get().to(optional)))
            // The outermost again: authentication first, then the keys it found.
            .wrap(self.schematic.clone())
            .wrap(from_fn(authenticate));

        app.app_data(self.webhooks.clone())
            .service(resource("/healthz").route(get().to(async || "ok")))
            .service(resource("/webhooks/schematic").route(web::post().to(webhook)))
            .service(gated);
    }
}

/// Middleware that answers 408 to a client that sends its body too slowly. The head of a request
/// has 5 s by actix-web's own `client_request_timeout`.
pub(crate) async fn timely<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> actix_web::Result<ServiceResponse<B>> {
    timeout(REQUEST_TIMEOUT, next.call(request))
        .await
        .unwrap_or_else(|_| Err(error::ErrorRequestTimeout("The request took too long.")))
}

/// A route for `GET`, and for `HEAD` as the answer to `GET` without its body.
fn get() -> Route {
    web::route().guard(Any(Get()).or(Head()))
}

/// That the path is text: one that is not, such as `/flags/%FF`, is the path of nothing.
fn is_text(request: &GuardContext<'_>) -> bool {
    let path = percent_decode_str(request.head().uri.path());
    path.decode_utf8().is_ok()
}

/// Behind the middleware, but asks nothing: no check is made.
async fn lazy() -> Json<Value> {
    Json(json!({ "asked": 0 }))
}

/// Tells everything about a flag. For demonstration only: a reason names rules, which are not for
/// the public.
async fn flag(flags: Flags, key: Path<String>) -> Json<Value> {
    let key = key.into_inner();
    let answer = flags.check(&key).await;
    Json(json!({
        "flag": key,
        "value": answer.value,
        "reason": answer.reason,
        "source": answer.source.as_str(),
    }))
}

async fn report() -> Json<Value> {
    Json(json!({ "report": "ready" }))
}

/// The guard has asked for the flag already, so asking again costs nothing and cannot differ.
async fn once(flags: Flags) -> Json<Value> {
    let first = flags.is_enabled("reports").await;
    let second = flags.is_enabled("reports").await;
    Json(json!({ "values": [first, second] }))
}

async fn plus_only() -> Json<Value> {
    Json(json!({ "plus": true }))
}

#[derive(Default, Deserialize)]
struct Generate {
    units: Option<u32>,
    fail: Option<bool>,
}

/// What is tracked is what was made, and only if it was: the middleware looks at the status, and at
/// the [`Usage`] that the handler leaves in its response.
async fn generate(body: Bytes) -> actix_web::Result<HttpResponse> {
    let wanted: Generate = match body.as_ref() {
        [] => Generate::default(),
        body => serde_json::from_slice(body).map_err(error::ErrorBadRequest)?,
    };
    if wanted.fail.unwrap_or(false) {
        return Err(error::ErrorInternalServerError("as you wished"));
    }
    let units = wanted.units.unwrap_or(1);
    let mut response = HttpResponse::Ok();
    response.extensions_mut().insert(Usage::units(units));
    Ok(response.json(json!({ "generated": units })))
}

/// `None` where no `SchematicMiddleware` stands outside, which cannot be here.
async fn optional(flags: Option<Flags>) -> Json<Value> {
    let reports = match flags {
        Some(flags) => flags.is_enabled("reports").await,
        None => false,
    };
    Json(json!({ "reports": reports }))
}

/// The handler only sees what Schematic has signed.
async fn webhook(delivery: VerifiedWebhook) -> Json<Value> {
    let event = delivery.into_payload();
    Json(json!({
        "action": event.action.as_str(),
        "object_type": event.object_type,
        "company_id": event.company_id,
    }))
}
