//! Guards on routes, resources, scopes and applications.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

mod stage;

use actix_web::dev::Service;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use actix_web::{App, Error, HttpRequest, HttpResponse, get, test, web};
use schematic_actix::{
    EvaluationContext, FlagGuard, GuardRejection, Guarded, Refusal, RefusalKind, RefusalStatus,
    RequireFlag, Schematic, SchematicMiddleware, TypedFlag,
};

use self::stage::{Claims, Stage, request, status, text};

struct Plus;

impl TypedFlag for Plus {
    const KEY: &'static str = "plus";
}

fn plus() -> FlagGuard {
    FlagGuard::new("plus")
}

async fn never() -> &'static str {
    "never"
}

#[get("/macro", wrap = "plus()")]
async fn by_macro() -> &'static str {
    "never"
}

/// Who is refused how.
const CALLERS: [(Option<&str>, u16); 2] = [(None, 401), (Some("acme"), 403)];

#[actix_web::test]
async fn guards_of_routes_leave_alone_what_is_not_there() {
    let stage = Stage::set().await;
    let app = App::new()
        .service(web::resource("/plus").route(web::get().to(never).wrap(plus())))
        .service(by_macro)
        .service(
            web::scope("/in")
                .service(web::resource("/plus").route(web::get().to(never).wrap(plus()))),
        )
        .route("/open", web::get().to(async || "open"))
        .default_service(web::to(async || HttpResponse::NotFound().body("mine")))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    for (claims, refused) in CALLERS {
        for path in ["/plus", "/macro", "/in/plus"] {
            assert_eq!(status(&app, path, claims).await, refused, "{path}");
        }
        assert_eq!(status(&app, "/open", claims).await, 200);
        for path in ["/nothing", "/plus/nothing", "/in/nothing"] {
            assert_eq!(status(&app, path, claims).await, 404, "{path}");
            assert_eq!(text(&app, path, claims).await, "mine", "{path}");
        }
        for (path, status) in [("/plus", 405), ("/in/plus", 405), ("/macro", 404)] {
            let wrong = request(Method::DELETE, path, claims);
            let answer = test::call_service(&app, wrong).await;
            assert_eq!(answer.status(), status, "{path}");
        }
    }
}

#[actix_web::test]
async fn wider_guards_answer_404_where_there_is_nothing() {
    let stage = Stage::set().await;
    let app = App::new()
        .service(
            web::scope("/scope")
                .service(web::scope("/deep").route("/plus", web::get().to(never)))
                .route("/plus", web::get().to(never))
                .wrap(plus()),
        )
        .service(
            web::resource("/resource")
                .route(web::get().to(never))
                .wrap(plus()),
        )
        .wrap(stage.middleware());
    let scopes = test::init_service(app).await;
    let app = App::new()
        .route("/plus", web::get().to(never))
        .wrap(plus())
        .wrap(stage.middleware());
    let whole = test::init_service(app).await;
    for (claims, refused) in CALLERS {
        for path in ["/scope/plus", "/scope/deep/plus", "/resource"] {
            assert_eq!(status(&scopes, path, claims).await, refused, "{path}");
        }
        for path in [
            "/scope/nothing",
            "/scope/deep/nothing",
            "/scope",
            "/nothing",
        ] {
            assert_eq!(status(&scopes, path, claims).await, 404, "{path}");
            assert_eq!(text(&scopes, path, claims).await, "", "{path}");
        }
        assert_eq!(status(&whole, "/plus", claims).await, refused);
        assert_eq!(status(&whole, "/nothing", claims).await, 404);
    }
}

#[actix_web::test]
async fn nothing_behind_a_scopes_guard_is_open() {
    let stage = Stage::set().await;
    // Neither what is found only after the path was changed, nor what answers for everything else.
    let app = App::new()
        .service(
            web::scope("/scope")
                .route("/secret", web::get().to(async || "secret"))
                .default_service(web::to(async || "everything else"))
                .wrap_fn(|mut request, service| {
                    if request.path() == "/scope/alias" {
                        request
                            .match_info_mut()
                            .get_mut()
                            .update(&"/scope/secret".parse().unwrap());
                    }
                    service.call(request)
                })
                .wrap(FlagGuard::new("reports")),
        )
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    for path in [
        "/scope/secret",
        "/scope/alias",
        "/scope/other",
        "/scope//secret",
    ] {
        for claims in [None, Some("globex")] {
            let refused = request(Method::GET, path, claims);
            let answer = test::call_service(&app, refused).await;
            assert!(answer.status().is_client_error(), "{path}");
            assert!(!String::from_utf8_lossy(&test::read_body(answer).await).contains("secret"));
        }
    }
    assert_eq!(text(&app, "/scope/alias", Some("acme")).await, "secret");
    assert_eq!(
        text(&app, "/scope/other", Some("acme")).await,
        "everything else"
    );
}

#[actix_web::test]
async fn head_and_options_are_what_the_route_makes_of_them() {
    let stage = Stage::set().await;
    let app = App::new()
        .service(
            web::resource("/")
                .route(web::get().to(never).wrap(FlagGuard::new("reports")))
                .route(
                    web::head()
                        .to(HttpResponse::Ok)
                        .wrap(FlagGuard::new("reports")),
                ),
        )
        .service(web::resource("/get").route(web::get().to(never).wrap(plus())))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    let ask = async |method, path, claims| {
        test::call_service(&app, request(method, path, claims))
            .await
            .status()
    };
    assert_eq!(ask(Method::HEAD, "/", Some("acme")).await, 200);
    assert_eq!(ask(Method::HEAD, "/", Some("globex")).await, 403);
    assert_eq!(ask(Method::HEAD, "/", None).await, 401);
    for claims in [None, Some("acme")] {
        assert_eq!(ask(Method::OPTIONS, "/", claims).await, 405);
        assert_eq!(ask(Method::HEAD, "/get", claims).await, 405);
    }
}

#[actix_web::test]
async fn a_refusal_is_a_problem_document_and_the_error_of_its_response() {
    let stage = Stage::set().await;
    let app = App::new()
        .route(
            "/",
            web::get()
                .to(never)
                .wrap(plus().status(RefusalStatus::PAYMENT_REQUIRED)),
        )
        .route(
            "/required",
            web::get().to(async |_: RequireFlag<Plus, 402>| "never"),
        )
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    for path in ["/", "/required"] {
        let answer = test::call_service(&app, request(Method::GET, path, Some("acme"))).await;
        assert_eq!(answer.status(), 402, "{path}");
        assert_eq!(
            answer.headers().get(CONTENT_TYPE).unwrap(),
            "application/problem+json"
        );
        let refused: &GuardRejection = answer.response().error().unwrap().as_error().unwrap();
        assert_eq!(refused.refusal().kind(), RefusalKind::FlagOff);
        assert_eq!(
            answer
                .response()
                .extensions()
                .get::<Refusal>()
                .unwrap()
                .flag(),
            "plus"
        );
        let problem: serde_json::Value = test::read_body_json(answer).await;
        assert_eq!(
            (&problem["code"], &problem["status"]),
            (&"flag_off".into(), &402.into())
        );

        let answer = test::call_service(&app, request(Method::GET, path, None)).await;
        assert_eq!(answer.status(), 401, "{path}");
        assert_eq!(answer.headers().get(WWW_AUTHENTICATE).unwrap(), "Bearer");
    }
}

#[actix_web::test]
async fn the_application_answers_refusals_in_its_own_way() {
    let stage = Stage::set().await;
    let guard = plus()
        .refuse_with(|refusal| HttpResponse::ImATeapot().json(format!("{:?}", refusal.kind())));
    let app = App::new()
        .route("/", web::get().to(never).wrap(guard))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    let answer = test::call_service(&app, request(Method::GET, "/", Some("acme"))).await;
    assert_eq!(answer.status(), 418);
    assert_eq!(
        answer
            .response()
            .extensions()
            .get::<Refusal>()
            .unwrap()
            .flag(),
        "plus"
    );
    assert_eq!(text(&app, "/", None).await, "\"IdentityMissing\"");
}

#[actix_web::test]
async fn who_cannot_be_decided_about_passes_only_where_the_guard_fails_open() {
    let unreachable = Schematic::builder("key")
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    let middleware = SchematicMiddleware::new(unreachable)
        .keys_from(|claims: &Claims| EvaluationContext::company("org", claims.0))
        .check_timeout(std::time::Duration::from_millis(50));
    let app = App::new()
        .route("/closed", web::get().to(never).wrap(plus()))
        .route(
            "/open",
            web::get().to(async || "open").wrap(plus().fail_open()),
        )
        .route(
            "/required",
            web::get().to(async |_: RequireFlag<Plus>| "never"),
        )
        .route(
            "/permitted",
            web::get().to(async |_: RequireFlag<Plus, 403, true>| "open"),
        )
        .wrap(middleware);
    let app = test::init_service(app).await;
    for path in ["/closed", "/required"] {
        let answer = test::call_service(&app, request(Method::GET, path, Some("acme"))).await;
        assert_eq!(answer.status(), 503, "{path}");
        assert!(answer.headers().contains_key("retry-after"), "{path}");
        assert_eq!(status(&app, path, None).await, 401, "{path}");
    }
    assert_eq!(text(&app, "/open", Some("acme")).await, "open");
    assert_eq!(text(&app, "/permitted", Some("acme")).await, "open");
}

#[actix_web::test]
async fn nothing_is_read_of_a_rejected_request() {
    type Body = web::Json<Vec<u32>>;
    let stage = Stage::set().await;
    let app = App::new()
        .route(
            "/guarded",
            web::post().to(
                async |Guarded(_, (body, _)): Guarded<RequireFlag<Plus>, (Body, HttpRequest)>| {
                    Ok::<_, Error>(body.len().to_string())
                },
            ),
        )
        .route(
            "/wrapped",
            web::post().to(async |_: Body| "never").wrap(plus()),
        )
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    stage.emulator.force_flag("plus", false).unwrap();
    for path in ["/guarded", "/wrapped"] {
        // The body would be answered with 400.
        let answer = test::call_service(&app, request(Method::POST, path, Some("acme"))).await;
        assert_eq!(answer.status(), 403, "{path}");
    }
    stage.emulator.force_flag("plus", true).unwrap();
    let answer = test::call_service(&app, request(Method::POST, "/guarded", Some("acme"))).await;
    assert_eq!(answer.status(), 400);
}
