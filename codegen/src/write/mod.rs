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

use std::collections::BTreeSet;
use std::fs;
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

/// Returns the paths of files beside `files` that were written once, and are not any more.
pub(crate) fn stale(files: &[File], workspace: &Path) -> Result<Vec<String>, String> {
    let is_rust = |path: &&str| path.ends_with(".rs");
    let written: BTreeSet<&str> = files
        .iter()
        .map(|file| &*file.path)
        .filter(is_rust)
        .collect();
    let folders = written
        .iter()
        .filter_map(|path| Some(path.rsplit_once('/')?.0));
    let mut stale = Vec::new();
    for folder in folders.collect::<BTreeSet<_>>() {
        let failed = |error| format!("{folder} cannot be read: {error}");
        for entry in fs::read_dir(workspace.join(folder)).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = format!("{folder}/{}", entry.file_name().display());
            if !is_rust(&&*path) || written.contains(&*path) {
                continue;
            }
            let text = fs::read_to_string(entry.path()).map_err(failed)?;
            if text.starts_with(HEADER) {
                stale.push(path);
            }
        }
    }
    stale.sort();
    Ok(stale)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_written_any_more_is_stale() {
        let workspace = std::env::temp_dir().join(format!("stale-{}", std::process::id()));
        let folder = workspace.join("types");
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in [
            ("a.rs", HEADER),
            ("old.rs", &format!("{HEADER}\nmod a;\n")),
            ("by_hand.rs", "mod a;\n"),
            ("old.txt", HEADER),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        let files = [File::rust("types/a.rs", "")];
        let stale = stale(&files, &workspace);
        fs::remove_dir_all(&workspace).unwrap();
        assert_eq!(stale.unwrap(), ["types/old.rs"]);
    }
}
