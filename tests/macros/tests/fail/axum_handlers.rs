use gate_axum::flag_guard;

#[flag_guard("reports")]
fn blocking() -> &'static str {
    "a report"
}

struct Handlers;

impl Handlers {
    #[flag_guard("reports")]
    async fn method(&self) -> &'static str {
        "a report"
    }
}

#[flag_guard("reports")]
struct Report;

fn main() {
    // What is wrong in itself is there all the same, so that this is no error too.
    let _ = blocking();
    let _ = Handlers.method();
    let _ = Report;
}
