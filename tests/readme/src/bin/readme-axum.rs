//! The README's application in axum.

include!(concat!(env!("OUT_DIR"), "/axum.rs"));
