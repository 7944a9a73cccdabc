//! A web service gated by Schematic, in actix-web.
//!
//! `routes` is the part to read: what a guarded, a metered and an asking route look like, and how
//! the middleware stands around them.

mod identity;
mod routes;

use std::error::Error;
use std::io::{IsTerminal, stderr, stdout};
use std::net::Ipv4Addr;
use std::process::ExitCode;

use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer};
use example_environment::{Local, Settings, print_line};
use schematic_actix::client::cache::CacheOptions;
use schematic_actix::{DataStreamOptions, GracefulShutdown};
use tracing_subscriber::EnvFilter;

use crate::routes::{Routes, timely};

#[actix_web::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
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

    // Made once, outside the factory that each worker calls: so they share what they can share.
    let routes = Routes::new(schematic.clone(), settings.webhooks);
    // The first signal stops new connections. A body that is still being sent may pause for 2 s, a
    // request that is being handled has 8 s, and the events they left have the rest of 14 s.
    let shutdown = GracefulShutdown::on_signals()?;
    let bodies = shutdown.bodies();
    let app = move || {
        App::new()
            .configure(|app| routes.configure(app))
            .wrap(from_fn(timely))
            .wrap(bodies.clone())
    };
    let server = HttpServer::new(app)
        // A client that closes its connection has gone away: its request is given up, and what it
        // would have used is not tracked.
        .h1_allow_half_closed(false)
        .bind((Ipv4Addr::LOCALHOST, settings.port))
        .map_err(|error| format!("cannot listen on port {}: {error}", settings.port))?;

    for address in server.addrs() {
        local.announce(address);
        print_line(stdout(), format_args!("listening on http://{address}"));
    }
    let report = shutdown.serve(server, &schematic).await?;
    print_line(stderr(), format_args!("stopped: {report:?}"));
    Ok(())
}
