//! Why an entity cannot be compiled.

use std::error::Error;
use std::fmt;

/// An entity holds something this engine cannot evaluate.
///
/// Ask Schematic's API about the flag instead; a newer version of this crate may know the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    field: &'static str,
    word: Box<str>,
}

/// What was in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CompileErrorKind {
    /// A closed set of words does not have this one.
    UnknownWord,
}

impl CompileError {
    pub(crate) fn unknown_word(field: &'static str, word: &str) -> Self {
        Self {
            field,
            word: word.into(),
        }
    }

    /// Returns what was in the way.
    #[must_use]
    pub const fn kind(&self) -> CompileErrorKind {
        CompileErrorKind::UnknownWord
    }

    /// Returns the protocol's name of the member that holds it.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, word } = self;
        write!(
            f,
            "{field} is {word:?}, which this rules engine does not know"
        )
    }
}

impl Error for CompileError {}
