//! The guide's complete service in Rocket.
#![allow(clippy::print_stdout, reason = "the page prints what a webhook says")]
#![allow(
    clippy::needless_pass_by_value,
    reason = "what Rocket hands over is owned"
)]

include!(concat!(env!("OUT_DIR"), "/rocket.rs"));
