//! Checks that the cache answers.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use schematic_core::{EvaluationContext, Schematic};
use tower::service_fn;

use crate::harness::{
    Bound, Failure, Figure, Line, Measure, allocations_per_call_of, local_runtime,
};

/// The lines of this area.
pub const LINES: &[Line] = &[Line {
    name: "cached_check_allocs",
    what: "allocations of a `check_flag` that the cache answers",
    bound: Bound::AtMost(0.0),
    measure: Measure::Allocations(allocations),
}];

const ANSWER: &str = r#"{"data": {"flag": "reports", "value": true, "reason": "Matched a rule"}}"#;

fn allocations() -> Result<Figure, Failure> {
    let runtime = local_runtime()?;
    let asked = Arc::new(AtomicUsize::new(0));
    let client = client(&asked)?;
    let acme = EvaluationContext::company("org", "acme").with_user("email", "ada@acme.example");
    if !runtime.block_on(client.check_flag("reports", &acme)) {
        return Err("the answer is wrong".into());
    }
    let figure = allocations_per_call_of(|calls| {
        runtime.block_on(async {
            for _ in 0..calls {
                client.check_flag("reports", &acme).await;
            }
        });
    })?;
    match asked.load(Ordering::Relaxed) {
        1 => Ok(figure),
        requests => Err(format!("the cache does not answer: {requests} requests").into()),
    }
}

fn client(asked: &Arc<AtomicUsize>) -> Result<Schematic, Failure> {
    let asked = Arc::clone(asked);
    let api = service_fn(move |_: Request<Bytes>| {
        asked.fetch_add(1, Ordering::Relaxed);
        async {
            Ok::<_, Infallible>(Response::new(Full::new(Bytes::from_static(
                ANSWER.as_bytes(),
            ))))
        }
    });
    Ok(Schematic::builder("sch_bench").transport(api).build()?)
}
