//! The middleware and the extractors in an application, with a local Schematic behind them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

mod stage;

use actix_web::http::Method;
use actix_web::{App, HttpRequest, ResponseError, test, web};
use futures_util::future::join_all;
use schematic_actix::{
    Entitlement, EvaluationContext, Flag, FlagGuard, FlagKey, Flags, MissingSchematicMiddleware,
    RequireFlag, SchematicMiddleware, TrackUsage, flags_of,
};

use self::stage::{Claims, Stage, request, status, text};

#[derive(FlagKey)]
#[flag("reports")]
struct Reports;

#[derive(FlagKey)]
#[flag("generate")]
struct Generate;

async fn reports(flags: Flags) -> String {
    flags.is_enabled("reports").await.to_string()
}

#[actix_web::test]
async fn the_extractor_checks_for_the_identity_that_the_application_authenticated() {
    let stage = Stage::set().await;
    let app = App::new()
        .route("/", web::get().to(reports))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    assert_eq!(text(&app, "/", Some("acme")).await, "true");
    assert_eq!(text(&app, "/", Some("globex")).await, "false");
    assert_eq!(text(&app, "/", None).await, "false");
}

#[actix_web::test]
async fn flags_and_entitlements_may_stand_in_a_handlers_signature() {
    let seed = "
features: { generate: { event: generate } }
flags: { reports: { rules: [{ when: [{ company: { org: acme } }] }] } }
plans: { pro: { entitlements: { generate: { limit: 10, per: month } } } }
companies:
  - { keys: { org: acme }, plan: pro }
  - keys: { org: globex }
";
    let stage = Stage::with(seed).await;
    let flag = async |flag: Flag<Reports>| format!("{} {}", flag.is_on(), flag.source.as_str());
    let entitled =
        async |pages: Entitlement<Generate>| format!("{:?} {:?}", pages.usage, pages.allocation);
    let perhaps = async |pages: Option<Entitlement<Generate>>| pages.is_some().to_string();
    let app = App::new()
        .route("/flag", web::get().to(flag))
        .route("/entitled", web::get().to(entitled))
        .route("/perhaps", web::get().to(perhaps))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    assert_eq!(text(&app, "/flag", Some("acme")).await, "true api");
    assert_eq!(text(&app, "/flag", None).await, "false api");
    assert_eq!(
        text(&app, "/entitled", Some("acme")).await,
        "Some(0) Some(10)"
    );
    assert_eq!(status(&app, "/entitled", Some("globex")).await, 403);
    assert_eq!(status(&app, "/entitled", None).await, 401);
    assert_eq!(text(&app, "/perhaps", Some("acme")).await, "true");
    assert_eq!(text(&app, "/perhaps", None).await, "false");
}

#[actix_web::test]
async fn what_a_client_says_of_itself_does_not_matter() {
    let stage = Stage::set().await;
    let app = App::new()
        .route("/{org}", web::post().to(reports))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    for claims in [None, Some("globex")] {
        let mut request = request(Method::POST, "/acme?org=acme&company=acme", claims);
        for name in ["org", "x-org", "company", "x-schematic-company"] {
            request
                .headers_mut()
                .append(name.parse().unwrap(), "acme".parse().unwrap());
        }
        let body = test::call_and_read_body(&app, request).await;
        assert_eq!(body, "false");
    }
}

#[actix_web::test]
async fn keys_may_come_from_anything_in_the_request() {
    let stage = Stage::set().await;
    let middleware = stage
        .middleware()
        .keys_from_request(|request: &HttpRequest| {
            let tenant = request.match_info().get("tenant").unwrap_or_default();
            EvaluationContext::company("org", tenant)
        });
    let app = App::new().service(
        web::scope("/{tenant}")
            .route("/reports", web::get().to(reports))
            .wrap(middleware),
    );
    let app = test::init_service(app).await;
    assert_eq!(text(&app, "/acme/reports", None).await, "true");
    assert_eq!(text(&app, "/globex/reports", None).await, "false");
}

#[actix_web::test]
async fn missing_middleware_is_named() {
    let app = App::new()
        .route("/", web::get().to(reports))
        .route(
            "/optional",
            web::get().to(async |flags: Option<Flags>| flags.is_some().to_string()),
        )
        .route(
            "/guarded",
            web::get()
                .to(async || "never")
                .wrap(FlagGuard::new("reports")),
        )
        .route(
            "/required",
            web::get().to(async |_: RequireFlag<Reports>| "never"),
        )
        .route("/typed", web::get().to(async |_: Flag<Reports>| "never"))
        .route(
            "/entitled",
            web::get().to(async |_: Entitlement<Generate>| "never"),
        )
        .route(
            "/tracked",
            web::get()
                .to(async || "passes")
                .wrap(TrackUsage::new("generate")),
        );
    let app = test::init_service(app).await;
    for path in ["/", "/guarded", "/required", "/typed", "/entitled"] {
        assert_eq!(status(&app, path, Some("acme")).await, 500, "{path}");
        let named = text(&app, path, Some("acme")).await;
        assert!(named.contains("Schematic"), "{path}: {named}");
    }
    let missing = MissingSchematicMiddleware::default();
    assert_eq!(text(&app, "/", None).await, missing.body_text());
    assert_eq!(missing.status_code(), 500);
    assert!(missing.to_string().contains("SchematicMiddleware::new"));
    assert_eq!(text(&app, "/optional", None).await, "false");
    assert_eq!(text(&app, "/tracked", Some("acme")).await, "passes");
}

#[actix_web::test]
async fn ten_thousand_requests_ask_once_each_and_only_where_asked() {
    let stage = Stage::set().await;
    let asked = async |flags: Flags| {
        let both = [flags.is_enabled("reports"), flags.is_enabled("reports")];
        format!("{:?}", join_all(both).await)
    };
    let app = App::new()
        .route(
            "/asked",
            web::get().to(asked).wrap(FlagGuard::new("reports")),
        )
        .route("/silent", web::get().to(async || "silent"))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    let answers = join_all((0..10_000).map(|_| status(&app, "/silent", Some("acme")))).await;
    assert!(answers.iter().all(|status| *status == 200));
    assert_eq!(stage.checks(), 0);

    let many: u64 = 500;
    let answers = join_all((0..many).map(|_| text(&app, "/asked", Some("acme")))).await;
    assert!(answers.iter().all(|answer| answer == "[true, true]"));
    assert_eq!(stage.checks(), many);
}

#[actix_web::test]
async fn whatever_holds_the_request_has_the_same_flags() {
    let stage = Stage::set().await;
    let app = App::new()
        .route(
            "/",
            web::get().to(async |request: HttpRequest, flags: Flags| {
                let same = flags_of(&request).expect("there is a middleware");
                let answers = [flags.check("reports").await, same.check("reports").await];
                std::sync::Arc::ptr_eq(&answers[0], &answers[1]).to_string()
            }),
        )
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    assert_eq!(text(&app, "/", Some("acme")).await, "true");
    assert_eq!(stage.checks(), 1);
}

#[actix_web::test]
async fn an_inner_middleware_replaces_the_outer_one_only_when_overriding() {
    let stage = Stage::set().await;
    let inner = stage
        .middleware()
        .keys_from(|_: &Claims| EvaluationContext::company("org", "globex"));
    for (inner, answer) in [(inner.clone(), "true"), (inner.overriding(), "false")] {
        let scope = web::scope("/in")
            .route("/", web::get().to(reports))
            .wrap(inner);
        let app = App::new().service(scope).wrap(stage.middleware());
        let app = test::init_service(app).await;
        assert_eq!(text(&app, "/in/", Some("acme")).await, answer);
    }
}

#[actix_web::test]
async fn a_key_resolver_that_panics_leaves_no_identity() {
    let stage = Stage::set().await;
    let middleware = stage
        .middleware()
        .keys_from(|_: &Claims| -> EvaluationContext { panic!("no keys today") });
    let app = App::new()
        .route("/", web::get().to(reports))
        .route(
            "/guarded",
            web::get()
                .to(async || "never")
                .wrap(FlagGuard::new("reports")),
        )
        .wrap(middleware);
    let app = test::init_service(app).await;
    assert_eq!(text(&app, "/", Some("acme")).await, "false");
    assert_eq!(status(&app, "/guarded", Some("acme")).await, 401);
}

#[actix_web::test]
async fn a_resolver_may_change_the_extensions_itself() {
    use actix_web::HttpMessage;

    let stage = Stage::set().await;
    let middleware = stage
        .middleware()
        .keys_from_request(|request: &HttpRequest| {
            request.extensions_mut().insert("resolved");
            EvaluationContext::company("org", "acme")
        });
    let app = App::new()
        .route("/", web::get().to(reports))
        .wrap(middleware);
    let app = test::init_service(app).await;
    assert_eq!(text(&app, "/", None).await, "true");
}

#[actix_web::test]
async fn nothing_of_it_shows_a_secret() {
    const KEY: &str = "sch_prod_81f3c0";
    let schematic = schematic_actix::Schematic::builder(KEY)
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    let middleware = SchematicMiddleware::new(schematic)
        .keys_from(|claims: &Claims| EvaluationContext::company("org", claims.0));
    let shown = format!(
        "{middleware:?} {:?} {:?}",
        FlagGuard::new("reports"),
        TrackUsage::new("generate")
    );
    let app = App::new()
        .route(
            "/",
            web::get().to(async |flags: Flags| {
                flags.check("").await;
                format!("{flags:?}")
            }),
        )
        .wrap(middleware);
    let app = test::init_service(app).await;
    for shown in [shown, text(&app, "/", Some("acme")).await] {
        assert!(!shown.contains(KEY), "{shown}");
        assert!(!shown.contains("acme"), "{shown}");
    }
}

#[::core::prelude::v1::test]
fn all_of_it_can_be_made_outside_the_factory() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    shared::<SchematicMiddleware>();
    shared::<FlagGuard>();
    shared::<TrackUsage>();
    shared::<Flags>();
}
