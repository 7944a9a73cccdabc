//! Secrets, which are read from the environment: as arguments they would show in the process list.

use std::env::{self, VarError};

use crate::failure::Failure;

/// Reads the secret that `name` holds, which stands for `what`. Blanks and line breaks around it do
/// not count: they come from the file that it was read from.
pub(crate) fn read(name: &str, what: &str) -> Result<String, Failure> {
    match env::var(name) {
        Ok(secret) if !secret.trim().is_empty() => Ok(secret.trim().to_owned()),
        Err(VarError::NotUnicode(_)) => Err(Failure::unusable(format!("{name} is not UTF-8"))),
        _ => Err(Failure::unusable(format!("set {name} to {what}"))),
    }
}
