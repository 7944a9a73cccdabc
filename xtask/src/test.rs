//! `cargo xtask test`: everything that can be tested without an account.

use std::iter;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::process::run_counted;
use crate::servers::{self, Servers};
use crate::suites::{self, Suite};
use crate::tally::{Outcome, Tally};

/// One part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Rust,
    Python,
    Fleet,
    Node,
    Page,
}

pub(crate) fn run(args: &[String]) -> ExitCode {
    let mut parts = Vec::new();
    for arg in args {
        match Part::ALL.iter().find(|part| part.name() == arg) {
            Some(part) if parts.contains(part) => {}
            Some(part) => parts.push(*part),
            None => return crate::misused(&format!("there is no part `{arg}` of the tests")),
        }
    }
    if parts.is_empty() {
        parts = Part::ALL.to_vec();
    }
    // What it could not get is said at the end, too.
    let servers = parts.contains(&Part::Rust).then(servers::prepare);
    // The suites use the binaries that the workspace's tests are built with.
    let built = build();

    let mut lines = Vec::new();
    let mut total = Tally::default();
    let mut failed = false;
    for part in parts {
        let started = Instant::now();
        let outcome = match &built {
            Ok(()) => part.run(servers.as_ref()),
            Err(error) => Outcome::Failed(Tally::default(), error.clone()),
        };
        lines.push(line_of(part, &outcome, started.elapsed()));
        failed |= matches!(outcome, Outcome::Failed(..));
        if let Outcome::Passed(tally) | Outcome::Failed(tally, _) = outcome {
            total += tally;
        }
    }

    println!("\nSummary");
    if let Some(Servers::Missing(why)) = &servers {
        println!("  redis   skipped  {why}: the tests that need one did nothing");
    }
    for line in lines {
        println!("  {line}");
    }
    println!("{total}");
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

impl Part {
    const ALL: [Self; 5] = [
        Self::Rust,
        Self::Python,
        Self::Fleet,
        Self::Node,
        Self::Page,
    ];

    fn name(self) -> &'static str {
        self.suite().map_or("rust", |suite| suite.name)
    }

    fn run(self, servers: Option<&Servers>) -> Outcome {
        println!("\n── {} ──", self.name());
        self.suite().map_or_else(|| rust(servers), Suite::test)
    }

    fn suite(self) -> Option<&'static Suite> {
        match self {
            Self::Rust => None,
            Self::Python => Some(&suites::PYTHON),
            Self::Fleet => Some(&suites::FLEET),
            Self::Node => Some(&suites::NODE),
            Self::Page => Some(&suites::PAGE),
        }
    }
}

const WORKSPACE: [&str; 4] = ["test", "--workspace", "--all-features", "--locked"];

/// Tests of builds that cannot be had with all features: `--all-features` brings TLS along.
const WITHOUT_TLS: [&str; 7] = [
    "test",
    "--package=schematic-core",
    "--locked",
    "--no-fail-fast",
    "--no-default-features",
    "--test=no_tls",
    "--features",
];
const WITHOUT_TLS_FEATURES: [&str; 2] = ["", "rustls-no-provider"];

fn build() -> Result<(), String> {
    match crate::cargo().args(WORKSPACE).arg("--no-run").status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("the workspace does not build".to_owned()),
        Err(error) => Err(format!("cargo could not be started: {error}")),
    }
}

fn rust(servers: Option<&Servers>) -> Outcome {
    let mut workspace = crate::cargo();
    workspace.args(WORKSPACE).arg("--no-fail-fast");
    if let Some(Servers::Prepared(folder)) = servers {
        workspace.env(servers::FOLDER, folder);
    }
    let without_tls = WITHOUT_TLS_FEATURES.map(|features| {
        let mut run = crate::cargo();
        run.args(WITHOUT_TLS).arg(features);
        run
    });
    let mut tally = Tally::default();
    let mut failed = None;
    for mut run in iter::once(workspace).chain(without_tls) {
        match run_counted(&mut run) {
            Ok(run) => {
                tally += run.tally;
                if !run.success {
                    failed.get_or_insert_with(|| "see above".to_owned());
                }
            }
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        None => Outcome::Passed(tally),
        Some(why) => Outcome::Failed(tally, why),
    }
}

fn line_of(part: Part, outcome: &Outcome, took: Duration) -> String {
    let name = part.name();
    match outcome {
        Outcome::Passed(tally) => format!("{name:7} ok       {tally} ({} s)", took.as_secs()),
        Outcome::Failed(tally, why) => format!("{name:7} FAILED   {tally}: {why}"),
        Outcome::Skipped(why) => format!("{name:7} skipped  {why}"),
    }
}
