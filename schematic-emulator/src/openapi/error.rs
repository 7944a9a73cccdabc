//! Requests that the document does not allow.

use std::fmt;

/// An error that names the member of a request that is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct InvalidRequest {
    /// The path to the member, such as `contexts[3].company`; empty for the whole body.
    place: String,
    problem: String,
}

impl InvalidRequest {
    /// Creates an error of a value whose place its caller adds.
    pub(super) fn new(problem: impl Into<String>) -> Self {
        Self {
            place: String::new(),
            problem: problem.into(),
        }
    }

    /// Adds the member that has the value.
    pub(super) fn in_member(self, name: &str) -> Self {
        self.within(name)
    }

    /// Adds the index of the item that has the value.
    pub(super) fn in_item(self, index: usize) -> Self {
        self.within(&format!("[{index}]"))
    }

    fn within(mut self, step: &str) -> Self {
        let dot = if self.place.is_empty() || self.place.starts_with('[') {
            ""
        } else {
            "."
        };
        self.place = format!("{step}{dot}{}", self.place);
        self
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.place.is_empty() {
            "the body"
        } else {
            &self.place
        };
        write!(f, "{place} {}", self.problem)
    }
}

impl std::error::Error for InvalidRequest {}
