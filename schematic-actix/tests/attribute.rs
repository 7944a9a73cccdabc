//! `#[flag_guard]` above and below actix-web's route macros.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

mod stage;

use actix_web::http::{Method, StatusCode};
use actix_web::{App, Error, HttpResponse, Responder, error, get, post, route, test, web};
use schematic_actix::{FlagKey, Flags, TypedFlag, Usage, flag_guard};

use self::stage::{Stage, request, status, text};

#[derive(FlagKey)]
#[flag("reports")]
struct Reports;

/// What stands above stays: documentation, lints, and the route.
#[flag_guard("reports")]
#[get("/above/{id}")]
#[allow(clippy::unused_async)]
async fn above(id: web::Path<u32>, flags: Flags) -> impl Responder {
    format!("{id} {}", flags.is_enabled("reports").await)
}

#[get("/below/{id}")]
#[flag_guard("reports")]
async fn below(mut id: web::Path<u32>, flags: Flags) -> impl Responder {
    *id += 1;
    format!("{id} {}", flags.is_enabled("reports").await)
}

#[route("/many", method = "GET", method = "PUT")]
#[flag_guard(Reports)]
async fn many() -> &'static str {
    "many"
}

#[flag_guard("plus", status = 402)]
#[get("/plus")]
async fn plus() -> Result<&'static str, Error> {
    Ok("never")
}

#[flag_guard("generate", track = "generate")]
#[post("/tracked")]
async fn tracked(wanted: web::Json<i64>) -> Result<impl Responder, Error> {
    if *wanted == 0 {
        return Err(error::ErrorConflict("nothing to do"));
    }
    let units = u8::try_from(*wanted).map_err(error::ErrorUnprocessableEntity)?;
    let mut response = HttpResponse::Created();
    response.extensions_mut().insert(Usage::units(units));
    Ok(response.body("made"))
}

#[post("/tracked-too")]
#[flag_guard("generate", track = "generate")]
async fn tracked_too() -> impl Responder {
    ("accepted", StatusCode::ACCEPTED)
}

/// Handlers may be generic.
#[flag_guard("reports")]
async fn generic<T: ToString + serde::de::DeserializeOwned + 'static>(
    path: web::Path<(T, u8)>,
) -> String {
    let (value, _) = path.into_inner();
    value.to_string()
}

struct Api<T>(T);

impl<T: TypedFlag> Api<T> {
    const NAME: &'static str = T::KEY;

    /// And stand in an `impl` block.
    #[flag_guard("reports")]
    async fn report(_: web::Query<Vec<(String, String)>>) -> &'static str {
        Self::NAME
    }

    #[flag_guard("generate", track = "generate")]
    async fn generate() -> Result<String, Error> {
        Err(error::ErrorBadGateway(Self::NAME))?;
        Ok(String::new())
    }
}

/// Code of the application's that looks like the macro's.
mod hidden {
    pub(crate) use schematic_actix as renamed;

    #[allow(dead_code, non_camel_case_types)]
    struct Guarded;
    #[allow(dead_code)]
    struct RequireFlag;
    #[allow(dead_code)]
    struct Tracked;

    #[renamed::flag_guard(
        "reports",
        track = "seen",
        crate = crate::hidden::renamed,
    )]
    pub(crate) async fn handler(
        guard: super::web::Path<String>,
        answer: Option<super::Flags>,
    ) -> String {
        let Some(_) = answer else {
            return "no flags".to_owned();
        };
        guard.into_inner()
    }
}

/// An application with all of them.
macro_rules! app {
    ($stage:expr) => {
        test::init_service(
            App::new()
                .service(above)
                .service(below)
                .service(many)
                .service(plus)
                .service(tracked)
                .service(tracked_too)
                .route("/generic/{value}/{n}", web::get().to(generic::<u32>))
                .route("/method", web::get().to(Api::<Reports>::report))
                .route("/method/generate", web::get().to(Api::<Reports>::generate))
                .route("/hidden/{guard}", web::get().to(hidden::handler))
                .wrap($stage.middleware()),
        )
        .await
    };
}

#[actix_web::test]
async fn handlers_are_guarded_whichever_stands_above() {
    let stage = Stage::set().await;
    let app = app!(stage);
    for (path, answer) in [
        ("/above/7", "7 true"),
        ("/below/7", "8 true"),
        ("/many", "many"),
        ("/generic/12/1", "12"),
        ("/method", "reports"),
        ("/hidden/here", "here"),
    ] {
        let asked = stage.checks();
        assert_eq!(text(&app, path, Some("acme")).await, answer, "{path}");
        assert_eq!(stage.checks(), asked + 1, "{path}");
        assert_eq!(status(&app, path, Some("globex")).await, 403, "{path}");
        assert_eq!(status(&app, path, None).await, 401, "{path}");
    }
    assert_eq!(status(&app, "/plus", Some("acme")).await, 402);
    assert_eq!(status(&app, "/plus", None).await, 401);
}

#[actix_web::test]
async fn what_is_not_found_stays_not_found_and_what_is_refused_is_not_read() {
    let stage = Stage::set().await;
    let app = app!(stage);
    for claims in [None, Some("globex")] {
        assert_eq!(status(&app, "/above", claims).await, 404);
        let wrong = request(Method::DELETE, "/above/7", claims);
        assert_eq!(test::call_service(&app, wrong).await.status(), 404);
        // The path holds no number.
        let refused = status(&app, "/above/x", claims).await.as_u16();
        assert_eq!(refused, if claims.is_some() { 403 } else { 401 });
    }
    assert_eq!(status(&app, "/above/x", Some("acme")).await, 404);
}

#[actix_web::test]
async fn answers_are_tracked_if_they_are_a_success() {
    let stage = Stage::set().await;
    let app = app!(stage);
    let post = async |path: &str, wanted: i64| {
        let request = test::TestRequest::post()
            .uri(path)
            .set_json(wanted)
            .to_request();
        actix_web::HttpMessage::extensions_mut(&request).insert(stage::Claims("acme"));
        let answer = test::call_service(&app, request).await;
        let status = answer.status().as_u16();
        test::read_body(answer).await;
        status
    };
    assert_eq!(post("/tracked", 3).await, 201);
    assert_eq!(post("/tracked", 0).await, 409);
    assert_eq!(post("/tracked", 300).await, 422);
    assert_eq!(post("/tracked-too", 0).await, 202);
    assert_eq!(status(&app, "/method/generate", Some("acme")).await, 502);
    text(&app, "/hidden/x", Some("acme")).await;
    stage.schematic.flush().await;
    let events = stage.emulator.events();
    let seen: Vec<_> = events
        .iter()
        .map(|event| {
            let body = event.body();
            let name = body["event"].as_str().unwrap().to_owned();
            (name, body["quantity"].as_i64().unwrap_or(1))
        })
        .collect();
    let event = |name: &str, quantity| (name.to_owned(), quantity);
    assert_eq!(
        seen,
        [event("generate", 3), event("generate", 1), event("seen", 1)]
    );
}
