//! Schematic's layer around an axum router, against axum's own `Extension` layer: what a request
//! costs that asks no flag.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use axum::{Extension, Router};
use schematic_axum::{EvaluationContext, Flags, SchematicLayer};
use schematic_core::Schematic;
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race, local_runtime};

/// The lines of this area.
pub const LINES: &[Line] = &[Line {
    name: "axum_layer_vs_extension",
    what: "whole request through our layer, no flag asked, against axum's `Extension` layer",
    bound: Bound::AtMost(1.06),
    measure: Measure::Times(against_extension),
}];

fn against_extension(plan: &Plan) -> Result<Figure, Failure> {
    let runtime = local_runtime()?;
    let claims = Arc::new(Claims {
        org: "acme".to_owned(),
        email: "ada@acme.example".to_owned(),
    });
    let ours = router().layer(layer()?);
    let theirs = router().layer(Extension(Arc::new(Settings)));
    assert_keys_are_found(&runtime, &ours, &claims)?;
    for app in [&ours, &theirs] {
        let status = runtime.block_on(answer(app, "/", &claims))?;
        if status != StatusCode::OK {
            return Err(format!("the request was answered with {status}").into());
        }
    }
    let race = Race::new()
        .future("ours", &runtime, || answer(&ours, "/", &claims))
        .future("Extension", &runtime, || answer(&theirs, "/", &claims));
    Ok(race.run(plan)?.ratio())
}

/// What the application's authentication leaves in a request.
struct Claims {
    org: String,
    email: String,
}

/// What an application shares with its handlers by an `Extension`.
struct Settings;

fn layer() -> Result<SchematicLayer, Failure> {
    // Offline, since nothing is asked of it.
    let client = Schematic::builder("").offline(true).build()?;
    let layer = SchematicLayer::new(client).keys_from(|claims: &Arc<Claims>| {
        EvaluationContext::company("org", claims.org.as_str())
            .with_user("email", claims.email.as_str())
    });
    Ok(layer)
}

fn router() -> Router {
    Router::new()
        .route("/", get(async || "hello"))
        .route("/keys", get(has_keys))
}

async fn has_keys(flags: Flags) -> StatusCode {
    let context = flags.context();
    if context.company_keys().get("org") == Some("acme")
        && context.user_keys().get("email") == Some("ada@acme.example")
    {
        StatusCode::OK
    } else {
        StatusCode::INTERNAL_SERVER_ERROR
    }
}

/// One whole request, from building it to its answer.
async fn answer(app: &Router, path: &str, claims: &Arc<Claims>) -> Result<StatusCode, Failure> {
    let mut request = Request::get(path).body(Body::empty())?;
    request.extensions_mut().insert(Arc::clone(claims));
    let response = app.clone().oneshot(request).await?;
    Ok(response.status())
}

fn assert_keys_are_found(
    runtime: &Runtime,
    app: &Router,
    claims: &Arc<Claims>,
) -> Result<(), Failure> {
    match runtime.block_on(answer(app, "/keys", claims))? {
        StatusCode::OK => Ok(()),
        _ => Err("the layer does not find the request's keys".into()),
    }
}
