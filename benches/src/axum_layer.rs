//! Schematic's layer around an axum router, against axum's own `Extension` layer: what a request
//! costs that asks no flag.

use std::hint::black_box;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use axum::{Extension, Router};
use schematic_axum::{EvaluationContext, Flags, SchematicLayer};
use schematic_core::Schematic;
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::harness::{
    Bound, Failure, Figure, Line, Measure, Plan, Race, allocations_per_call_of, local_runtime,
};

/// The lines of this area.
pub const LINES: &[Line] = &[
    Line {
        name: "axum_layer_vs_extension",
        what: "whole request through our layer, no flag asked, against axum's `Extension` layer",
        bound: Bound::AtMost(1.05),
        measure: Measure::Times(against_extension),
    },
    Line {
        name: "layer_allocs",
        what: "allocations of a request through our layer, less those of axum's `Extension` layer",
        bound: Bound::AtMost(1.0),
        measure: Measure::Allocations(allocations_beyond_extension),
    },
];

fn against_extension(plan: &Plan) -> Result<Figure, Failure> {
    let Case {
        runtime,
        ours,
        theirs,
        claims,
    } = Case::new()?;
    let race = Race::new()
        .future("ours", &runtime, || answer(&ours, "/", &claims))
        .future("Extension", &runtime, || answer(&theirs, "/", &claims));
    Ok(race.run(plan)?.ratio())
}

fn allocations_beyond_extension() -> Result<Figure, Failure> {
    let Case {
        runtime,
        ours,
        theirs,
        claims,
    } = Case::new()?;
    let allocations = |app: &Router| {
        allocations_per_call_of(|calls| {
            runtime.block_on(async {
                for _ in 0..calls {
                    drop(black_box(answer(app, "/", &claims).await));
                }
            });
        })
    };
    let (ours, theirs) = (allocations(&ours)?, allocations(&theirs)?);
    Ok(Figure {
        value: ours.value - theirs.value,
        note: format!("ours {}, Extension {}", ours.value, theirs.value),
        ..ours
    })
}

/// Both applications, with answers that were looked at.
struct Case {
    runtime: Runtime,
    ours: Router,
    theirs: Router,
    claims: Arc<Claims>,
}

impl Case {
    fn new() -> Result<Self, Failure> {
        let case = Self {
            runtime: local_runtime()?,
            ours: router().layer(layer()?),
            theirs: router().layer(Extension(Arc::new(Settings))),
            claims: Arc::new(Claims {
                org: "acme".to_owned(),
                email: "ada@acme.example".to_owned(),
            }),
        };
        for (app, path) in [
            (&case.ours, "/keys"),
            (&case.ours, "/"),
            (&case.theirs, "/"),
        ] {
            match case.runtime.block_on(answer(app, path, &case.claims))? {
                StatusCode::OK => {}
                status => return Err(format!("{path} was answered with {status}").into()),
            }
        }
        Ok(case)
    }
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

/// Whether the layer finds the request's keys.
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
