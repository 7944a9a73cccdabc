//! What the layer costs a request that asks no flag, in allocations: these do not depend on the
//! machine.
#![allow(clippy::unwrap_used, missing_docs)]

use std::alloc::System;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::routing::get;
use axum::{Extension, Router};
use http::Request;
use schematic_axum::client::clock::{Clock, ManualClock};
use schematic_axum::client::events::{Track, TrackError};
use schematic_axum::client::flags::{CheckResult, Outcome, Source};
use schematic_axum::client::request::{Backend, CheckFuture};
use schematic_axum::{EvaluationContext, SchematicLayer};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tower::{Service, ServiceExt};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[derive(Clone)]
struct Claims {
    org: Arc<str>,
    email: Arc<str>,
}

#[derive(Debug)]
struct Unasked;

impl Backend for Unasked {
    fn check<'a>(
        &'a self,
        flag: &'a str,
        _: &'a EvaluationContext,
        _: Duration,
    ) -> CheckFuture<'a> {
        let answer = CheckResult::new(flag, false, "", Source::Api, Outcome::Evaluated);
        Box::pin(std::future::ready(answer))
    }

    fn flag_default(&self, _: &str) -> Option<bool> {
        None
    }

    fn track(&self, _: Track) -> Result<(), TrackError<Track>> {
        Ok(())
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(ManualClock::default())
    }
}

fn allocations(app: Router) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let mut app = app.into_service::<Body>();
    runtime.block_on(async {
        let ready = app.ready().await.unwrap();
        let mut counts = Vec::new();
        for _ in 0..20 {
            let mut request = Request::get("/").body(Body::empty()).unwrap();
            let (org, email) = (Arc::from("acme"), Arc::from("ada@acme.example"));
            request.extensions_mut().insert(Claims { org, email });
            let region = Region::new(ALLOCATOR);
            let response = ready.call(request).await.unwrap();
            counts.push(region.change().allocations);
            assert_eq!(response.status(), 200);
        }
        // The first request warms things up, and the test harness's thread allocates now and then.
        counts.into_iter().min().unwrap()
    })
}

#[test]
fn the_layer_costs_one_allocation_more_than_an_extension() {
    let routes = || Router::new().route("/", get(async || "answered"));
    let shared: Arc<str> = Arc::from("shared");
    let extension = allocations(routes().layer(Extension(shared)));
    let layer = SchematicLayer::new(Unasked).keys_from(|claims: &Claims| {
        EvaluationContext::company("org", &*claims.org).with_user("email", &*claims.email)
    });
    let ours = allocations(routes().layer(layer));
    assert!(
        ours <= extension + 1,
        "{ours} allocations with the layer, {extension} with axum's Extension",
    );
    println!("{ours} allocations with the layer, {extension} with axum's Extension");
}
