use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::record::leaf;

/// A text that gives access to something, such as an API key or the secret of a webhook.
///
/// It reads as a `str`, and shows as `[redacted]` in `Debug`.
///
/// ```
/// use schematic_api::runtime::Secret;
///
/// let secret = Secret::from("sch_1");
/// assert!(secret.starts_with("sch_"));
/// assert_eq!(format!("{secret:?}"), "[redacted]");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Returns the text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Secret {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Secret> for String {
    fn from(secret: Secret) -> Self {
        secret.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

leaf! { Secret = Self::default() }
