//! Cuts the applications out of the README, so that they can be run as they stand there.
#![allow(clippy::print_stdout, reason = "how a build script talks to cargo")]

use std::path::Path;
use std::{env, error, fs};

/// How each application begins, and the name of its file.
const APPLICATIONS: [(&str, &str); 3] = [
    ("use axum::", "axum.rs"),
    ("use actix_web::", "actix.rs"),
    ("use rocket::", "rocket.rs"),
];

fn main() -> Result<(), Box<dyn error::Error>> {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    println!("cargo::rerun-if-changed={readme}");
    let text = fs::read_to_string(readme)?;
    let folder = env::var("OUT_DIR")?;
    for (beginning, file) in APPLICATIONS {
        let code = application(&text, beginning)
            .ok_or_else(|| format!("the README has no application that begins with {beginning}"))?;
        fs::write(Path::new(&folder).join(file), code)?;
    }
    Ok(())
}

/// Returns the block of Rust that begins with `beginning` and has a `main`.
fn application<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    text.split("```rust,no_run\n")
        .skip(1)
        .filter_map(|block| Some(block.split_once("\n```")?.0))
        .find(|code| code.starts_with(beginning) && code.contains("\nasync fn main()"))
}
