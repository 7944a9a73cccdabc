//! Writes `schematic-api`'s types and operations from the API's document, `openapi/schematic.json`,
//! and the copy of the document that the emulator is built with.
//! Run as `cargo xtask codegen`.
#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "its output is for the terminal that started it"
)]

mod import;
mod json;
mod model;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use crate::json::Json;
use crate::model::Model;
use crate::write::File;

const HELP: &str = "\
Writes schematic-api's types and operations from openapi/schematic.json, and the emulator's copy of
that document.

Usage: cargo xtask codegen [--check] [--import FILE]

Options:
  --check        Write nothing; name the files that differ from what would be written, and those
                 that would not be written any more
  --import FILE  First replace openapi/schematic.json by this document, YAML or JSON, without its
                 descriptions, summaries and examples

Exit status: 0 when all went well, 1 when something failed or differs, 2 for wrong usage.
";

const DOCUMENT: &str = "openapi/schematic.json";
/// A package has only the files of its folder, and Windows has no links.
const COPY: &str = "schematic-emulator/openapi.json";

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let mut check = false;
    let mut file = None;
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--check" => check = true,
            "--import" => match args.next() {
                Some(path) => file = Some(path),
                None => return misused("--import takes a file"),
            },
            "--help" | "-h" => {
                print!("{HELP}");
                return ExitCode::SUCCESS;
            }
            other => return misused(&format!("there is no argument `{other}`")),
        }
    }
    if check && file.is_some() {
        return misused("--check writes nothing, and --import writes a file");
    }
    match run(check, file.as_deref()) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(check: bool, file: Option<&str>) -> Result<ExitCode, String> {
    let path = workspace().join(DOCUMENT);
    if let Some(file) = file {
        let document = import::import(&read(Path::new(file))?)?;
        write(&path, &document.to_pretty())?;
    }
    let document: Json = serde_json::from_str(&read(&path)?)
        .map_err(|error| format!("{DOCUMENT} cannot be read: {error}"))?;
    let files = files(&document)?;
    let mut differing = 0;
    for file in &files {
        let path = workspace().join(&file.path);
        if is_as_written(&path, &file.text) {
            continue;
        }
        differing += 1;
        if check {
            println!("{} is not what would be written", file.path);
        } else {
            write(&path, &file.text)?;
        }
    }
    for path in write::stale(&files, &workspace())? {
        differing += 1;
        if check {
            println!("{path} is not written any more");
        } else {
            let removed = fs::remove_file(workspace().join(&path));
            removed.map_err(|error| format!("{path} cannot be removed: {error}"))?;
        }
    }
    if check && differing > 0 {
        return Err("run `cargo xtask codegen`".to_owned());
    }
    let so = if check { "as written" } else { "written" };
    println!(
        "{} files are {so}, {differing} of them changed",
        files.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// Returns every file that is made from the document.
fn files(document: &Json) -> Result<Vec<File>, String> {
    let model = Model::read(document)?;
    let mut files = write::files(&model, &workspace())?;
    files.push(File {
        path: COPY.to_owned(),
        text: document.to_pretty(),
    });
    Ok(files)
}

/// Returns whether a file has this text, and is no link to another.
fn is_as_written(path: &Path, text: &str) -> bool {
    !path.is_symlink() && fs::read_to_string(path).is_ok_and(|present| present == text)
}

/// Says what was wrong with the command line, and how to use it.
fn misused(problem: &str) -> ExitCode {
    eprintln!("error: {problem}\n\n{HELP}");
    ExitCode::from(2)
}

/// The folder of the workspace.
fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let failed = |error| format!("{} cannot be written: {error}", path.display());
    if path.is_symlink() {
        fs::remove_file(path).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_committed_is_what_is_written() {
        let text = read(&workspace().join(DOCUMENT)).unwrap();
        let document: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(document.to_pretty(), text);
        let files = files(&document).unwrap();
        assert_eq!(write::stale(&files, &workspace()).unwrap(), [""; 0]);
        for file in files {
            assert!(
                is_as_written(&workspace().join(&file.path), &file.text),
                "{} differs: run `cargo xtask codegen`",
                file.path
            );
        }
    }
}
