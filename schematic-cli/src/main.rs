//! The `schematic` command: a local Schematic, the rules engine line by line, one check, one event,
//! webhooks, every operation of the API.
//!
//! Results go to stdout, everything else to stderr. The exit status is 0 when it is done, 1 when
//! the request failed, and 2 for wrong usage or input that cannot be read; that of `check` is 0 for
//! true, 1 for false and 2 when Schematic could not be asked.

mod api;
mod args;
mod check;
mod connection;
mod dev;
mod eval;
mod failure;
mod lines;
mod secret;
mod track;
mod webhook;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::args::{Cli, Command};
use crate::failure::Failure;

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Api { command } => api::run(command),
        Command::Check(args) => check::run(args),
        Command::Completions { shell } => completions(shell),
        Command::Dev(args) => dev::run(args),
        Command::Eval(args) => eval::run(&args),
        Command::Track(args) => track::run(args),
        Command::Webhook { command } => webhook::run(command),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { message, status }) => {
            if !message.is_empty() {
                // With stderr closed the message has no reader.
                drop(writeln!(io::stderr(), "error: {message}"));
            }
            ExitCode::from(status)
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    // Through a buffer: the generator panics when it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "schematic", &mut script);
    io::stdout().write_all(&script)?;
    Ok(())
}
