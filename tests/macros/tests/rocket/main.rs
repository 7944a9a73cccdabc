//! `#[flag_guard]` on Rocket's routes: whatever Rocket takes as a handler, guarded, with nothing
//! said of the adapter's other name.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]
#![allow(clippy::needless_pass_by_value, reason = "as Rocket hands it over")]

#[path = "../backend/mod.rs"]
mod backend;
mod routes;

use gate_rocket::client::events::Track;
use gate_rocket::client::request::FlagEvaluator;
use gate_rocket::{EvaluationContext, SchematicFairing};
use rocket::config::LogLevel;
use rocket::http::{ContentType, Header, Method, Status};
use rocket::local::asynchronous::Client;
use rocket::request::{FromRequest, Outcome};
use rocket::{Config, Request};

use crate::backend::Listed;

/// What the application's authentication says.
struct Org(String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Org {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match request.headers().get_one("org") {
            Some(org) => Outcome::Success(Self(org.to_owned())),
            None => Outcome::Forward(Status::Unauthorized),
        }
    }
}

async fn app(backend: &Listed) -> Client {
    let config = Config {
        log_level: LogLevel::Off,
        ..Config::debug_default()
    };
    let fairing = SchematicFairing::from_evaluator(FlagEvaluator::new(backend.clone()))
        .keys_from(|org: &Org| EvaluationContext::company("org", org.0.as_str()));
    let rocket = rocket::custom(config)
        .attach(fairing)
        .mount("/", routes::reached())
        .mount("/", routes::others());
    Client::untracked(rocket).await.unwrap()
}

async fn ask(
    app: &Client,
    method: Method,
    path: &str,
    org: Option<&'static str>,
    body: &str,
) -> (u16, String) {
    let mut request = app.req(method, path).header(ContentType::Text).body(body);
    if let Some(org) = org {
        request.add_header(Header::new("org", org));
    }
    let answer = request.dispatch().await;
    let status = answer.status().code;
    (status, answer.into_string().await.unwrap_or_default())
}

const REACHED: [(&str, u16); 16] = [
    ("/plain", 403),
    ("/typed", 402),
    ("/variant", 403),
    ("/long", 403),
    ("/borrowed/here", 403),
    ("/opaque", 403),
    ("/qualified", 403),
    ("/long-form", 403),
    ("/below", 403),
    ("/below/here", 402),
    ("/below-opaque", 403),
    ("/both", 403),
    ("/made", 403),
    ("/made-below", 403),
    ("/reexported", 403),
    ("/reexported-below", 403),
];

#[tokio::test]
async fn every_form_of_route_is_guarded() {
    let on = app(&Listed::on(["reports", "a-key-of-more-than-sixteen-bytes"])).await;
    let off = app(&Listed::on(["a-key-of-more-than-sixteen-bytes"])).await;
    assert_eq!(routes::reached().len(), REACHED.len());
    for (path, refused) in REACHED {
        let get = async |app, org| ask(app, Method::Get, path, org, "").await;
        let said = if path.ends_with("/here") {
            "here"
        } else {
            path
        };
        assert_eq!(get(&on, Some("acme")).await, (200, said.to_owned()));
        assert_eq!(get(&on, None).await.0, 401, "{path}");
        assert_eq!(get(&off, Some("acme")).await.0, refused, "{path}");
    }
    // Each of two guards decides, on whichever side of the route it stands.
    let app = app(&Listed::on(["reports"])).await;
    for path in ["/long", "/both"] {
        assert_eq!(ask(&app, Method::Get, path, Some("acme"), "").await.0, 403);
    }
}

#[tokio::test]
async fn arguments_and_answers_are_the_handlers_own() {
    let app = app(&Listed::on(["reports"])).await;
    let put = async |path, org| ask(&app, Method::Put, path, org, "text").await;
    let answer = put("/body/7?page=2", Some("acme")).await;
    assert_eq!(answer, (200, "7 Some(2) text".to_owned()));
    // The guard looks first: a refused request does not learn what else is wrong with it.
    assert_eq!(put("/body/x", Some("acme")).await.0, 422);
    assert_eq!(put("/body/x", None).await.0, 401);
    let get = async |path, org| ask(&app, Method::Get, path, org, "").await;
    assert_eq!(
        get("/fallible/7", Some("acme")).await,
        (200, "6".to_owned())
    );
    assert_eq!(get("/fallible/0", Some("acme")).await.0, 404);
    let (_, problem) = get("/plain", None).await;
    assert!(problem.contains("identity_missing"), "{problem}");
}

#[tokio::test]
async fn a_guard_opens_only_where_it_says_so() {
    let app = app(&Listed::unreachable()).await;
    let get = async |path| ask(&app, Method::Get, path, Some("acme"), "").await.0;
    assert_eq!(get("/plain").await, 503);
    assert_eq!(get("/below").await, 503);
    assert_eq!(get("/open").await, 200);
}

#[tokio::test]
async fn successes_are_tracked_and_nothing_else() {
    let backend = Listed::on(["generate"]);
    let app = app(&backend).await;
    let post = async |path, org| ask(&app, Method::Post, path, org, "").await;
    for (some, none) in [
        ("/counted/3", "/counted/0"),
        ("/counted-below/3", "/counted-below/0"),
    ] {
        let answer = post(some, Some("acme")).await;
        assert_eq!(answer, (200, "3 pages".to_owned()));
        let event = Track::new("generate").company("org", "acme").quantity(3);
        assert_eq!(backend.tracked(), [event]);
        assert_eq!(post(none, Some("acme")).await.0, 409);
        assert_eq!(post(some, None).await.0, 401);
        assert!(backend.tracked().is_empty());
    }
    assert_eq!(post("/nothing", Some("acme")).await.0, 200);
    let event = Track::new("nothing").company("org", "acme");
    assert_eq!(backend.tracked(), [event]);
}
