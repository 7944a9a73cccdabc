//! Texts that are compared often: ids, keys and event names.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use crate::wire::size::{HeapSize, text_size};

/// A text with its fingerprint. Unequal symbols differ in the fingerprint nearly always, and
/// equal ones mostly share their text, so that comparing two seldom looks at the bytes.
#[derive(Clone)]
pub(crate) struct Symbol {
    fingerprint: u32,
    /// Whether the text is held in the compiler's table too.
    is_shared: bool,
    text: Arc<str>,
}

impl Symbol {
    /// A symbol whose text is its own.
    pub(crate) fn new(text: Arc<str>) -> Self {
        Self {
            fingerprint: fingerprint(&text),
            is_shared: false,
            text,
        }
    }

    /// A symbol whose text many entities share.
    pub(crate) fn shared(text: Arc<str>) -> Self {
        Self {
            is_shared: true,
            ..Self::new(text)
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) const fn fingerprint(&self) -> u32 {
        self.fingerprint
    }
}

impl PartialEq for Symbol {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint
            && (Arc::ptr_eq(&self.text, &other.text) || self.text == other.text)
    }
}

impl Eq for Symbol {}

/// Not the order of the texts: any order in which a binary search is fast.
impl Ord for Symbol {
    fn cmp(&self, other: &Self) -> Ordering {
        self.fingerprint
            .cmp(&other.fingerprint)
            .then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Symbol {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

/// A set of symbols, sorted for a binary search.
#[derive(Clone, Debug)]
pub(crate) struct SymbolSet(Box<[Symbol]>);

impl SymbolSet {
    pub(crate) fn contains(&self, symbol: &Symbol) -> bool {
        self.0.binary_search(symbol).is_ok()
    }

    pub(crate) fn contains_any(&self, symbols: &[Symbol]) -> bool {
        symbols.iter().any(|symbol| self.contains(symbol))
    }
}

impl HeapSize for SymbolSet {
    fn heap_size(&self) -> usize {
        self.0.heap_size()
    }
}

/// A text that is shared belongs to no entity.
impl HeapSize for Symbol {
    fn heap_size(&self) -> usize {
        if self.is_shared {
            0
        } else {
            text_size(self.text.len())
        }
    }
}

impl FromIterator<Symbol> for SymbolSet {
    fn from_iter<I: IntoIterator<Item = Symbol>>(symbols: I) -> Self {
        let mut symbols: Vec<_> = symbols.into_iter().collect();
        symbols.sort_unstable();
        symbols.dedup();
        Self(symbols.into())
    }
}

/// 32 bits of a text, the same in every process.
pub(crate) fn fingerprint(text: &str) -> u32 {
    let mut hash = Fingerprint::new();
    hash.text(text);
    hash.finish() as u32
}

/// A small multiplicative hash. It guards nothing: equal fingerprints are always followed by a
/// comparison, and nothing grows with collisions but the number of comparisons.
pub(crate) struct Fingerprint(u64);

impl Fingerprint {
    /// Odd, with bits spread evenly: 2⁶⁴ divided by the golden ratio.
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

    pub(crate) const fn new() -> Self {
        Self(0)
    }

    pub(crate) fn text(&mut self, text: &str) {
        for word in text.as_bytes().chunks(8) {
            let mut padded = [0; 8];
            padded
                .iter_mut()
                .zip(word)
                .for_each(|(to, from)| *to = *from);
            self.word(u64::from_le_bytes(padded));
        }
        self.word(text.len() as u64);
    }

    pub(crate) const fn word(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(Self::MULTIPLIER);
    }

    pub(crate) const fn finish(self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(text: &str) -> Symbol {
        Symbol::new(text.into())
    }

    #[test]
    fn equality_is_that_of_the_texts() {
        assert_eq!(symbol("plan_a"), symbol("plan_a"));
        assert_ne!(symbol("plan_a"), symbol("plan_b"));
        assert_ne!(symbol(""), symbol("\0"));
    }

    #[test]
    fn fingerprints_of_similar_ids_differ() {
        let mut seen: Vec<_> = (0..20_000)
            .map(|n| fingerprint(&format!("feat_{n:011}")))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        assert!(seen.len() > 19_990, "{}", seen.len());
    }

    #[test]
    fn a_set_holds_what_was_put_in() {
        let set: SymbolSet = ["b", "a", "b", ""].map(symbol).into_iter().collect();
        assert!(set.contains(&symbol("a")) && set.contains(&symbol("")));
        assert!(!set.contains(&symbol("c")));
        assert!(set.contains_any(&[symbol("c"), symbol("b")]));
        assert!(!set.contains_any(&[]));
    }
}
