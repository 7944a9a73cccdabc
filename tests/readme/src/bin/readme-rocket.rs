//! The guide's complete service in Rocket.
#![allow(clippy::print_stdout, reason = "the page prints what a webhook says")]

include!(concat!(env!("OUT_DIR"), "/rocket.rs"));
