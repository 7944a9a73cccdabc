//! Our fairing in Rocket, beside an application's fairings and catchers.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use rocket::fairing::AdHoc;
use rocket::http::{Header, Status};
use rocket::local::asynchronous::Client;
use rocket::request::{FromRequest, Outcome};
use rocket::shield::Shield;
use rocket::{Build, Config, Request, Rocket, catch, catchers, get, routes};
use schematic_rocket::{
    EvaluationContext, SchematicFairing, TrackUsage, TypedFlag, Usage, Used, flag_guard, refusal_of,
};
use serde_json::Value;
use stacks::Stage;

struct Session(String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Session {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match request.headers().get_one("session") {
            Some(org) => Outcome::Success(Self(org.to_owned())),
            None => Outcome::Forward(Status::Unauthorized),
        }
    }
}

/// Turns usage into an event of this name.
struct Generate;

impl TypedFlag for Generate {
    const KEY: &'static str = "generate";
}

#[flag_guard("reports")]
#[get("/reports")]
async fn reports(_track: TrackUsage<Generate>) -> Used<&'static str> {
    Used(Usage::units(2), "a report")
}

#[catch(default)]
fn anything(status: Status, _: &Request<'_>) -> String {
    format!("the application's {}", status.code)
}

#[catch(403)]
fn upgrade(request: &Request<'_>) -> String {
    let kind = refusal_of(request).map(|refusal| format!("{:?}", refusal.kind()));
    format!("upgrade: {kind:?}")
}

fn rocket(
    stage: &Stage,
    around: impl Fn(Rocket<Build>) -> Rocket<Build>,
    first: bool,
) -> Rocket<Build> {
    let fairing = SchematicFairing::new(stage.schematic.clone())
        .keys_from(|session: &Session| EvaluationContext::company("org", session.0.as_str()));
    let rocket = rocket::custom(Config {
        log_level: rocket::config::LogLevel::Off,
        ..Config::release_default()
    });
    let rocket = rocket.mount("/", routes![reports]);
    if first {
        around(rocket.attach(fairing))
    } else {
        around(rocket).attach(fairing)
    }
}

async fn answer(
    client: &Client,
    path: &'static str,
    org: Option<&'static str>,
) -> (u16, String, Option<String>) {
    let mut request = client.get(path);
    if let Some(org) = org {
        request.add_header(Header::new("session", org));
    }
    let response = request.dispatch().await;
    let status = response.status().code;
    let marked = response
        .headers()
        .get_one("x-application")
        .map(str::to_owned);
    (
        status,
        response.into_string().await.unwrap_or_default(),
        marked,
    )
}

fn code(body: &str) -> String {
    let problem: Value = serde_json::from_str(body).unwrap();
    problem["code"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn other_fairings_before_and_after_ours() {
    let stage = Stage::set().await;
    let others = |rocket: Rocket<Build>| {
        rocket
            .attach(Shield::default())
            .attach(AdHoc::on_request("an id", |request, _| {
                Box::pin(async move { request.add_header(Header::new("x-request-id", "7")) })
            }))
            .attach(AdHoc::on_response("a mark", |_, response| {
                Box::pin(async move {
                    response.set_header(Header::new("x-application", "seen"));
                })
            }))
    };
    for first in [true, false] {
        let events = stage.events().await;
        let client = Client::untracked(rocket(&stage, others, first))
            .await
            .unwrap();
        let marked = Some("seen".to_owned());
        let passed = answer(&client, "/reports", Some("acme")).await;
        assert_eq!(passed, (200, "a report".to_owned(), marked.clone()));
        let (status, body, mark) = answer(&client, "/reports", Some("globex")).await;
        assert_eq!(
            (status, code(&body).as_str(), mark),
            (403, "flag_off", marked.clone())
        );
        let (status, body, mark) = answer(&client, "/reports", None).await;
        assert_eq!(
            (status, code(&body).as_str(), mark),
            (401, "identity_missing", marked)
        );
        assert_eq!(stage.events().await - events, 1);
    }
    assert_eq!(stage.checks(), 4);
}

#[tokio::test]
async fn a_fairing_that_replaces_the_body_of_a_success_leaves_its_usage() {
    let stage = Stage::set().await;
    let replace = |rocket: Rocket<Build>| {
        rocket.attach(AdHoc::on_response("wraps", |_, response| {
            Box::pin(async move {
                let body = response.body_mut().to_string().await.unwrap_or_default();
                let wrapped = format!("<{body}>");
                response.set_sized_body(wrapped.len(), std::io::Cursor::new(wrapped));
            })
        }))
    };
    for first in [true, false] {
        let events = stage.events().await;
        let client = Client::untracked(rocket(&stage, replace, first))
            .await
            .unwrap();
        let (status, body, _) = answer(&client, "/reports", Some("acme")).await;
        assert_eq!((status, body.as_str()), (200, "<a report>"));
        assert_eq!(stage.events().await - events, 1, "first: {first}");
    }
}

#[tokio::test]
async fn catchers_keep_what_is_theirs() {
    let stage = Stage::set().await;
    let catch = |rocket: Rocket<Build>| rocket.register("/", catchers![anything]);
    let client = Client::untracked(rocket(&stage, catch, true))
        .await
        .unwrap();
    let (status, body, _) = answer(&client, "/nowhere", None).await;
    assert_eq!((status, body.as_str()), (404, "the application's 404"));
    let (status, body, _) = answer(&client, "/reports", Some("globex")).await;
    assert_eq!((status, code(&body).as_str()), (403, "flag_off"));

    let catch = |rocket: Rocket<Build>| rocket.register("/", catchers![anything, upgrade]);
    let client = Client::untracked(rocket(&stage, catch, true))
        .await
        .unwrap();
    let (status, body, _) = answer(&client, "/reports", Some("globex")).await;
    assert_eq!((status, body.as_str()), (403, "upgrade: Some(\"FlagOff\")"));
}
