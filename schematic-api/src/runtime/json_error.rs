//! Why JSON could not be read, without anything of its content.

use std::fmt;

use serde_json::error::Category;

/// Why JSON of a server could not be read, and where.
///
/// It quotes no value of what was read, unlike the error of the JSON library: an answer may repeat
/// the API key or a customer's data.
///
/// ```
/// use schematic_api::runtime::JsonError;
///
/// let error = serde_json::from_str::<bool>("\n\"a secret\"").unwrap_err();
/// let error = JsonError::from(error);
/// assert_eq!(error.to_string(), "a value of the wrong type at line 2 column 10");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    problem: Problem,
    path: Option<Box<str>>,
    line: usize,
    column: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Early,
    Missing,
    NoJson,
    Type,
}

/// How the JSON library begins its sentence about a member that is missing.
const MISSING: &str = "missing field `";

/// The longest path that is kept, in characters: names of an answer may be of any length.
const LONGEST_PATH: usize = 200;

impl JsonError {
    /// Creates the error with the path of what was read when it happened.
    pub(super) fn at(error: &serde_json::Error, path: &str) -> Self {
        let mut created = Self::of(error);
        let shown = |path: &str| -> String {
            let shown = path.chars().filter(|char| !char.is_control());
            shown.take(LONGEST_PATH).collect()
        };
        // Of a name that was not read to its end there is a question mark.
        let path = path.trim_end_matches(".?");
        let inside = Some(path).filter(|path| !matches!(*path, "" | "."));
        created.path = match (inside, missing(error)) {
            (Some(path), Some(name)) => Some(format!("{}.{name}", shown(path)).into()),
            (None, Some(name)) => Some(name.into()),
            (Some(path), None) => Some(shown(path).into()),
            (None, None) => None,
        };
        created
    }

    fn of(error: &serde_json::Error) -> Self {
        let problem = match error.classify() {
            Category::Data if missing(error).is_some() => Problem::Missing,
            Category::Data => Problem::Type,
            Category::Eof => Problem::Early,
            Category::Io | Category::Syntax => Problem::NoJson,
        };
        Self {
            problem,
            path: None,
            line: error.line(),
            column: error.column(),
        }
    }

    /// Returns the path of the member that could not be read, such as `data[3].plan.id`, where it
    /// is known.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Returns the line where reading ended, from 1; 0 if it is not known.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column where reading ended, from 1; 0 if it is not known.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

/// The member that is missing, if that is what `error` says: a name that stands in a type of ours.
fn missing(error: &serde_json::Error) -> Option<String> {
    if error.classify() != Category::Data {
        return None;
    }
    let text = error.to_string();
    let (name, _) = text.strip_prefix(MISSING)?.split_once('`')?;
    Some(name.to_owned())
}

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        Self::of(&error)
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.problem {
            Problem::Type => "a value of the wrong type",
            Problem::Missing => "a member is missing",
            Problem::Early => "the JSON ends early",
            Problem::NoJson => "not JSON",
        })?;
        match (&self.path, self.problem) {
            (Some(path), Problem::Missing) => write!(f, ": `{path}`,")?,
            (Some(path), _) => write!(f, " in `{path}`")?,
            (None, _) => {}
        }
        match self.line {
            0 => Ok(()),
            line => write!(f, " at line {line} column {}", self.column),
        }
    }
}

impl std::error::Error for JsonError {}
