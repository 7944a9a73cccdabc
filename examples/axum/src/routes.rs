//! The routes, and what stands around them.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router, middleware};
use schematic_axum::client::webhooks::Verifier;
use schematic_axum::{
    FlagGuardLayer, Flags, Schematic, SchematicLayer, TrackUsageLayer, Usage, VerifiedWebhook,
    flag_guard,
};
use serde::Deserialize;
use serde_json::{Value, json};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::identity::{Identity, authenticate};

/// How long a request may take, the arrival of its body included.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// The whole application.
pub(crate) fn app(schematic: Schematic, webhooks: Verifier) -> Router {
    // A guard is an attribute of its handler, as for `report`, or a layer of its route, as for
    // `generate`. Either way it guards what exists: a path or method that does not stays 404 or 405.
    let gated = Router::new()
        .route("/lazy", get(lazy))
        .route("/flags/{key}", get(flag))
        .route("/reports", get(report))
        .route("/once", get(once))
        .route("/plus", get(plus))
        .route(
            "/generate",
            post(generate)
                .route_layer(TrackUsageLayer::new("generate"))
                .route_layer(FlagGuardLayer::new("generate")),
        )
        .route("/optional", get(optional))
        // The one added last is the outermost: authentication first, then the keys it found.
        .layer(SchematicLayer::new(schematic).keys_from(Identity::keys))
        .layer(middleware::from_fn(authenticate));

    Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/webhooks/schematic", post(webhook).with_state(webhooks))
        .merge(gated)
        // The first is the outermost. A client that sends its body too slowly is answered 408, a
        // panic 500.
        .layer((
            TraceLayer::new_for_http(),
            TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, REQUEST_TIMEOUT),
            CatchPanicLayer::new(),
        ))
}

/// Behind the layer, but asks nothing: no check is made.
async fn lazy() -> Json<Value> {
    Json(json!({ "asked": 0 }))
}

/// Tells everything about a flag. For demonstration only: a reason names rules, which are not for
/// the public.
async fn flag(
    flags: Flags,
    key: Result<Path<String>, PathRejection>,
) -> Result<Json<Value>, StatusCode> {
    // A path that is no text, such as `/flags/%FF`, is the path of nothing.
    let Path(key) = key.map_err(|_| StatusCode::NOT_FOUND)?;
    let answer = flags.check(&key).await;
    Ok(Json(json!({
        "flag": key,
        "value": answer.value,
        "reason": answer.reason,
        "source": answer.source.as_str(),
    })))
}

#[flag_guard("reports")]
async fn report() -> Json<Value> {
    Json(json!({ "report": "ready" }))
}

/// The guard has asked for the flag already, so asking again costs nothing and cannot differ.
#[flag_guard("reports")]
async fn once(flags: Flags) -> Json<Value> {
    let first = flags.is_enabled("reports").await;
    let second = flags.is_enabled("reports").await;
    Json(json!({ "values": [first, second] }))
}

/// The application chooses what it answers when the flag is off. Limits and credits keep their
/// meaning.
#[flag_guard("plus", status = 402)]
async fn plus() -> Json<Value> {
    Json(json!({ "plus": true }))
}

#[derive(Default, Deserialize)]
struct Generate {
    units: Option<u32>,
    fail: Option<bool>,
}

/// What is tracked is what was made, and only if it was: the layer looks at the status, and at the
/// [`Usage`] that the handler leaves in its response.
async fn generate(body: Bytes) -> Response {
    let wanted: Generate = match body.as_ref() {
        [] => Generate::default(),
        body => match serde_json::from_slice(body) {
            Ok(wanted) => wanted,
            Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
        },
    };
    if wanted.fail.unwrap_or(false) {
        return (StatusCode::INTERNAL_SERVER_ERROR, "as you wished").into_response();
    }
    let units = wanted.units.unwrap_or(1);
    let usage = Usage::units(units);
    (Extension(usage), Json(json!({ "generated": units }))).into_response()
}

/// `None` where no `SchematicLayer` stands outside, which cannot be here.
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
