//! The project's own tasks, run as `cargo xtask TASK`.
#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "its output is for the terminal that started it"
)]

mod bench;
mod process;
mod servers;
mod soak;
mod suites;
mod tally;
mod test;
mod words;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
The project's own tasks.

Usage: cargo xtask <TASK> [ARGS]

Tasks:
  test [PART…]             Run the tests. Parts, all of them unless some are named:
                             rust    every test of the workspace, doctests and the README's code
                             python  the official Python SDK against the emulator
                             fleet   the official Python SDK and our client on one Redis
                             node    the official Node SDK against the emulator
                             page    the emulator's page, in jsdom and in Chromium if there is one
  bench [NAME…] [--json]   Run the benches, or those named; prints a table. With --json the last
                           line of stdout is one JSON object, {\"name\": figure}
  soak [NAME…] [--minutes N]
                           Run the client, the emulator and the examples under hostile conditions,
                           ten minutes unless said otherwise; prints figures. See `soak --help`
  servers                  Unpack Redis for the tests, unless it is in PATH; `test` does that, too
  codegen [--check]        Write schematic-api's types and operations from openapi/schematic.json;
                           see `codegen --help`
  words                    Find the words that CONTRIBUTING.md retires, as FILE:LINE: WORD
  help                     Print this

The SDKs and what runs the page are installed below target/, once. A part whose runtime is not on
this machine, or whose packages cannot be had, is skipped with a line that says so. Redis, unless it
is in PATH, is unpacked under target/servers, once; where it cannot be had, the tests that need it do
nothing, and a line says so.

Examples:
  cargo xtask test
  cargo xtask test rust
  cargo xtask bench engine_vs_floor --json
  cargo xtask soak events --minutes 2

Exit status: 0 when all went well, 1 when something failed, 2 for wrong usage.
";

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let task = args.next();
    let args: Vec<String> = args.collect();
    let asks_for_help = args.iter().any(|arg| arg == "--help" || arg == "-h");
    match task.as_deref() {
        Some("help" | "--help" | "-h") => print_help(),
        Some("test" | "bench" | "servers" | "words") if asks_for_help => print_help(),
        Some("test") => test::run(&args),
        Some("bench") => bench::run(&args),
        Some("soak") => soak::run(&args),
        Some("servers") => servers::run(),
        Some("words") => words::run(),
        Some("codegen") => codegen(&args),
        Some(other) => misused(&format!("there is no task `{other}`")),
        None => misused("no task named"),
    }
}

/// Runs the generator, a crate by itself, so that no other task waits for what it depends on.
fn codegen(args: &[String]) -> ExitCode {
    let mut generator = cargo();
    generator.args(["run", "--quiet", "--package", "codegen", "--"]);
    generator.args(args);
    match generator.status() {
        Ok(status) => status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .map_or(ExitCode::FAILURE, ExitCode::from),
        Err(error) => {
            eprintln!("error: the generator cannot be run: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print_help() -> ExitCode {
    print!("{HELP}");
    ExitCode::SUCCESS
}

/// Says what was wrong with the command line, and how to use it.
fn misused(problem: &str) -> ExitCode {
    eprintln!("error: {problem}\n\n{HELP}");
    ExitCode::from(2)
}

/// The folder of the workspace.
fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The cargo that runs this, so that the toolchain stays the same.
fn cargo() -> process::Command {
    let mut cargo = process::Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(workspace());
    cargo
}
