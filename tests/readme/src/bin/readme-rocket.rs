//! The README's application in Rocket.

include!(concat!(env!("OUT_DIR"), "/rocket.rs"));
