//! Prints the table of figures, or those named.

mod arguments;
mod table;

use std::collections::HashMap;
use std::env;
use std::io::{self, Write};
use std::process::{Command, ExitCode, Stdio};

use schematic_bench::harness::{Failure, Figure, Line, Measure, Plan, pin_to_quietest_core};

use arguments::{Arguments, HELP};

fn main() -> ExitCode {
    let arguments = match Arguments::parse(env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("error: {problem}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    if arguments.help {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    if arguments.list {
        for line in &arguments.lines {
            println!("{:<26} {:>6}  {}", line.name, line.bound, line.what);
        }
        return ExitCode::SUCCESS;
    }
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Takes the figures and prints them. Whether all is well: every line has a figure, and, when
/// that is asked for, a figure within its bound.
fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let counts = count_allocations(&arguments.lines)?;
    match pin_to_quietest_core() {
        Some(core) => eprintln!("pinned to core {core}"),
        None => eprintln!("not pinned: run this under `taskset` or its like for steadier figures"),
    }
    let plan = Plan {
        time: arguments.time,
    };
    let mut out = io::stdout().lock();
    let mut figures = serde_json::Map::new();
    let mut well = true;
    writeln!(out, "{}", table::HEADER)?;
    for &line in &arguments.lines {
        let outcome = match line.measure {
            Measure::Times(measure) => measure(&plan).map_err(|error| error.to_string()),
            Measure::Builds(measure) => measure().map_err(|error| error.to_string()),
            Measure::Allocations(_) => counts
                .get(line.name)
                .cloned()
                .unwrap_or_else(|| Err("it was not counted".to_owned())),
        };
        writeln!(out, "{}", table::row(line, &outcome))?;
        match outcome {
            Ok(figure) => {
                well &= line.bound.holds(figure.value) || !arguments.check;
                figures.insert(line.name.to_owned(), table::rounded(figure.value).into());
            }
            Err(_) => well = false,
        }
    }
    if arguments.json {
        writeln!(out, "{}", serde_json::Value::Object(figures))?;
    }
    Ok(well)
}

/// Has allocations counted by the other binary of this package.
fn count_allocations(lines: &[&Line]) -> Result<HashMap<String, Result<Figure, String>>, Failure> {
    let names: Vec<&str> = lines
        .iter()
        .filter(|line| matches!(line.measure, Measure::Allocations(_)))
        .map(|line| line.name)
        .collect();
    if names.is_empty() {
        return Ok(HashMap::new());
    }
    // Through cargo, so that it is built, and never an old one.
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["run", "--release", "--locked", "--quiet"])
        .args(cfg!(feature = "peers").then_some("--features=peers"))
        .args(["--bin", "schematic-bench-allocs"])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .arg("--")
        .args(names)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("allocations could not be counted".into());
    }
    let text = String::from_utf8(output.stdout)?;
    text.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}
