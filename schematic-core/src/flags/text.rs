//! Texts of results, which share their memory.

use std::borrow::Borrow;
use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// A text of a [`CheckResult`](super::CheckResult): a string that shares its memory with the other
/// texts of the same result, and with its clones.
///
/// It dereferences to `str` and converts into a `String`.
///
/// ```
/// use schematic_core::flags::Text;
///
/// let reason = Text::from("Matched a rule");
/// assert_eq!(reason, "Matched a rule");
/// assert!(reason.starts_with("Matched"));
/// let owned: String = reason.into();
/// # drop(owned);
/// ```
#[derive(Clone)]
pub struct Text {
    all: Arc<str>,
    start: usize,
    end: usize,
}

impl Text {
    /// Returns the text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Cut where the texts were joined, so it is never out of range.
        self.all.get(self.start..self.end).unwrap_or_default()
    }
}

/// Several texts that are put into one piece of memory.
pub(crate) struct Texts {
    all: Arc<str>,
    end: usize,
}

impl Texts {
    /// Puts texts together; they are taken out in the same order.
    pub(crate) fn join(texts: &[&str]) -> Self {
        Self {
            all: shared(texts),
            end: 0,
        }
    }

    /// The next text, which is as long as `text`.
    pub(crate) fn next(&mut self, text: &str) -> Text {
        let start = self.end;
        self.end = start + text.len();
        Text {
            all: Arc::clone(&self.all),
            start,
            end: self.end,
        }
    }
}

/// The texts in one piece, which takes one allocation: they are put together where others were
/// before.
fn shared(texts: &[&str]) -> Arc<str> {
    /// Results are shorter; whatever is longer is not kept.
    const KEPT: usize = 4096;
    thread_local! {
        static TEXT: Cell<String> = const { Cell::new(String::new()) };
    }
    let joined = TEXT.try_with(|place| {
        let mut text = place.take();
        text.clear();
        text.extend(texts.iter().copied());
        let joined = Arc::from(&*text);
        if text.capacity() <= KEPT {
            place.set(text);
        }
        joined
    });
    // A thread that ends has nowhere to put them.
    joined.unwrap_or_else(|_| texts.concat().into())
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self {
            end: text.len(),
            all: text.into(),
            start: 0,
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self {
            end: text.len(),
            all: text.into(),
            start: 0,
        }
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.as_str().to_owned()
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::from("")
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn texts_that_share_memory_are_texts_of_their_own() {
        let parts = ["größe", "", "rule_1"];
        let mut texts = Texts::join(&parts);
        let cut = parts.map(|part| texts.next(part));
        assert_eq!(cut, parts);
        assert_eq!(cut[0].len(), 7);
        assert_eq!(cut[2].to_string(), "rule_1");
        assert_eq!(format!("{:?}", cut[2]), "\"rule_1\"");
        assert!(Arc::ptr_eq(&cut[0].all, &cut[2].all));
        assert!(HashSet::from(cut).contains("rule_1"));
        assert_eq!(Text::default(), "");
        assert_eq!(String::from(Text::from("a".to_owned())), "a");
    }
}
