//! One client behind the HTTP contract that every Schematic SDK shares.
//!
//! `PORT` (8080 by default) on 127.0.0.1. `POST /configure` makes the client; until then every other
//! call is answered with 503. On `SIGTERM` or `SIGINT` the client is shut down, so that what it has
//! accepted is sent, and the process ends with status 0.

mod app;
mod body;
mod calls;
mod configure;
mod output;

use std::env;
use std::error::Error;
use std::net::Ipv4Addr;
use std::pin::pin;
use std::time::Duration;

use schematic_core::shutdown::stop_signals;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};
use tracing_subscriber::EnvFilter;

use crate::app::App;
use crate::output::print_line;

/// What requests in flight may take at the end: a check takes 10 s at most.
const LAST_REQUESTS: Duration = Duration::from_secs(11);

/// What requests and then the client, which sends what it has accepted, may take at the end; the
/// contract gives 25 s.
const END: Duration = Duration::from_secs(21);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // What cannot be written is dropped: saying so would panic.
        .log_internal_errors(false)
        .init();
    let port = match env::var("PORT") {
        Ok(port) => port
            .parse()
            .map_err(|_| format!("PORT is not a port: {port:?}"))?,
        Err(_) => 8080,
    };
    let stop = stop_signals()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    print_line(format_args!("listening on http://{address}"));

    let app = App::default();
    let (stopping, stopped) = oneshot::channel::<()>();
    let serving = axum::serve(listener, app::router(app.clone())).with_graceful_shutdown(async {
        // An error means that the receiver is gone, and so is the need to serve.
        let _ = stopped.await;
    });
    let mut serving = pin!(serving.into_future());
    tokio::select! {
        served = &mut serving => return Ok(served?),
        () = stop => {}
    }
    let end = Instant::now() + END;
    // The other end is what is being served.
    let _ = stopping.send(());
    match timeout(LAST_REQUESTS, serving).await {
        Ok(served) => served?,
        Err(_) => print_line("stopped before all requests were answered"),
    }
    app.end(end).await;
    Ok(())
}
