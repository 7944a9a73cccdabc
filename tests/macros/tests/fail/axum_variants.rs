use gate_axum::{FlagKey, flag_guard};

#[derive(FlagKey)]
enum Feature {
    Reports,
}

#[flag_guard(Feature::Report)]
async fn misspelt() {}

enum Underived {
    Reports,
}

#[flag_guard(Underived::Reports)]
async fn underived() {}

use Feature::Reports;

#[flag_guard(Reports)]
async fn imported() {}

fn main() {}
