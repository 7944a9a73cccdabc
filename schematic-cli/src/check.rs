//! `schematic check`: one flag, over the API.

use std::io::{self, Write};

use schematic_core::flags::{CheckOptions, CheckResult, Outcome};

use crate::args::CheckArgs;
use crate::{Failure, block_on, connection};

pub(crate) fn run(args: CheckArgs) -> Result<(), Failure> {
    let CheckArgs {
        flag,
        subject,
        json,
        connection,
    } = args;
    let client = connection::client(&connection, |builder| builder.timeout(connection.timeout))?;
    let context = subject.context();
    let options = CheckOptions::new().timeout(connection.timeout);
    let result =
        block_on(client.check_flag_with_entitlement_and_options(&flag, &context, &options))?;
    print(&result, json)?;
    match result.outcome {
        Outcome::Evaluated if result.value => Ok(()),
        Outcome::Evaluated => Err(Failure::silent(1)),
        // The value is a default that says nothing about the flag.
        _ => Err(Failure::failed(result.reason)),
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
