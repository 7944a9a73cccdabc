//! The client that a subcommand asks Schematic with, and what to say when that fails.

use schematic_core::client::{BuildError, BuildErrorKind, SchematicBuilder};
use schematic_core::{ErrorKind, Schematic};

use crate::failure::Failure;
use crate::secret;

/// A client with the key of the environment and these base URLs, of the API and of capture.
pub(crate) fn client(
    base_url: Option<&str>,
    event_capture_base_url: Option<&str>,
    adjust: impl FnOnce(SchematicBuilder) -> SchematicBuilder,
) -> Result<Schematic, Failure> {
    let mut builder = Schematic::builder(key()?);
    if let Some(url) = base_url {
        builder = builder.base_url(url);
    }
    if let Some(url) = event_capture_base_url {
        builder = builder.event_capture_base_url(url);
    }
    adjust(builder)
        .build()
        .map_err(|error| Failure::unusable(unusable(&error)))
}

/// The API key of the environment.
pub(crate) fn key() -> Result<String, Failure> {
    secret::read("SCHEMATIC_API_KEY", "your API key")
}

/// Describes what is wrong about the settings, in terms of variables and options.
fn unusable(error: &BuildError) -> String {
    match error.kind() {
        BuildErrorKind::InvalidKey => {
            "SCHEMATIC_API_KEY has a character that no key has, such as a line break".to_owned()
        }
        _ => error.to_string(),
    }
}

/// What `server` did that ended in an error of this kind.
pub(crate) fn what_happened(server: &str, kind: ErrorKind) -> String {
    let what = match kind {
        ErrorKind::Unauthorized | ErrorKind::Forbidden => {
            "refuses the API key: check SCHEMATIC_API_KEY"
        }
        ErrorKind::Api => "does not take the request: check the base URL",
        ErrorKind::Decode | ErrorKind::NotFound => {
            "cannot be what answers at this base URL: check the URL"
        }
        ErrorKind::RateLimited => "has had too many requests: try again in a while",
        ErrorKind::Server => "failed: try again in a while",
        ErrorKind::Timeout => "did not answer in time: try again, or allow more with --timeout",
        ErrorKind::Transport => "cannot be reached: check the base URL and the network",
        _ => "refuses the request",
    };
    format!("{server} {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_a_sentence_without_identifiers() {
        for kind in [
            ErrorKind::Api,
            ErrorKind::BadRequest,
            ErrorKind::Config,
            ErrorKind::Conflict,
            ErrorKind::Decode,
            ErrorKind::Forbidden,
            ErrorKind::InvalidRequest,
            ErrorKind::NotFound,
            ErrorKind::Offline,
            ErrorKind::PaymentRequired,
            ErrorKind::RateLimited,
            ErrorKind::Server,
            ErrorKind::Timeout,
            ErrorKind::Transport,
            ErrorKind::Unauthorized,
            ErrorKind::UnprocessableEntity,
        ] {
            let sentence = what_happened("capture", kind);
            assert!(sentence.split(' ').count() > 3, "{sentence}");
            assert!(!sentence.contains(&format!("{kind:?}")), "{sentence}");
        }
    }
}
