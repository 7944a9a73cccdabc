//! Schematic's REST API: types, errors, and the transport they stand on.

pub mod runtime;
