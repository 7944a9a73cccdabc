//! A guard around a service, where memory answers, against the bare check.

use std::convert::Infallible;
use std::future::{poll_fn, ready};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{Empty, Full};
use schematic_core::EvaluationContext;
use schematic_core::datastream::FlagCheckEvents;
use schematic_tower::{FlagGuardLayer, SchematicLayer};
use tokio::runtime::Runtime;
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};

use super::check::{COMPANIES, Loaded};
use super::entities;
use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race, local_runtime};
use crate::scenario;

pub(super) const LINES: &[Line] = &[
    Line {
        name: "guard_vs_check",
        what: "what a guard adds to a service, keys resolved for it, against the bare `try_check`",
        bound: Bound::AtMost(2.2),
        measure: Measure::Times(plain_against_check),
    },
    Line {
        name: "guard_metered_vs_check",
        what: "`guard_vs_check` for a flag that a metered entitlement belongs to",
        bound: Bound::AtMost(2.2),
        measure: Measure::Times(metered_against_check),
    },
];

/// What the application's authentication leaves in a request.
struct Claims {
    org: String,
}

fn plain_against_check(plan: &Plan) -> Result<Figure, Failure> {
    against_check(plan, entities::lean, scenario::FLAG)
}

fn metered_against_check(plan: &Plan) -> Result<Figure, Failure> {
    against_check(plan, entities::rich, entities::METERED)
}

fn against_check(
    plan: &Plan,
    company: fn(usize) -> serde_json::Value,
    flag: &'static str,
) -> Result<Figure, Failure> {
    let loaded = Loaded::new(company, FlagCheckEvents::Off)?;
    let runtime = local_runtime()?;
    let claims = Arc::new(Claims {
        org: entities::key(COMPANIES / 2),
    });
    let resolve = SchematicLayer::new(loaded.client().clone())
        .keys_from(|claims: &Arc<Claims>| EvaluationContext::company("id", claims.org.as_str()));
    let handler = service_fn(|request: Request<Empty<Bytes>>| {
        drop(black_box(request));
        ready(Ok::<_, Infallible>(Response::new(Full::default())))
    });
    let guard = ServiceBuilder::new().layer(resolve.clone());
    let guarded = |flag: &str| {
        guard
            .clone()
            .layer(FlagGuardLayer::new(flag))
            .service(handler)
    };
    let bare = ServiceBuilder::new().layer(resolve).service(handler);

    // The guard decides, and lets pass whom it should.
    for (asked, status) in [(flag, StatusCode::OK), ("other-01", StatusCode::FORBIDDEN)] {
        let response = runtime.block_on(guarded(asked).oneshot(request(&claims)))?;
        if response.status() != status {
            return Err(format!("{asked} was answered with {}", response.status()).into());
        }
    }
    let rounds = Race::new()
        .timed("guarded", u32::MAX, turn(&runtime, guarded(flag), &claims))
        .timed("not guarded", u32::MAX, turn(&runtime, bare, &claims))
        .contender("check", || black_box(&loaded).check_of(flag))
        .run(plan)?;
    Ok(rounds.figure(|times| match times {
        [guarded, bare, check] => (guarded - bare) / check,
        _ => f64::NAN,
    }))
}

/// Requests one after the other, each from building it to its answer.
fn turn<'a, S>(
    runtime: &'a Runtime,
    mut service: S,
    claims: &'a Arc<Claims>,
) -> impl FnMut(u32) -> Duration + 'a
where
    S: Service<Request<Empty<Bytes>>, Response = Response<Full<Bytes>>, Error = Infallible> + 'a,
{
    move |calls| {
        runtime.block_on(async {
            let start = Instant::now();
            for _ in 0..calls {
                let _ = poll_fn(|cx| service.poll_ready(cx)).await;
                drop(black_box(service.call(request(claims)).await));
            }
            start.elapsed()
        })
    }
}

fn request(claims: &Arc<Claims>) -> Request<Empty<Bytes>> {
    let mut request = Request::new(Empty::new());
    request.extensions_mut().insert(Arc::clone(claims));
    request
}
