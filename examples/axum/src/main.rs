//! A web service gated by Schematic, in axum.

fn main() {}
