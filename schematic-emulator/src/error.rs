//! The error type of the crate.

use std::error::Error as StdError;
use std::fmt;

use crate::account::AccountError;

/// An error of starting or controlling an emulator.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn with_source(
        mut self,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns the kind of the error.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl From<AccountError> for Error {
    fn from(rejected: AccountError) -> Self {
        match rejected {
            AccountError::NotFound(message) => Self::new(ErrorKind::NotFound, message),
            AccountError::Invalid(message) => Self::new(ErrorKind::Invalid, message),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}

/// The kind of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The address could not be listened on.
    Bind,
    /// The seed could not be read; the message says in which file, line and column.
    Seed,
    /// There is no such flag, company or webhook.
    NotFound,
    /// An argument is not valid, or a limit is reached.
    Invalid,
}
