use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

use super::super::protocol::EntityKind;

/// Where a name is looked up: a hash of it in lower case, since names of keys and their values, and
/// keys of flags, are the same whatever their case.
///
/// Whoever finds something there compares the names themselves. The hash is drawn anew in each
/// process, so that nobody can choose names that meet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    seed: u64,
}

/// A map whose keys are [`Places`] already.
pub(crate) type PlaceHasher = BuildHasherDefault<AsItIs>;

impl Places {
    pub(crate) fn new() -> Self {
        let random = std::hash::RandomState::new();
        Self {
            seed: random.build_hasher().finish(),
        }
    }

    /// The place of several texts, in their order.
    #[inline]
    pub(crate) fn of_all<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> u64 {
        texts.into_iter().fold(self.seed, text)
    }

    /// A place to which no key of a company or user leads.
    pub(crate) fn unused(self) -> u64 {
        mix(self.seed, 0)
    }

    /// The place of a flag's key.
    #[inline]
    pub(crate) fn flag(self, key: &str) -> u64 {
        text(self.seed, key)
    }

    /// The place of a key of a company or user.
    #[inline]
    pub(crate) fn entity(self, kind: EntityKind, name: &str, value: &str) -> u64 {
        text(text(mix(self.seed, 1 + kind as u64), name), value)
    }
}

/// Whether two names are the same but for their case.
#[inline]
pub(crate) fn same(one: &str, other: &str) -> bool {
    // Most are written alike, and that is found out soonest.
    one == other
        || one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii()) && one.to_lowercase() == other.to_lowercase()
}

/// A key of a company or user in lower case, to be compared and sorted as a whole.
pub(crate) fn folded(kind: EntityKind, name: &str, value: &str) -> Box<[u8]> {
    let (name, value) = (name.to_lowercase(), value.to_lowercase());
    // No text holds this byte, so a name cannot run into its value.
    [&[kind as u8], name.as_bytes(), &[0xff], value.as_bytes()]
        .concat()
        .into_boxed_slice()
}

fn text(hash: u64, text: &str) -> u64 {
    if text.is_ascii() {
        bytes(hash, text.as_bytes())
    } else {
        bytes(hash, text.to_lowercase().as_bytes())
    }
}

/// Mixes in bytes, capital letters as small ones.
fn bytes(mut hash: u64, bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        hash = mix(hash, small(u64::from_le_bytes(*word)));
    }
    // The length sets apart what is filled up alike.
    let length = (bytes.len() as u64) << 56;
    let last = rest
        .iter()
        .rev()
        .fold(0, |word, byte| (word << 8) | u64::from(*byte));
    mix(hash, small(last) ^ length)
}

/// Eight bytes with capital letters as small ones.
const fn small(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let low = word & !HIGH;
    let from_a = low + (0x80 - b'A' as u64) * ONES;
    let past_z = low + (0x7f - b'Z' as u64) * ONES;
    let capital = !word & (from_a ^ past_z) & HIGH;
    word | (capital >> 2)
}

/// A multiplication of which no bit is lost.
const fn mix(hash: u64, word: u64) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let product = (hash ^ word) as u128 * ODD as u128;
    product as u64 ^ (product >> 64) as u64
}

/// The hash of what is a hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn case_makes_no_difference() {
        let places = Places::new();
        for (one, other) in [
            ("Beta-X", "bEta-x"),
            ("ÄRGER", "ärger"),
            ("", ""),
            ("abcdefgh", "ABCDEFGH"),
            ("abcdefghi", "ABCDEFGHI"),
        ] {
            assert_eq!(places.flag(one), places.flag(other));
            assert!(same(one, other));
        }
        for byte in 0..128_u8 {
            let text = char::from(byte).to_string();
            let lower = text.to_lowercase();
            assert_eq!(places.flag(&text), places.flag(&lower), "{byte}");
        }
        assert!(!same("ärger", "arger"));
        assert!(!same("@", "`"));
    }

    #[test]
    fn different_names_have_different_places() {
        use EntityKind::{Company, User};
        let places = Places::new();
        let mut seen = HashSet::new();
        for number in 0..20_000 {
            let text = number.to_string();
            seen.insert(places.flag(&text));
            seen.insert(places.entity(Company, "id", &text));
            seen.insert(places.entity(User, "id", &text));
            seen.insert(places.entity(User, &text, "id"));
        }
        for length in 0..200 {
            assert!(seen.insert(places.flag(&"x".repeat(length))));
            assert!(seen.insert(places.flag(&"\0".repeat(length))) || length == 0);
        }
        assert_eq!(seen.len(), 80_000 + 399);
        assert_ne!(
            places.entity(Company, "or", "ga"),
            places.entity(Company, "org", "a")
        );
        assert_ne!(folded(Company, "or", "ga"), folded(Company, "org", "a"));
        assert_eq!(folded(User, "Org", "Ä"), folded(User, "org", "ä"));
    }
}
