//! The `schematic` command: a local Schematic, the rules engine line by line, one check, one event,
//! webhooks.
//!
//! Results go to stdout, everything else to stderr. The exit status is 0 when it is done, 1 when
//! the request failed, and 2 for wrong usage or input that cannot be read; that of `check` is 0 for
//! true, 1 for false and 2 when Schematic could not be asked.

mod args;
mod check;
mod connection;
mod dev;
mod eval;
mod secret;
mod track;
mod webhook;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::args::{Cli, Command};

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
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

/// Why the command ends with another status than 0.
#[derive(Debug)]
struct Failure {
    message: String,
    status: u8,
}

impl Failure {
    /// The request failed.
    fn failed(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            status: 1,
        }
    }

    /// Wrong usage, or input that cannot be read.
    fn unusable(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            status: 2,
        }
    }

    /// There is no answer, neither true nor false.
    fn undecided(self) -> Self {
        Self { status: 2, ..self }
    }

    /// All has been said already.
    const fn silent(status: u8) -> Self {
        Self {
            message: String::new(),
            status,
        }
    }
}

/// What could not be written to stdout: nothing to complain about when the reader just left.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::silent(1);
        }
        Self::failed(format!("stdout cannot be written: {error}"))
    }
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    // Through a buffer: the generator panics when it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "schematic", &mut script);
    io::stdout().write_all(&script)?;
    Ok(())
}

/// A runtime for the one thing that a subcommand does.
fn block_on<F: Future>(future: F) -> Result<F::Output, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map(|runtime| runtime.block_on(future))
        .map_err(|error| Failure::failed(format!("no runtime could be started: {error}")))
}
