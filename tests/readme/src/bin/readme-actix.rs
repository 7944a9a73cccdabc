//! The guide's complete service in actix-web.
#![allow(clippy::print_stdout, reason = "the page prints what a webhook says")]

include!(concat!(env!("OUT_DIR"), "/actix.rs"));
