use std::fmt;

use serde_json::error::Category;

/// Why JSON of a server could not be read, and where.
///
/// It quotes nothing of what was read, unlike the error of the JSON library: an answer may repeat
/// the API key or a customer's data.
///
/// ```
/// use schematic_api::runtime::JsonError;
///
/// let error = serde_json::from_str::<bool>("\n\"a secret\"").unwrap_err();
/// let error = JsonError::from(error);
/// assert_eq!(error.to_string(), "a value of the wrong type at line 2 column 10");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    category: Category,
    line: usize,
    column: usize,
}

impl JsonError {
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

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        Self {
            category: error.classify(),
            line: error.line(),
            column: error.column(),
        }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.category {
            Category::Data => "a value of the wrong type",
            Category::Eof => "the JSON ends early",
            Category::Io | Category::Syntax => "not JSON",
        })?;
        match self.line {
            0 => Ok(()),
            line => write!(f, " at line {line} column {}", self.column),
        }
    }
}

impl std::error::Error for JsonError {}
