use gate_rocket::{Flags, flag_guard};
use rocket::get;

#[flag_guard(Nowhere)]
#[get("/no-flag")]
fn no_flag() {}

#[get("/below")]
#[flag_guard(Nowhere)]
async fn below(flags: Flags<'_>) {
    let _ = flags;
}

#[flag_guard("reports", crate = crate::nowhere)]
#[get("/elsewhere")]
fn elsewhere() {}

fn main() {}
