//! Lines for people and for whatever starts this process.

use std::fmt::Display;
use std::io::{Write, stdout};

/// Prints a line to standard output, as long as that has a reader: `println!` panics where it has
/// none.
pub(crate) fn print_line(line: impl Display) {
    let _ = writeln!(stdout(), "{line}");
}
