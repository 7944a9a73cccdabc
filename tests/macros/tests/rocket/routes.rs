//! Routes in every form that Rocket takes.

use gate_rocket::{FlagKey, Flags, Usage, Used, flag_guard};
use rocket::http::Status;
use rocket::response::Responder;
use rocket::{Route, get, post, put, routes};

/// Forms that only need to be reached; each answers with its path, and stands behind `reports`.
pub(crate) fn reached() -> Vec<Route> {
    routes![
        plain,
        typed,
        variant,
        long,
        borrowed,
        opaque,
        qualified,
        long_form,
        below,
        below_borrowed,
        below_opaque,
        both,
        made,
        made_below,
        reexported,
        reexported_below
    ]
}

/// Routes whose answers differ from those of the others.
pub(crate) fn others() -> Vec<Route> {
    routes![open, fallible, body, nothing, counted, counted_below]
}

#[derive(FlagKey)]
#[flag("reports")]
pub(crate) struct Reports;

#[flag_guard("reports")]
#[get("/plain")]
fn plain() -> &'static str {
    "/plain"
}

/// Documented, and with attributes that stay on both sides of the route.
#[deny(unused_variables)]
#[flag_guard(crate::routes::Reports, status = 402)]
#[allow(clippy::unused_async)]
#[get("/typed")]
#[must_use]
async fn typed(flags: Flags<'_>) -> Option<&'static str> {
    flags.is_enabled(&Reports).await.then_some("/typed")
}

#[derive(FlagKey)]
pub(crate) enum Feature {
    Reports,
}

#[flag_guard(Feature::Reports)]
#[get("/variant")]
async fn variant(
    flags: Flags<'_>,
    _guard: gate_rocket::RequireFlag<feature::Reports>,
) -> Option<&'static str> {
    let reports = flags.is_enabled(Feature::Reports).await;
    reports.then_some("/variant")
}

#[flag_guard("reports")]
#[flag_guard("a-key-of-more-than-sixteen-bytes")]
#[get("/long")]
fn long() -> &'static str {
    "/long"
}

/// Lifetimes are the generics that Rocket's handlers may have.
#[allow(clippy::needless_lifetimes)]
#[flag_guard("reports")]
#[get("/borrowed/<name>")]
fn borrowed<'r>(name: &'r str) -> &'r str {
    name
}

#[flag_guard("reports")]
#[get("/opaque")]
async fn opaque<'r>() -> impl Responder<'r, 'static> {
    "/opaque"
}

#[flag_guard("reports")]
#[rocket::get("/qualified")]
fn qualified() -> String {
    "/qualified".to_owned()
}

#[flag_guard("reports")]
#[rocket::route(GET, uri = "/long-form")]
fn long_form() -> Result<&'static str, Status> {
    Ok("/long-form")
}

#[get("/below")]
#[flag_guard("reports")]
async fn below(flags: Flags<'_>) -> Result<String, Status> {
    if flags.is_enabled("reports").await {
        return Ok("/below".to_owned());
    }
    Err(Status::InternalServerError)?
}

#[get("/below/<name>")]
#[flag_guard(Reports, status = 402)]
#[deny(unused)]
async fn below_borrowed<'r>(name: &'r str, mut flags: gate_rocket::Flags<'r>) -> &'r str {
    let _ = &mut flags;
    name
}

#[get("/below-opaque")]
#[flag_guard("reports")]
async fn below_opaque<'r>(flags: Flags<'_>) -> impl Responder<'r, 'static> {
    flags.is_enabled("reports").await.then_some("/below-opaque")
}

#[flag_guard("a-key-of-more-than-sixteen-bytes")]
#[get("/both")]
#[flag_guard("reports")]
async fn both(flags: Flags<'_>) -> &'static str {
    let _ = flags;
    "/both"
}

macro_rules! route {
    ($name:ident, $path:literal, $flag:ty, $body:block) => {
        #[flag_guard($flag)]
        #[get($path)]
        fn $name() -> &'static str $body
    };
    (below $name:ident, $path:literal, $flag:literal) => {
        #[get($path)]
        #[flag_guard($flag)]
        async fn $name(flags: Flags<'_>) -> Option<&'static str> {
            flags.is_enabled($flag).await.then_some($path)
        }
    };
}

route!(made, "/made", Reports, { "/made" });
route!(below made_below, "/made-below", "reports");

/// An application that reaches the adapter through one of its crates.
mod shared {
    pub(crate) use gate_rocket as flags;
}

#[shared::flags::flag_guard("reports", crate = crate::routes::shared::flags)]
#[get("/reexported")]
fn reexported() -> &'static str {
    "/reexported"
}

#[get("/reexported-below")]
#[shared::flags::flag_guard("reports", crate = shared::flags)]
async fn reexported_below(flags: Flags<'_>) -> &'static str {
    let _ = flags;
    "/reexported-below"
}

#[flag_guard("reports", fail_open)]
#[get("/open")]
fn open() -> &'static str {
    "/open"
}

#[flag_guard("reports")]
#[get("/fallible/<id>")]
fn fallible(id: u8) -> Result<String, Status> {
    let id = id.checked_sub(1).ok_or(Status::NotFound)?;
    Ok(id.to_string())
}

#[flag_guard("reports")]
#[put("/body/<id>?<page>", data = "<body>", format = "text/plain", rank = 2)]
fn body(id: u32, page: Option<u8>, body: String) -> String {
    format!("{id} {page:?} {body}")
}

#[flag_guard("generate", track = "nothing")]
#[post("/nothing")]
fn nothing() {}

#[flag_guard("generate", track = "generate")]
#[post("/counted/<pages>")]
fn counted(pages: i64) -> Result<Used<String>, Status> {
    if pages == 0 {
        return Err(Status::Conflict);
    }
    Ok(Used(Usage::units(pages), format!("{pages} pages")))
}

#[post("/counted-below/<pages>")]
#[flag_guard("generate", track = "generate")]
async fn counted_below(pages: i64, flags: Flags<'_>) -> Result<Used<String>, Status> {
    let _ = flags;
    let pages = Some(pages).filter(|pages| *pages > 0);
    let pages = pages.ok_or(Status::Conflict)?;
    Ok(Used(Usage::units(pages), format!("{pages} pages")))
}
