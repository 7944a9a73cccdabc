//! A word of the protocol that need not be known.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::read::{Mode, Read};
use super::size::text_size;
use crate::vocabulary::Vocabulary;

/// A word that is either known to this engine or kept as it was received.
///
/// The default is the empty word, which is not known.
///
/// ```
/// use schematic_rules::{RuleType, wire::Open};
///
/// let word: Open<RuleType> = serde_json::from_str("\"standard\"")?;
/// assert_eq!(word, Open::Known(RuleType::Standard));
///
/// let word: Open<RuleType> = serde_json::from_str("\"of_tomorrow\"")?;
/// assert_eq!(word.known(), None);
/// assert_eq!(word.as_str(), "of_tomorrow");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Open<T> {
    /// A word this engine knows.
    Known(T),
    /// Any other word, as received.
    Unknown(String),
}

impl<T: Vocabulary> Open<T> {
    /// The word, if it is known.
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(*word),
            Self::Unknown(_) => None,
        }
    }

    /// The word's spelling.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(word) => word.as_str(),
            Self::Unknown(text) => text,
        }
    }

    /// Whether the word is this one.
    pub fn is(&self, word: T) -> bool {
        self.known() == Some(word)
    }
}

impl<T> Default for Open<T> {
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

impl<T: Vocabulary> From<T> for Open<T> {
    fn from(word: T) -> Self {
        Self::Known(word)
    }
}

impl<T: Vocabulary> From<&str> for Open<T> {
    fn from(text: &str) -> Self {
        T::from_word(text).map_or_else(|| Self::Unknown(text.to_owned()), Self::Known)
    }
}

impl<T: Vocabulary> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(word) => word.fmt(f),
            Self::Unknown(text) => f.debug_tuple("Unknown").field(text).finish(),
        }
    }
}

impl<T: Vocabulary> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<T: Vocabulary> Serialize for Open<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: Vocabulary> Deserialize<'de> for Open<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer, Mode::Tolerant)
    }
}

impl<T: Vocabulary> Read for Open<T> {
    fn read<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Self, D::Error> {
        let word = source.deserialize_str(WordVisitor(std::marker::PhantomData))?;
        match &word {
            Self::Unknown(text) if T::CLOSED && mode.is_strict() => {
                Err(D::Error::custom(format_args!("unknown word {text:?}")))
            }
            Self::Unknown(text) => {
                mode.take(text_size(text.len()))?;
                Ok(word)
            }
            Self::Known(_) => Ok(word),
        }
    }
}

struct WordVisitor<T>(std::marker::PhantomData<fn() -> T>);

impl<T: Vocabulary> serde::de::Visitor<'_> for WordVisitor<T> {
    type Value = Open<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Open::from(text))
    }
}
