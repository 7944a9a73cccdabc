//! A web service gated by Schematic, in Rocket.
//!
//! `routes` is the part to read: what a guarded, a metered and an asking route look like, and what
//! is attached around them.

mod identity;
#[cfg(feature = "emulator")]
mod local;
mod output;
mod routes;
mod settings;

use std::error::Error;
use std::io::{IsTerminal, stderr, stdout};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
#[cfg(feature = "emulator")]
use std::sync::Arc;

use rocket::Config;
use rocket::config::LogLevel;
use rocket::error::ErrorKind;
use rocket::fairing::AdHoc;
use schematic_rocket::GracefulShutdown;
use schematic_rocket::core::Schematic;
use schematic_rocket::core::datastream::DataStream;
use tracing_subscriber::EnvFilter;

use crate::output::print_line;
use crate::settings::Settings;

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
    #[cfg(feature = "emulator")]
    let local = local::unless_keyed().await?.map(Arc::new);
    #[cfg(feature = "emulator")]
    let builder = local
        .as_deref()
        .map_or_else(Schematic::builder_from_env, local::client);
    #[cfg(not(feature = "emulator"))]
    let builder = Schematic::builder_from_env();

    let mut builder = builder.flag_defaults(settings.flag_defaults);
    if let Some(ttl) = settings.cache_ttl {
        builder = builder.cache_ttl(ttl);
    }
    if settings.datastream {
        builder = builder.datastream(DataStream::default());
    }
    let schematic = builder.build()?;

    let config = Config {
        address: Ipv4Addr::LOCALHOST.into(),
        port: settings.port,
        // Rocket's own log goes to standard output, a line for each step of each request.
        log_level: LogLevel::Off,
        ..Config::release_default()
    };
    // The first signal stops new connections; requests get 8 s, the events they left the rest of
    // 14 s.
    let shutdown = GracefulShutdown::on_signals()?;
    #[cfg(feature = "emulator")]
    let announced = local.clone();
    let rocket = routes::app(config, schematic, settings.webhooks).attach(AdHoc::on_liftoff(
        "announcement",
        move |rocket| {
            let config = rocket.config();
            let address = SocketAddr::new(config.address, config.port);
            #[cfg(feature = "emulator")]
            if let Some(emulator) = &announced {
                local::announce(emulator, address);
            }
            print_line(stdout(), format_args!("listening on http://{address}"));
            Box::pin(async {})
        },
    ));
    shutdown
        .launch(rocket)
        .await
        .map_err(|error| match error.kind() {
            ErrorKind::Bind(error) => {
                format!("cannot listen on port {}: {error}", settings.port).into()
            }
            other => other.to_string().into(),
        })
}
