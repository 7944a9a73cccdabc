use gate_axum::flag_guard;

#[flag_guard]
async fn nothing() {}

#[flag_guard("")]
async fn empty() {}

#[flag_guard("reports ")]
async fn blank() {}

#[flag_guard(42)]
async fn number() {}

#[flag_guard(status = 402)]
async fn no_flag() {}

#[flag_guard("reports", otherwise = 402)]
async fn unknown() {}

#[flag_guard("reports", status = 402, status = 404)]
async fn twice() {}

#[flag_guard("reports", status = 42)]
async fn too_small() {}

#[flag_guard("reports", status = 70000)]
async fn too_large() {}

#[flag_guard("reports", status = "402")]
async fn a_text() {}

#[flag_guard("reports", track)]
async fn no_event() {}

#[flag_guard("reports", track = "")]
async fn empty_event() {}

#[flag_guard("reports", fail_open = yes)]
async fn no_boolean() {}

#[flag_guard("reports" status = 402)]
async fn no_comma() {}

#[flag_guard("reports", "plus")]
async fn two_flags() {}

#[flag_guard("reports", crate = "gate_axum")]
async fn no_path() {}

#[flag_guard("reports", status = 200)]
async fn no_refusal() {}

#[flag_guard("reports", status = 303)]
async fn elsewhere() {}

#[flag_guard("reports", status = 600)]
async fn no_status() {}

fn main() {}
