use gate_axum::{FlagKey, flag_guard};

#[derive(FlagKey)]
enum Feature {
    Reports,
}

#[flag_guard(Feature::Reports)]
async fn a_variant() {}

#[flag_guard(Nowhere)]
async fn nowhere() {}

#[flag_guard("reports", crate = crate::nowhere)]
async fn elsewhere() {}

fn main() {}
