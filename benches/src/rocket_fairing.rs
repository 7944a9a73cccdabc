//! Schematic's fairing in a Rocket, against a fairing that stores one value in the request's local
//! cache: what a request costs that asks no flag.

use std::sync::Arc;

use rocket::config::LogLevel;
use rocket::fairing::AdHoc;
use rocket::http::Status;
use rocket::local::asynchronous::Client;
use rocket::request::{FromRequest, Outcome, Request};
use rocket::{Build, Config, Rocket, get, routes};
use schematic_core::{EvaluationContext, Schematic};
use schematic_rocket::{Flags, SchematicFairing};

use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race, local_runtime};

/// The lines of this area.
pub const LINES: &[Line] = &[Line {
    name: "rocket_fairing_vs_bare",
    what: "whole request through our fairing, no flag asked, against one that stores a local-cache value",
    bound: Bound::AtMost(1.05),
    measure: Measure::Times(against_bare),
}];

fn against_bare(plan: &Plan) -> Result<Figure, Failure> {
    let runtime = local_runtime()?;
    let ours = runtime.block_on(Client::untracked(
        rocket().attach(fairing()?).mount("/", routes![keys]),
    ))?;
    let theirs = runtime.block_on(Client::untracked(rocket().attach(bare())))?;
    for (client, path) in [(&ours, "/keys"), (&ours, "/"), (&theirs, "/")] {
        match runtime.block_on(answer(client, path)) {
            Status::Ok => {}
            status => return Err(format!("{path} was answered with {status}").into()),
        }
    }
    let race = Race::new()
        .future("ours", &runtime, || answer(&ours, "/"))
        .future("bare", &runtime, || answer(&theirs, "/"));
    Ok(race.run(plan)?.ratio())
}

/// Who is asking, as the application's authentication has it.
struct User {
    org: String,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for User {
    type Error = ();

    async fn from_request(_: &'r Request<'_>) -> Outcome<Self, ()> {
        Outcome::Success(Self {
            org: "acme".to_owned(),
        })
    }
}

/// What an application keeps with each request.
struct Settings;

fn fairing() -> Result<SchematicFairing, Failure> {
    // Offline, since nothing is asked of it.
    let client = Schematic::builder("").offline(true).build()?;
    let keys = |user: &User| EvaluationContext::company("org", user.org.as_str());
    Ok(SchematicFairing::new(client).keys_from(keys))
}

fn bare() -> AdHoc {
    let settings = Arc::new(Settings);
    AdHoc::on_request("bare", move |request, _| {
        request.local_cache(|| Arc::clone(&settings));
        Box::pin(async {})
    })
}

fn rocket() -> Rocket<Build> {
    let config = Config {
        log_level: LogLevel::Off,
        ..Config::release_default()
    };
    rocket::custom(config).mount("/", routes![hello])
}

#[get("/")]
fn hello() -> &'static str {
    "hello"
}

/// Whether the fairing finds the request's keys.
#[get("/keys")]
fn keys(flags: Flags<'_>) -> Status {
    match flags.context().company_keys().get("org") {
        Some("acme") => Status::Ok,
        _ => Status::NotFound,
    }
}

/// One whole request, from building it to its answer.
async fn answer(client: &Client, path: &str) -> Status {
    client.get(path).dispatch().await.status()
}
