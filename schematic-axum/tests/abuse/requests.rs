//! Requests that are hostile or malformed.

use axum::body::Body;
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::future::join_all;
use http::Request;
use schematic_axum::{
    EvaluationContext, FlagGuardLayer, FlagKey, Flags, RequireFlag, SchematicLayer,
};
use serde_json::Value;
use tower::ServiceExt;

use crate::backend::Recorder;

#[derive(Clone)]
struct Claims(&'static str);

#[derive(FlagKey)]
struct Reports;

fn acme() -> EvaluationContext {
    EvaluationContext::company("org", "acme")
}

async fn status(app: &Router, mut request: Request<Body>, claims: Option<Claims>) -> u16 {
    if let Some(claims) = claims {
        request.extensions_mut().insert(claims);
    }
    app.clone()
        .oneshot(request)
        .await
        .unwrap()
        .status()
        .as_u16()
}

fn get_(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

#[tokio::test]
async fn ten_thousand_at_once_ask_once_each_and_only_where_asked() {
    let recorder = Recorder::new();
    let handler = async |_: RequireFlag<Reports>, flags: Flags| {
        let both = tokio::join!(flags.is_enabled("reports"), flags.is_enabled(&Reports));
        assert_eq!(both, (true, true));
    };
    let app: Router = Router::new()
        .route(
            "/asked",
            get(handler).route_layer(FlagGuardLayer::new("reports")),
        )
        .route("/silent", get(async || {}))
        .layer(
            SchematicLayer::new(recorder.clone())
                .keys_from(|claims: &Claims| EvaluationContext::company("org", claims.0)),
        );
    let all = |path: &'static str| {
        let app = &app;
        join_all((0..10_000).map(move |_| status(app, get_(path), Some(Claims("acme")))))
    };
    assert!(all("/silent").await.into_iter().all(|status| status == 200));
    assert!(recorder.checks().is_empty());
    assert!(all("/asked").await.into_iter().all(|status| status == 200));
    assert_eq!(recorder.checks().len(), 10_000);
}

#[tokio::test]
async fn a_client_cannot_name_another_company() {
    let recorder = Recorder::new();
    let handler =
        async |flags: Flags, _: Json<Value>| flags.is_enabled("reports").await.to_string();
    let app: Router = Router::new()
        .route(
            "/{org}",
            post(handler).route_layer(FlagGuardLayer::new("reports")),
        )
        .layer(
            SchematicLayer::new(recorder.clone())
                .keys_from(|claims: &Claims| EvaluationContext::company("org", claims.0)),
        );
    let forged = || {
        Request::post("/globex?org=globex&company=globex")
            .header("org", "globex")
            .header("Org", "globex")
            .header("X-Schematic-Company", "globex")
            .header("Forwarded", "for=globex")
            .header("Content-Type", "application/json")
            .body(Body::from(r#"{"org":"globex","company":{"org":"globex"}}"#))
            .unwrap()
    };
    assert_eq!(status(&app, forged(), Some(Claims("acme"))).await, 200);
    assert_eq!(*recorder.checks(), [("reports".to_owned(), acme())]);
    recorder.checks().clear();
    assert_eq!(status(&app, forged(), None).await, 401);
    assert!(recorder.checks().is_empty());
}

#[tokio::test]
async fn headers_that_are_odd_are_the_applications_to_read() {
    // As some proxies hand on who was authenticated.
    let recorder = Recorder::new();
    let layer = SchematicLayer::new(recorder.clone()).keys_from_parts(|parts| {
        let mut values = parts.headers.get_all("x-org").iter();
        match (values.next().map(|value| value.to_str()), values.next()) {
            (Some(Ok(org)), None) => EvaluationContext::company("org", org),
            _ => EvaluationContext::new(),
        }
    });
    let app: Router = Router::new()
        .route(
            "/",
            get(async || {}).route_layer(FlagGuardLayer::new("reports")),
        )
        .layer(layer);
    let with = |headers: &[(&str, &[u8])]| {
        let mut request = Request::get("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::empty()).unwrap()
    };
    assert_eq!(status(&app, with(&[("X-ORG", b"acme")]), None).await, 200);
    assert_eq!(*recorder.checks(), [("reports".to_owned(), acme())]);
    for odd in [
        with(&[]),
        with(&[("x-org", b"acme"), ("X-Org", b"acme")]),
        with(&[("x-org", "acmé".as_bytes())]),
        with(&[("x-org", b"\xff")]),
    ] {
        assert_eq!(status(&app, odd, None).await, 401);
    }
    assert_eq!(recorder.checks().len(), 1);
}

#[tokio::test]
async fn a_resolver_that_panics_makes_the_request_anonymous() {
    let recorder = Recorder::new();
    let handler = async |flags: Flags| flags.context().is_empty().to_string();
    let app: Router = Router::new()
        .route(
            "/guarded",
            get("never").route_layer(FlagGuardLayer::new("reports")),
        )
        .route("/required", get(async |_: RequireFlag<Reports>| "never"))
        .route("/open", get(handler))
        .layer(
            SchematicLayer::new(recorder.clone())
                .keys_from(|_: &Claims| -> EvaluationContext { panic!("no such claims") }),
        );
    assert_eq!(
        status(&app, get_("/guarded"), Some(Claims("acme"))).await,
        401
    );
    assert_eq!(
        status(&app, get_("/required"), Some(Claims("acme"))).await,
        401
    );
    assert_eq!(status(&app, get_("/open"), Some(Claims("acme"))).await, 200);
    assert!(recorder.checks().is_empty());
}
