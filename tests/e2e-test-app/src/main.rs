//! One client behind the HTTP contract that every Schematic SDK shares.

fn main() {}
