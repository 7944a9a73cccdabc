//! Lines for people and for the program that started this process.

use std::fmt::Display;
use std::io::Write;

/// Prints a line to standard output or standard error, as long as these have a reader: `println!`
/// and `eprintln!` panic where they have none, and a service serves on.
pub fn print_line(mut to: impl Write, line: impl Display) {
    let _ = writeln!(to, "{line}");
}
