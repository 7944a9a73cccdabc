//! `#[flag_guard]` on axum's handlers: whatever axum takes as a handler, guarded.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

#[path = "../backend/mod.rs"]
mod backend;
mod handlers;

use axum::Router;
use axum::body::Body;
use axum::extract::FromRef;
use axum::routing::{get, post};
use gate_axum::client::events::Track;
use gate_axum::{EvaluationContext, SchematicLayer, SchematicState};
use http::{Method, Request};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::backend::Listed;
use crate::handlers::{Handlers, Uploads};

/// What the application's authentication leaves in the request's extensions.
#[derive(Clone)]
struct Org(&'static str);

#[derive(Clone, FromRef)]
pub(crate) struct App {
    pub(crate) schematic: SchematicState,
    pub(crate) greeting: &'static str,
}

fn layer(backend: &Listed) -> SchematicLayer {
    SchematicLayer::new(backend.clone())
        .keys_from(|org: &Org| EvaluationContext::company("org", org.0))
}

fn app(backend: &Listed) -> Router {
    let layer = layer(backend);
    Router::new()
        .route("/plain", get(handlers::plain))
        .route("/typed", get(handlers::typed))
        .route("/variant", get(handlers::variant))
        .route("/other-variant", get(handlers::other_variant))
        .route("/long", get(handlers::long))
        .route("/open", get(handlers::open))
        .route("/generic", get(handlers::generic::<u32>))
        .route("/method", get(Handlers::method))
        .route("/generic-method", get(Uploads::<u8>::method::<3>))
        .route("/made", get(handlers::made))
        .route("/debugged", get(handlers::debugged))
        .route("/json/{id}", post(handlers::json))
        .route("/nothing", post(handlers::nothing))
        .route("/counted", post(handlers::counted))
        .route("/opaque", post(handlers::opaque))
        .route("/tracked-method", post(Uploads::<u8>::tracked))
        .layer(layer.clone())
        .route("/state", get(handlers::from_state))
        .with_state(App {
            schematic: layer.into(),
            greeting: "hello",
        })
}

async fn ask(
    app: &Router,
    method: Method,
    path: &str,
    org: Option<&'static str>,
    body: &'static str,
) -> (u16, String) {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json")
        .body(Body::from(body))
        .unwrap();
    if let Some(org) = org {
        request.extensions_mut().insert(Org(org));
    }
    let answer = app.clone().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

async fn status(app: &Router, method: Method, path: &str, org: Option<&'static str>) -> u16 {
    ask(app, method, path, org, "").await.0
}

#[tokio::test]
async fn every_form_of_handler_is_guarded() {
    let app = app(&Listed::on([
        "reports",
        "a-key-of-more-than-sixteen-bytes",
        "uploads",
    ]));
    for path in [
        "/plain",
        "/typed",
        "/long",
        "/generic",
        "/method",
        "/generic-method",
        "/made",
        "/debugged",
        "/state",
    ] {
        assert_eq!(
            status(&app, Method::GET, path, Some("acme")).await,
            200,
            "{path}"
        );
        assert_eq!(status(&app, Method::GET, path, None).await, 401, "{path}");
    }
    let app = self::app(&Listed::on([]));
    for (path, refused) in [
        ("/plain", 403),
        ("/typed", 402),
        ("/long", 403),
        ("/generic", 403),
        ("/method", 418),
        ("/generic-method", 403),
        ("/made", 403),
        ("/debugged", 403),
        ("/state", 403),
    ] {
        assert_eq!(
            status(&app, Method::GET, path, Some("acme")).await,
            refused,
            "{path}"
        );
    }
}

#[tokio::test]
async fn variants_of_one_enum_are_enough() {
    let app = app(&Listed::on(["reports"]));
    let answer = ask(&app, Method::GET, "/variant", Some("acme"), "").await;
    assert_eq!(answer, (200, "true false".to_owned()));
    let refused = status(&app, Method::GET, "/other-variant", Some("acme")).await;
    assert_eq!(refused, 402);
}

#[tokio::test]
async fn extractors_and_answers_are_the_handlers_own() {
    let app = app(&Listed::on(["reports"]));
    let answer = ask(
        &app,
        Method::POST,
        "/json/7",
        Some("acme"),
        r#"{"units":3}"#,
    )
    .await;
    assert_eq!(answer, (201, "hello: 7 of 3".to_owned()));
    // The guard looks first: a refused request does not learn what else is wrong with it.
    assert_eq!(
        ask(&app, Method::POST, "/json/x", Some("acme"), "{}")
            .await
            .0,
        400
    );
    assert_eq!(ask(&app, Method::POST, "/json/x", None, "{}").await.0, 401);
    let (_, problem) = ask(&app, Method::GET, "/plain", None, "").await;
    assert!(problem.contains("identity_missing"), "{problem}");
}

#[tokio::test]
async fn a_guard_opens_only_where_it_says_so() {
    let app = app(&Listed::unreachable());
    assert_eq!(status(&app, Method::GET, "/plain", Some("acme")).await, 503);
    assert_eq!(status(&app, Method::GET, "/open", Some("acme")).await, 200);
}

#[tokio::test]
async fn successes_are_tracked_and_nothing_else() {
    let backend = Listed::on(["generate", "uploads"]);
    let app = app(&backend);
    let post = async |path, body| ask(&app, Method::POST, path, Some("acme"), body).await;
    let event = |quantity| {
        Track::new("generate")
            .company("org", "acme")
            .quantity(quantity)
    };
    assert_eq!(post("/counted", "3").await, (200, "3 pages".to_owned()));
    assert_eq!(backend.tracked(), [event(3)]);
    // An early `?` and an early `return`.
    assert_eq!(post("/counted", "many").await.0, 422);
    assert_eq!(post("/counted", "0").await.0, 409);
    assert_eq!(status(&app, Method::POST, "/counted", None).await, 401);
    assert!(backend.tracked().is_empty());
    let plain = |name: &str| Track::new(name).company("org", "acme");
    assert_eq!(post("/nothing", "").await.0, 200);
    assert_eq!(backend.tracked(), [plain("nothing")]);
    assert_eq!(post("/opaque", "").await, (202, "opaque".to_owned()));
    assert_eq!(backend.tracked(), [plain("opaque")]);
    assert_eq!(post("/tracked-method", "").await, (200, "u8".to_owned()));
    assert_eq!(backend.tracked(), [plain("uploads")]);
}
