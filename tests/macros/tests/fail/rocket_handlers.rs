use gate_rocket::{Flags, flag_guard};
use rocket::{get, routes};

#[get("/without-flags/<id>")]
#[flag_guard("reports")]
async fn without_flags(id: u32) -> String {
    id.to_string()
}

#[get("/blocking")]
#[flag_guard("reports")]
fn blocking(flags: Flags<'_>) -> String {
    format!("{flags:?}")
}

#[get("/perhaps")]
#[flag_guard("reports", track = "reports")]
async fn perhaps(flags: Option<Flags<'_>>) -> String {
    format!("{flags:?}")
}

#[flag_guard("reports")]
fn no_route() -> &'static str {
    "a report"
}

#[flag_guard("reports")]
struct Report;

#[flag_guard("reports")]
const REPORT: &str = "a report";

fn main() {
    // What is wrong in itself is there all the same, so that this is no error too.
    let _ = routes![without_flags, blocking, perhaps];
    let _ = (no_route(), Report, REPORT);
}
