//! Guards as attributes, above the route and below it, with a local Schematic behind them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]
#![allow(clippy::needless_pass_by_value, reason = "as Rocket hands it over")]

mod support;

use rocket::http::Status;
use rocket::local::asynchronous::Client;
use rocket::response::Responder;
use rocket::{get, post, routes};
use schematic_rocket::{Flags, Usage, Used, flag_guard};
use support::{Reports, Stage, by, code, get, silent, status, text};

#[flag_guard("reports")]
#[get("/plain")]
fn plain() -> &'static str {
    "plain"
}

/// Other attributes stay.
#[flag_guard(Reports, status = 402)]
#[allow(clippy::unused_async)]
#[rocket::get("/async/<id>?<page>")]
#[deprecated(note = "to be seen")]
async fn asynchronous(id: u32, page: Option<u8>, flags: Flags<'_>) -> Result<String, Status> {
    if id == 0 {
        return Err(Status::NotFound);
    }
    let on = flags.is_enabled("reports").await;
    Ok(format!("{id} {page:?} {on}"))
}

#[flag_guard("generate")]
#[flag_guard("reports", status = 402)]
#[get("/stacked")]
fn stacked<'r>() -> impl Responder<'r, 'static> {
    "stacked"
}

#[flag_guard("generate", track = "generate")]
#[post("/tracked/<units>")]
fn tracked(units: i64) -> Result<Used<&'static str>, Status> {
    match units {
        0 => Err(Status::InternalServerError),
        units => Ok(Used(Usage::units(units), "tracked")),
    }
}

#[get("/below")]
#[flag_guard("reports", status = 402)]
async fn below(flags: Flags<'_>) -> Option<String> {
    let on = flags.is_enabled("reports").await;
    Some(on.then_some("below")?.to_owned())
}

#[post("/below/<units>")]
#[flag_guard("generate", track = "generate")]
async fn tracked_below<'r>(units: i64, flags: Flags<'_>) -> impl Responder<'r, 'static> {
    let _ = flags;
    if units == 0 {
        return Err(Status::InternalServerError);
    }
    Ok(Used(Usage::units(units), "tracked below"))
}

#[flag_guard("plus", fail_open)]
#[get("/open")]
fn open() {}

async fn client(stage: &Stage) -> Client {
    #[allow(deprecated)]
    let routes = routes![
        asynchronous,
        below,
        open,
        plain,
        stacked,
        tracked,
        tracked_below
    ];
    support::client(silent().attach(stage.fairing()).mount("/", routes)).await
}

#[tokio::test]
async fn who_may_passes_and_the_others_learn_why() {
    let stage = Stage::set().await;
    let client = client(&stage).await;
    for (path, said, otherwise) in [
        ("/plain", "plain", 403),
        ("/async/7?page=2", "7 Some(2) true", 402),
        ("/stacked", "stacked", 402),
        ("/below", "below", 402),
    ] {
        assert_eq!(text(&client, path, Some("acme")).await, said);
        let off = get(&client, path, Some("globex")).dispatch().await;
        assert_eq!(off.status().code, otherwise, "{path}");
        assert_eq!(code(off).await, "flag_off");
        let anonymous = get(&client, path, None).dispatch().await;
        assert_eq!(
            anonymous.headers().get_one("www-authenticate"),
            Some("Bearer")
        );
        assert_eq!(code(anonymous).await, "identity_missing");
    }
    assert_eq!(status(&client, "/async/0", Some("acme")).await, 404);
    assert_eq!(status(&client, "/async/0", Some("globex")).await, 402);
    assert_eq!(status(&client, "/open", Some("acme")).await, 403);
}

#[tokio::test]
async fn a_flag_is_asked_once_by_guard_and_handler() {
    let stage = Stage::set().await;
    let client = client(&stage).await;
    for (asked, path) in ["/async/7", "/below"].into_iter().enumerate() {
        assert_eq!(status(&client, path, Some("acme")).await, 200);
        assert_eq!(stage.checks(), asked + 1);
    }
    assert_eq!(status(&client, "/stacked", Some("acme")).await, 200);
    assert_eq!(stage.checks(), 4);
}

#[tokio::test]
async fn what_succeeds_is_tracked_with_what_the_handler_used() {
    let stage = Stage::set().await;
    let client = client(&stage).await;
    for (path, org, expected) in [
        ("/tracked/3", Some("acme"), 200),
        ("/tracked/0", Some("acme"), 500),
        ("/tracked/3", None, 401),
        ("/below/4", Some("acme"), 200),
        ("/below/0", Some("acme"), 500),
        ("/below/4", None, 401),
    ] {
        let answer = by(client.post(path), org).dispatch().await;
        assert_eq!(answer.status().code, expected, "{path}");
        let _ = answer.into_string().await;
    }
    stage.schematic.flush().await;
    let events = stage.emulator.events();
    let quantities: Vec<_> = events
        .iter()
        .map(|event| event.body()["quantity"].as_i64().unwrap())
        .collect();
    assert_eq!(quantities, [3, 4]);
}

#[test]
fn guards_do_not_show_in_uris() {
    let uri = rocket::uri!(asynchronous(7, Some(2)));
    assert_eq!(uri.to_string(), "/async/7?page=2");
}
