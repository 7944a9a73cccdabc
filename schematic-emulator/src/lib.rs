//! A local Schematic for tests and terminals.
