//! Takes the figures that are counts of allocations, given their names, and writes each as one
//! line of JSON. `schematic-bench` starts it; it is apart so that its allocator slows nothing down.

use std::alloc::System;
use std::env;
use std::process::ExitCode;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

use schematic_bench::harness::Measure;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> ExitCode {
    let names: Vec<String> = env::args().skip(1).collect();
    for line in schematic_bench::lines().filter(|line| names.iter().any(|name| name == line.name)) {
        let Measure::Allocations(measure) = line.measure else {
            continue;
        };
        let outcome = measure().map_err(|error| error.to_string());
        match serde_json::to_string(&(line.name, outcome)) {
            Ok(text) => println!("{text}"),
            Err(error) => {
                eprintln!("error: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
