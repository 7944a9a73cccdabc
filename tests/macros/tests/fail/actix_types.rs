use gate_actix::flag_guard;

#[flag_guard("reports", track = "reports")]
async fn the_handlers_own() -> Result<String, actix_web::Error> {
    Ok(1)
}

fn main() {}
