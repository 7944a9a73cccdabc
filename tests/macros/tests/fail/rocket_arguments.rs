use gate_rocket::flag_guard;
use rocket::{get, routes};

#[flag_guard]
#[get("/nothing")]
fn nothing() {}

#[flag_guard("")]
#[get("/empty")]
fn empty() {}

#[flag_guard(status = 402)]
#[get("/no-flag")]
fn no_flag() {}

#[flag_guard("reports", otherwise = 402)]
#[get("/unknown")]
fn unknown() {}

#[flag_guard("reports", from_state)]
#[get("/of-axum")]
fn of_axum() {}

#[flag_guard("reports", fail_open, fail_open)]
#[get("/twice")]
fn twice() {}

#[flag_guard("reports", status = 99)]
#[get("/too-small")]
fn too_small() {}

#[flag_guard("reports", status = 1000)]
#[get("/too-large")]
fn too_large() {}

#[flag_guard("reports", track = " ")]
#[get("/empty-event")]
fn empty_event() {}

#[get("/below")]
#[flag_guard("reports", track)]
fn below() {}

#[flag_guard("reports", status = 200)]
#[get("/no-refusal")]
fn no_refusal() {}

#[flag_guard("reports", status = 399)]
#[get("/elsewhere")]
fn elsewhere() {}

fn main() {
    // The routes are there all the same, so that this is no error too.
    let _ = routes![
        nothing,
        empty,
        no_flag,
        unknown,
        of_axum,
        twice,
        too_small,
        too_large,
        empty_event,
        below,
        no_refusal,
        elsewhere,
    ];
}
