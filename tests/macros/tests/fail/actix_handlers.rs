use gate_actix::flag_guard;

#[flag_guard("reports")]
fn blocking() -> &'static str {
    "a report"
}

#[flag_guard("reports")]
async fn silent() {}

struct Handlers;

impl Handlers {
    #[flag_guard("reports")]
    async fn method(&self) -> &'static str {
        "a report"
    }
}

#[flag_guard("reports")]
async fn attributed(#[allow(unused)] body: String) -> &'static str {
    "a report"
}

#[flag_guard("reports", from_state)]
async fn of_axum() -> &'static str {
    "a report"
}

#[flag_guard("reports", status = 200)]
async fn no_refusal() -> &'static str {
    "a report"
}

fn main() {
    // What is wrong in itself is there all the same, so that this is no error too.
    let _ = (blocking(), silent(), Handlers.method(), attributed(String::new()), of_axum(), no_refusal());
}
