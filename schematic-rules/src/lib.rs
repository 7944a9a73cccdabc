//! Schematic's rules engine: how a flag is decided, without I/O.
