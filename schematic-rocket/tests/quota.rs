//! `RateLimit` fields, and guards that ask for units.
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use rocket::http::Status;
use rocket::local::asynchronous::Client;
use rocket::{Request, get, routes};
use schematic_rocket::{
    Flags, QuotaHeaders, RequireFlag, RequireUnits, TrackUsage, TypedFlag, UnitsFrom, Usage, Used,
};

use self::support::{Pages, Stage, get, silent};

impl UnitsFrom for Pages {
    fn units_from(request: &Request<'_>) -> i64 {
        request.query_value("units").unwrap().unwrap()
    }
}

#[get("/used?<units>")]
fn used(
    units: i64,
    _guard: RequireFlag<Pages>,
    _quota: QuotaHeaders<Pages>,
    _track: TrackUsage<Pages>,
) -> Used<&'static str> {
    Used(Usage::units(units), "pages")
}

#[get("/failed")]
fn failed(
    _guard: RequireFlag<Pages>,
    _quota: QuotaHeaders<Pages>,
    _track: TrackUsage<Pages>,
) -> Status {
    Status::Conflict
}

#[get("/reported")]
async fn reported(flags: Flags<'_>, _quota: QuotaHeaders<Pages>) -> &'static str {
    assert!(flags.is_enabled(Pages::KEY).await);
    flags.track(Pages::KEY, Usage::units(4)).unwrap();
    "pages"
}

#[get("/guarded")]
fn guarded(_guard: RequireFlag<Pages>) -> &'static str {
    "pages"
}

#[get("/quota-first")]
fn quota_first(_quota: QuotaHeaders<Pages>, _guard: RequireFlag<Pages>) -> &'static str {
    "pages"
}

#[get("/quota-last")]
fn quota_last(_guard: RequireFlag<Pages>, _quota: QuotaHeaders<Pages>) -> &'static str {
    "pages"
}

#[get("/units?<units>")]
fn units(units: i64, _guard: RequireUnits<Pages>) -> String {
    format!("{units} pages")
}

/// An application of whose 10 pages so many are used.
async fn client(used: i64) -> (Stage, Client) {
    let stage = Stage::with_pages_used(used).await;
    let routes = routes![
        self::used,
        failed,
        reported,
        guarded,
        quota_first,
        quota_last,
        units
    ];
    let rocket = silent().attach(stage.fairing()).mount("/", routes);
    let client = support::client(rocket).await;
    (stage, client)
}

/// The status of the answer, and what its `RateLimit` fields say before the time to the reset.
async fn answer(client: &Client, path: &str) -> (u16, Vec<String>) {
    let response = get(client, path, Some("acme")).dispatch().await;
    let fields = response
        .headers()
        .get("ratelimit")
        .map(|value| value.split_once(";t=").map_or(value, |(start, _)| start))
        .map(str::to_owned);
    (response.status().code, fields.collect())
}

#[rocket::async_test]
async fn what_is_left_is_less_by_the_requests_own_usage() {
    let (_stage, client) = client(5).await;
    for (path, status, left) in [
        ("/used?units=3", 200, "\"pages\";r=2"),
        ("/reported", 200, "\"pages\";r=1"),
        ("/failed", 409, "\"pages\";r=5"),
    ] {
        let expected = (status, vec![left.to_owned()]);
        assert_eq!(answer(&client, path).await, expected, "{path}");
    }
}

#[rocket::async_test]
async fn a_refusal_has_the_fields_whatever_the_order_of_guards() {
    let (_stage, client) = client(10).await;
    let refused = (429, vec!["\"pages\";r=0".to_owned()]);
    for path in ["/guarded", "/quota-first", "/quota-last"] {
        assert_eq!(answer(&client, path).await, refused, "{path}");
    }
}

#[rocket::async_test]
async fn a_request_is_refused_that_needs_more_units_than_are_left() {
    let (_stage, client) = client(7).await;
    let refused = (429, vec!["\"pages\";r=3".to_owned()]);
    assert_eq!(answer(&client, "/units?units=4").await, refused);
    assert_eq!(answer(&client, "/units?units=11").await, refused);
    assert_eq!(answer(&client, "/units?units=3").await.0, 200);
    assert_eq!(answer(&client, "/units?units=0").await.0, 200);
}
