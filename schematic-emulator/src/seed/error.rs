//! The error of seeds.

use std::fmt;
use std::path::{Path, PathBuf};

use super::place::Place;
use super::read::ReadError;
use crate::error::{Error, ErrorKind};

/// An error of a seed, and where in it.
#[derive(Debug)]
pub(crate) struct SeedError {
    file: Option<PathBuf>,
    place: Option<Place>,
    message: String,
}

impl SeedError {
    pub(super) fn new(place: Option<Place>, message: impl Into<String>) -> Self {
        Self {
            file: None,
            place,
            message: message.into(),
        }
    }

    pub(crate) fn in_file(mut self, file: &Path) -> Self {
        self.file = Some(file.to_owned());
        self
    }
}

impl From<ReadError> for SeedError {
    fn from(ReadError { place, message }: ReadError) -> Self {
        Self::new(place, message)
    }
}

impl From<serde_saphyr::Error> for SeedError {
    fn from(error: serde_saphyr::Error) -> Self {
        let place = error.location().map(|location| Place {
            line: location.line(),
            column: location.column(),
        });
        let mut message = error.to_string();
        // The place is kept apart from the message, and parser options do not concern the reader.
        if let Some(at) = message.rfind(" at line ") {
            message.truncate(at);
        }
        if let Some(at) = message.find(", set DuplicateKeyPolicy") {
            message.truncate(at);
        }
        Self {
            file: None,
            place,
            message,
        }
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "{}", file.display())?,
            None => f.write_str("seed")?,
        }
        if let Some(Place { line, column }) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for SeedError {}

impl From<SeedError> for Error {
    fn from(error: SeedError) -> Self {
        Self::new(ErrorKind::Seed, error.to_string()).with_source(error)
    }
}
