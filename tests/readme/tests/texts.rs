//! What the texts of the repository refer to exists: files behind links, and the tests that stand
//! beside the promises of `docs/architecture.md`.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the Markdown files of the root, of `docs`, and of the folders one below the root.
fn texts() -> Vec<PathBuf> {
    let root = root();
    let folders = fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let folders = folders.filter(|path| path.is_dir() && !path.ends_with("target"));
    let folders = folders.chain(
        [
            "docs/guide",
            "examples/axum",
            "examples/actix",
            "examples/rocket",
        ]
        .map(|it| root.join(it)),
    );
    let mut texts = Vec::new();
    for folder in folders.chain([root.clone()]) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "md") {
                texts.push(path);
            }
        }
    }
    texts
}

/// Returns the headings of a text as GitHub names their anchors.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |line: &str| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = |letter: &char| letter.is_alphanumeric() || " -_".contains(*letter);
        heading
            .chars()
            .filter(kept)
            .collect::<String>()
            .replace(' ', "-")
    };
    headings.map(anchor).collect()
}

#[test]
fn links_lead_to_files_and_headings() {
    let mut links = 0;
    for path in texts() {
        let text = fs::read_to_string(&path).unwrap();
        for link in text.split("](").skip(1) {
            let link = link.split(')').next().unwrap();
            if link.contains("://") || link.contains(' ') {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => path.clone(),
                file => path.parent().unwrap().join(file),
            };
            assert!(target.exists(), "{}: {link}", path.display());
            if !anchor.is_empty() {
                let text = fs::read_to_string(target).unwrap();
                assert!(
                    anchors(&text).contains(&anchor.to_owned()),
                    "{}: {link}",
                    path.display()
                );
            }
            links += 1;
        }
    }
    assert!(links > 30, "only {links} links were found");
}

#[test]
fn the_readme_is_read_in_one_sitting() {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(text.lines().count() <= 200);
}

/// Each row of the table of promises ends with the test, or the stage of the gate, that keeps it: as
/// `file::name`.
#[test]
fn each_promise_names_a_test_that_exists() {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let (_, section) = text
        .split_once("\n## Promises\n")
        .expect("a section of promises");
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| "));
    let mut promises = 0;
    // The first two are the table's head.
    for row in rows.filter(|row| !row.starts_with("| ---")).skip(1) {
        let cell = row.trim_end_matches(['|', ' ']).rsplit('|').next().unwrap();
        let test = cell.trim().trim_matches('`');
        let (file, name) = test
            .rsplit_once("::")
            .unwrap_or_else(|| panic!("no test in the row {row}"));
        let code =
            fs::read_to_string(root().join(file)).unwrap_or_else(|_| panic!("no file {file}"));
        let is_there = ["fn {}(", "def {}(", "\n{}() {"].map(|form| form.replacen("{}", name, 1));
        let is_there = is_there.iter().any(|beginning| code.contains(beginning));
        assert!(is_there, "no test {name} in {file}");
        promises += 1;
    }
    assert!(promises >= 10, "only {promises} promises were found");
}
