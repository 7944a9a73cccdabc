//! Running other programs: with their output shown and counted, or in the background.

pub(crate) use std::process::Command;

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use crate::tally::Tally;

/// What a test runner's run came to.
#[derive(Debug)]
pub(crate) struct Counted {
    pub(crate) tally: Tally,
    pub(crate) success: bool,
}

/// Runs a test runner to its end, passes its stdout on and adds up its closing lines.
pub(crate) fn run_counted(command: &mut Command) -> Result<Counted, String> {
    let mut child = spawn(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let mut tally = Tally::default();
    if let Some(stdout) = child.0.stdout.take() {
        // A line that is not text ends nothing: the runner must be able to write on.
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(|error| format!("its output cannot be read: {error}"))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some(counts) = Tally::of_line(&line) {
                tally += counts;
            }
        }
    }
    let status = child.0.wait().map_err(|error| error.to_string())?;
    Ok(Counted {
        tally,
        success: status.success(),
    })
}

/// Runs a program to its end and hands its output over only when it failed.
pub(crate) fn run_quietly(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("`{name}` could not be started: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "`{name}` failed ({}):\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    ))
}

/// A program in the background, ended when this is dropped.
#[derive(Debug)]
pub(crate) struct Background(Child);

impl Background {
    /// Starts a program and waits for the first line on its stdout.
    pub(crate) fn start(command: &mut Command) -> Result<(Self, String), String> {
        let mut child = spawn(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
        let mut line = String::new();
        if let Some(stdout) = child.0.stdout.as_mut() {
            BufReader::new(stdout)
                .read_line(&mut line)
                .map_err(|error| error.to_string())?;
        }
        let line = line.trim().to_owned();
        if line.is_empty() {
            return Err("it ended without a line on stdout".to_owned());
        }
        Ok((child, line))
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn spawn(command: &mut Command) -> Result<Background, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    command
        .spawn()
        .map(Background)
        .map_err(|error| format!("`{name}` could not be started: {error}"))
}
