//! `#[flag_guard]` on actix-web's handlers, with nothing said of the adapter's other name.
#![allow(clippy::expect_used, missing_docs)]

mod backend;

use actix_web::http::Method;
use actix_web::test::TestRequest;
use actix_web::{App, Error, HttpMessage, HttpResponse, Responder, error, get, post, test, web};
use gate_actix::client::events::Track;
use gate_actix::client::request::FlagEvaluator;
use gate_actix::{
    EvaluationContext, FlagKey, Flags, SchematicMiddleware, TypedFlag, Usage, flag_guard,
};

use crate::backend::Listed;

#[derive(FlagKey)]
#[flag("reports")]
struct Reports;

#[flag_guard("reports")]
#[get("/above/{id}")]
async fn above(id: web::Path<u32>, flags: Flags) -> impl Responder {
    format!("{id} {}", flags.is_enabled(&Reports).await)
}

#[get("/below/{id}")]
#[flag_guard(Reports, status = 402)]
async fn below(id: web::Path<u32>) -> Result<String, Error> {
    Ok(id.to_string())
}

#[derive(FlagKey)]
enum Feature {
    Reports,
}

#[get("/variant")]
#[flag_guard(Feature::Reports)]
async fn variant(flags: Flags, _: gate_actix::RequireFlag<feature::Reports>) -> String {
    flags.is_enabled(Feature::Reports).await.to_string()
}

#[flag_guard("a-key-of-more-than-sixteen-bytes", fail_open)]
async fn open() -> &'static str {
    "open"
}

struct Handlers<T>(T);

impl<T: TypedFlag> Handlers<T> {
    #[flag_guard("reports")]
    async fn method() -> &'static str {
        T::KEY
    }
}

/// An application that reaches the adapter through one of its crates.
mod shared {
    pub(crate) use gate_actix as flags;
}

#[shared::flags::flag_guard("reports", crate = shared::flags)]
async fn reexported() -> &'static str {
    "reexported"
}

#[flag_guard("generate", track = "generate")]
#[post("/counted/{pages}")]
async fn counted(pages: web::Path<i64>) -> Result<impl Responder, Error> {
    if *pages == 0 {
        return Err(error::ErrorConflict("no pages"));
    }
    let mut answer = HttpResponse::Ok();
    answer.extensions_mut().insert(Usage::units(*pages));
    Ok(answer.body(format!("{pages} pages")))
}

/// What the application's authentication leaves in the request's extensions.
#[derive(Clone)]
struct Org(&'static str);

async fn ask(
    backend: &Listed,
    method: Method,
    path: &str,
    org: Option<&'static str>,
) -> (u16, String) {
    let middleware = SchematicMiddleware::from_evaluator(FlagEvaluator::new(backend.clone()))
        .keys_from(|org: &Org| EvaluationContext::company("org", org.0));
    let app = App::new()
        .service(above)
        .service(below)
        .service(variant)
        .service(counted)
        .route("/open", web::get().to(open))
        .route("/method", web::get().to(Handlers::<Reports>::method))
        .route("/reexported", web::get().to(reexported))
        .wrap(middleware);
    let app = test::init_service(app).await;
    let request = TestRequest::with_uri(path).method(method).to_request();
    if let Some(org) = org {
        request.extensions_mut().insert(Org(org));
    }
    let answer = test::call_service(&app, request).await;
    let status = answer.status().as_u16();
    let body = test::read_body(answer).await;
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[actix_web::test]
async fn every_form_of_handler_is_guarded() {
    let (on, off) = (Listed::on(["reports"]), Listed::on([]));
    for (path, said, refused) in [
        ("/above/7", "7 true", 403),
        ("/below/7", "7", 402),
        ("/variant", "true", 403),
        ("/method", "reports", 403),
        ("/reexported", "reexported", 403),
    ] {
        let get = async |backend, org| ask(backend, Method::GET, path, org).await;
        assert_eq!(get(&on, Some("acme")).await, (200, said.to_owned()));
        assert_eq!(get(&on, None).await.0, 401, "{path}");
        assert_eq!(get(&off, Some("acme")).await.0, refused, "{path}");
    }
}

#[actix_web::test]
async fn a_guard_opens_only_where_it_says_so() {
    let backend = Listed::unreachable();
    let get = async |path| ask(&backend, Method::GET, path, Some("acme")).await.0;
    assert_eq!(get("/above/7").await, 503);
    assert_eq!(get("/open").await, 200);
}

#[actix_web::test]
async fn successes_are_tracked_and_nothing_else() {
    let backend = Listed::on(["generate"]);
    let post = async |path, org| ask(&backend, Method::POST, path, org).await;
    let answer = post("/counted/3", Some("acme")).await;
    assert_eq!(answer, (200, "3 pages".to_owned()));
    let event = Track::new("generate").company("org", "acme").quantity(3);
    assert_eq!(backend.tracked(), [event]);
    assert_eq!(post("/counted/0", Some("acme")).await.0, 409);
    assert_eq!(post("/counted/3", None).await.0, 401);
    assert!(backend.tracked().is_empty());
}
