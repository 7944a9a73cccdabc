//! `RateLimit` fields, and guards that ask for units, in axum's router with a local Schematic behind
//! it.
#![allow(clippy::unwrap_used, missing_docs)]

use axum::body::Body;
use axum::extract::RawQuery;
use axum::routing::{get, post};
use axum::{Extension, Router};
use http::request::Parts;
use http::{Method, Request};
use schematic_axum::client::request;
use schematic_axum::{
    EvaluationContext, FlagGuardLayer, FlagKey, Flags, QuotaHeadersLayer, RequireFlag, Schematic,
    SchematicLayer, TrackUsageLayer, Tracked, Usage,
};
use schematic_emulator::Emulator;
use tower::ServiceExt;

#[derive(FlagKey)]
#[flag("generate")]
struct Generate;

/// An application of whose 10 units a day so many are used.
async fn stage(used: i64, routes: Router) -> (Emulator, Router) {
    let seed = format!(
        "
features: {{ generate: {{ event: generate }} }}
plans: {{ pro: {{ entitlements: {{ generate: {{ limit: 10, per: day }} }} }} }}
companies: [{{ keys: {{ org: acme }}, plan: pro, usage: {{ generate: {used} }} }}]
"
    );
    let emulator = Emulator::builder().seed(seed).start().await.unwrap();
    let schematic = Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .build()
        .unwrap();
    let layer = SchematicLayer::new(schematic)
        .keys_from_parts(|_| EvaluationContext::company("org", "acme"));
    (emulator, routes.layer(layer))
}

/// The status of the answer, and what its `RateLimit` fields say before the time to the reset.
async fn answer(app: &Router, method: Method, path: &str) -> (u16, Vec<String>) {
    let request = Request::builder().method(method).uri(path);
    let request = request.body(Body::empty()).unwrap();
    let response = app.clone().oneshot(request).await.unwrap();
    let values = response.headers().get_all("ratelimit").iter();
    let fields = values
        .map(|value| value.to_str().unwrap())
        .map(|value| value.split_once(";t=").map_or(value, |(start, _)| start))
        .map(str::to_owned);
    (response.status().as_u16(), fields.collect())
}

/// The units that a request's query says.
fn units(parts: &Parts) -> i64 {
    parts.uri.query().unwrap().parse().unwrap()
}

#[tokio::test]
async fn what_is_left_is_less_by_the_requests_own_usage() {
    let layered = post(async |RawQuery(units): RawQuery| {
        let units: i64 = units.unwrap().parse().unwrap();
        (Extension(Usage::units(units)), "texts")
    });
    let wrapped =
        get(async |guard: RequireFlag<Generate>| Tracked::new(guard, "generate", "a text"));
    let reported = get(async |flags: Flags| {
        assert!(flags.is_enabled("generate").await);
        let before: request::Quota = flags.quota_now("generate").unwrap();
        flags.track("generate", Usage::units(4)).unwrap();
        assert_eq!(before.remaining, 5);
        "texts"
    });
    let routes = Router::new()
        .route(
            "/layered",
            layered
                .route_layer(TrackUsageLayer::new("generate"))
                .route_layer(FlagGuardLayer::new("generate")),
        )
        .route("/wrapped", wrapped)
        .route("/reported", reported)
        .route_layer(QuotaHeadersLayer::new("generate"));
    let (_emulator, app) = stage(5, routes).await;
    let left = |left: i64| (200, vec![format!("\"generate\";r={left}")]);
    assert_eq!(answer(&app, Method::POST, "/layered?3").await, left(2));
    assert_eq!(answer(&app, Method::GET, "/wrapped").await, left(4));
    assert_eq!(answer(&app, Method::GET, "/reported").await, left(1));
}

#[tokio::test]
async fn a_refusal_has_the_fields_whatever_the_order_of_layers() {
    let handler = || get(async || "a text");
    let (guard, quota) = (
        || FlagGuardLayer::new("generate"),
        || QuotaHeadersLayer::new("generate").named("texts"),
    );
    let extractor = get(async |_: RequireFlag<Generate>| "a text");
    let routes = Router::new()
        .route("/alone", handler().route_layer(guard()))
        .route("/extractor", extractor)
        .route(
            "/inside",
            handler().route_layer(quota()).route_layer(guard()),
        )
        .route(
            "/outside",
            handler().route_layer(guard()).route_layer(quota()),
        );
    let (_emulator, app) = stage(10, routes).await;
    for (path, fields) in [
        ("/alone", "\"generate\";r=0"),
        ("/extractor", "\"generate\";r=0"),
        ("/inside", "\"generate\";r=0"),
        ("/outside", "\"texts\";r=0"),
    ] {
        let refused = (429, vec![fields.to_owned()]);
        assert_eq!(answer(&app, Method::GET, path).await, refused, "{path}");
    }
}

#[tokio::test]
async fn a_request_is_refused_that_needs_more_units_than_are_left() {
    let allows = get(async |flags: Flags| {
        let allowed = [
            flags.allows("generate", 3).await,
            flags.allows("generate", 4).await,
            flags.allows("generate", u64::MAX).await,
        ];
        assert_eq!(allowed, [true, false, false]);
    });
    let guard = FlagGuardLayer::new("generate").units_from(units);
    let routes = Router::new()
        .route("/", post(async || "texts").route_layer(guard))
        .route("/allows", allows);
    let (_emulator, app) = stage(7, routes).await;
    let refused = (429, vec!["\"generate\";r=3".to_owned()]);
    assert_eq!(answer(&app, Method::POST, "/?4").await, refused);
    assert_eq!(answer(&app, Method::POST, "/?11").await, refused);
    assert_eq!(answer(&app, Method::POST, "/?3").await.0, 200);
    assert_eq!(answer(&app, Method::POST, "/?0").await.0, 200);
    assert_eq!(answer(&app, Method::GET, "/allows").await.0, 200);
}
