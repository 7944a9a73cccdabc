//! The layers and extractors in axum's router, with a local Schematic behind them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

use std::sync::Arc;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use futures_util::future::join_all;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use schematic_axum::client::cache::CacheOptions;
use schematic_axum::{
    EvaluationContext, FlagGuardLayer, Flags, MissingSchematicLayer, Refusal, RefusalKind,
    Schematic, SchematicLayer, TrackUsageLayer, Usage,
};
use schematic_emulator::{Emulator, MetricPeriod};
use tower::{Layer, ServiceExt};

/// `reports` is on for acme, `generate` for everyone, `plus` for no one.
const SEED: &str = "
flags:
  generate: true
  plus: false
  reports:
    rules:
      - when: [{ company: { org: acme } }]
companies:
  - keys: { org: acme }
  - keys: { org: globex }
";

#[derive(Clone)]
struct Claims(&'static str);

struct Stage {
    emulator: Emulator,
    schematic: Schematic,
}

impl Stage {
    async fn set() -> Self {
        let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
        let schematic = Schematic::builder(emulator.api_key())
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url())
            .cache(CacheOptions::new().size(0))
            .build()
            .unwrap();
        Self {
            emulator,
            schematic,
        }
    }

    fn layer(&self) -> SchematicLayer {
        SchematicLayer::new(self.schematic.clone())
            .keys_from(|claims: &Claims| EvaluationContext::company("org", claims.0))
    }

    fn checks(&self) -> u64 {
        self.emulator.requests_total()
    }
}

fn request(path: &str, claims: Option<&'static str>) -> Request<Body> {
    let mut request = Request::get(path).body(Body::empty()).unwrap();
    if let Some(org) = claims {
        request.extensions_mut().insert(Claims(org));
    }
    request
}

async fn status(app: &Router, path: &str, claims: Option<&'static str>) -> StatusCode {
    let answer = app.clone().oneshot(request(path, claims)).await;
    answer.unwrap().status()
}

async fn text(app: &Router, path: &str, claims: Option<&'static str>) -> String {
    let answer = app.clone().oneshot(request(path, claims)).await.unwrap();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn the_extractor_checks_for_the_identity_that_the_application_authenticated() {
    let stage = Stage::set().await;
    let app = Router::new()
        .route(
            "/",
            get(async |flags: Flags| flags.is_enabled("reports").await.to_string()),
        )
        .layer(stage.layer());
    assert_eq!(text(&app, "/", Some("acme")).await, "true");
    assert_eq!(text(&app, "/", Some("globex")).await, "false");
    assert_eq!(text(&app, "/", None).await, "false");
}

#[tokio::test]
async fn a_missing_layer_is_named() {
    let handler = async |_: Flags| "never";
    let optional = async |flags: Option<Flags>| flags.is_some().to_string();
    let app = Router::new()
        .route("/", get(handler))
        .route("/optional", get(optional))
        .route(
            "/guarded",
            get("never").route_layer(FlagGuardLayer::new("reports")),
        );
    assert_eq!(status(&app, "/", Some("acme")).await, 500);
    assert!(
        text(&app, "/", Some("acme"))
            .await
            .contains("SchematicLayer")
    );
    assert_eq!(
        text(&app, "/", None).await,
        MissingSchematicLayer::default().to_string()
    );
    assert_eq!(text(&app, "/optional", None).await, "false");
    assert_eq!(status(&app, "/guarded", Some("acme")).await, 500);
    assert!(
        text(&app, "/guarded", None)
            .await
            .contains("SchematicLayer")
    );
}

#[tokio::test]
async fn guards_of_routes_leave_alone_what_is_not_there() {
    let stage = Stage::set().await;
    let guard = FlagGuardLayer::new("plus");
    let one = Router::new()
        .route("/plus", get("never").route_layer(guard.clone()))
        .route("/open", get("open"))
        .layer(stage.layer());
    let all = Router::new()
        .route("/plus", get("never"))
        .route_layer(guard.clone())
        .layer(stage.layer());
    let nested = Router::new()
        .nest(
            "/in",
            Router::new()
                .route("/plus", get("never"))
                .route_layer(guard.clone()),
        )
        .fallback(async || (StatusCode::NOT_FOUND, "mine"))
        .layer(stage.layer());
    for claims in [None, Some("acme")] {
        let refused = if claims.is_some() { 403 } else { 401 };
        assert_eq!(status(&one, "/plus", claims).await, refused);
        assert_eq!(status(&one, "/open", claims).await, 200);
        assert_eq!(status(&all, "/plus", claims).await, refused);
        assert_eq!(status(&nested, "/in/plus", claims).await, refused);
        assert_eq!(status(&one, "/nothing", claims).await, 404);
        assert_eq!(status(&all, "/nothing", claims).await, 404);
        assert_eq!(status(&nested, "/in/nothing", claims).await, 404);
        assert_eq!(text(&nested, "/nothing", claims).await, "mine");
        let mut wrong = request("/plus", claims);
        *wrong.method_mut() = http::Method::DELETE;
        assert_eq!(one.clone().oneshot(wrong).await.unwrap().status(), 405);
    }
    // What the documentation warns of: around a router a guard decides about everything.
    let around = Router::new()
        .route("/plus", get("never"))
        .layer(guard)
        .layer(stage.layer());
    assert_eq!(status(&around, "/nothing", None).await, 401);
}

#[tokio::test]
async fn head_and_options_are_what_the_route_makes_of_them() {
    let stage = Stage::set().await;
    let app = Router::new()
        .route(
            "/",
            get("a report").route_layer(FlagGuardLayer::new("reports")),
        )
        .layer(stage.layer());
    let ask = async |method: http::Method, claims| {
        let mut request = request("/", claims);
        *request.method_mut() = method;
        let answer = app.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        (
            status.as_u16(),
            answer.into_body().collect().await.unwrap().to_bytes().len(),
        )
    };
    assert_eq!(ask(http::Method::HEAD, Some("acme")).await, (200, 0));
    assert_eq!(ask(http::Method::HEAD, Some("globex")).await, (403, 0));
    assert_eq!(ask(http::Method::OPTIONS, Some("acme")).await.0, 405);
    assert_eq!(ask(http::Method::OPTIONS, None).await.0, 405);
}

#[tokio::test]
async fn ten_thousand_requests_ask_once_each_and_only_where_asked() {
    let stage = Stage::set().await;
    let asked = async |flags: Flags| {
        let both = [flags.is_enabled("reports"), flags.is_enabled("reports")];
        format!("{:?}", join_all(both).await)
    };
    let app = Router::new()
        .route(
            "/asked",
            get(asked).route_layer(FlagGuardLayer::new("reports")),
        )
        .route("/silent", get("silent"))
        .layer(stage.layer());
    let answers = join_all((0..10_000).map(|_| status(&app, "/silent", Some("acme")))).await;
    assert!(answers.iter().all(|status| *status == 200));
    assert_eq!(stage.checks(), 0);

    let many: u64 = 500;
    let answers = join_all((0..many).map(|_| text(&app, "/asked", Some("acme")))).await;
    assert!(answers.iter().all(|answer| answer == "[true, true]"));
    assert_eq!(stage.checks(), many);
}

#[tokio::test]
async fn the_application_answers_refusals_in_its_own_way() {
    let stage = Stage::set().await;
    let guard = FlagGuardLayer::new("plus").refuse_with(|refusal: &Refusal| {
        let kind = format!("{:?}", refusal.kind());
        (StatusCode::PAYMENT_REQUIRED, Json(kind)).into_response()
    });
    let app = Router::new()
        .route("/", get("never").route_layer(guard))
        .layer(stage.layer());
    let answer = app
        .clone()
        .oneshot(request("/", Some("acme")))
        .await
        .unwrap();
    assert_eq!(answer.status(), 402);
    let refusal = answer.extensions().get::<Refusal>().unwrap();
    assert_eq!(
        (refusal.kind(), refusal.flag()),
        (RefusalKind::FlagOff, "plus")
    );
    assert_eq!(text(&app, "/", None).await, "\"IdentityMissing\"");
}

#[tokio::test]
async fn an_inner_layer_replaces_the_outer_one_only_when_overriding() {
    let stage = Stage::set().await;
    let inner = stage
        .layer()
        .keys_from(|_: &Claims| EvaluationContext::company("org", "globex"));
    let handler = async |flags: Flags| flags.is_enabled("reports").await.to_string();
    let app = |inner: SchematicLayer| {
        Router::new()
            .route("/", get(handler))
            .layer(inner)
            .layer(stage.layer())
    };
    assert_eq!(text(&app(inner.clone()), "/", Some("acme")).await, "true");
    assert_eq!(
        text(&app(inner.overriding()), "/", Some("acme")).await,
        "false"
    );
}

#[tokio::test]
async fn usage_is_reported_and_counted() {
    let stage = Stage::set().await;
    let generate = async || {
        (
            Extension(Usage::units(3).with_trait("region", "eu")),
            "made",
        )
    };
    let app = Router::new()
        .route("/", post(generate))
        .route_layer(TrackUsageLayer::new("generate"))
        .route_layer(FlagGuardLayer::new("generate"))
        .layer(stage.layer());
    for claims in [Some("acme"), None, Some("acme")] {
        let mut request = request("/", claims);
        *request.method_mut() = http::Method::POST;
        let answer = app.clone().oneshot(request).await.unwrap();
        answer.into_body().collect().await.unwrap();
    }
    let report = stage.schematic.flush().await;
    assert_eq!(report.sent, 2);
    let events = stage.emulator.events();
    assert_eq!(events[0].body()["traits"]["region"], "eu");
    let acme = EvaluationContext::company("org", "acme");
    let used = stage
        .emulator
        .usage(acme.company_keys(), "generate", MetricPeriod::AllTime);
    assert_eq!(used.unwrap(), 6);
}

#[tokio::test]
async fn nothing_of_it_shows_a_secret() {
    const KEY: &str = "sch_prod_81f3c0";
    let schematic = Schematic::builder(KEY)
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    let layer = SchematicLayer::new(schematic)
        .keys_from(|claims: &Claims| EvaluationContext::company("org", claims.0));
    let service = layer.layer(tower::service_fn(async |request: Request<Body>| {
        let (mut parts, _) = request.into_parts();
        let flags = Flags::from_request_parts(&mut parts, &()).await.unwrap();
        flags.check("").await;
        Ok::<_, std::convert::Infallible>(format!("{flags:?} {parts:?}"))
    }));
    let shown = [
        format!("{layer:?}"),
        format!(
            "{:?} {:?}",
            FlagGuardLayer::new("reports"),
            TrackUsageLayer::new("generate")
        ),
        service.oneshot(request("/", Some("acme"))).await.unwrap(),
    ];
    for shown in shown {
        assert!(!shown.contains(KEY), "{shown}");
        assert!(!shown.contains("acme"), "{shown}");
    }
}

#[test]
fn all_of_it_can_be_shared() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    shared::<Flags>();
    shared::<Arc<MissingSchematicLayer>>();
    shared::<Router<()>>();
}
