use gate_axum::{FlagKey, flag_guard};

struct Untyped;

#[flag_guard(Untyped)]
async fn no_flag() {}

#[derive(FlagKey)]
enum Feature {
    Reports,
}

#[flag_guard(Feature)]
async fn of_several() {}

#[flag_guard("reports", track = "reports")]
async fn the_handlers_own() -> Result<String, u8> {
    Ok(1)
}

fn main() {}
