//! The project's own tasks: test, bench.

fn main() {}
