//! The routes, and what stands around them.

use rocket::fairing::AdHoc;
use rocket::http::Status;
use rocket::serde::json::{Value, json};
use rocket::{Build, Config, Rocket, get, post, routes, uri};
use schematic_rocket::client::webhooks::Verifier;
use schematic_rocket::{
    Flags, Schematic, SchematicFairing, Usage, Used, VerifiedWebhook, flag_guard,
};
use serde::Deserialize;

use crate::identity::Identity;
use crate::timely::Timely;

/// The whole application.
pub(crate) fn app(config: Config, schematic: Schematic, webhooks: Verifier) -> Rocket<Build> {
    // Not `rocket::build()`: that would let `ROCKET_` variables and a `Rocket.toml` change what the
    // example promises.
    rocket::custom(config)
        .attach(SchematicFairing::new(schematic).keys_from(Identity::keys))
        .manage(webhooks)
        .attach(exact_paths())
        .mount(
            "/",
            routes![
                flag, generate, healthz, lazy, once, optional, plus, report, webhook
            ],
        )
}

/// Rocket takes `/once/` and `//once` for `/once`, and reads what is no text as well as it can. In
/// this service only `/once` exists, whatever framework it is written in.
fn exact_paths() -> AdHoc {
    AdHoc::on_request("exact paths", |request, _| {
        let path = request.uri().path();
        let path = path.raw();
        if path.ends_with('/') || path.contains("//") || path.percent_decode().is_err() {
            request.set_uri(uri!("/"));
        }
        Box::pin(async {})
    })
}

/// Nothing of it concerns Schematic.
#[get("/healthz")]
fn healthz() -> &'static str {
    "ok"
}

/// Behind the fairing, but asks nothing: no check is made, and no key is resolved.
#[get("/lazy")]
fn lazy() -> Value {
    json!({ "asked": 0 })
}

/// Tells everything about a flag. For demonstration only: a reason names rules, which are not for
/// the public.
#[get("/flags/<key>")]
async fn flag(key: &str, flags: Flags<'_>) -> Value {
    let answer = flags.check(key).await;
    json!({
        "flag": key,
        "value": answer.value,
        "reason": answer.reason,
        "source": answer.source.as_str(),
    })
}

#[flag_guard("reports")]
#[get("/reports")]
fn report() -> Value {
    json!({ "report": "ready" })
}

/// The guard has asked for the flag already, so asking again costs nothing and cannot differ.
#[flag_guard("reports")]
#[get("/once")]
async fn once(flags: Flags<'_>) -> Value {
    let first = flags.is_enabled("reports").await;
    let second = flags.is_enabled("reports").await;
    json!({ "values": [first, second] })
}

/// 402 is what the application answers when the flag is off. Limits and credits keep their meaning.
#[flag_guard("plus", status = 402)]
#[get("/plus")]
fn plus() -> Value {
    json!({ "plus": true })
}

#[derive(Default, Deserialize)]
struct Generate {
    units: Option<u32>,
    fail: Option<bool>,
}

/// What is tracked is what was made, and only if it was: the attribute looks at the status, and at
/// the [`Usage`] that the handler answers with.
#[flag_guard("generate", track = "generate")]
#[post("/generate", data = "<body>")]
fn generate(body: Timely<&[u8]>) -> Result<Used<Value>, (Status, String)> {
    let wanted: Generate = match body.0 {
        [] => Generate::default(),
        body => {
            serde_json::from_slice(body).map_err(|error| (Status::BadRequest, error.to_string()))?
        }
    };
    if wanted.fail.unwrap_or(false) {
        return Err((Status::InternalServerError, "as you wished".to_owned()));
    }
    let units = wanted.units.unwrap_or(1);
    let usage = Usage::units(units);
    Ok(Used(usage, json!({ "generated": units })))
}

/// `None` where no fairing is attached; but without one this would not have launched.
#[get("/optional")]
async fn optional(flags: Option<Flags<'_>>) -> Value {
    let reports = match flags {
        Some(flags) => flags.is_enabled("reports").await,
        None => false,
    };
    json!({ "reports": reports })
}

/// The handler only sees what Schematic has signed.
#[post("/webhooks/schematic", data = "<delivery>")]
fn webhook(delivery: Timely<VerifiedWebhook>) -> Value {
    let event = delivery.0.into_payload();
    json!({
        "action": event.action.as_str(),
        "object_type": event.object_type,
        "company_id": event.company_id,
    })
}
