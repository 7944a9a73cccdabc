use gate_rocket::{FlagKey, Flags, flag_guard};
use rocket::get;

struct Untyped;

#[flag_guard(Untyped)]
#[get("/no-flag")]
fn no_flag() {}

#[derive(FlagKey)]
enum Feature {
    Reports,
}

#[get("/of-several")]
#[flag_guard(Feature)]
async fn of_several(flags: Flags<'_>) {
    let _ = flags.is_enabled(&Feature::Reports).await;
}

#[flag_guard("reports", track = "reports")]
#[get("/above")]
fn above() -> Result<String, ()> {
    Ok(1)
}

#[get("/below")]
#[flag_guard("reports", track = "reports")]
async fn below(flags: Flags<'_>) -> Result<String, ()> {
    let _ = flags;
    Ok(1)
}

fn main() {}
