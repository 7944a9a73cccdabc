//! Collects the pages whose code is compiled, and cuts the applications out of them, so that they
//! can be run as they stand there.
#![allow(clippy::print_stdout, reason = "how a build script talks to cargo")]

use std::path::{Path, PathBuf};
use std::{env, error, fs};

/// The page of each application, how it begins, and the name of its file.
const APPLICATIONS: [(&str, &str, &str); 3] = [
    ("README.md", "use axum::", "axum.rs"),
    ("docs/guide/actix.md", "use actix_web::", "actix.rs"),
    ("docs/guide/rocket.md", "use rocket::", "rocket.rs"),
];

fn main() -> Result<(), Box<dyn error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for (page, beginning, file) in APPLICATIONS {
        let text = fs::read_to_string(root.join(page))?;
        let code = application(&text, beginning)
            .ok_or_else(|| format!("{page} has no application that begins with {beginning}"))?;
        fs::write(out.join(file), code)?;
    }
    let mut modules = String::new();
    for page in pages(&root)? {
        println!("cargo::rerun-if-changed={}", page.display());
        let name: String = page
            .strip_prefix(&root)?
            .with_extension("")
            .to_string_lossy()
            .to_lowercase()
            .replace(|letter: char| !letter.is_ascii_alphanumeric(), "_");
        modules += &format!("#[doc = include_str!({page:?})]\npub mod {name} {{}}\n");
    }
    fs::write(out.join("pages.rs"), modules)?;
    Ok(())
}

/// Returns the README, the guide, and the README of each crate.
fn pages(root: &Path) -> Result<Vec<PathBuf>, Box<dyn error::Error>> {
    let guide = root.join("docs/guide");
    // A page that is added is collected too.
    println!("cargo::rerun-if-changed={}", guide.display());
    let mut pages = vec![root.join("README.md")];
    for entry in fs::read_dir(guide)?.chain(fs::read_dir(root)?) {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path
            .parent()
            .is_some_and(|folder| folder.ends_with("guide"))
            && name.ends_with(".md")
        {
            pages.push(path);
        } else if name.starts_with("schematic-") && path.join("README.md").exists() {
            pages.push(path.join("README.md"));
        }
    }
    pages.sort();
    Ok(pages)
}

/// Returns the block of Rust that begins with `beginning` and has a `main`.
fn application<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    text.split("```rust,no_run\n")
        .skip(1)
        .filter_map(|block| Some(block.split_once("\n```")?.0))
        .find(|code| code.starts_with(beginning) && code.contains("\nasync fn main()"))
}
