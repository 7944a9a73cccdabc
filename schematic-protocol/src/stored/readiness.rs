//! What a replicator says about itself.

use serde::Deserialize;

/// The longest version that is taken for one, in bytes.
const MAX_VERSION: usize = 256;

/// What a replicator says about itself at `/ready`, whatever the status of its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Readiness {
    /// Whether it is ready, by its own account. That is no proof that all data is there.
    pub ready: bool,
    /// Whether it has a connection to Schematic, if it says so.
    pub connected: Option<bool>,
    /// The version under which it stores data; `None` if it names none.
    pub cache_version: Option<String>,
}

impl Readiness {
    /// Reads the body of an answer.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is no JSON object with members of these types.
    pub fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        if !body.trim_ascii_start().starts_with(b"{") {
            // A derived reader takes a list for a struct.
            return Err(serde::de::Error::custom("the answer is no JSON object"));
        }
        let members: Members = serde_json::from_slice(body)?;
        let named = [members.cache_version, members.cache_version_in_camel_case];
        let cache_version = named
            .into_iter()
            .flatten()
            .find(|version| !version.is_empty());
        if cache_version
            .as_ref()
            .is_some_and(|version| version.len() > MAX_VERSION)
        {
            return Err(serde::de::Error::custom(
                "the version of the data is too long",
            ));
        }
        Ok(Self {
            ready: members.ready.unwrap_or_default(),
            connected: members.connected,
            cache_version,
        })
    }
}

#[derive(Deserialize)]
struct Members {
    #[serde(default)]
    ready: Option<bool>,
    #[serde(default)]
    connected: Option<bool>,
    #[serde(default)]
    cache_version: Option<String>,
    #[serde(default, rename = "cacheVersion")]
    cache_version_in_camel_case: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Option<(bool, Option<String>)> {
        let read = Readiness::read(body.as_bytes()).ok()?;
        Some((read.ready, read.cache_version))
    }

    #[test]
    fn both_spellings_of_the_version_are_read() {
        let version = Some("1a2b".to_owned());
        assert_eq!(
            read(r#"{"status":"healthy","ready":true,"cache_version":"1a2b","components":{}}"#),
            Some((true, version.clone())),
        );
        assert_eq!(
            read(r#"{"ready":false,"cache_version":"","cacheVersion":"1a2b"}"#),
            Some((false, version)),
        );
    }

    #[test]
    fn what_is_missing_is_not_guessed() {
        assert_eq!(read("{}"), Some((false, None)));
        assert_eq!(
            read(r#"{"ready":null,"cache_version":null}"#),
            Some((false, None))
        );
    }

    #[test]
    fn garbage_is_an_error() {
        let long = format!(r#"{{"cache_version":"{}"}}"#, "a".repeat(257));
        for body in [
            "",
            "ready",
            "[true]",
            "{\"ready\":",
            "{\"ready\":\"yes\"}",
            &long,
        ] {
            assert_eq!(read(body), None, "{body}");
        }
    }
}
