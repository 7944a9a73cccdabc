//! Extractors of typed flags and entitlements, as guards, and from state; and what they refuse.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

use axum::body::Body;
use axum::extract::FromRef;
use axum::routing::get;
use axum::{Extension, Json, Router};
use http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use schematic_axum::client::cache::CacheOptions;
use schematic_axum::{
    Entitlement, EvaluationContext, Flag, FlagGuardLayer, FlagKey, Flags, FromState, Refusal,
    RefusalKind, RequireFlag, Schematic, SchematicLayer, SchematicState, TypedFlag,
};
use schematic_axum::{GuardRejection, MissingSchematicLayer};
use schematic_emulator::Emulator;
use serde_json::Value;
use tower::ServiceExt;

/// Acme has reports and five pages, globex nothing.
const SEED: &str = "
flags:
  reports:
    rules:
      - when: [{ company: { org: acme } }]
features:
  generate: { event: generate }
plans:
  pro:
    entitlements:
      generate: { limit: 5, per: month }
companies:
  - { keys: { org: acme }, plan: pro }
  - { keys: { org: globex } }
";

#[derive(FlagKey)]
struct Reports;

#[derive(FlagKey)]
#[flag("generate")]
struct Pages;

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
}

/// A client that reaches no Schematic.
fn cut_off() -> SchematicLayer {
    let schematic = Schematic::builder("sch_dev_x")
        .offline(true)
        .build()
        .unwrap();
    SchematicLayer::new(schematic)
        .keys_from(|claims: &Claims| EvaluationContext::company("org", claims.0))
}

async fn ask(app: &Router, path: &str, org: Option<&'static str>) -> Response<Body> {
    let mut request = Request::get(path).body(Body::empty()).unwrap();
    if let Some(org) = org {
        request.extensions_mut().insert(Claims(org));
    }
    app.clone().oneshot(request).await.unwrap()
}

async fn answer(app: &Router, path: &str, org: Option<&'static str>) -> (u16, String) {
    let answer = ask(app, path, org).await;
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

async fn refused(app: &Router, path: &str, org: Option<&'static str>) -> (u16, String) {
    let (status, body) = answer(app, path, org).await;
    let problem: Value = serde_json::from_str(&body).expect("a problem document");
    (status, problem["code"].as_str().unwrap().to_owned())
}

fn said(status: u16, text: &str) -> (u16, String) {
    (status, text.to_owned())
}

fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let reports = async |flag: Flag<Reports>| format!("{} {}", flag.is_on(), flag.flag);
    let maybe = async |flag: Option<Flag<Reports>>| format!("{:?}", flag.map(|flag| flag.value));
    let limit =
        async |pages: Entitlement<Pages>| format!("{:?} {:?}", pages.usage, pages.allocation);
    let maybe_limit = async |pages: Option<Entitlement<Pages>>| {
        format!("{:?}", pages.and_then(|pages| pages.allocation))
    };
    let maybe_guard = async |guard: Option<RequireFlag<Reports>>| guard.is_some().to_string();
    Router::new()
        .route("/flag", get(reports))
        .route("/maybe", get(maybe))
        .route("/limit", get(limit))
        .route("/maybe-limit", get(maybe_limit))
        .route("/guarded", get(async |_: RequireFlag<Reports>| "a report"))
        .route(
            "/paid",
            get(async |_: RequireFlag<Reports, 402>| "a report"),
        )
        .route(
            "/open",
            get(async |_: RequireFlag<Reports, 403, true>| "a report"),
        )
        .route("/maybe-guarded", get(maybe_guard))
}

#[tokio::test]
async fn a_typed_flag_has_its_value_for_each_identity() {
    let stage = Stage::set().await;
    let app = routes().layer(stage.layer());
    assert_eq!(
        answer(&app, "/flag", Some("acme")).await,
        said(200, "true reports")
    );
    assert_eq!(
        answer(&app, "/flag", Some("globex")).await,
        said(200, "false reports")
    );
    assert_eq!(
        answer(&app, "/flag", None).await,
        said(200, "false reports")
    );
    assert_eq!(answer(&app, "/maybe", None).await, said(200, "Some(false)"));
}

#[tokio::test]
async fn an_entitlement_is_given_to_those_who_have_one() {
    let stage = Stage::set().await;
    let app = routes().layer(stage.layer());
    assert_eq!(
        answer(&app, "/limit", Some("acme")).await,
        said(200, "Some(0) Some(5)")
    );
    assert_eq!(
        refused(&app, "/limit", Some("globex")).await,
        said(403, "flag_off")
    );
    assert_eq!(
        refused(&app, "/limit", None).await,
        said(401, "identity_missing")
    );
    assert_eq!(
        answer(&app, "/maybe-limit", Some("acme")).await,
        said(200, "Some(5)")
    );
    assert_eq!(
        answer(&app, "/maybe-limit", Some("globex")).await,
        said(200, "None")
    );
    assert_eq!(answer(&app, "/maybe-limit", None).await, said(200, "None"));
    let app = routes().layer(cut_off());
    assert_eq!(
        refused(&app, "/limit", Some("acme")).await,
        said(503, "undecided")
    );
    assert_eq!(
        refused(&app, "/maybe-limit", Some("acme")).await,
        said(503, "undecided")
    );
}

#[tokio::test]
async fn a_guard_in_the_signature_refuses_like_the_layer() {
    let stage = Stage::set().await;
    let layered: Router = Router::new()
        .route(
            "/guarded",
            get("a report").route_layer(FlagGuardLayer::new("reports")),
        )
        .layer(stage.layer());
    let app = routes().layer(stage.layer());
    for org in [Some("acme"), Some("globex"), None] {
        let ours = ask(&app, "/guarded", org).await;
        let theirs = ask(&layered, "/guarded", org).await;
        assert_eq!(ours.status(), theirs.status());
        assert_eq!(ours.headers(), theirs.headers());
        let kind =
            |answer: &Response<Body>| answer.extensions().get::<Refusal>().map(Refusal::kind);
        assert_eq!(kind(&ours), kind(&theirs));
        let bytes = |body: Body| body.collect();
        assert_eq!(
            bytes(ours.into_body()).await.unwrap().to_bytes(),
            bytes(theirs.into_body()).await.unwrap().to_bytes()
        );
    }
    assert_eq!(
        refused(&app, "/paid", Some("globex")).await,
        said(402, "flag_off")
    );
    assert_eq!(
        answer(&app, "/maybe-guarded", Some("acme")).await,
        said(200, "true")
    );
    assert_eq!(
        answer(&app, "/maybe-guarded", None).await,
        said(200, "false")
    );
    assert_eq!(
        refused(&app, "/maybe-guarded", Some("globex")).await,
        said(403, "flag_off")
    );
    let app = routes().layer(cut_off());
    assert_eq!(
        refused(&app, "/guarded", Some("acme")).await,
        said(503, "undecided")
    );
    assert_eq!(
        answer(&app, "/open", Some("acme")).await,
        said(200, "a report")
    );
}

#[tokio::test]
async fn who_is_refused_has_nothing_read_of_the_request() {
    let stage = Stage::set().await;
    let app: Router = Router::new()
        .route(
            "/",
            get(async |_: RequireFlag<Reports>, _: Json<Value>| "read"),
        )
        .layer(stage.layer());
    assert_eq!(
        refused(&app, "/", None).await,
        said(401, "identity_missing")
    );
    assert_eq!(ask(&app, "/", Some("acme")).await.status(), 415);
}

#[tokio::test]
async fn a_missing_layer_is_named_by_each() {
    let app: Router = routes();
    assert_eq!(
        answer(&app, "/flag", Some("acme")).await,
        (500, MissingSchematicLayer::default().body_text())
    );
    assert_eq!(
        answer(&app, "/maybe", Some("acme")).await,
        said(200, "None")
    );
    for path in [
        "/limit",
        "/maybe-limit",
        "/guarded",
        "/open",
        "/maybe-guarded",
    ] {
        let (status, body) = answer(&app, path, Some("acme")).await;
        assert_eq!(status, 500, "{path}");
        assert!(
            body.contains("not_set_up") && body.contains("SchematicLayer"),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_handler_may_answer_a_rejection_itself() {
    let stage = Stage::set().await;
    let own = async |guard: Result<RequireFlag<Reports>, GuardRejection>| match guard {
        Ok(_) => (StatusCode::OK, "a report".to_owned()),
        Err(rejection) => {
            assert_eq!(rejection.refusal().kind(), RefusalKind::FlagOff);
            assert_eq!(rejection.refusal().flag(), Reports::KEY);
            assert!(rejection.body_text().contains("flag_off"));
            (
                StatusCode::IM_A_TEAPOT,
                format!("{} {rejection}", rejection.status()),
            )
        }
    };
    let app: Router = Router::new().route("/", get(own)).layer(stage.layer());
    assert_eq!(
        answer(&app, "/", Some("globex")).await,
        said(418, "403 Forbidden This is not available to you.")
    );
}

#[derive(Clone, FromRef)]
struct App {
    schematic: SchematicState,
}

#[tokio::test]
async fn all_of_it_works_from_state_without_a_layer() {
    let stage = Stage::set().await;
    let handler = async |FromState(flag): FromState<Flag<Reports>>,
                         FromState(guard): FromState<RequireFlag<Reports>>,
                         pages: Option<FromState<Entitlement<Pages>>>,
                         // From here on the request has its flags like any other.
                         flags: Flags| {
        assert!(guard.flags().is_enabled(&Reports).await);
        let limit = pages.and_then(|FromState(pages)| pages.allocation);
        format!(
            "{} {} {limit:?}",
            flag.is_on(),
            flags.is_enabled("reports").await
        )
    };
    let app = Router::new().route("/", get(handler)).with_state(App {
        schematic: stage.layer().into(),
    });
    assert_eq!(
        answer(&app, "/", Some("acme")).await,
        said(200, "true true Some(5)")
    );
    assert_eq!(
        stage.emulator.requests_total(),
        2,
        "one check for each flag"
    );
    assert_eq!(
        refused(&app, "/", Some("globex")).await,
        said(403, "flag_off")
    );
    assert_eq!(
        refused(&app, "/", None).await,
        said(401, "identity_missing")
    );
}

#[tokio::test]
async fn a_layer_outside_wins_over_the_state_unless_that_overrides() {
    let stage = Stage::set().await;
    let handler = async |FromState(first): FromState<Flags>,
                         FromState(second): FromState<Flags>| {
        assert_eq!(
            first.is_enabled("reports").await,
            second.is_enabled("reports").await
        );
        first.is_enabled("reports").await.to_string()
    };
    let globex = stage
        .layer()
        .keys_from(|_: &Claims| EvaluationContext::company("org", "globex"));
    let app = |state: SchematicLayer| {
        Router::new()
            .route("/", get(handler))
            .with_state(App {
                schematic: state.into(),
            })
            .layer(stage.layer())
            .layer(Extension(Claims("acme")))
    };
    assert_eq!(
        answer(&app(globex.clone()), "/", None).await,
        said(200, "true")
    );
    assert_eq!(stage.emulator.requests_total(), 1);
    assert_eq!(
        answer(&app(globex.overriding()), "/", None).await,
        said(200, "false")
    );
    assert_eq!(stage.emulator.requests_total(), 2);
}
