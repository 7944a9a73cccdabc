//! `cargo xtask soak`: long runs of the client, the emulator and the examples under conditions that
//! a test is too short for. Each scenario repeats its round until its share of the time is over, at
//! least once, and prints figures; a broken promise is a violation, and the exit status 1.

#![allow(
    clippy::expect_used,
    reason = "like a test, a round that cannot be set up ends with what went wrong"
)]
#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "its figures are what it is run for"
)]

mod answers;
mod breaches;
mod companies;
mod connections;
mod events;
mod origins;
mod scenario;

use std::env;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use self::scenario::{Report, Round};

const HELP: &str = "\
Long runs against hostile conditions.

Usage: cargo xtask soak [NAME…] [--minutes N]

Scenarios, all of them unless some are named:
  events       50,000 track events while capture fails in every way: each counts exactly once
  companies    200,000 companies in DataStream mode: no answer of another company's
  connections  5,500 connections to each example, which serves on and ends properly
  answers      a check's answer cut off at each of its bytes: never a wrong value
  breaches     breaches of the WebSocket protocol: each ends its connection, none the client
  origins      redirects to another origin and a certificate of an unknown issuer: no key leaves

Options:
  --minutes N  How long all scenarios may take together. Defaults to 10. Each makes one round at least
";

/// A scenario: its name, and one round of it.
type Scenario = (&'static str, fn(Round) -> scenario::BoxFuture<Report>);

const SCENARIOS: [Scenario; 6] = [
    ("events", |round| Box::pin(events::round(round))),
    ("companies", |round| Box::pin(companies::round(round))),
    ("connections", |round| Box::pin(connections::round(round))),
    ("answers", |round| Box::pin(answers::round(round))),
    ("breaches", |round| Box::pin(breaches::round(round))),
    ("origins", |round| Box::pin(origins::round(round))),
];

#[tokio::main]
async fn main() -> ExitCode {
    let (scenarios, time) = match arguments() {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("{problem}\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let share = time / u32::try_from(scenarios.len()).unwrap_or(1).max(1);
    let mut violations = 0;
    for (name, round) in scenarios {
        violations += run(name, round, share).await;
    }
    if violations == 0 {
        println!("no violations");
        ExitCode::SUCCESS
    } else {
        println!("{violations} violations");
        ExitCode::FAILURE
    }
}

/// Repeats a scenario's round until `share` is over; returns the number of violations.
async fn run(
    name: &str,
    round: fn(Round) -> scenario::BoxFuture<Report>,
    share: Duration,
) -> usize {
    let begun = Instant::now();
    let mut whole = Report::default();
    let mut rounds = 0;
    while rounds == 0 || begun.elapsed() < share {
        let seed = fastrand::u64(..);
        whole.add(round(Round { seed }).await, seed);
        rounds += 1;
    }
    println!("{name}: {rounds} rounds in {} s", begun.elapsed().as_secs());
    print!("{whole}");
    whole.violations()
}

fn arguments() -> Result<(Vec<Scenario>, Duration), String> {
    let mut minutes = 10.0;
    let mut named = Vec::new();
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--minutes" {
            minutes = args
                .next()
                .and_then(|minutes| minutes.parse().ok())
                .filter(|minutes| (0.0..=1440.0).contains(minutes))
                .ok_or("error: --minutes takes a number up to 1440")?;
        } else if let Some(scenario) = SCENARIOS.iter().find(|(name, _)| *name == arg) {
            named.push(*scenario);
        } else {
            return Err(format!("error: there is no scenario `{arg}`"));
        }
    }
    if named.is_empty() {
        named = SCENARIOS.to_vec();
    }
    Ok((named, Duration::from_secs_f64(minutes * 60.0)))
}
