//! What can be wrong with a secret or with a delivery's payload.

use std::error::Error;
use std::fmt;

/// An error that says that a secret has no characters: everybody could sign with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmptySecretError;

impl fmt::Display for EmptySecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a webhook secret must not be empty")
    }
}

impl Error for EmptySecretError {}

/// An error that says that a payload is not the JSON it is read as.
#[derive(Debug)]
pub struct PayloadError(serde_json::Error);

impl PayloadError {
    pub(super) fn new(source: serde_json::Error) -> Self {
        Self(source)
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the webhook payload is not the JSON that it is read as")
    }
}

impl Error for PayloadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}
