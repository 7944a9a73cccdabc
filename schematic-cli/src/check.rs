//! `schematic check`: one flag, over the API.

use std::io::{self, Write};

use schematic_core::flags::{CheckResult, Outcome};

use crate::args::CheckArgs;
use crate::connection;
use crate::connection::what_happened;
use crate::failure::{Failure, block_on};

/// What [`CheckResult::reason`] begins with where an error text follows.
const DEFAULTED: &str = "Error occurred - using default value: ";

/// Ends with 0 for true, 1 for false, and 2 for everything that is neither.
pub(crate) fn run(args: CheckArgs) -> Result<(), Failure> {
    let json = args.json;
    let (result, unknown) = ask(args).map_err(Failure::undecided)?;
    print(&result, json).map_err(Failure::undecided)?;
    match unknown {
        None if result.value => Ok(()),
        None => Err(Failure::silent(1)),
        Some(unknown) => Err(Failure::failed(unknown)),
    }
}

/// An answer of Schematic's, and what to say beside it of a flag that it does not know.
fn ask(args: CheckArgs) -> Result<(CheckResult, Option<String>), Failure> {
    let CheckArgs {
        flag,
        subject,
        json: _,
        connection,
    } = args;
    let timeout = connection.timeout;
    // Of the client rather than of the one check, so that no attempt is planned for later than that:
    // what the last one met with is what a person wants to read.
    let (base_url, capture_url) = connection.urls();
    let client = connection::client(base_url, capture_url, |builder| {
        builder.timeout(timeout).check_timeout(timeout)
    })?;
    let context = subject.context();
    let result = block_on(client.check(&flag, &context).into_future())?;
    // The value of any other is a default, which says nothing about the flag.
    match result.outcome {
        Outcome::Evaluated => Ok((result, None)),
        Outcome::NotFound => {
            let unknown = format!("Schematic knows no flag {flag:?}: check its spelling");
            Ok((result, Some(unknown)))
        }
        Outcome::Error(kind) => {
            let reason = result.reason.strip_prefix(DEFAULTED);
            let reason = reason.unwrap_or(&result.reason);
            let happened = what_happened("Schematic", kind);
            Err(Failure::failed(format!("{happened} ({reason})")))
        }
        _ => Err(Failure::failed("Schematic was not asked")),
    }
}

fn print(result: &CheckResult, json: bool) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut stdout, result).map_err(io::Error::from)?;
        writeln!(stdout)?;
    } else {
        writeln!(stdout, "{}", result.value)?;
    }
    stdout.flush()?;
    Ok(())
}
