//! One client behind the HTTP contract that every Schematic SDK shares.
//!
//! `PORT` (8080 by default) on 127.0.0.1. `POST /configure` makes the client; until then every other
//! call is answered with 503. On `SIGTERM` or `SIGINT` the client is shut down, so that what it has
//! accepted is sent, and the process ends with status 0.

mod app;
mod body;
mod calls;
mod configure;
mod signals;

use std::env;
use std::error::Error;
use std::net::Ipv4Addr;
use std::time::Duration;

use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::app::App;

/// What requests in flight may take at the end: a check takes 10 s at most.
const LAST_REQUESTS: Duration = Duration::from_secs(11);

/// What the client may then take to send what it has accepted; with the requests' time less than
/// the 25 s that the contract gives.
const LAST_EVENTS: Duration = Duration::from_secs(12);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let port = match env::var("PORT") {
        Ok(port) => port
            .parse()
            .map_err(|_| format!("PORT is not a port: {port:?}"))?,
        Err(_) => 8080,
    };
    let stop = signals::stop()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("listening on http://{}", listener.local_addr()?);

    let app = App::default();
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = axum::serve(listener, app::router(app.clone())).with_graceful_shutdown(async {
        stop.await;
        // The other end waits as long as this one is being served.
        let _ = stopping.send(());
    });
    tokio::select! {
        served = serving => served?,
        () = async {
            // An error means that serving has ended by itself, which the other branch tells.
            let _ = stopped.await;
            tokio::time::sleep(LAST_REQUESTS).await;
        } => println!("stopped before all requests were answered"),
    }
    app.end(LAST_EVENTS).await;
    Ok(())
}
