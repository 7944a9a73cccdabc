//! The schematic command.

fn main() {}
