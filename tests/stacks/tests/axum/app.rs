//! One guarded and tracked application, with room for other layers on both sides of ours.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post};
use bytes::Bytes;
use http::StatusCode;
use http_body_util::BodyExt;
use schematic_axum::{FlagGuardLayer, SchematicLayer, TrackUsageLayer};
use serde_json::Value;
use stacks::{Session, Stage, keys};
use tower::ServiceExt;

/// The side of our layers on which others are put.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Side {
    Inside,
    Outside,
}

pub(crate) const SIDES: [Side; 2] = [Side::Inside, Side::Outside];

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }

    /// The `code` of a refusal.
    pub(crate) fn code(&self) -> String {
        let problem: Value = serde_json::from_slice(&self.body).unwrap();
        problem["code"].as_str().unwrap().to_owned()
    }
}

/// The routes behind guard and tracking, with `other` applied on one side of all of ours.
pub(crate) fn app(stage: &Stage, side: Side, other: impl Fn(Router) -> Router) -> Router {
    let routes = Router::new()
        .route("/generate", post(async |body: Bytes| body))
        .route("/pages", get("a page of text ".repeat(100)))
        .route("/panics", get(panics))
        .route("/never", get(never));
    let inside = |router| match side {
        Side::Inside => other(router),
        Side::Outside => router,
    };
    let app = inside(routes)
        .route_layer(TrackUsageLayer::new("generate"))
        .route_layer(FlagGuardLayer::new("reports"))
        .layer(layer(stage))
        .layer(from_fn(authenticate));
    match side {
        Side::Inside => app,
        Side::Outside => other(app),
    }
}

pub(crate) fn layer(stage: &Stage) -> SchematicLayer {
    SchematicLayer::new(stage.schematic.clone()).keys_from(keys)
}

/// Stands for an application's authentication.
pub(crate) async fn authenticate(mut request: Request, next: Next) -> Response {
    let session = request.headers().get("session");
    if let Some(org) = session.and_then(|org| org.to_str().ok()) {
        let session = Session(org.to_owned());
        request.extensions_mut().insert(session);
    }
    next.run(request).await
}

pub(crate) fn request(method: &str, path: &str, org: Option<&str>) -> http::request::Builder {
    let request = Request::builder().method(method).uri(path);
    match org {
        Some(org) => request.header("session", org),
        None => request,
    }
}

pub(crate) async fn get_as(app: &Router, path: &str, org: Option<&str>) -> Answer {
    let request = request("GET", path, org).body(Body::empty()).unwrap();
    send(app, request).await
}

pub(crate) async fn send(app: &Router, request: Request) -> Answer {
    Answer::read(app.clone().oneshot(request).await.unwrap()).await
}

/// Holds what no other layer may change: who gets what, one check each, one event for a
/// success.
pub(crate) async fn holds(stage: &Stage, app: &Router, what: &str) {
    let (checks, events) = (stage.checks(), stage.events().await);
    let post = |org| request("POST", "/generate", org).body(Body::from("three pages"));
    let passed = send(app, post(Some("acme")).unwrap()).await;
    assert_eq!(passed.status, 200, "{what}");
    assert_eq!(passed.body, "three pages", "{what}");
    let off = send(app, post(Some("globex")).unwrap()).await;
    assert_eq!(
        (off.status.as_u16(), off.code().as_str()),
        (403, "flag_off"),
        "{what}"
    );
    let anonymous = send(app, post(None).unwrap()).await;
    assert_eq!(anonymous.status, 401, "{what}");
    assert_eq!(anonymous.code(), "identity_missing", "{what}");
    assert_eq!(anonymous.headers["www-authenticate"], "Bearer", "{what}");
    assert_eq!(get_as(app, "/nowhere", None).await.status, 404, "{what}");
    assert_eq!(
        get_as(app, "/generate", Some("acme")).await.status,
        405,
        "{what}"
    );
    // One for each company, and one for the wrong method: a router's `route_layer` wraps that too.
    assert_eq!(stage.checks() - checks, 3, "{what}");
    assert_eq!(stage.events().await - events, 1, "{what}");
}

async fn panics() -> &'static str {
    panic!("the handler's own");
}

async fn never() -> &'static str {
    std::future::pending().await
}
