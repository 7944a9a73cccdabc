//! The code of the README, the guide and the crates' READMEs, so that it stays true: what is shown
//! there compiles, and runs where it can.

#[cfg(doctest)]
include!(concat!(env!("OUT_DIR"), "/pages.rs"));
