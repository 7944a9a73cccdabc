//! `cargo xtask words`: finds the words that the project's language rule retires, in code, comments
//! and texts. Quotations are left alone: recorded data, and code spans in Markdown.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::process::Command;

/// Words and phrases that are not written here. `CONTRIBUTING.md` says what to write in their place.
const RETIRED: [&[&str]; 7] = [
    &["told"],
    &["whoever"],
    &["nobody"],
    &["somebody"],
    &["of", "its", "own"],
    &["at", "hand"],
    &["be", "it"],
];

/// How a doc comment must not begin: its first sentence stands alone in an index.
const RETIRED_BEGINNING: &str = "The same";

/// Lines that quote a retired word: a path, and what stands in the line.
const QUOTED: [(&str, &str); 2] = [
    // The former name of a member of `/_emulator/streams`.
    ("schematic-emulator/src/http/page.html", "one.told"),
    (
        "schematic-emulator/src/streams/report.rs",
        "rename = \"told\"",
    ),
];

/// Files that are data or quote others, and this one.
fn is_exempt(path: &str) -> bool {
    path.starts_with("conformance/")
        || path.starts_with("LICENSE")
        || path.ends_with(".lock")
        || path == "xtask/src/words.rs"
}

fn is_quoted(path: &str, text: &str, line: usize) -> bool {
    let content = text.lines().nth(line - 1).unwrap_or_default();
    let is_it = |(file, quoted): &(&str, &str)| *file == path && content.contains(quoted);
    QUOTED.iter().any(is_it)
}

/// A retired word or phrase, and where it stands.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    line: usize,
    phrase: String,
}

pub(crate) fn run() -> ExitCode {
    let files = match tracked_files() {
        Ok(files) => files,
        Err(error) => {
            eprintln!("error: the files cannot be listed: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut count = 0;
    for file in files.iter().filter(|file| !is_exempt(file)) {
        // A file that is gone, or is no text, has no words.
        let Ok(text) = fs::read_to_string(crate::workspace().join(file)) else {
            continue;
        };
        for finding in findings(file, &text) {
            if is_quoted(file, &text, finding.line) {
                continue;
            }
            println!("{file}:{}: {}", finding.line, finding.phrase);
            count += 1;
        }
    }
    if count == 0 {
        println!("no retired words in {} files", files.len());
        return ExitCode::SUCCESS;
    }
    println!("{count} retired words; CONTRIBUTING.md says what to write instead");
    ExitCode::FAILURE
}

/// Returns the paths of the files in the repository, new ones included, relative to its root.
fn tracked_files() -> Result<Vec<String>, String> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(crate::workspace())
        .output()
        .map_err(|error| format!("`git` could not be started: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    let names = String::from_utf8_lossy(&output.stdout);
    Ok(names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect())
}

/// Returns the findings of one file, in the order of its lines.
fn findings(path: &str, text: &str) -> Vec<Finding> {
    let text = if Path::new(path).extension().is_some_and(|end| end == "md") {
        without_code_spans(text)
    } else {
        text.to_owned()
    };
    let words = words(&text);
    let mut findings: Vec<_> = (0..words.len())
        .filter_map(|at| {
            let rest = words.get(at..)?;
            let phrase = RETIRED.iter().find(|phrase| begins_with(rest, phrase))?;
            Some(Finding {
                line: rest.first()?.line,
                phrase: phrase.join(" "),
            })
        })
        .chain(beginnings(&text))
        .collect();
    findings.sort_by_key(|finding| finding.line);
    findings
}

/// Returns the doc comments that begin as none should.
fn beginnings(text: &str) -> impl Iterator<Item = Finding> {
    let mut previous = "";
    text.lines().enumerate().filter_map(move |(index, line)| {
        let line = line.trim_start();
        let begun = ["///", "//!"].into_iter().find_map(|mark| {
            let doc = line.strip_prefix(mark)?;
            (!previous.starts_with(mark) && doc.trim_start().starts_with(RETIRED_BEGINNING))
                .then_some(())
        });
        previous = line;
        begun.map(|()| Finding {
            line: index + 1,
            phrase: format!("a doc comment begins with \"{RETIRED_BEGINNING}\""),
        })
    })
}

/// One word of a text or a part of a name, in lower case.
#[derive(Debug)]
struct Word {
    line: usize,
    text: String,
    /// Whether it can follow the word before it in a phrase: a line break or `_` lies between them,
    /// but no punctuation.
    follows: bool,
}

/// Splits a text into words. Names are split as well: `at_hand` and `AtHand` are two words.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut follows = false;
    // The letter before this one, which may begin a new part of a name.
    let mut previous = ' ';
    for (line, content) in (1..).zip(text.lines()) {
        for letter in content.chars() {
            if letter.is_alphabetic() {
                let hump = letter.is_uppercase() && previous.is_lowercase();
                match words.last_mut() {
                    Some(word) if previous.is_alphabetic() && !hump => {
                        word.text.extend(letter.to_lowercase());
                    }
                    _ => words.push(Word {
                        line,
                        text: letter.to_lowercase().collect(),
                        follows,
                    }),
                }
                follows = true;
            } else {
                follows &= is_between_words(letter);
            }
            previous = letter;
        }
        previous = ' ';
    }
    words
}

/// Whether a phrase goes on behind this character: spaces, names, and the marks of comments, which a
/// phrase over two lines has in it.
fn is_between_words(letter: char) -> bool {
    letter.is_whitespace() || "_-/!#*".contains(letter)
}

fn begins_with(words: &[Word], phrase: &[&str]) -> bool {
    let mut pairs = words.iter().zip(phrase).enumerate();
    words.len() >= phrase.len()
        && pairs.all(|(at, (word, retired))| word.text == *retired && (at == 0 || word.follows))
}

/// Blanks out what stands between single backticks, since that is quoted.
fn without_code_spans(text: &str) -> String {
    let mut fenced = false;
    let lines = text.lines().map(|line| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            return line.to_owned();
        }
        line.split('`').step_by(2).collect::<Vec<_>>().join("`.`")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<(usize, String)> {
        findings(path, text)
            .into_iter()
            .map(|finding| (finding.line, finding.phrase))
            .collect()
    }

    #[test]
    fn finds_words_in_texts_and_in_names() {
        for text in [
            "/// Whoever asks.",
            "fn a_request_of_nobody() {}",
            "let told = 1;",
            "struct ToldOnce;",
            "nobody's",
        ] {
            assert_eq!(found("a.rs", text).len(), 1, "{text}");
        }
        for text in ["untold", "a toldo", "somebodyelse"] {
            assert_eq!(found("a.rs", text), [], "{text}");
        }
    }

    #[test]
    fn finds_phrases_over_two_lines_but_not_over_punctuation() {
        let text = "//! A process of its\n//! own.";
        assert_eq!(found("a.rs", text), [(1, "of its own".to_owned())]);
        assert_eq!(found("a.rs", "fn at_hand()").len(), 1);
        assert_eq!(found("a.rs", "// As it should be. It stays."), []);
        assert_eq!(found("a.rs", "// Where it can be, it is."), []);
    }

    #[test]
    fn finds_beginnings_of_doc_comments() {
        let begun = found(
            "a.rs",
            "    /// The same with five.\n    /// The same again.",
        );
        assert_eq!(begun.len(), 1);
        assert_eq!(begun.first().map(|(line, _)| *line), Some(1));
        assert_eq!(found("a.rs", "// The same as before.\nlet a = 1;"), []);
    }

    #[test]
    fn leaves_quotations_alone() {
        assert_eq!(found("a.md", "The name `told` is gone, `Whoever` too."), []);
        assert_eq!(found("a.md", "We are told `so`.").len(), 1);
        assert_eq!(found("a.md", "```\nlet told = 1;\n```").len(), 1);
        assert!(is_exempt("conformance/rules-engine.jsonl.gz"));
    }
}
