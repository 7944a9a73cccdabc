//! The model as Rust.
#![allow(
    clippy::write_with_newline,
    reason = "a line's end stands in the text that it ends"
)]

mod accessors;
mod cfg;
mod dynamic;
mod ids;
mod manifest;
mod members;
mod operations;
mod query;
mod types;
mod usage;

use std::path::Path;
use std::process::{Command, Stdio};

use crate::model::Model;

/// The first line of every file.
const HEADER: &str = "// Written by `cargo xtask codegen`; changes belong into the generator.\n";

/// A file to write: its path in the workspace, and its text.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// Creates a file of Rust that is not formatted yet.
    fn rust(path: impl Into<String>, text: &str) -> Self {
        let path = path.into();
        let text = format!("{HEADER}{text}");
        Self { path, text }
    }
}

/// Writes everything that is generated, formatted.
pub(crate) fn files(model: &Model, workspace: &Path) -> Result<Vec<File>, String> {
    let mut files = types::files(model)?;
    files.extend(operations::files(model));
    files.push(ids::file());
    files.extend(accessors::files(model));
    files.push(dynamic::file(model));
    for file in &mut files {
        let formatted = format(&file.text, workspace);
        file.text = formatted.map_err(|problem| format!("{}: {problem}", file.path))?;
    }
    files.extend(manifest::files(model, workspace)?);
    Ok(files)
}

/// Formats Rust as the workspace is formatted.
fn format(text: &str, workspace: &Path) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("rustfmt cannot be run: {error}");
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(workspace)
        .current_dir(workspace)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let stdin = rustfmt.stdin.take();
    let text = text.to_owned();
    let written = std::thread::spawn(move || {
        use std::io::Write;
        stdin.map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()))
    });
    let output = rustfmt.wait_with_output().map_err(failed)?;
    let is_written = matches!(written.join(), Ok(Ok(())));
    if !output.status.success() || !is_written {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}
