//! Nested routers and fallbacks.

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::get;
use http::StatusCode;
use schematic_axum::{FlagGuardLayer, Flags, TrackUsageLayer};
use stacks::Stage;

use crate::app::{authenticate, get_as, layer};

#[tokio::test]
async fn guards_of_nested_routers_decide_about_their_routes_alone() {
    let stage = Stage::set().await;
    let reports = Router::new()
        .route("/", get("reports"))
        .route("/{id}", get("report"))
        .route_layer(TrackUsageLayer::new("report"))
        .route_layer(FlagGuardLayer::new("reports"));
    let app = Router::new()
        .nest("/v1/reports", reports.clone())
        .nest("/v2", Router::new().nest("/reports", reports))
        .route("/open", get("open"))
        .layer(layer(&stage))
        .layer(from_fn(authenticate));
    for path in [
        "/v1/reports",
        "/v1/reports/7",
        "/v2/reports",
        "/v2/reports/7",
    ] {
        assert_eq!(get_as(&app, path, Some("acme")).await.status, 200, "{path}");
        assert_eq!(
            get_as(&app, path, Some("globex")).await.status,
            403,
            "{path}"
        );
        assert_eq!(get_as(&app, path, None).await.status, 401, "{path}");
    }
    assert_eq!(stage.events().await, 4);
    let checks = stage.checks();
    for path in ["/v1/reports/7/8", "/v1", "/v2/nowhere"] {
        assert_eq!(get_as(&app, path, None).await.status, 404, "{path}");
    }
    assert_eq!(get_as(&app, "/open", None).await.status, 200);
    assert_eq!(stage.checks(), checks);
}

#[tokio::test]
async fn a_fallback_may_ask_for_flags() {
    let stage = Stage::set().await;
    let fallback = async |flags: Flags| {
        let reports = flags.is_enabled("reports").await;
        (StatusCode::NOT_FOUND, reports.to_string())
    };
    let app = Router::new()
        .route("/open", get("open"))
        .fallback(fallback)
        .layer(layer(&stage))
        .layer(from_fn(authenticate));
    for (org, reports) in [("acme", "true"), ("globex", "false")] {
        let answer = get_as(&app, "/nowhere", Some(org)).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.body),
            (404, reports.as_bytes())
        );
    }
}
