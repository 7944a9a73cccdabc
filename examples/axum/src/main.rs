//! A web service gated by Schematic, in axum.
//!
//! `routes` is the part to read: what a guarded, a metered and an asking route look like, and how
//! the layers stand around them.

mod identity;
mod routes;

use std::error::Error;
use std::io::{IsTerminal, stderr, stdout};
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::time::Duration;

use example_environment::{Local, Settings, print_line};
use schematic_axum::client::cache::CacheOptions;
use schematic_axum::{DataStreamOptions, GracefulShutdown};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr)
        .with_ansi(stderr().is_terminal())
        // What cannot be written is dropped: saying so would panic.
        .log_internal_errors(false)
        .init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print_line(stderr(), format_args!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_env()?;

    // Without an API key there is a Schematic in this very process, to try things out with.
    // Otherwise this is `Schematic::builder_from_env()`.
    let local = Local::unless_keyed().await?;
    let mut builder = local.client().flag_defaults(settings.flag_defaults);
    if let Some(ttl) = settings.cache_ttl {
        builder = builder.cache(CacheOptions::new().ttl(ttl));
    }
    if settings.datastream {
        builder = builder.datastream(DataStreamOptions::default());
    }
    let schematic = builder.build()?;

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port))
        .await
        .map_err(|error| format!("cannot listen on port {}: {error}", settings.port))?;
    let address = listener.local_addr()?;
    // The first signal stops new connections. A request that is still being sent may pause for 2 s,
    // one that is being handled has 8 s, and the events they left have the rest of 14 s.
    let shutdown = GracefulShutdown::on_signals()?;
    let server = shutdown
        .server(listener, routes::app(schematic.clone(), settings.webhooks))
        // The head of a request; behind a load balancer, more than its idle time.
        .header_read_timeout(Duration::from_secs(10));

    local.announce(address);
    print_line(stdout(), format_args!("listening on http://{address}"));
    let report = shutdown.serve(server, &schematic).await;
    print_line(stderr(), format_args!("stopped: {report:?}"));
    Ok(())
}
