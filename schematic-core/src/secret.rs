//! Texts that must never be seen: not in `Debug`, not in a log, not in memory after their use.

use std::fmt;

use zeroize::Zeroizing;

/// A secret text. Formatting it says nothing about it, and its memory is cleared when it is
/// dropped.
#[derive(Clone)]
pub(crate) struct Secret(Zeroizing<Box<str>>);

impl Secret {
    pub(crate) fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Returns the text itself, which the caller must not let show.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
