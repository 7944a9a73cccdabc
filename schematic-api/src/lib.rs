//! Schematic's REST API: types, operations, errors, and the transport they stand on.
//!
//! This crate does no I/O. An operation turns its arguments into a [`runtime::Call`], hands it to
//! a [`runtime::Transport`], and reads the answer; `schematic-core` has the transport that talks
//! HTTP.

pub mod operations;
pub mod runtime;
pub mod types;
