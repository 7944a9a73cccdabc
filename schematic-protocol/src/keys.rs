//! The keys by which applications name companies and users.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::iter;
use std::mem;
use std::slice;

/// What the allocator adds to a small piece of memory, in bytes, by estimate.
pub const ALLOCATION_OVERHEAD: usize = 8;

/// The keys that name one company or one user: pairs of a key's name and its value.
///
/// Kept sorted by name; a name stands once, the last value given wins.
///
/// ```
/// use schematic_protocol::Keys;
///
/// let mut keys = Keys::from([("org", "acme")]);
/// keys.insert("domain", "acme.example");
/// assert_eq!(keys.get("org"), Some("acme"));
/// assert_eq!(serde_json::to_string(&keys)?, r#"{"domain":"acme.example","org":"acme"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Keys(Pairs);

/// Mostly there is one pair, and every request makes its keys anew: a list for it alone would cost
/// an allocation.
#[derive(Clone)]
enum Pairs {
    One(Pair),
    /// None, or at least two. Two variants find room in what a pair never holds, three would not.
    Several(Option<Box<[Pair]>>),
}

impl Keys {
    /// Creates an empty set of keys.
    #[must_use]
    pub const fn new() -> Self {
        Self(Pairs::Several(None))
    }

    /// Sets the key `name` to `value`, in place of an earlier value.
    pub fn insert(&mut self, name: impl AsRef<str>, value: impl AsRef<str>) {
        self.put(name.as_ref(), value.as_ref());
    }

    /// Returns the value of the key `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let at = self.find(name).ok()?;
        self.pairs().get(at).map(|pair| pair.both().1)
    }

    /// Returns how many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs().len()
    }

    /// Returns whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Pairs::Several(None))
    }

    /// Returns the pairs of name and value, sorted by name.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.pairs().iter().map(Pair::both)
    }

    /// Returns about how many bytes the keys take on the heap, with what the allocator adds.
    ///
    /// Equal keys have the same size, however they were made.
    #[must_use]
    pub fn heap_size(&self) -> usize {
        let list = match self.len() {
            0 | 1 => 0,
            pairs => pairs * size_of::<Pair>() + ALLOCATION_OVERHEAD,
        };
        let texts = self
            .pairs()
            .iter()
            .map(|pair| pair.text.len() + ALLOCATION_OVERHEAD);
        list + texts.sum::<usize>()
    }

    fn pairs(&self) -> &[Pair] {
        match &self.0 {
            Pairs::One(pair) => slice::from_ref(pair),
            Pairs::Several(list) => list.as_deref().unwrap_or_default(),
        }
    }

    /// Sets a key. Most keys are the first and only one.
    fn put(&mut self, name: &str, value: &str) {
        let pair = Pair::new(name, value);
        if self.is_empty() {
            self.0 = Pairs::One(pair);
            return;
        }
        let at = self.find(name);
        let known = match &mut self.0 {
            Pairs::One(known) => slice::from_mut(known),
            Pairs::Several(list) => list.as_deref_mut().unwrap_or_default(),
        };
        match at {
            Ok(at) => {
                if let Some(known) = known.get_mut(at) {
                    *known = pair;
                }
            }
            Err(at) => {
                let mut list = Vec::with_capacity(known.len() + 1);
                match mem::take(self).0 {
                    Pairs::One(known) => list.push(known),
                    Pairs::Several(known) => list.extend(known.unwrap_or_default()),
                }
                list.insert(at, pair);
                self.0 = Pairs::Several(Some(list.into_boxed_slice()));
            }
        }
    }

    /// Creates keys from pairs in any order; of those with one name the last counts.
    fn of_several(mut pairs: Vec<Pair>) -> Self {
        pairs.reverse();
        pairs.sort_by(|one, other| one.both().0.cmp(other.both().0));
        pairs.dedup_by(|earlier, last| earlier.both().0 == last.both().0);
        if pairs.len() > 1 {
            Self(Pairs::Several(Some(pairs.into_boxed_slice())))
        } else {
            pairs
                .pop()
                .map_or_else(Self::new, |pair| Self(Pairs::One(pair)))
        }
    }

    /// Where the key `name` is, or else where it belongs.
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.pairs()
            .binary_search_by(|known| known.both().0.cmp(name))
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for Keys {
    fn eq(&self, other: &Self) -> bool {
        self.pairs() == other.pairs()
    }
}

impl Eq for Keys {}

impl Hash for Keys {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.pairs().hash(state);
    }
}

impl PartialOrd for Keys {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Keys {
    fn cmp(&self, other: &Self) -> Ordering {
        self.pairs().cmp(other.pairs())
    }
}

/// A key's name and then its value, in one piece of memory, as every request makes its keys anew.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Pair {
    text: Box<str>,
    /// How much of the text is the name.
    name: usize,
}

impl Pair {
    fn new(name: &str, value: &str) -> Self {
        let mut text = String::with_capacity(name.len() + value.len());
        text.push_str(name);
        text.push_str(value);
        Self {
            text: text.into_boxed_str(),
            name: name.len(),
        }
    }

    fn both(&self) -> (&str, &str) {
        // Cut where the two were joined, so it is never out of range.
        self.text.split_at_checked(self.name).unwrap_or_default()
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.both().cmp(&other.both())
    }
}

impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for Keys {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut pairs = pairs.into_iter();
        let mut pair = || {
            let (name, value) = pairs.next()?;
            Some(Pair::new(name.as_ref(), value.as_ref()))
        };
        let Some(first) = pair() else {
            return Self::new();
        };
        let Some(second) = pair() else {
            return Self(Pairs::One(first));
        };
        let mut list = vec![first, second];
        list.extend(iter::from_fn(pair));
        Self::of_several(list)
    }
}

impl<N: AsRef<str>, V: AsRef<str>, const COUNT: usize> From<[(N, V); COUNT]> for Keys {
    fn from(pairs: [(N, V); COUNT]) -> Self {
        pairs.into_iter().collect()
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl serde::Serialize for Keys {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> serde::Deserialize<'de> for Keys {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> serde::de::Visitor<'de> for Pairs {
            type Value = Keys;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map of strings")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                iter::from_fn(|| map.next_entry::<Box<str>, Box<str>>().transpose()).collect()
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_no_larger_than_a_pair() {
        assert_eq!(size_of::<Keys>(), size_of::<Pair>());
    }

    #[test]
    fn a_key_stands_once_and_in_order() {
        let keys = Keys::from([("org", "1"), ("a", "2"), ("org", "3")]);
        assert_eq!(keys.iter().collect::<Vec<_>>(), [("a", "2"), ("org", "3")]);
        let one = Keys::from([("org", "1"), ("org", "2")]);
        assert_eq!(one.iter().collect::<Vec<_>>(), [("org", "2")]);
        assert!(keys < one && Keys::new() < keys);
        assert_eq!((keys.get("org"), keys.get("o")), (Some("3"), None));
    }

    #[test]
    fn keys_made_at_once_are_those_made_one_by_one() {
        let pairs = [("b", "1"), ("a", "2"), ("c", "3"), ("a", "4"), ("b", "5")];
        for count in 0..=pairs.len() {
            let mut keys = Keys::new();
            for (name, value) in &pairs[..count] {
                keys.insert(name, value);
            }
            let at_once: Keys = pairs[..count].iter().copied().collect();
            assert_eq!(at_once, keys);
            assert_eq!(at_once.heap_size(), keys.heap_size());
            assert_eq!(keys.len(), count.min(3));
        }
        let read: Keys = serde_json::from_str(r#"{"b":"1","a":"2","b":"3"}"#).unwrap();
        assert_eq!(read, Keys::from([("a", "2"), ("b", "3")]));
        assert!(serde_json::from_str::<Keys>(r#"{"a":"1","b":2}"#).is_err());
    }

    #[test]
    fn the_heap_size_is_that_of_the_layout() {
        let mut keys = Keys::new();
        assert_eq!(keys.heap_size(), 0);
        for count in 1..100 {
            keys.insert(format!("name {count}"), "x".repeat(count));
            let texts: usize = keys
                .pairs()
                .iter()
                .map(|pair| size_of_val(&*pair.text))
                .sum();
            let list = match &keys.0 {
                Pairs::Several(Some(list)) => size_of_val(&**list) + ALLOCATION_OVERHEAD,
                Pairs::Several(None) | Pairs::One(_) => 0,
            };
            let taken = list + texts + count * ALLOCATION_OVERHEAD;
            assert_eq!(keys.heap_size(), taken, "{count} keys");
            assert_eq!(keys.clone().heap_size(), keys.heap_size());
        }
    }

    #[test]
    fn where_a_name_ends_is_part_of_a_key() {
        let (short, long) = (Keys::from([("o", "rg")]), Keys::from([("or", "g")]));
        assert_ne!(short, long);
        assert!(short < long);
        assert!(Keys::from([("a", "z")]) < Keys::from([("aa", "a")]));
        let umlaut = Keys::from([("größe", "ü")]);
        assert_eq!(umlaut.iter().collect::<Vec<_>>(), [("größe", "ü")]);
    }
}
