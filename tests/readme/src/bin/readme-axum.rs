//! The README's complete service in axum.
#![allow(clippy::print_stdout, reason = "the page prints what a webhook says")]

include!(concat!(env!("OUT_DIR"), "/axum.rs"));
