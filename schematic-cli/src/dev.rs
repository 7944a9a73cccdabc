//! `schematic dev`: a local Schematic, until it is interrupted.

use std::io::{self, Write};
use std::path::Path;

use schematic_emulator::{Change, Changes, Emulator, ErrorKind};
use serde::Serialize;

use crate::args::DevArgs;
use crate::failure::{Failure, block_on};

pub(crate) fn run(args: DevArgs) -> Result<(), Failure> {
    block_on(serve(args))?
}

async fn serve(args: DevArgs) -> Result<(), Failure> {
    // Before anything is announced, so that a signal that follows is never missed.
    let stop = interruption()
        .map_err(|error| Failure::failed(format!("signals cannot be listened to: {error}")))?;
    let mut builder = Emulator::builder()
        .host(args.host)
        .port(args.port)
        .samples(!args.no_samples);
    for host in &args.allow_host {
        builder = builder.allow_host(host);
    }
    if let Some(seed) = &args.seed {
        builder = builder.seed_file(seed);
    }
    let emulator = builder.start().await.map_err(|error| match error.kind() {
        ErrorKind::Invalid | ErrorKind::Seed => Failure::unusable(error.to_string()),
        _ => Failure::failed(error.to_string()),
    })?;
    if args.json {
        announce_json(&emulator)?;
    } else {
        announce(&emulator, args.seed.as_deref())?;
    }
    if !args.host.is_loopback() {
        tell("other machines can reach this address, and read and change everything here");
    }
    tokio::select! {
        () = stop => {}
        () = report(emulator.changes()) => {}
    }
    emulator.shutdown().await;
    Ok(())
}

/// Where everything is: the line that `--json` promises, members in this order.
#[derive(Serialize)]
struct Address<'a> {
    base_url: String,
    event_capture_base_url: String,
    datastream_url: String,
    api_key: &'a str,
    page_url: String,
}

fn announce_json(emulator: &Emulator) -> Result<(), Failure> {
    let address = Address {
        base_url: emulator.base_url(),
        event_capture_base_url: emulator.event_capture_base_url(),
        datastream_url: emulator.datastream_url(),
        api_key: emulator.api_key(),
        page_url: emulator.page_url(),
    };
    let mut stdout = io::stdout().lock();
    serde_json::to_writer(&mut stdout, &address).map_err(io::Error::from)?;
    writeln!(stdout)?;
    stdout.flush()?;
    Ok(())
}

fn announce(emulator: &Emulator, seed: Option<&Path>) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    writeln!(
        stdout,
        "A local Schematic: {} shows what it holds and receives.",
        emulator.page_url()
    )?;
    writeln!(stdout, "\nPaste into a shell to use it there:\n")?;
    writeln!(stdout, "  export SCHEMATIC_API_KEY={}", emulator.api_key())?;
    writeln!(
        stdout,
        "  export SCHEMATIC_BASE_URL={}",
        emulator.base_url()
    )?;
    writeln!(
        stdout,
        "  export SCHEMATIC_EVENT_CAPTURE_BASE_URL={}",
        emulator.event_capture_base_url()
    )?;
    match seed {
        Some(seed) => {
            writeln!(
                stdout,
                "\nIt holds what {} says, also when that changes.",
                seed.display()
            )?;
        }
        None => writeln!(
            stdout,
            "\nIt holds nothing yet: --seed FILE says what there is."
        )?,
    }
    writeln!(stdout, "Ctrl-C ends it.")?;
    stdout.flush()?;
    Ok(())
}

/// Tells what becomes of the seed file.
async fn report(mut changes: Changes) {
    while let Some(change) = changes.next().await {
        match change {
            Change::SeedLoaded => tell("the seed changed and was read again"),
            Change::SeedRefused(why) => tell(&format!("the changed seed is not used: {why}")),
            _ => {}
        }
    }
}

fn tell(what: &str) {
    // With stderr closed the message has no reader.
    drop(writeln!(io::stderr(), "{what}"));
}

/// Ends at Ctrl-C, and where there is such a thing at `SIGTERM`.
#[cfg(unix)]
fn interruption() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn interruption() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without it only the end of the process is left.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
