//! A web service gated by Schematic, in Rocket.
//!
//! `routes` is the part to read: what a guarded, a metered and an asking route look like, and what
//! is attached around them.

mod front;
mod identity;
mod routes;
mod timely;

use std::error::Error;
use std::io::{IsTerminal, stderr, stdout};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use example_environment::{Local, Settings, print_line};
use rocket::Config;
use rocket::config::LogLevel;
use rocket::fairing::AdHoc;
use schematic_rocket::client::cache::CacheOptions;
use schematic_rocket::{DataStreamOptions, GracefulShutdown};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::front::Front;

// Not `#[rocket::main]`: that would take settings of its runtime from `ROCKET_` variables.
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
    let config = Config {
        // Where the front finds it, on a free port.
        address: Ipv4Addr::LOCALHOST.into(),
        port: 0,
        // Rocket's own log goes to standard output, a line for each step of each request.
        log_level: LogLevel::Off,
        ..Config::release_default()
    };
    // The first signal stops new connections. A request that is still being sent has 2 s, one that
    // is being handled 8 s, and the events they left have the rest of 14 s.
    let shutdown = GracefulShutdown::on_signals()?;
    let front = Front::default();
    let serving = Mutex::new(Some((front.clone(), listener)));
    let rocket = routes::app(config, schematic, settings.webhooks)
        .attach(front)
        .attach(AdHoc::on_liftoff("front", move |rocket| {
            let upstream = SocketAddr::new(rocket.config().address, rocket.config().port);
            let stop = rocket.shutdown();
            let serving = serving
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            Box::pin(async move {
                if let Some((front, listener)) = serving {
                    tokio::spawn(front.serve(listener, upstream, stop));
                }
            })
        }));
    local.announce(address);
    print_line(stdout(), format_args!("listening on http://{address}"));
    let launched = shutdown.launch(rocket).await;
    launched.map_err(|error| error.kind().to_string().into())
}
