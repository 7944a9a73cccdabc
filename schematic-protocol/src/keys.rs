//! The keys by which applications name companies and users.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::mem;
use std::slice;

/// What the allocator adds to a small piece of memory, in bytes, by estimate.
pub const ALLOCATION_OVERHEAD: usize = 8;

/// How many places a list of pairs has at first.
const FIRST_CAPACITY: usize = 4;

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
#[derive(Clone, Default)]
pub struct Keys(Pairs);

/// Mostly there is one pair, and every request makes its keys anew: a list for it alone would cost
/// an allocation.
#[derive(Clone, Default)]
enum Pairs {
    #[default]
    None,
    One(Pair),
    /// At least two.
    Several(Vec<Pair>),
}

impl Keys {
    /// Creates an empty set of keys.
    #[must_use]
    pub const fn new() -> Self {
        Self(Pairs::None)
    }

    /// Sets the key `name` to `value`, in place of an earlier value.
    pub fn insert(&mut self, name: impl AsRef<str>, value: impl AsRef<str>) {
        let (name, value) = (name.as_ref(), value.as_ref());
        let pair = Pair::new(name, value);
        let at = self.find(name);
        self.0 = match (mem::take(&mut self.0), at) {
            (Pairs::None, _) | (Pairs::One(_), Ok(_)) => Pairs::One(pair),
            (Pairs::One(known), Err(at)) => {
                let mut list = Vec::with_capacity(FIRST_CAPACITY);
                list.push(known);
                list.insert(at, pair);
                Pairs::Several(list)
            }
            (Pairs::Several(mut list), Ok(at)) => {
                if let Some(known) = list.get_mut(at) {
                    *known = pair;
                }
                Pairs::Several(list)
            }
            (Pairs::Several(mut list), Err(at)) => {
                list.insert(at, pair);
                Pairs::Several(list)
            }
        };
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
        matches!(self.0, Pairs::None)
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
            // A list begins with some places, and then doubles.
            pairs => {
                let places = pairs.next_power_of_two().max(FIRST_CAPACITY);
                places * size_of::<Pair>() + ALLOCATION_OVERHEAD
            }
        };
        let texts = self
            .pairs()
            .iter()
            .map(|pair| pair.text.len() + ALLOCATION_OVERHEAD);
        list + texts.sum::<usize>()
    }

    fn pairs(&self) -> &[Pair] {
        match &self.0 {
            Pairs::None => &[],
            Pairs::One(pair) => slice::from_ref(pair),
            Pairs::Several(list) => list,
        }
    }

    /// Where the key `name` is, or else where it belongs.
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.pairs()
            .binary_search_by(|known| known.both().0.cmp(name))
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
        let mut keys = Self::new();
        for (name, value) in pairs {
            keys.insert(name, value);
        }
        keys
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
                let mut keys = Keys::new();
                while let Some((name, value)) = map.next_entry::<Box<str>, Box<str>>()? {
                    keys.insert(name, value);
                }
                Ok(keys)
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
                Pairs::Several(list) => list.capacity() * size_of::<Pair>() + ALLOCATION_OVERHEAD,
                Pairs::None | Pairs::One(_) => 0,
            };
            let taken = list + texts + count * ALLOCATION_OVERHEAD;
            assert_eq!(keys.heap_size(), taken, "{count} keys");
            // A copy may have less room to spare.
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
